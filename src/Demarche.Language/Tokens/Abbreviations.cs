using System.Collections.Frozen;

namespace Demarche.Language;

/// <summary>Word lists of the tokenizer, from <c>tokens.tsv</c> and <c>chunks.tsv</c> inside the assembly.</summary>
static class Abbreviations
{
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_stops = Words("stop", "title");
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_titles = Words("title");
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_starters = Words("starter");
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_prefixes = Words("prefix");
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_units = Words("unit");
    static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> s_cuts = Cuts();
    static readonly FrozenDictionary<string, int[]> s_chunkTable = Chunks();
    static readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> s_chunks = s_chunkTable.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly int s_longestChunk = s_chunkTable.Keys.Max(k => k.Length);

    /// <summary>True when the full stop at the end belongs to the word: Gen., U.S., p.m., J.</summary>
    public static bool EndsWithOwnStop(ReadOnlySpan<char> word)
    {
        if (word.Length == 2 && char.IsUpper(word[0]))
        {
            return word[0] != 'I'; // the pronoun ends a sentence more often than it stands for a name
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

    /// <summary>True for units written close to their number: pm, km, bn.</summary>
    public static bool IsUnit(ReadOnlySpan<char> word) => s_units.Contains(word);

    /// <summary>Length of the first word of a contraction without apostrophe: can|not, gon|na; 0 for others.</summary>
    public static int CutOf(ReadOnlySpan<char> word) => s_cuts.TryGetValue(word, out var n) ? n : 0;

    /// <summary>Adds the words of a listed spelling; false when it is not listed.</summary>
    public static bool Listed(string text, int start, int end, TokenList into)
    {
        if (end - start > s_longestChunk || !s_chunks.TryGetValue(text.AsSpan(start, end - start), out var lengths))
        {
            return false;
        }

        foreach (var n in lengths)
        {
            into.Add(start, start + n);
            start += n;
        }

        return true;
    }

    static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] kinds)
    {
        var comparer = kinds[0] is "prefix" ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        return Rows().Where(r => kinds.Contains(r.Kind)).Select(r => r.Word).ToFrozenSet(comparer).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Cuts() =>
        Rows().Where(r => r.Kind == "cut").ToFrozenDictionary(r => r.Word.Replace("|", "", StringComparison.Ordinal), r => r.Word.IndexOf('|', StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    static FrozenDictionary<string, int[]> Chunks() =>
        Rows("language/chunks.tsv").Where(r => r.Word != "chunk").ToFrozenDictionary(r => r.Word, r => r.Kind.Split(' ').Select(w => w.Length).ToArray(), StringComparer.Ordinal);

    static IEnumerable<(string Word, string Kind)> Rows(string table = "language/tokens.tsv")
    {
        using var stream = typeof(Abbreviations).Assembly.GetManifestResourceStream(table)
            ?? throw new InvalidOperationException($"{table} is missing from the assembly.");
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
