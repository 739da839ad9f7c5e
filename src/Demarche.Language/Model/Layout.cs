using System.Runtime.CompilerServices;

namespace Demarche.Language.Model;

/// <summary>Where a matrix or vector lies among the dense weights.</summary>
/// <param name="Offset">First element.</param>
/// <param name="Rows">Inputs.</param>
/// <param name="Columns">Outputs, a multiple of <see cref="Kernels.Panel"/>.</param>
/// <param name="IsMatrix">Multiplied with (and then packed in panels) rather than added or looked up.</param>
readonly record struct Block(int Offset, int Rows, int Columns, bool IsMatrix)
{
    internal int Size => Rows * Columns;
}

/// <summary>
/// The shape of the net and the place of every dense weight in one flat array: input layer, residual layers
/// (<c>c</c>: window of three, <c>r</c>: gated recurrence in both directions), tag scores, parser.
/// </summary>
sealed class Layout
{
    internal Layout(string layers, int width, int tags, int actions, int labels)
    {
        Width = width;
        Layers = layers;
        Tags = tags;
        Actions = actions;
        Labels = labels;
        Input = Matrix(WordFeatures.InputWidth, Width);
        InputBias = Vector(Width);
        Weight = new Block[layers.Length];
        Bias = new Block[layers.Length];
        for (var i = 0; i < layers.Length; i++)
        {
            var columns = layers[i] == 'c' ? Width : 2 * Width;
            Weight[i] = Matrix(layers[i] == 'c' ? 3 * Width : Width, columns);
            Bias[i] = Vector(columns);
        }

        TagColumns = Up(tags);
        Tag = Matrix(Width, TagColumns);
        TagBias = Vector(TagColumns);
        Slot = Matrix(Width, Trees.StateFeatures.Slots * Hidden);
        Hid = Vector(Hidden);
        Pads = Rows(2 * Trees.StateFeatures.Slots);
        Table = Rows(Trees.StateFeatures.RowsFor(labels));
        ActionColumns = Up(actions);
        Action = Matrix(Hidden, ActionColumns);
        ActionBias = Vector(ActionColumns);
    }

    /// <summary>Units of every layer of the body, a multiple of <see cref="Kernels.Panel"/>.</summary>
    internal int Width { get; }

    /// <summary>Hidden units of the parser.</summary>
    internal const int Hidden = 128;

    internal string Layers { get; }
    internal int Tags { get; }
    internal int Actions { get; }
    internal int Labels { get; }
    internal int TagColumns { get; }
    internal int ActionColumns { get; }
    internal Block Input { get; }
    internal Block InputBias { get; }
    internal Block[] Weight { get; }
    internal Block[] Bias { get; }
    internal Block Tag { get; }
    internal Block TagBias { get; }

    /// <summary>Projection of a token to each of its possible places in the parser's state, side by side.</summary>
    internal Block Slot { get; }
    internal Block Hid { get; }

    /// <summary>Two rows a slot: nothing there, and past the end of the sentence.</summary>
    internal Block Pads { get; }

    /// <summary>Rows for distances, child labels and child counts.</summary>
    internal Block Table { get; }
    internal Block Action { get; }
    internal Block ActionBias { get; }

    /// <summary>All blocks in order.</summary>
    internal List<Block> Blocks { get; } = [];

    /// <summary>Number of dense weights.</summary>
    internal int Size { get; private set; }

    static int Up(int columns) => (columns + Kernels.Panel - 1) / Kernels.Panel * Kernels.Panel;

    Block Matrix(int rows, int columns) => Take(rows, columns, isMatrix: true);

    Block Vector(int columns) => Take(1, columns, isMatrix: false);

    Block Rows(int rows) => Take(rows, Hidden, isMatrix: false);

    Block Take(int rows, int columns, bool isMatrix)
    {
        var block = new Block(Size, rows, columns, isMatrix);
        Blocks.Add(block);
        Size += block.Size;
        return block;
    }

    /// <summary>Copies weights so that the panels of each matrix lie together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal unsafe void Pack(float* plain, float* packed)
    {
        foreach (var block in Blocks)
        {
            var from = plain + block.Offset;
            var to = packed + block.Offset;
            if (!block.IsMatrix)
            {
                Buffer.MemoryCopy(from, to, block.Size * sizeof(float), block.Size * sizeof(float));
                continue;
            }

            for (var column = 0; column < block.Columns; column += Kernels.Panel)
            {
                for (var row = 0; row < block.Rows; row++, to += Kernels.Panel)
                {
                    Buffer.MemoryCopy(from + (row * (nint)block.Columns) + column, to, Kernels.Panel * sizeof(float), Kernels.Panel * sizeof(float));
                }
            }
        }
    }

    /// <summary>Copies every matrix transposed (inputs become columns) and packed, for the way back in training.</summary>
    internal unsafe void PackTransposed(float* plain, float* packed)
    {
        foreach (var block in Blocks)
        {
            if (!block.IsMatrix)
            {
                continue;
            }

            var from = plain + block.Offset;
            var to = packed + block.Offset;
            for (var column = 0; column < block.Rows; column += Kernels.Panel)
            {
                for (var row = 0; row < block.Columns; row++, to += Kernels.Panel)
                {
                    for (var i = 0; i < Kernels.Panel; i++)
                    {
                        to[i] = from[((column + i) * (nint)block.Columns) + row];
                    }
                }
            }
        }
    }
}
