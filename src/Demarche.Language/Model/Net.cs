using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language.Model;

/// <summary>
/// A trained net: tables as bytes straight from the mapped file, dense weights as floats in aligned memory. Read-only, so shared by threads.
/// </summary>
sealed unsafe class Net : IDisposable
{
    readonly MemoryMappedFile? _file;
    readonly MemoryMappedViewAccessor? _view;
    readonly float[] _own;
    float[]? _copy;
    readonly sbyte*[] _tables = new sbyte*[WordFeatures.Count];
    readonly float* _scales;

    Net(byte* bytes, long length, MemoryMappedFile? file, MemoryMappedViewAccessor? view)
    {
        _file = file;
        _view = view;
        (Header, var at) = ModelHeader.Read(new ReadOnlySpan<byte>(bytes, (int)Math.Min(length, int.MaxValue)));
        Layout = Header.ToLayout();
        var offset = (long)at;
        var starts = (uint*)Take((long)Vocabulary.Starts * sizeof(uint));
        var hashes = (ulong*)Take((long)Header.Vocabulary * sizeof(ulong));
        var rows = (int*)Take(2L * Header.Vocabulary * sizeof(int));
        for (var i = 0; i < WordFeatures.Count; i++)
        {
            _tables[i] = (sbyte*)Take((long)RowsOf(i) * WordFeatures.Widths[i]);
        }

        _scales = (float*)Take(WordFeatures.InputWidth * sizeof(float));
        var dense = (float*)Take((long)Layout.Size * sizeof(float));
        Words = new Vocabulary(hashes, rows, starts, Header.Vocabulary);
        Check(starts, rows);
        _own = Sheet.Aligned(Layout.Size, out var weights);
        Weights = weights;
        Layout.Pack(dense, Weights);
        Print = PrintOf((ulong*)Weights, Layout.Size / 2);

        byte* Take(long size)
        {
            offset = (offset + 63) / 64 * 64;
            if (offset + size > length)
            {
                throw new InvalidDataException($"The model ends after {length} bytes, before its tables do. Copy or train it again.");
            }

            offset += size;
            return bytes + offset - size;
        }
    }

    internal ModelHeader Header { get; }

    internal Layout Layout { get; }

    internal Vocabulary Words { get; }

    /// <summary>Packed dense weights.</summary>
    internal float* Weights { get; }

    /// <summary>A number that tells nets apart: models built on a net's layers name it.</summary>
    internal ulong Print { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static ulong PrintOf(ulong* numbers, int count)
    {
        var print = 17UL;
        for (var i = 0; i < count; i++)
        {
            print = (print ^ numbers[i]) * 0x9e3779b97f4a7c15UL;
            print ^= print >> 32;
        }

        return print;
    }

    /// <summary>Maps a model file.</summary>
    /// <exception cref="InvalidDataException">The file is no model, or a damaged one.</exception>
    internal static Net Load(string path)
    {
        var length = new FileInfo(path).Length;
        if (length == 0)
        {
            throw new InvalidDataException($"The model '{path}' is empty.");
        }

        var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* bytes = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref bytes);
        try
        {
            return new Net(bytes + view.PointerOffset, length, file, view);
        }
        catch
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>A net from bytes in memory, which are copied.</summary>
    internal static Net From(ReadOnlySpan<byte> bytes)
    {
        var numbers = Sheet.Aligned((bytes.Length + 3) / sizeof(float), out var address);
        bytes.CopyTo(new Span<byte>(address, bytes.Length));
        return new Net((byte*)address, bytes.Length, file: null, view: null) { _copy = numbers };
    }

    /// <summary>Writes the numbers that describe a token; returns its row among the word vectors, -1 for none.</summary>
    internal int Describe(ReadOnlySpan<char> form, float* to)
    {
        Span<int> rows = stackalloc int[WordFeatures.Count];
        WordFeatures.Fill(form, Words, rows);
        for (var i = 0; i < WordFeatures.Count; i++)
        {
            var (width, offset) = (WordFeatures.Widths[i], WordFeatures.Offsets[i]);
            if (rows[i] < 0)
            {
                new Span<float>(to + offset, width).Clear();
                continue;
            }

            Expand(_tables[i] + ((nint)rows[i] * width), _scales + offset, to + offset, width);
        }

        return rows[WordFeatures.Vector];
    }

    /// <summary>Writes a word vector; zeros for row -1.</summary>
    internal void Vector(int row, float* to)
    {
        var (width, offset) = (WordFeatures.Widths[WordFeatures.Vector], WordFeatures.Offsets[WordFeatures.Vector]);
        if (row < 0)
        {
            new Span<float>(to, width).Clear();
            return;
        }

        Expand(_tables[WordFeatures.Vector] + ((nint)row * width), _scales + offset, to, width);
    }

    /// <summary>Bytes times the scale of their column. Exact on every machine: one multiplication of an integer that a float holds.</summary>
    static void Expand(sbyte* from, float* scales, float* to, int width)
    {
        var i = 0;
        for (; i + 16 <= width; i += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.Load(from + i));
            var (a, b) = Vector128.Widen(low);
            var (c, d) = Vector128.Widen(high);
            (Vector128.ConvertToSingle(a) * Vector128.Load(scales + i)).Store(to + i);
            (Vector128.ConvertToSingle(b) * Vector128.Load(scales + i + 4)).Store(to + i + 4);
            (Vector128.ConvertToSingle(c) * Vector128.Load(scales + i + 8)).Store(to + i + 8);
            (Vector128.ConvertToSingle(d) * Vector128.Load(scales + i + 12)).Store(to + i + 12);
        }

        for (; i < width; i++)
        {
            to[i] = from[i] * scales[i];
        }
    }

    int RowsOf(int table) => table == 0 ? Header.Words : table == WordFeatures.Vector ? Header.Vectors : WordFeatures.HashRows;

    /// <summary>No row may point outside its table, whatever the file says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Check(uint* starts, int* rows)
    {
        var good = starts[0] == 0 && starts[Vocabulary.Starts - 1] == Header.Vocabulary;
        for (var i = 1; i < Vocabulary.Starts; i++)
        {
            good &= starts[i] >= starts[i - 1];
        }

        for (var i = 0; i < Header.Vocabulary; i++)
        {
            good &= (uint)rows[2 * i] < (uint)Header.Words && rows[(2 * i) + 1] >= -1 && rows[(2 * i) + 1] < Header.Vectors;
        }

        if (!good)
        {
            throw new InvalidDataException("The model's word table points outside its rows. Copy or train it again.");
        }
    }

    public void Dispose()
    {
        if (_view is { SafeMemoryMappedViewHandle.IsClosed: false })
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file?.Dispose();
        }

        GC.KeepAlive(_copy);
        GC.KeepAlive(_own);
    }
}
