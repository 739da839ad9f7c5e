namespace Demarche.Language.Trees;

/// <summary>What the parser looks at: ten words of the state, two distances, five child labels and four child counts.</summary>
static class StateFeatures
{
    /// <summary>Words: top three of the stack, next two, outer children of the top two, left child of the next.</summary>
    internal const int Slots = 10;

    /// <summary>Other features.</summary>
    internal const int Others = 11;

    const int DistanceBins = 9;
    const int CountBins = 4;

    /// <summary>Rows of the table of other features.</summary>
    internal static int RowsFor(int labels) => (2 * DistanceBins) + (5 * (labels + 1)) + (4 * CountBins);

    /// <summary>Fills rows in the batch (-1: nothing there, -2: past the end) and rows of the table.</summary>
    internal static void Fill(ParseState s, int labels, Span<int> slots, Span<int> others)
    {
        int s0 = s.Top(0), s1 = s.Top(1), s2 = s.Top(2), b0 = s.Next;
        var first = s.FirstRow;
        var real = b0 < s.Length;
        int l0 = s0 < 0 ? -1 : s.Leftmost(s0), r0 = s0 < 0 ? -1 : s.Rightmost(s0);
        int l1 = s1 < 0 ? -1 : s.Leftmost(s1), r1 = s1 < 0 ? -1 : s.Rightmost(s1);
        var lb = real ? s.Leftmost(b0) : -1;
        slots[0] = At(s0, first);
        slots[1] = At(s1, first);
        slots[2] = At(s2, first);
        slots[3] = real ? first + b0 : -2;
        slots[4] = b0 + 1 < s.Length ? first + b0 + 1 : -2;
        slots[5] = At(l0, first);
        slots[6] = At(r0, first);
        slots[7] = At(l1, first);
        slots[8] = At(r1, first);
        slots[9] = At(lb, first);
        var row = 0;
        others[0] = row + Distance(s0, b0);
        row += DistanceBins;
        others[1] = row + Distance(s1, s0);
        row += DistanceBins;
        var heads = s.Labels;
        others[2] = row + Label(heads, l0);
        row += labels + 1;
        others[3] = row + Label(heads, r0);
        row += labels + 1;
        others[4] = row + Label(heads, r1);
        row += labels + 1;
        others[5] = row + Label(heads, l1);
        row += labels + 1;
        others[6] = row + Label(heads, lb);
        row += labels + 1;
        others[7] = row + Math.Min(3, s0 < 0 ? 0 : s.LeftCount(s0));
        row += CountBins;
        others[8] = row + Math.Min(3, s0 < 0 ? 0 : s.RightCount(s0));
        row += CountBins;
        others[9] = row + Math.Min(3, s1 < 0 ? 0 : s.RightCount(s1));
        row += CountBins;
        others[10] = row + Math.Min(3, real ? s.LeftCount(b0) : 0);
    }

    static int At(int word, int first) => word < 0 ? -1 : first + word;

    static int Label(ReadOnlySpan<int> labels, int word) => word < 0 ? 0 : labels[word] + 1;

    static int Distance(int left, int right) => left < 0 ? 0 : (right - left) switch
    {
        <= 5 and var d => d,
        <= 8 => 6,
        <= 14 => 7,
        _ => 8,
    };
}
