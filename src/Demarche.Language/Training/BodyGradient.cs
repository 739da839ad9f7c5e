using Demarche.Language.Model;

namespace Demarche.Language.Training;

/// <summary>The way back through the shared layers: from gradients of tag scores and parser slots to those of weights and described tokens.</summary>
sealed unsafe class BodyGradient
{
    readonly Kernels _kernels;
    readonly Layout _layout;
    readonly DenseWeights _dense;
    readonly OuterProducts _products;
    readonly Sheet _state;
    readonly Sheet _outer;
    readonly Sheet _gates;
    int _capacity;

    internal BodyGradient(Kernels kernels, Layout layout, DenseWeights dense)
    {
        _kernels = kernels;
        _layout = layout;
        _dense = dense;
        _products = new OuterProducts(kernels);
        _state = new Sheet(layout.Width);
        _outer = new Sheet(layout.Width);
        _gates = new Sheet(2 * layout.Width);
        Slots = new Sheet(layout.Slot.Columns);
        Input = new Sheet(WordFeatures.InputWidth);
    }

    /// <summary>Gradients of the projected tokens; filled by the parser's trainer.</summary>
    internal Sheet Slots { get; }

    /// <summary>Gradients of the described tokens; the result.</summary>
    internal Sheet Input { get; }

    /// <summary>Makes room for a batch and clears what the parser adds to.</summary>
    internal void Begin(Activations a)
    {
        if (a.Rows > _capacity)
        {
            _capacity = a.Rows * 5 / 4;
            foreach (var sheet in (Sheet[])[_state, _outer, _gates, Slots, Input])
            {
                sheet.Grow(_capacity);
            }
        }

        new Span<float>(Slots.Address, a.Rows * Slots.Width).Clear();
        new Span<float>(_state.Address, a.Rows * _state.Width).Clear();
    }

    /// <summary>Runs back. The activations' tag scores hold their own gradients by now, zero in rows between sentences.</summary>
    internal void Run(Activations a)
    {
        var rows = a.Rows - 2;
        Weights(a.Top.Row(1), _layout.Width, a.TagScores.Row(1), _layout.Tag, rows);
        Bias(a.TagScores, _layout.TagBias, rows);
        Back(a.TagScores.Row(1), _layout.Tag, 0, _state.Row(1), _layout.Width, rows);
        Weights(a.Top.Row(1), _layout.Width, Slots.Row(1), _layout.Slot, rows);
        Back(Slots.Row(1), _layout.Slot, 0, _state.Row(1), _layout.Width, rows);
        a.ClearPads(_state);
        for (var i = _layout.Layers.Length - 1; i >= 0; i--)
        {
            if (_layout.Layers[i] == 'c')
            {
                Window(a, i, rows);
            }
            else
            {
                Recurrence(a, i, rows);
            }

            a.ClearPads(_state);
        }

        _kernels.LeakSlope(a.States[0].Row(1), _state.Row(1), _outer.Row(1), rows * _layout.Width);
        Weights(a.Input.Row(1), WordFeatures.InputWidth, _outer.Row(1), _layout.Input, rows);
        Bias(_outer, _layout.InputBias, rows);
        new Span<float>(Input.Row(1), rows * Input.Width).Clear();
        Back(_outer.Row(1), _layout.Input, 0, Input.Row(1), WordFeatures.InputWidth, rows);
    }

    void Window(Activations a, int i, int rows)
    {
        _kernels.LeakSlope(a.Outputs[i].Row(1), _state.Row(1), _outer.Row(1), rows * _layout.Width);
        a.ClearPads(_outer);
        Weights(a.States[i].Row(0), _layout.Width, _outer.Row(1), _layout.Weight[i], rows);
        Bias(_outer, _layout.Bias[i], rows);
        for (var w = 0; w < 3; w++)
        {
            Back(_outer.Row(1), _layout.Weight[i], w * _layout.Width, _state.Row(w), _layout.Width, rows);
        }
    }

    void Recurrence(Activations a, int i, int rows)
    {
        var half = _layout.Width / 2;
        new Span<float>(_gates.Address, a.Rows * _gates.Width).Clear();
        foreach (var (row, length) in a.Sentences)
        {
            for (var at = 0; at < _layout.Width; at += half)
            {
                _kernels.RecurBack(a.Gates[i].Row(row) + at, a.Outputs[i].Row(row) + at, _state.Row(row) + at, _gates.Row(row) + at, _layout.Width, length, half, backwards: at > 0);
            }
        }

        Weights(a.States[i].Row(1), _layout.Width, _gates.Row(1), _layout.Weight[i], rows);
        Bias(_gates, _layout.Bias[i], rows);
        Back(_gates.Row(1), _layout.Weight[i], 0, _state.Row(1), _layout.Width, rows);
    }

    /// <summary>Adds inputs transposed · gradients to a matrix' gradient.</summary>
    void Weights(float* input, int step, float* gradient, Block block, int rows) =>
        _products.Add(input, step, block.Rows, gradient, block.Columns, rows, _dense.Gradient + block.Offset);

    void Bias(Sheet gradient, Block block, int rows)
    {
        for (var r = 1; r <= rows; r++)
        {
            _kernels.AddScaled(gradient.Row(r), 1, _dense.Gradient + block.Offset, block.Columns);
        }
    }

    /// <summary>Adds gradients · weights transposed for some of the matrix' inputs.</summary>
    void Back(float* gradient, Block block, int firstInput, float* to, int width, int rows) =>
        _kernels.Product(
            new Operand(gradient, block.Columns),
            Packed.Of(_dense.PackedTransposed + block.Offset + (firstInput * (nint)block.Columns), block.Columns),
            null,
            to,
            width,
            rows,
            block.Columns,
            width);
}
