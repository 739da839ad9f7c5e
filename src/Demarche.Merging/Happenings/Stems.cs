using System.Globalization;

namespace Demarche.Merging.Happenings;

/// <summary>Cuts words into stems that the ending of a verb or a plural does not tell apart, as 64-bit hashes. Numbers keep their digits; words without content are dropped.</summary>
static class Stems
{
    static readonly HashSet<string> s_empty = new(
        "a an and are as at be been but by for from had has have he her his i in into is it its may more no not of on or our over s said say says she so than that the their them then there these they this to two up us was we were what when where which who will with would after before about also could during while between against monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december last week month year day days weeks months years today yesterday ago later".Split(' '),
        StringComparer.Ordinal);

    /// <summary>Stems of a text in order, repeats included.</summary>
    public static IEnumerable<(ulong Hash, string Stem)> Of(string text)
    {
        var i = 0;
        while (i < text.Length)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] is '.' or ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i - 1]))))
            {
                i++;
            }

            if (Stem(text.AsSpan(start, i - start)) is { } stem)
            {
                yield return (Hash(stem), stem);
            }
        }
    }

    /// <summary>The stem of a word, or null for one without content.</summary>
    public static string? Stem(ReadOnlySpan<char> word)
    {
        var lower = word.ToString().ToLower(CultureInfo.InvariantCulture);
        if (char.IsAsciiDigit(lower[0]))
        {
            return lower.Replace(",", "", StringComparison.Ordinal);
        }

        if (lower.Length < 2 || s_empty.Contains(lower))
        {
            return null;
        }

        foreach (var (ending, keep) in s_endings)
        {
            if (lower.Length >= keep + ending.Length && lower.EndsWith(ending, StringComparison.Ordinal))
            {
                lower = lower[..^ending.Length];
                break;
            }
        }

        // "stopp(ed)" is "stop", "recalle(d)" is "recall".
        if (lower.Length > 4 && lower[^1] == lower[^2] && lower[^1] is not ('s' or 'l'))
        {
            lower = lower[..^1];
        }

        return lower.Length > 4 && lower[^1] is 'e' or 'y' or 'i' ? lower[..^1] : lower;
    }

    static readonly (string Ending, int Keep)[] s_endings =
        [("ations", 4), ("ation", 4), ("ments", 4), ("ment", 4), ("ings", 3), ("ing", 3), ("ions", 4), ("ion", 4), ("ied", 3), ("ies", 3), ("ers", 4), ("ed", 3), ("es", 3), ("s", 3)];

    /// <summary>FNV-1a over the letters.</summary>
    public static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return hash;
    }
}
