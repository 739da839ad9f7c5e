using System.Runtime.Intrinsics;
using Demarche.Language.Model;

namespace Demarche.Language.Entities;

/// <summary>
/// Weights that score entity labels: one hidden layer over what <see cref="EntityInput"/> gives in numbers, a hashed table of bytes for the
/// rest, scores of steps from label to label. Read-only, so shared by threads; equal bytes on every machine.
/// </summary>
sealed unsafe class EntityHead
{
    /// <summary>Units of one trained head's hidden layer.</summary>
    internal const int Hidden = 64;

    /// <summary>Heads side by side at most.</summary>
    const int MostMembers = 8;

    /// <summary>Columns of the scores: <see cref="LabelChain.Labels"/> of them used.</summary>
    internal const int Columns = Kernels.Panel;

    readonly float[] _held;
    readonly float* _dense;
    readonly sbyte[] _table;

    internal EntityHead(int state, int units, ulong net, float[] dense, sbyte[] table, float scale, float[] steps)
    {
        (State, Units, Net, Scale, Steps, _table) = (state, units, net, scale, steps, table);
        _held = Sheet.Aligned(SizeFor(state, units), out _dense);
        dense.CopyTo(new Span<float>(_dense, SizeFor(state, units)));
    }

    /// <summary>Units of the hidden layer.</summary>
    internal int Units { get; }

    /// <summary>Units of the shared net's layers.</summary>
    internal int State { get; }

    /// <summary>Which net it was trained on.</summary>
    internal ulong Net { get; }

    /// <summary>What one step of a byte in the hashed table is worth.</summary>
    internal float Scale { get; }

    internal float[] Steps { get; }

    /// <summary>Dense weights: hidden matrix and bias, score matrix and bias; matrices packed in panels.</summary>
    internal static int SizeFor(int state, int units = Hidden) => (EntityInput.WidthFor(state) * units) + units + (units * Columns) + Columns;

    /// <summary>One head that scores as the mean of several: their hidden units side by side.</summary>
    internal static EntityHead Average(IReadOnlyList<EntityHead> heads)
    {
        var (first, share) = (heads[0], 1f / heads.Count);
        var (inputs, units) = (EntityInput.WidthFor(first.State), heads.Sum(h => h.Units));
        var dense = new float[SizeFor(first.State, units)];
        var bias = inputs * units;
        var wide = bias + units;
        var at = 0;
        foreach (var h in heads)
        {
            // Panels follow each other, so those of one head lie together in the hidden matrix; in the score matrix its rows do.
            new Span<float>(h._dense, inputs * h.Units).CopyTo(dense.AsSpan(inputs * at));
            new Span<float>(h._dense + (inputs * h.Units), h.Units).CopyTo(dense.AsSpan(bias + at));
            var scores = new Span<float>(h._dense + (inputs * h.Units) + h.Units, (h.Units * Columns) + Columns);
            for (var i = 0; i < h.Units * Columns; i++)
            {
                dense[wide + (at * Columns) + i] = scores[i] * share;
            }

            for (var c = 0; c < Columns; c++)
            {
                dense[wide + (units * Columns) + c] += scores[(h.Units * Columns) + c] * share;
            }

            at += h.Units;
        }

        var scale = heads.Max(h => h.Scale);
        var table = new sbyte[first._table.Length];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (sbyte)Math.Clamp(MathF.Round(heads.Sum(h => h._table[i] * h.Scale) * share / scale), -127, 127);
        }

        return new EntityHead(first.State, units, first.Net, dense, table, scale, [.. first.Steps.Select((_, i) => heads.Sum(h => h.Steps[i]) * share)]);
    }

    /// <summary>Scores every label of every word.</summary>
    /// <param name="kernels">Arithmetic.</param>
    /// <param name="words">The words.</param>
    /// <param name="hidden">Room for <see cref="Units"/> numbers a word.</param>
    /// <param name="wide">Room for <see cref="Columns"/> numbers a word.</param>
    /// <param name="scores">Filled, <see cref="LabelChain.Stride"/> a word.</param>
    internal void Score(Kernels kernels, EntityInput words, float* hidden, float* wide, Span<float> scores)
    {
        var inputs = EntityInput.WidthFor(State);
        var at = _dense;
        kernels.Product(new Operand(words.Dense.Row(0), inputs), Packed.Of(at, inputs), at + (inputs * Units), hidden, Units, words.Count, inputs, Units);
        kernels.Leak(hidden, words.Count * Units);
        at += (inputs * Units) + Units;
        kernels.Product(new Operand(hidden, Units), Packed.Of(at, Units), at + (Units * Columns), wide, Columns, words.Count, Units, Columns);
        fixed (sbyte* table = _table)
        {
            for (var i = 0; i < words.Count; i++)
            {
                // Bytes of at most Most rows add up in 16 bits without loss.
                var sum = Vector128<short>.Zero;
                foreach (var row in words.Hashed(i))
                {
                    sum += Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)(table + ((nint)row * LabelChain.Stride))).AsSByte());
                }

                for (var label = 0; label < LabelChain.Stride; label++)
                {
                    scores[(i * LabelChain.Stride) + label] = MathF.FusedMultiplyAdd(sum[label], Scale, wide[(i * Columns) + label]);
                }
            }
        }

        GC.KeepAlive(_held);
    }

    internal void Write(BinaryWriter writer)
    {
        writer.Write(State);
        writer.Write(Units);
        writer.Write(Net);
        for (var i = 0; i < SizeFor(State, Units); i++)
        {
            writer.Write(_dense[i]);
        }

        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_table.AsSpan()));
        writer.Write(Scale);
        foreach (var step in Steps)
        {
            writer.Write(step);
        }
    }

    internal static EntityHead Read(BinaryReader reader)
    {
        var state = reader.ReadInt32();
        var units = reader.ReadInt32();
        if (state is < Kernels.Panel or > 1024 || units is < Hidden or > MostMembers * Hidden || units % Hidden != 0)
        {
            throw new InvalidDataException($"Layers of {state} and {units} units cannot be right; the file is damaged.");
        }

        var net = reader.ReadUInt64();
        var dense = new float[SizeFor(state, units)];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(dense.AsSpan()));
        var table = new sbyte[EntityFeatures.Rows * LabelChain.Stride];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(table.AsSpan()));
        var scale = reader.ReadSingle();
        var steps = new float[LabelChain.Stride * LabelChain.Stride];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(steps.AsSpan()));
        return new EntityHead(state, units, net, dense, table, scale, steps);
    }
}
