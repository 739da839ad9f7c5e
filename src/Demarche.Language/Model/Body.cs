namespace Demarche.Language.Model;

/// <summary>The shared layers, from described tokens to tag scores and to what the parser sees; the same code when training and when annotating.</summary>
sealed unsafe class Body(Kernels kernels, Layout layout)
{

    /// <summary>Runs the layers over a batch whose input rows are filled.</summary>
    /// <param name="weights">Packed weights.</param>
    /// <param name="a">The batch.</param>
    internal void Run(float* weights, Activations a)
    {
        var width = layout.Width;
        var rows = a.Rows - 2;
        if (rows <= 0)
        {
            return;
        }

        var state = a.States[0];
        Multiply(weights, a.Input, 1, WordFeatures.InputWidth, layout.Input, layout.InputBias, state.Row(1), rows);
        kernels.Leak(state.Row(1), rows * width);
        a.ClearPads(state);
        for (var i = 0; i < layout.Layers.Length; i++)
        {
            var output = a.Outputs[i];
            if (layout.Layers[i] == 'c')
            {
                Multiply(weights, state, 0, width, layout.Weight[i], layout.Bias[i], output.Row(1), rows);
                kernels.Leak(output.Row(1), rows * width);
            }
            else
            {
                var gates = a.Gates[i];
                Multiply(weights, state, 1, width, layout.Weight[i], layout.Bias[i], gates.Row(1), rows);
                Recur(a, gates, output);
            }

            a.ClearPads(output);
            var next = a.States[i + 1];
            kernels.Add(state.Row(0), output.Row(0), next.Row(0), a.Rows * width);
            state = next;
        }

        Multiply(weights, state, 1, width, layout.Tag, layout.TagBias, a.TagScores.Row(1), rows);
        Multiply(weights, state, 1, width, layout.Slot, default, a.Slots.Row(1), rows);
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

    void Multiply(float* weights, Sheet from, int row, int step, Block weight, Block bias, float* to, int rows)
    {
        var none = stackalloc float[bias.Columns == 0 ? weight.Columns : 1];
        if (bias.Columns == 0)
        {
            new Span<float>(none, weight.Columns).Clear();
        }

        kernels.Product(
            new Operand(from.Row(row), step),
            Packed.Of(weights + weight.Offset, weight.Rows),
            bias.Columns == 0 ? none : weights + bias.Offset,
            to,
            weight.Columns,
            rows,
            weight.Rows,
            weight.Columns);
    }
}
