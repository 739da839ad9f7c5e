namespace Demarche.Reading.Forums;

/// <summary>One line of a text, with its quote marks set aside.</summary>
/// <param name="Start">First code unit after quote marks and white space.</param>
/// <param name="End">One past the last code unit that is not white space; equal to <paramref name="Start"/> for a blank line.</param>
/// <param name="Depth">Number of quote marks before it.</param>
readonly record struct Line(int Start, int End, int Depth)
{
    public int Length => End - Start;

    public bool Blank => End == Start;

    /// <summary>Cuts a text into lines; ends are LF, CRLF or CR.</summary>
    public static List<Line> Split(string text, int from = 0)
    {
        var lines = new List<Line>();
        var at = from;
        while (at < text.Length)
        {
            var end = text.AsSpan(at).IndexOfAny('\n', '\r');
            end = end < 0 ? text.Length : at + end;
            lines.Add(Read(text, at, end));
            at = end + 1;
            if (end < text.Length && text[end] == '\r' && at < text.Length && text[at] == '\n')
            {
                at++;
            }
        }

        return lines;
    }

    static Line Read(string text, int start, int end)
    {
        var depth = 0;
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '>' or '\u200B' or '\uFEFF'))
        {
            if (text[start++] == '>')
            {
                depth++;
            }
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '\u200B'))
        {
            end--;
        }

        return new Line(start, end, depth);
    }
}
