namespace Demarche.Language.Model;

/// <summary>Memory of the net for one batch of sentences; grows, is used again, belongs to one thread at a time.</summary>
/// <remarks>
/// Tokens are rows. A row of zeros stands before the first sentence and behind each one, so that the window of three around a token is
/// three rows side by side in memory and needs no copy.
/// </remarks>
sealed unsafe class Activations
{
    readonly Layout _layout;
    readonly List<Sheet> _sheets = [];
    int _capacity;

    internal Activations(Layout layout)
    {
        _layout = layout;
        Input = Sheet(WordFeatures.InputWidth);
        States = [.. Enumerable.Range(0, layout.Layers.Length + 1).Select(_ => Sheet(layout.Width))];
        Outputs = [.. layout.Layers.Select(_ => Sheet(layout.Width))];
        Gates = [.. layout.Layers.Select(kind => Sheet(kind == 'r' ? 2 * layout.Width : 0))];
        TagScores = Sheet(layout.TagColumns);
        Slots = Sheet(layout.Slot.Columns);
    }

    /// <summary>Described tokens.</summary>
    internal Sheet Input { get; }

    /// <summary>What goes into each residual layer; the last is what tagger and parser see.</summary>
    internal Sheet[] States { get; }

    /// <summary>What each residual layer adds.</summary>
    internal Sheet[] Outputs { get; }

    /// <summary>Gates and candidates of recurrent layers.</summary>
    internal Sheet[] Gates { get; }

    internal Sheet TagScores { get; }

    /// <summary>Each token projected to each place in the parser's state.</summary>
    internal Sheet Slots { get; }

    /// <summary>First row and number of tokens of each sentence.</summary>
    internal List<(int Row, int Length)> Sentences { get; } = [];

    /// <summary>Rows in use, pads included.</summary>
    internal int Rows { get; private set; }

    /// <summary>What the parser sees.</summary>
    internal Sheet Top => States[^1];

    /// <summary>Lays out a batch of sentences of the given lengths and makes room for it.</summary>
    internal void Begin(ReadOnlySpan<int> lengths)
    {
        Sentences.Clear();
        var row = 1;
        foreach (var length in lengths)
        {
            Sentences.Add((row, length));
            row += length + 1;
        }

        Rows = row;
        if (row <= _capacity)
        {
            return;
        }

        _capacity = row + (row / 4) + 16;
        foreach (var sheet in _sheets)
        {
            sheet.Grow(_capacity);
        }
    }

    /// <summary>Sets the rows between sentences to zero.</summary>
    internal void ClearPads(Sheet sheet)
    {
        Clear(sheet, 0);
        foreach (var (row, length) in Sentences)
        {
            Clear(sheet, row + length);
        }
    }

    static void Clear(Sheet sheet, int row) => new Span<float>(sheet.Row(row), sheet.Width).Clear();

    Sheet Sheet(int width)
    {
        var sheet = new Sheet(width);
        _sheets.Add(sheet);
        return sheet;
    }
}

/// <summary>Rows of numbers that stay in one place in memory, aligned for vectors.</summary>
sealed unsafe class Sheet(int width)
{
    float[] _numbers = [];

    internal int Width { get; } = width;

    internal float* Address { get; private set; }

    internal float* Row(int row) => Address + ((nint)row * Width);

    /// <summary>Makes room for so many rows; what was there is lost, the new room is zero.</summary>
    internal void Grow(int rows)
    {
        _numbers = Aligned(rows * (long)Width, out var address);
        Address = address;
    }

    /// <summary>Pinned numbers, the first of which lies at a multiple of 64 bytes. They live as long as the array is held.</summary>
    internal static float[] Aligned(long count, out float* address)
    {
        var numbers = GC.AllocateArray<float>(checked((int)(count + 16)), pinned: true);
        var first = (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref numbers[0]);
        address = (float*)((first + 63) & ~63);
        return numbers;
    }
}
