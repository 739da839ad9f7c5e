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
        if (c == ']' && ClosesNote(text, tokens, k))
        {
            return true;
        }

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
        if (glued && (last + 1 >= tokens.Count || IsNote(text, next, end)))
        {
            return false;
        }

        if (glued && c != '?' && c != '!')
        {
            return false; // "3.5", "example.com"
        }

        next = Segmenter.SkipSpace(text, next, end);

        if (next >= end)
        {
            return false; // the text ends anyway
        }

        if (IsNote(text, next, end))
        {
            return false; // the note closes the sentence
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
            return !quoteClosed && !glued;
        }

        // "Who?" asked the minister: a quote that ends with ? or ! before a name goes on.
        return true;
    }

    /// <summary>The number of a note, which belongs to the sentence before it: "in 1805. [6]".</summary>
    static bool IsNote(string text, int i, int end) =>
        end - i > 2 && text[i] == '[' && char.IsAsciiDigit(text[i + 1])
        && (text[i + 2] == ']' || (end - i > 3 && char.IsAsciiDigit(text[i + 2]) && (text[i + 3] == ']' || (end - i > 4 && char.IsAsciiDigit(text[i + 3]) && text[i + 4] == ']'))));

    /// <summary>True at the bracket that ends the last of the notes after a full stop.</summary>
    static bool ClosesNote(string text, TokenList tokens, int k)
    {
        if (k < 3 || text[tokens.Start(k - 2)] != '[' || !char.IsAsciiDigit(text[tokens.Start(k - 1)]))
        {
            return false;
        }

        var before = k - 3;
        while (before > 0 && IsCloser(text, tokens, before) && text[tokens.Start(before)] is not ('.' or '!' or '?'))
        {
            before--;
        }

        return text[tokens.End(before) - 1] is '.' or '!' or '?' && !IsNote(text, SkipSpace(text, tokens.End(k)), text.Length);
    }

    static int SkipSpace(string text, int i)
    {
        while (i < text.Length && Segmenter.IsSpace(text[i]))
        {
            i++;
        }

        return i;
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
