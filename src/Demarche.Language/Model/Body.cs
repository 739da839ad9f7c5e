namespace Demarche.Language.Model;

/// <summary>The shared layers, from described tokens to tag scores and to what the parser sees; the same code when training and when annotating.</summary>
sealed unsafe class Body(Kernels kernels, Layout layout)
{
    /// <summary>Runs the layers over a batch whose input rows are filled.</summary>
    /// <param name="weights">Packed weights.</param>
    /// <param name="a">The batch.</param>
    internal void Run(float* weights, Activations a)
    {
        Multiply(weights, a.Input, a.Tokens, 0, layout.Input, layout.InputBias, a.States[0]);
        foreach (var row in a.Tokens)
        {
            kernels.Leak(a.States[0].Row(row), layout.Width);
        }

        RunLayers(weights, a);
        Multiply(weights, a.Top, a.Tokens, 0, layout.Slot, default, a.Slots);
    }

    /// <summary>The input layer alone, for rows that follow each other.</summary>
    internal void RunInput(float* weights, Sheet from, int rows, Sheet to)
    {
        kernels.Product(
            new Operand(from.Row(0), from.Width),
            Packed.Of(weights + layout.Input.Offset, layout.Input.Rows),
            weights + layout.InputBias.Offset,
            to.Row(0),
            to.Width,
            rows,
            layout.Input.Rows,
            layout.Input.Columns);
        kernels.Leak(to.Row(0), rows * to.Width);
    }

    /// <summary>All layers but the first and the tag scores, over a batch whose first layer is there; not what the parser's states see of each word.</summary>
    internal void RunLayers(float* weights, Activations a)
    {
        var state = a.States[0];
        a.ClearPads(state);
        for (var i = 0; i < layout.Layers.Length; i++)
        {
            var (output, next) = (a.Outputs[i], a.States[i + 1]);
            if (layout.Layers[i] == 'c')
            {
                Multiply(weights, state, a.Tokens, -1, layout.Weight[i], layout.Bias[i], output);
                a.ClearPads(output);
                kernels.LeakAndAdd(output.Row(0), state.Row(0), next.Row(0), a.Rows * layout.Width);
            }
            else
            {
                var gates = a.Gates[i];
                Multiply(weights, state, a.Tokens, 0, layout.Weight[i], layout.Bias[i], gates);
                Recur(a, gates, output);
                a.ClearPads(output);
                kernels.Add(state.Row(0), output.Row(0), next.Row(0), a.Rows * layout.Width);
            }

            state = next;
        }

        Multiply(weights, state, a.Tokens, 0, layout.Tag, layout.TagBias, a.TagScores);
    }

    void Recur(Activations a, Sheet gates, Sheet output)
    {
        var half = layout.Width / 2;
        foreach (var (row, length) in a.Sentences)
        {
            for (var i = 0; i < length; i++)
            {
                kernels.Sigmoid(gates.Row(row + i), layout.Width);
            }

            kernels.Recur(gates.Row(row), gates.Width, layout.Width, output.Row(row), output.Width, length, half, backwards: false);
            kernels.Recur(gates.Row(row) + half, gates.Width, layout.Width, output.Row(row) + half, output.Width, length, half, backwards: true);
        }
    }

    /// <summary>Rows of a sheet times a matrix. A matrix with more inputs than the sheet is wide reads rows side by side, from <paramref name="shift"/> rows on.</summary>
    void Multiply(float* weights, Sheet from, ReadOnlySpan<int> rows, int shift, Block weight, Block bias, Sheet to)
    {
        var none = stackalloc float[bias.Columns == 0 ? weight.Columns : 1];
        if (bias.Columns == 0)
        {
            new Span<float>(none, weight.Columns).Clear();
        }

        kernels.ProductOf(
            rows,
            new Operand(from.Row(0) + (shift * (nint)from.Width), from.Width),
            Packed.Of(weights + weight.Offset, weight.Rows),
            bias.Columns == 0 ? none : weights + bias.Offset,
            to.Row(0),
            to.Width,
            weight.Rows,
            weight.Columns);
    }
}
