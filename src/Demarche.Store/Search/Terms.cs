using System.Collections.Frozen;
using System.Text;

namespace Demarche.Store.Search;

/// <summary>Words as the index knows them: lower case, without accents, letters and digits only.</summary>
static class Terms
{
    const int Longest = 40;

    /// <summary>The terms of a text, in order.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var word = new StringBuilder();
        foreach (var c in Plain(text))
        {
            if (char.IsLetterOrDigit(c))
            {
                if (word.Length < Longest)
                {
                    word.Append(char.ToLowerInvariant(c));
                }
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    /// <summary>The plain letters of each letter with marks. Normalisation of the framework needs tables that this program is built without.</summary>
    static readonly FrozenDictionary<char, string> s_plain = Load();

    static IEnumerable<char> Plain(string text) =>
        System.Text.Ascii.IsValid(text) ? text : text.SelectMany(c => s_plain.TryGetValue(c, out var plain) && char.IsLetter(c) ? plain : c.ToString());

    static FrozenDictionary<char, string> Load()
    {
        using var stream = typeof(Terms).Assembly.GetManifestResourceStream("Search/letters.tsv")
            ?? throw new InvalidOperationException("letters.tsv is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return Table.Read(reader, "letters.tsv").ToFrozenDictionary(r => r["letter"][0], r => r["plain"]);
    }
}
