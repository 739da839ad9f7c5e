using Demarche.Language.Model;

namespace Demarche.Language.Training;

/// <summary>Dense weights in training: values, gradients, the optimiser's moments, the average over time, and the packed copies to multiply with.</summary>
sealed unsafe class DenseWeights
{
    readonly Layout _layout;
    readonly List<float[]> _held = [];

    internal DenseWeights(Layout layout, Chance chance)
    {
        _layout = layout;
        Values = Take();
        Gradient = Take();
        First = Take();
        Second = Take();
        Average = Take();
        Packed = Take();
        PackedTransposed = Take();
        foreach (var block in layout.Blocks)
        {
            Fill(block, chance);
        }

        new Span<float>(Values, layout.Size).CopyTo(new Span<float>(Average, layout.Size));
    }

    internal float* Values { get; }
    internal float* Gradient { get; }
    internal float* First { get; }
    internal float* Second { get; }
    internal float* Average { get; }
    internal float* Packed { get; }
    internal float* PackedTransposed { get; }

    internal void Repack()
    {
        _layout.Pack(Values, Packed);
        _layout.PackTransposed(Values, PackedTransposed);
    }

    internal void ClearGradient() => new Span<float>(Gradient, _layout.Size).Clear();

    void Fill(Block block, Chance chance)
    {
        var to = Values + block.Offset;
        var isOutput = block == _layout.Tag || block == _layout.Action;
        var spread = block.IsMatrix
            ? (isOutput ? 0.5f : 1f) / MathF.Sqrt(block == _layout.Slot ? block.Rows * 3 : block.Rows)
            : block == _layout.Pads || block == _layout.Table ? 0.05f : 0f;
        for (var i = 0; i < block.Size; i++)
        {
            to[i] = spread * chance.Bell();
        }

        for (var i = 0; i < _layout.Layers.Length; i++)
        {
            // Gates begin between half open and slow, so that the recurrence starts with memories of many lengths.
            if (block == _layout.Bias[i] && _layout.Layers[i] == 'r')
            {
                for (var u = 0; u < _layout.Width; u++)
                {
                    to[u] = -3f * (u % (_layout.Width / 2)) / ((_layout.Width / 2) - 1);
                }
            }
        }
    }

    float* Take()
    {
        _held.Add(Sheet.Aligned(_layout.Size, out var address));
        return address;
    }
}
