using System.Collections.Frozen;

namespace Demarche.Language;

/// <summary>Word lists of the tokenizer, from <c>tokens.tsv</c> inside the assembly.</summary>
static class Abbreviations
{
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_stops = Words("stop", "title");
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_titles = Words("title");
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_starters = Words("starter");
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_prefixes = Words("prefix");
    static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> s_cuts = Cuts();

    /// <summary>True when the full stop at the end belongs to the word: Gen., U.S., p.m., J.</summary>
    public static bool EndsWithOwnStop(ReadOnlySpan<char> word)
    {
        if (word.Length == 2 && char.IsUpper(word[0]))
        {
            return true;
        }

        if (s_stops.Contains(word))
        {
            return true;
        }

        // U.S., a.m., Ph.D.: letters and stops in turn.
        var letters = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == '.')
            {
                if (letters is 0 or > 2)
                {
                    return false;
                }

                letters = 0;
            }
            else if (char.IsLetter(word[i]))
            {
                letters++;
            }
            else
            {
                return false;
            }
        }

        return word.Length > 3;
    }

    /// <summary>True when a name follows: Gen., Dr., an initial. A sentence does not end there.</summary>
    public static bool IsTitle(ReadOnlySpan<char> word) => (word.Length == 2 && char.IsUpper(word[0])) || s_titles.Contains(word);

    /// <summary>True for words that begin sentences and hardly ever follow an abbreviation inside one.</summary>
    public static bool IsStarter(ReadOnlySpan<char> word) => s_starters.Contains(word);

    /// <summary>True for first parts after which a hyphen does not cut: e-mail, co-operate.</summary>
    public static bool IsPrefix(ReadOnlySpan<char> word) => s_prefixes.Contains(word);

    /// <summary>Length of the first word of a contraction without apostrophe: can|not, gon|na; 0 for others.</summary>
    public static int CutOf(ReadOnlySpan<char> word) => s_cuts.TryGetValue(word, out var n) ? n : 0;

    static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] kinds)
    {
        var comparer = kinds[0] is "prefix" ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        return Rows().Where(r => kinds.Contains(r.Kind)).Select(r => r.Word).ToFrozenSet(comparer).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Cuts() =>
        Rows().Where(r => r.Kind == "cut").ToFrozenDictionary(r => r.Word.Replace("|", "", StringComparison.Ordinal), r => r.Word.IndexOf('|', StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    static IEnumerable<(string Word, string Kind)> Rows()
    {
        using var stream = typeof(Abbreviations).Assembly.GetManifestResourceStream("language/tokens.tsv")
            ?? throw new InvalidOperationException("language/tokens.tsv is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab > 0 && line[0] != '#')
            {
                yield return (line[..tab], line[(tab + 1)..].Trim());
            }
        }
    }
}
