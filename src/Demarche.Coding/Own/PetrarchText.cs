using System.Globalization;

namespace Demarche.Coding.Own;

/// <summary>What PETRARCH dictionaries share: comments, and dates of two or four digits for the year.</summary>
static class PetrarchText
{
    /// <summary>Lines without comments ("# …" and "&lt;!-- … --&gt;", which may run over lines), numbered from 1; empty ones are left out.</summary>
    public static IEnumerable<(int Number, string Text)> Lines(TextReader reader)
    {
        var number = 0;
        var inside = false;
        while (reader.ReadLine() is { } line)
        {
            number++;
            var text = line;
            if (inside)
            {
                var close = text.IndexOf("-->", StringComparison.Ordinal);
                if (close < 0)
                {
                    continue;
                }

                inside = false;
                text = text[(close + 3)..];
            }

            while (Open(text) is >= 0 and var at)
            {
                var close = text.IndexOf("-->", at, StringComparison.Ordinal);
                if (close < 0)
                {
                    // A comment that opens on a line of its own kind ("<!-- ") runs on until it is closed.
                    inside = text.TrimEnd().EndsWith("<!--", StringComparison.Ordinal);
                    text = text[..at];
                    break;
                }

                text = text[..at] + text[(close + 3)..];
            }

            text = text[..Hash(text)].TrimEnd();
            if (text.Trim().Length > 0)
            {
                yield return (number, text);
            }
        }
    }

    /// <summary>Where a comment begins: at the first # outside brackets, which may hold one as a code.</summary>
    static int Hash(string text)
    {
        var inside = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '#' && !inside)
            {
                return i;
            }

            inside = text[i] == '[' || (inside && text[i] != ']');
        }

        return text.Length;
    }

    static int Open(string text)
    {
        var at = text.IndexOf("<!--", StringComparison.Ordinal);
        return at >= 0 ? at : text.IndexOf("<! --", StringComparison.Ordinal);
    }

    /// <summary>YYMMDD (30 to 99 are of the twentieth century) or YYYYMMDD; null when it is no day.</summary>
    public static DateOnly? Day(string cell)
    {
        var full = cell.Length == 6 ? (string.CompareOrdinal(cell, "30") >= 0 ? "19" : "20") + cell : cell;
        return DateOnly.TryParseExact(full, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
