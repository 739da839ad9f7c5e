using Demarche.Language;

namespace Demarche.Coding.Quotes;

/// <summary>Words between quotation marks. Start and End leave the marks out; a stretch over paragraphs holds the marks repeated inside.</summary>
/// <param name="Start">First UTF-16 code unit of the words.</param>
/// <param name="End">One past the last.</param>
/// <param name="First">Index of the sentence where they begin.</param>
/// <param name="Last">Index of the sentence where they end.</param>
readonly record struct Stretch(int Start, int End, int First, int Last);

/// <summary>Finds what stands between quotation marks, typographic and straight, over sentences and paragraphs.</summary>
static class QuoteMarks
{
    const int Longest = 6000;
    const int LongestSingle = 1000;

    internal static List<Stretch> Find(IReadOnlyList<Sentence> sentences)
    {
        var found = new List<Stretch>();
        for (var first = 0; first < sentences.Count;)
        {
            // A block: sentences with nothing but space (or the marks of a forwarded post) between them.
            var end = first + 1;
            while (end < sentences.Count && OnlySpace(sentences[end].Text, sentences[end - 1].End, sentences[end].Start))
            {
                end++;
            }

            Block(sentences, first, end, found);
            first = end;
        }

        return found;
    }

    static bool OnlySpace(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && text[i] is not ('>' or '\u200b' or '\ufeff'))
            {
                return false;
            }
        }

        return end >= start;
    }

    static void Block(IReadOnlyList<Sentence> sentences, int first, int end, List<Stretch> found)
    {
        var text = sentences[first].Text;
        var stop = sentences[end - 1].End;
        var at = first;

        // Where a mark found no partner, the next of its kind within reach finds none either: looked for once, the work stays linear.
        var (dead, deadSingle) = (0, 0);
        for (var i = sentences[first].Start; i < stop; i++)
        {
            var close = Closing(text, i, sentences[first].Start);
            var single = close is '\'' or '\u2019';
            if (close == '\0' || i < (single ? deadSingle : close == '"' ? dead : 0))
            {
                continue;
            }

            var (words, after) = Match(text, i, stop, close);
            if (after < 0)
            {
                deadSingle = single ? Math.Min(stop, i + LongestSingle / 2) : deadSingle;
                dead = close == '"' ? Math.Min(stop, i + Longest / 2) : dead;
                if (single && text.IndexOf('\n', i, deadSingle - i) is >= 0 and var line)
                {
                    deadSingle = line;
                }

                continue;
            }

            var a = i + 1;
            while (a < words && char.IsWhiteSpace(text[a]))
            {
                a++;
            }

            if (words > a)
            {
                while (at + 1 < end && sentences[at + 1].Start <= a)
                {
                    at++;
                }

                var last = at;
                while (last + 1 < end && sentences[last + 1].Start < words)
                {
                    last++;
                }

                found.Add(new Stretch(a, words, at, last));
            }

            i = after - 1;
        }
    }

    /// <summary>The mark that closes what opens here; NUL when nothing opens.</summary>
    static char Closing(string text, int i, int start)
    {
        var c = text[i];
        if (c is '\u201c' or '\u201e' or '\u00ab')
        {
            return c == '\u00ab' ? '\u00bb' : '\u201d';
        }

        var opens = (i == start || char.IsWhiteSpace(text[i - 1]) || text[i - 1] is '(' or '[' or '\u2014' or '\u2013' or '-' or '>' or ':') && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]);
        return c switch
        {
            '"' when opens => '"',
            '\u2018' when opens => '\u2019',
            '\'' when opens && char.IsLetter(text[i + 1]) => '\'',
            _ => '\0',
        };
    }

    /// <summary>Where the words end, and one past the closing mark; -1 when nothing closes them.</summary>
    static (int Words, int After) Match(string text, int open, int stop, char close)
    {
        var single = close is '\u2019' or '\'';
        var limit = Math.Min(stop, open + (single ? LongestSingle : Longest));
        for (var i = open + 1; i < limit; i++)
        {
            var c = text[i];
            if (c == close || (close == '\u201d' && text[open] == '\u201e' && c == '\u201c'))
            {
                if (!single)
                {
                    return (i, i + 1);
                }

                // An apostrophe is followed by a letter, or ends a plural; a closing mark stands before space or a mark.
                if ((i + 1 >= stop || !char.IsLetterOrDigit(text[i + 1])) && (text[i - 1] is ',' or '.' or '?' or '!' or '\u2026' || (text[i - 1] != 's' || !NextSingle(text, i + 1, limit, close))))
                {
                    return (i, i + 1);
                }
            }
            else if (c == '\n' && BreaksParagraph(text, i, limit, out var next))
            {
                // The next paragraph opens again: the speech goes on.
                if (single || next >= limit || text[next] != text[open])
                {
                    return single ? (0, -1) : (TrimEnd(text, open + 1, i), i);
                }

                i = next;
            }
            else if (!single && c == text[open] && c != close)
            {
                // Opened again without a close: the first mark was a stray.
                return (0, -1);
            }
        }

        return (0, -1);
    }

    static bool NextSingle(string text, int from, int limit, char close)
    {
        for (var i = from; i < limit && text[i] != '\n'; i++)
        {
            if (text[i] == close && (i + 1 >= limit || !char.IsLetterOrDigit(text[i + 1])))
            {
                return true;
            }
        }

        return false;
    }

    static bool BreaksParagraph(string text, int newline, int limit, out int next)
    {
        next = newline + 1;
        var lines = 1;
        while (next < limit && (char.IsWhiteSpace(text[next]) || text[next] == '>'))
        {
            lines += text[next] == '\n' ? 1 : 0;
            next++;
        }

        return lines > 1 || (next < limit && text[next] is '\u201c' or '"');
    }

    static int TrimEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }
}
