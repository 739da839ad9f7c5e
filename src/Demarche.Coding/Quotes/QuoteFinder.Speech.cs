using Demarche.Language;

namespace Demarche.Coding.Quotes;

/// <summary>What the words between marks look like: somebody's speech, a title, or a word that is only named.</summary>
public sealed partial class QuoteFinder
{
    static int CountWords(string text, int start, int end)
    {
        var n = 0;
        for (var i = start; i < end; i++)
        {
            n += char.IsLetterOrDigit(text[i]) && (i == start || !char.IsLetterOrDigit(text[i - 1])) && !(i > start && text[i - 1] is '\'' or '\u2019') ? 1 : 0;
        }

        return n;
    }

    /// <summary>A sentence of its own: begins with a capital or ends with a stop inside the marks.</summary>
    static bool LooksLikeSpeech(string text, Stretch q, int words) =>
        text[q.End - 1] is '.' or ',' or '!' or '?' or '\u2026' || (words >= 4 && char.IsUpper(text[q.Start]) && Introduced(text, q.Start));

    /// <summary>After a comma or colon before the opening mark, or at the head of a paragraph.</summary>
    static bool Introduced(string text, int start)
    {
        var i = start - 1;
        while (i >= 0 && (char.IsWhiteSpace(text[i]) || text[i] is '\u201c' or '"' or '\u2018' or '\'' or '\u00ab' or '\u201e'))
        {
            if (text[i] == '\n')
            {
                return true;
            }

            i--;
        }

        return i < 0 || text[i] is ',' or ':';
    }

    static bool IsTitle(string text, Stretch q)
    {
        var words = text.AsSpan(q.Start, q.End - q.Start);
        if (words.Length > 80)
        {
            return false;
        }

        var capitals = 0;
        var others = 0;
        foreach (var range in words.Split(' '))
        {
            var w = words[range];
            if (w.Length >= 3 && w is not ("the" or "and" or "for" or "The"))
            {
                _ = char.IsUpper(w[0]) ? capitals++ : others++;
            }
        }

        return capitals >= 2 && others == 0 && words[^1] is not ('.' or ',' or '!' or '?');
    }

    bool NamesOnly(Reading r, Stretch q)
    {
        var s = r.Sentences[q.First];
        for (var t = s.Count - 1; t >= 0; t--)
        {
            if (s.TokenEnd(t) > q.Start || !char.IsLetter(s.Form(t)[0]))
            {
                continue;
            }

            // "the word “genocide”", "so-called “safe zone”", "called “Iron Wall”".
            var near = q.Start - s.TokenEnd(t) <= 3;
            return near && (_cues.Names(s.Word(t)) || (t > 1 && s.Form(t) is "called" && s.Form(t - 1) is "-" && s.Form(t - 2).Equals("so", StringComparison.OrdinalIgnoreCase)));
        }

        return false;
    }
}
