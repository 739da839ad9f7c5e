using System.Text;

namespace Demarche.Store.Search;

/// <summary>What is searched for: parts that must all stand in one sentence. A part is a word, a beginning of one (<c>recogn*</c>), or a phrase in double quotes.</summary>
/// <param name="Parts">Each part's words in order; a word with <c>*</c> at its end is a beginning.</param>
sealed record SearchQuery(IReadOnlyList<IReadOnlyList<string>> Parts)
{
    /// <summary>Reads what a user typed.</summary>
    /// <exception cref="FormatException">When no word is in it.</exception>
    public static SearchQuery Parse(string text)
    {
        List<IReadOnlyList<string>> parts = [];
        var piece = new StringBuilder();
        var quoted = false;
        foreach (var c in text + " ")
        {
            var quote = c is '"' or '“' or '”';
            if (!quote && (quoted || !char.IsWhiteSpace(c)))
            {
                piece.Append(c);
                continue;
            }

            Add(piece.ToString(), parts);
            piece.Clear();
            quoted ^= quote;
        }

        Add(piece.ToString(), parts);
        return parts.Count > 0 ? new SearchQuery(parts) : throw new FormatException($"'{text}' holds no word to look for; give words, \"a phrase\" or a beginning*");
    }

    /// <summary>True when the sentence's terms hold every part, phrases in order.</summary>
    public bool Fits(IReadOnlyList<string> terms) => Parts.All(p => Stands(p, terms));

    static bool Stands(IReadOnlyList<string> part, IReadOnlyList<string> terms)
    {
        for (var i = 0; i + part.Count <= terms.Count; i++)
        {
            var n = 0;
            while (n < part.Count && (part[n].EndsWith('*') ? terms[i + n].AsSpan().StartsWith(part[n].AsSpan()[..^1]) : terms[i + n] == part[n]))
            {
                n++;
            }

            if (n == part.Count)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Words written together ("U.S.-led") are a phrase of their terms; only the last can be a beginning.</summary>
    static void Add(string piece, List<IReadOnlyList<string>> parts)
    {
        List<string> words = [];
        foreach (var w in piece.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            List<string> terms = [.. Terms.Of(w)];
            if (w.EndsWith('*') && terms.Count > 0)
            {
                terms[^1] += "*";
            }

            words.AddRange(terms);
        }

        if (words.Count > 0)
        {
            parts.Add(words);
        }
    }
}
