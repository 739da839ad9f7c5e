using System.Runtime.InteropServices;
using System.Text;
using Demarche.Language.Model;

namespace Demarche.Language.Training;

/// <summary>Writes a model: averaged tables as bytes with a scale a column, dense weights as floats.</summary>
static unsafe class ModelWriter
{
    internal static byte[] Write(ModelHeader header, Vocabularies words, EmbeddingTable?[] tables, DenseWeights dense, Layout layout)
    {
        using var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.GetBytes(header.Write()));
        Section(stream, MemoryMarshal.AsBytes(words.Starts.AsSpan()));
        Section(stream, MemoryMarshal.AsBytes(words.Hashes.AsSpan(0, words.Count)));
        Section(stream, MemoryMarshal.AsBytes(words.Rows.AsSpan(0, 2 * words.Count)));
        var scales = new float[WordFeatures.InputWidth];
        for (var t = 0; t < WordFeatures.Count; t++)
        {
            var of = scales.AsSpan(WordFeatures.Offsets[t], WordFeatures.Widths[t]);
            if (tables[t] is { } table)
            {
                Section(stream, Quantise(table, of));
            }
            else
            {
                of.Fill(WordVectors.Step);
                Section(stream, MemoryMarshal.AsBytes<sbyte>(words.Vectors.SelectMany(v => v).ToArray()));
            }
        }

        Section(stream, MemoryMarshal.AsBytes(scales.AsSpan()));
        Section(stream, new ReadOnlySpan<byte>(dense.Average, layout.Size * sizeof(float)));
        return stream.ToArray();
    }

    static byte[] Quantise(EmbeddingTable table, Span<float> scales)
    {
        scales.Clear();
        for (var row = 0; row < table.Rows; row++)
        {
            var from = table.AverageRow(row);
            for (var i = 0; i < table.Width; i++)
            {
                scales[i] = Math.Max(scales[i], Math.Abs(from[i]));
            }
        }

        for (var i = 0; i < table.Width; i++)
        {
            scales[i] = scales[i] == 0 ? 1 : scales[i] / 127;
        }

        var bytes = new byte[table.Rows * table.Width];
        for (var row = 0; row < table.Rows; row++)
        {
            var from = table.AverageRow(row);
            for (var i = 0; i < table.Width; i++)
            {
                bytes[(row * table.Width) + i] = (byte)(sbyte)Math.Clamp(MathF.Round(from[i] / scales[i]), -127, 127);
            }
        }

        return bytes;
    }

    static void Section(MemoryStream stream, ReadOnlySpan<byte> bytes)
    {
        while (stream.Length % 64 != 0)
        {
            stream.WriteByte(0);
        }

        stream.Write(bytes);
    }
}
