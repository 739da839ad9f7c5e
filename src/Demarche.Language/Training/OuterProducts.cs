using Demarche.Language.Model;

namespace Demarche.Language.Training;

/// <summary>
/// Sums of outer products: what the inputs and the gradients of many rows add to the gradient of a matrix. Both sides are copied first, the
/// inputs with rows a little further apart and the gradients a panel at a time: rows that lie a power of two apart would push each other
/// out of the nearest cache.
/// </summary>
sealed unsafe class OuterProducts(Kernels kernels)
{
    const int Apart = 16;
    float[] _heldInputs = [];
    float[] _heldPanel = [];
    float* _inputs;
    float* _panel;
    int _inputRoom;
    int _panelRoom;

    /// <summary>Adds the rows' inputs transposed · gradients.</summary>
    /// <param name="input">First row of inputs.</param>
    /// <param name="step">Numbers from one row of inputs to the next; rows may overlap.</param>
    /// <param name="inputs">Inputs of a row.</param>
    /// <param name="gradient">First row of gradients, rows side by side.</param>
    /// <param name="columns">Numbers in a row of gradients.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="to">The matrix' gradient.</param>
    internal void Add(float* input, int step, int inputs, float* gradient, int columns, int rows, float* to)
    {
        var apart = inputs + Apart;
        if (rows * apart > _inputRoom)
        {
            _inputRoom = rows * apart * 5 / 4;
            _heldInputs = Sheet.Aligned(_inputRoom, out _inputs);
        }

        if (rows * Kernels.Panel > _panelRoom)
        {
            _panelRoom = rows * Kernels.Panel * 5 / 4;
            _heldPanel = Sheet.Aligned(_panelRoom, out _panel);
        }

        for (var row = 0; row < rows; row++)
        {
            new ReadOnlySpan<float>(input + ((nint)row * step), inputs).CopyTo(new Span<float>(_inputs + ((nint)row * apart), inputs));
        }

        for (var column = 0; column < columns; column += Kernels.Panel)
        {
            for (var row = 0; row < rows; row++)
            {
                new ReadOnlySpan<float>(gradient + ((nint)row * columns) + column, Kernels.Panel).CopyTo(new Span<float>(_panel + (row * Kernels.Panel), Kernels.Panel));
            }

            kernels.Product(new Operand(_inputs, 1, apart), Packed.Of(_panel, rows), null, to + column, columns, inputs, rows, Kernels.Panel);
        }

        GC.KeepAlive(_heldInputs);
        GC.KeepAlive(_heldPanel);
    }
}
