using Demarche.Language.Model;

namespace Demarche.Language.Training;

/// <summary>The way back through the shared layers: from gradients of tag scores and parser slots to those of weights and described tokens.</summary>
sealed unsafe class BodyGradient
{
    const int Half = Layout.Width / 2;
    readonly Kernels _kernels;
    readonly Layout _layout;
    readonly DenseWeights _dense;
    readonly Sheet _state = new(Layout.Width);
    readonly Sheet _outer = new(Layout.Width);
    readonly Sheet _gates = new(2 * Layout.Width);
    int _capacity;

    internal BodyGradient(Kernels kernels, Layout layout, DenseWeights dense)
    {
        _kernels = kernels;
        _layout = layout;
        _dense = dense;
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
        Weights(a.Top.Row(1), Layout.Width, a.TagScores.Row(1), _layout.Tag, rows);
        Bias(a.TagScores, _layout.TagBias, rows);
        Back(a.TagScores.Row(1), _layout.Tag, 0, _state.Row(1), Layout.Width, rows);
        Weights(a.Top.Row(1), Layout.Width, Slots.Row(1), _layout.Slot, rows);
        Back(Slots.Row(1), _layout.Slot, 0, _state.Row(1), Layout.Width, rows);
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

        _kernels.LeakSlope(a.States[0].Row(1), _state.Row(1), _outer.Row(1), rows * Layout.Width);
        Weights(a.Input.Row(1), WordFeatures.InputWidth, _outer.Row(1), _layout.Input, rows);
        Bias(_outer, _layout.InputBias, rows);
        new Span<float>(Input.Row(1), rows * Input.Width).Clear();
        Back(_outer.Row(1), _layout.Input, 0, Input.Row(1), WordFeatures.InputWidth, rows);
    }

    void Window(Activations a, int i, int rows)
    {
        _kernels.LeakSlope(a.Outputs[i].Row(1), _state.Row(1), _outer.Row(1), rows * Layout.Width);
        a.ClearPads(_outer);
        Weights(a.States[i].Row(0), Layout.Width, _outer.Row(1), _layout.Weight[i], rows);
        Bias(_outer, _layout.Bias[i], rows);
        for (var w = 0; w < 3; w++)
        {
            Back(_outer.Row(1), _layout.Weight[i], w * Layout.Width, _state.Row(w), Layout.Width, rows);
        }
    }

    void Recurrence(Activations a, int i, int rows)
    {
        new Span<float>(_gates.Address, a.Rows * _gates.Width).Clear();
        foreach (var (row, length) in a.Sentences)
        {
            for (var u = 0; u < Layout.Width; u++)
            {
                Unit(a.Gates[i].Row(row) + u, a.Outputs[i].Row(row) + u, _state.Row(row) + u, _gates.Row(row) + u, length, u >= Half);
            }
        }

        Weights(a.States[i].Row(1), Layout.Width, _gates.Row(1), _layout.Weight[i], rows);
        Bias(_gates, _layout.Bias[i], rows);
        Back(_gates.Row(1), _layout.Weight[i], 0, _state.Row(1), Layout.Width, rows);
    }

    /// <summary>One unit of the recurrence, from its last step to its first.</summary>
    static void Unit(float* gates, float* outputs, float* gradient, float* to, int length, bool backwards)
    {
        const int width = Layout.Width;
        var carry = 0f;
        for (var step = length - 1; step >= 0; step--)
        {
            var t = (nint)(backwards ? length - 1 - step : step);
            var before = step == 0 ? 0f : outputs[(backwards ? t + 1 : t - 1) * width];
            var z = gates[t * 2 * width];
            var c = gates[(t * 2 * width) + width];
            var d = gradient[t * width] + carry;
            to[t * 2 * width] = d * (c - before) * z * (1 - z);
            to[(t * 2 * width) + width] = d * z;
            carry = d * (1 - z);
        }
    }

    /// <summary>Adds inputs transposed · gradients to a matrix' gradient.</summary>
    void Weights(float* input, int step, float* gradient, Block block, int rows) =>
        _kernels.Product(
            new Operand(input, 1, step),
            Packed.Plain(gradient, block.Columns),
            null,
            _dense.Gradient + block.Offset,
            block.Columns,
            block.Rows,
            rows,
            block.Columns);

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
