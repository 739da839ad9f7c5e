namespace Demarche.Language;

/// <summary>
/// Cuts raw English text into sentences and syntactic words, every word a slice of the text. Linear in the length of the text whatever it
/// holds; a sentence never has more than <see cref="MaxTokens"/> words. Thread-safe.
/// </summary>
public static class Segmenter
{
    /// <summary>Longest sentence in words; a longer run is cut, at punctuation where there is some.</summary>
    public const int MaxTokens = 256;

    /// <summary>Longest word in UTF-16 code units; a longer run without a space is cut.</summary>
    public const int MaxWord = 200;

    /// <summary>Sentences of a stretch of text, in order, not analysed yet.</summary>
    /// <param name="text">The text that offsets point into.</param>
    /// <param name="start">First UTF-16 code unit.</param>
    /// <param name="end">One past the last.</param>
    public static List<Sentence> Split(string text, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(start, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, text.Length);
        var tokens = new TokenList();
        List<Sentence> sentences = [];
        var i = start;
        var lineStart = start;
        while (i < end)
        {
            var c = text[i];
            if (IsSpace(c))
            {
                if (c == '\n' || (c == '\r' && !(i + 1 < end && text[i + 1] == '\n')))
                {
                    if (tokens.Count > 0 && Breaks(text, lineStart, i, end, tokens))
                    {
                        Close(text, tokens, sentences);
                    }

                    lineStart = i + 1;
                }

                i++;
                continue;
            }

            if (c == '>' && IsQuoteMark(text, start, i))
            {
                i++;
                continue;
            }

            var stop = i + 1;
            while (stop < end && !IsSpace(text[stop]) && stop - i < MaxWord)
            {
                stop++;
            }

            if (stop < end && char.IsLowSurrogate(text[stop]) && char.IsHighSurrogate(text[stop - 1]) && stop - i > 1)
            {
                stop--; // a pair is not cut in two
            }

            var before = tokens.Count;
            WordCutter.Cut(text, i, stop, tokens);
            i = stop;
            CloseInside(text, end, tokens, before, sentences);
        }

        if (tokens.Count > 0)
        {
            Close(text, tokens, sentences);
        }

        return sentences;
    }

    /// <summary>Ends sentences at the words just added.</summary>
    static void CloseInside(string text, int end, TokenList tokens, int from, List<Sentence> sentences)
    {
        for (var k = Math.Max(0, from - 1); k < tokens.Count; k++)
        {
            if (!SentenceEnds.IsEnd(text, end, tokens, k, out var last))
            {
                continue;
            }

            sentences.Add(tokens.Take(text, last + 1));
            k = -1;
        }

        while (tokens.Count > MaxTokens)
        {
            sentences.Add(tokens.Take(text, CutPoint(text, tokens)));
        }
    }

    static int CutPoint(string text, TokenList tokens)
    {
        for (var k = MaxTokens - 1; k > MaxTokens / 2; k--)
        {
            if (text[tokens.Start(k)] is ';' or ':' or ',')
            {
                return k + 1;
            }
        }

        return MaxTokens;
    }

    static void Close(string text, TokenList tokens, List<Sentence> sentences) => sentences.Add(tokens.Take(text, tokens.Count));

    /// <summary>Whether a line end ends the sentence: always at a blank line, after a short or a very long line, and after a full stop.</summary>
    static bool Breaks(string text, int lineStart, int lineEnd, int end, TokenList tokens)
    {
        var next = lineEnd;
        var newlines = 0;
        while (next < end && (IsSpace(text[next]) || (text[next] == '>' && newlines > 0)))
        {
            newlines += text[next] == '\n' ? 1 : 0;
            next++;
        }

        if (newlines > 1 || next >= end)
        {
            return true;
        }

        var length = lineEnd - lineStart;
        var last = text[tokens.End(tokens.Count - 1) - 1];
        if (last is '.' or '!' or '?' or ':' or '”' or '…')
        {
            return !char.IsLower(text[next]) || length is < 50 or > 90;
        }

        return length is < 50 or > 90 || text[next] is '-' or '*' or '•' or '·';
    }

    /// <summary>The first code unit from <paramref name="at"/> on that is neither white space nor a mail's quote mark at the start of a line.</summary>
    internal static int SkipSpace(string text, int at, int end)
    {
        var line = false;
        while (at < end && (IsSpace(text[at]) || (line && text[at] == '>')))
        {
            line |= text[at] == '\n';
            at++;
        }

        return at;
    }

    /// <summary>True for ">" before a line's first word, as mail programs mark quoted lines.</summary>
    static bool IsQuoteMark(string text, int start, int at)
    {
        for (var k = at - 1; k >= Math.Max(start, at - 12); k--)
        {
            if (text[k] is '\n' or '\r')
            {
                return true;
            }

            if (text[k] is not (' ' or '\t' or '>'))
            {
                return false;
            }
        }

        return at - 12 < start;
    }

    internal static bool IsSpace(char c) => c <= ' ' || (c >= 0x7f && (c <= 0xa0 || c is '\u2028' or '\u2029' or '\u202f' or '\u2009' or '\u200a' or '\u200b' or '\u3000' or '\ufeff' or '\u00ad' || (c >= '\u2000' && c <= '\u2008')));
}
