namespace Demarche.Language;

/// <summary>Decides whether a word ends its sentence.</summary>
static class SentenceEnds
{
    /// <summary>True when the sentence ends with the word at <paramref name="k"/> and the closing marks after it, the last of which is <paramref name="last"/>.</summary>
    public static bool IsEnd(string text, int end, TokenList tokens, int k, out int last)
    {
        last = k;
        var stop = tokens.End(k);
        var c = text[stop - 1];
        if (c is not ('.' or '!' or '?' or '…'))
        {
            return false;
        }

        var whole = stop - tokens.Start(k) == 1 || c is '…' || (text[tokens.Start(k)] == c);
        var quoteClosed = false;
        while (last + 1 < tokens.Count && tokens.Start(last + 1) == tokens.End(last) && IsCloser(text, tokens, last + 1))
        {
            last++;
            quoteClosed |= text[tokens.Start(last)] is '"' or '”' or '’' or '\'' or '»';
        }

        // What comes next: in the list already, or still in the text.
        var next = tokens.End(last);
        var glued = next < end && !Segmenter.IsSpace(text[next]);
        if (glued && last + 1 >= tokens.Count)
        {
            return false;
        }

        if (glued && c != '?' && c != '!')
        {
            return false; // "3.5", "example.com"
        }

        while (next < end && Segmenter.IsSpace(text[next]))
        {
            next++;
        }

        if (next >= end)
        {
            return false; // the text ends anyway
        }

        var word = NextWord(text, next, end);
        if (!whole)
        {
            return !Abbreviations.IsTitle(text.AsSpan(tokens.Start(k), stop - tokens.Start(k))) && Abbreviations.IsStarter(word);
        }

        if (c == '.' && stop - tokens.Start(k) == 1 && k == 0 && tokens.Count == 1)
        {
            return false;
        }

        var first = word.Length > 0 ? word[0] : text[next];
        if (c is '…' || (stop - tokens.Start(k) > 1 && c == '.'))
        {
            return char.IsUpper(first) || text[next] is '"' or '“';
        }

        if (char.IsLower(first))
        {
            return !quoteClosed && c == '.' && !glued;
        }

        // "Who?" asked the minister: a quote that ends with ? or ! before a name goes on.
        return true;
    }

    static bool IsCloser(string text, TokenList tokens, int k)
    {
        var c = text[tokens.Start(k)];
        return c is '"' or '”' or '’' or '\'' or ')' or ']' or '»' or '.' or '!' or '?' && tokens.End(k) - tokens.Start(k) == 1;
    }

    static ReadOnlySpan<char> NextWord(string text, int i, int end)
    {
        while (i < end && !char.IsLetterOrDigit(text[i]) && !Segmenter.IsSpace(text[i]))
        {
            i++;
        }

        var j = i;
        while (j < end && j - i < 24 && (char.IsLetterOrDigit(text[j]) || text[j] is '\'' or '’'))
        {
            j++;
        }

        return text.AsSpan(i, j - i);
    }
}
