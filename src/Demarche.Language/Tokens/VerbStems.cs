namespace Demarche.Language;

/// <summary>Base forms of verbs that no treebank showed, chosen among the possible spellings by how frequent each is.</summary>
static class VerbStems
{
    /// <summary>Likely base form of a form in -ed or -ing ("endorsed" → "endorse"), or null when none is a known word.</summary>
    /// <param name="form">Lower-case form.</param>
    /// <param name="rank">Place of a word in a list by frequency; null for unknown words.</param>
    public static string? Guess(string form, Func<string, int?> rank)
    {
        var cut = form.EndsWith("ing", StringComparison.Ordinal) ? 3 : form.EndsWith("ed", StringComparison.Ordinal) ? 2 : 0;
        if (cut == 0 || form.Length < cut + 3 || form.EndsWith("eed", StringComparison.Ordinal))
        {
            return null;
        }

        var stem = form[..^cut];
        if (!stem.Any(IsVowel))
        {
            return null;
        }

        if (cut == 2 && stem[^1] == 'i')
        {
            return rank(stem[..^1] + "y") is null ? null : stem[..^1] + "y";
        }

        var withE = stem + "e";
        if (IsShort(stem) && rank(withE) is not null)
        {
            return withE; // "hop" would have doubled its p
        }

        string[] spellings = stem[^1] == stem[^2] && !IsVowel(stem[^1]) ? [stem, withE, stem[..^1]] : [stem, withE];
        return spellings.Where(s => rank(s) is not null).OrderBy(s => rank(s)).FirstOrDefault();
    }

    /// <summary>One vowel before one consonant in a single syllable: such a stem doubles the consonant unless an e was dropped.</summary>
    static bool IsShort(string stem) =>
        stem.Length > 2 && stem.Count(IsVowel) == 1 && IsVowel(stem[^2]) && !IsVowel(stem[^1]) && stem[^1] is not ('w' or 'x' or 'y');

    static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
