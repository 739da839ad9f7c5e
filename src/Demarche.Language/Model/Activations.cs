namespace Demarche.Language.Model;

/// <summary>Memory of the net for one batch of sentences; grows, is used again, belongs to one thread at a time.</summary>
/// <remarks>
/// Tokens are rows. A row of zeros stands before the first sentence and behind each one, so that the window of three around a token is
/// three rows side by side in memory and needs no copy.
/// </remarks>
sealed unsafe class Activations
{
    readonly List<Sheet> _sheets = [];
    int _capacity;
    int[] _tokens = [];
    int _count;

    /// <param name="layout">Shape of the net.</param>
    /// <param name="keep">Every layer keeps its numbers, as learning needs, and there is room for the input; else all layers work in the same few sheets, which stay in the near caches.</param>
    internal Activations(Layout layout, bool keep = true)
    {
        Input = Sheet(keep ? WordFeatures.InputWidth : 0);
        Sheet state = Sheet(layout.Width), output = Sheet(layout.Width), gates = Sheet(layout.Layers.Contains('r') ? 2 * layout.Width : 0);
        States = [state, .. layout.Layers.Select(_ => keep ? Sheet(layout.Width) : state)];
        Outputs = [.. layout.Layers.Select(_ => keep ? Sheet(layout.Width) : output)];
        Gates = [.. layout.Layers.Select(kind => keep ? Sheet(kind == 'r' ? 2 * layout.Width : 0) : gates)];
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

    /// <summary>Rows of tokens in order, without the pads.</summary>
    internal ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, _count);

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
        ListTokens();
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

    void ListTokens()
    {
        _count = 0;
        if (_tokens.Length < Rows)
        {
            _tokens = new int[Rows + (Rows / 4)];
        }

        foreach (var (row, length) in Sentences)
        {
            for (var i = 0; i < length; i++)
            {
                _tokens[_count++] = row + i;
            }
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
