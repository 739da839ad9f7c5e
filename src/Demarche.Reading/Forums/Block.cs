namespace Demarche.Reading.Forums;

/// <summary>One paragraph as laid out: a line, or several lines of hard-wrapped text.</summary>
sealed class Block(string text, int start, int end, int depth, bool gapBefore)
{
    public int Start { get; } = start;

    public int End { get; } = end;

    /// <summary>Number of quote marks before it.</summary>
    public int Depth { get; } = depth;

    /// <summary>True when a blank line stands before it.</summary>
    public bool GapBefore { get; } = gapBefore;

    /// <summary>What it is; null until known.</summary>
    public PassageKind? Kind { get; set; }

    /// <summary>Start of a picture credit inside a caption; -1 when there is none.</summary>
    public int CreditStart { get; set; } = -1;

    public ReadOnlySpan<char> Words => text.AsSpan(Start, End - Start);

    public int Length => End - Start;

    /// <summary>The same block with narrower edges.</summary>
    public Block Within(int from, int to) => new(text, from, to, Depth, GapBefore) { Kind = Kind };

    public override string ToString() => $"{Kind}: {Words}";

    /// <summary>Groups lines into blocks.</summary>
    public static List<Block> Group(string text, List<Line> lines)
    {
        var blocks = new List<Block>();
        var gap = true;
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Blank)
            {
                gap = true;
                i++;
                continue;
            }

            var next = i + 1;
            while (next < lines.Count && !lines[next].Blank && lines[next].Depth == lines[i].Depth)
            {
                next++;
            }

            Cut(text, lines, i, next, gap, blocks);
            gap = false;
            i = next;
        }

        return blocks;
    }

    /// <summary>Cuts one run of lines without blank ones: a line ends a paragraph unless the text was wrapped there.</summary>
    static void Cut(string text, List<Line> lines, int from, int to, bool gap, List<Block> blocks)
    {
        var longest = 0;
        for (var i = from; i < to; i++)
        {
            longest = Math.Max(longest, lines[i].Length);
        }

        // Wrapped text has full lines all through; one-line paragraphs of like length stand among shorter ones.
        var full = 0;
        for (var i = from; i < to - 1; i++)
        {
            full += longest - lines[i].Length <= 24 ? 1 : 0;
        }

        var wrapped = to - from > 2 && full * 10 >= (to - from - 1) * 6;
        var start = from;
        for (var i = from; i < to; i++)
        {
            if (i + 1 < to && longest <= 110 && WrappedAfter(text, lines, i, longest, wrapped))
            {
                continue;
            }

            blocks.Add(new Block(text, lines[start].Start, lines[i].End, lines[start].Depth, gap));
            gap = false;
            start = i + 1;
        }
    }

    /// <summary>True when the line is full, so that the next line's first word would not have fitted, and nothing says that a paragraph ends here.</summary>
    static bool WrappedAfter(string text, List<Line> lines, int i, int longest, bool wrapped)
    {
        var line = lines[i];
        var next = lines[i + 1];
        if (Separators.Is(text.AsSpan(line.Start, line.Length)) || Separators.Is(text.AsSpan(next.Start, next.Length)))
        {
            return false;
        }

        var word = 0;
        while (next.Start + word < next.End && !char.IsWhiteSpace(text[next.Start + word]))
        {
            word++;
        }

        var first = text[next.Start];
        if (Shapes.Link(text.AsSpan(next.Start, next.Length), out _) || Shapes.Link(text.AsSpan(line.Start, line.Length), out _))
        {
            return false;
        }

        if (line.Length >= 40 && char.IsLower(first) && line.Length + 1 + word > longest - 12)
        {
            return true;
        }

        return wrapped && line.Length >= 45 && longest - line.Length <= 24 && line.Length + 1 + word > longest - 6
            && text[line.End - 1] is not (':' or ']');
    }
}
