using Demarche.Language;

namespace Demarche.Coding.Quotes;

/// <summary>Words between quotation marks.</summary>
public sealed partial class QuoteFinder
{
    const double Enough = 1.5;

    /// <summary>A reporting word for a stretch.</summary>
    readonly record struct Attribution(int Sentence, int Token, string Lemma, string Stance, int Speaker, double Score, bool Linked);

    void Marked(Reading r, List<QuoteFrame> found)
    {
        QuoteFrame? last = null;
        Stretch before = default;
        foreach (var q in r.Stretches)
        {
            var s = r.Sentences[q.First];
            var words = CountWords(s.Text, q.Start, q.End);
            var best = Attribute(r, q, words);
            var sentence = LooksLikeSpeech(s.Text, q, words);
            if (words == 0 || (NamesOnly(r, q) && !(sentence && best.Linked)) || (words <= 3 && !best.Linked && !sentence) || (words <= 2 && best.Lemma is "call" or "describe" && char.IsUpper(s.Text[q.Start])) || (IsTitle(s.Text, q) && !Introduced(s.Text, q.Start)))
            {
                continue;
            }

            QuoteFrame? frame = null;
            if (best.Score >= Enough)
            {
                frame = Frame(r, q, best, words);
            }
            else if (last is not null && words >= 3 && Continues(r, before, q))
            {
                frame = last with { Kind = QuoteKind.Direct, Start = q.Start, End = q.End, Sentence = q.First };
            }
            else if (words >= 6 && sentence)
            {
                frame = new QuoteFrame(QuoteKind.Direct, q.Start, q.End, q.First, "", "neutral", null);
            }

            if (frame is not null)
            {
                found.Add(frame);
                last = frame;
                before = q;
            }
        }
    }

    Attribution Attribute(Reading r, Stretch q, int words)
    {
        var best = new Attribution(-1, -1, "", "neutral", -1, double.NegativeInfinity, false);
        for (var i = Math.Max(0, q.First - 1); i <= Math.Min(r.Sentences.Count - 1, q.Last + 1); i++)
        {
            var s = r.Sentences[i];
            var outer = i < q.First || i > q.Last;
            if ((i < q.First && !(EndsWithColon(s) && r.Sentences[q.First].Start >= q.Start - 2)) || (i > q.Last && !Follows(r, q, i)))
            {
                continue;
            }

            for (var t = 0; t < s.Count; t++)
            {
                if (outer && i > q.Last && t > 4)
                {
                    break;
                }

                var candidate = Weigh(r, q, i, t, outer);
                if (candidate.Score > best.Score)
                {
                    best = candidate;
                }
            }
        }

        return best;
    }

    static bool EndsWithColon(Sentence s) => s.Count > 0 && s.Form(s.Count - 1) is ":";

    /// <summary>The words after a quote that the sentence cutter took for a sentence: “Why?” he asked.</summary>
    static bool Follows(Reading r, Stretch q, int i)
    {
        var s = r.Sentences[i];
        return s.Start - q.End <= 3 && s.Count > 1 && s.Text.AsSpan(q.End, Math.Max(0, s.Start - q.End)).IndexOf('\n') < 0;
    }

    Attribution Weigh(Reading r, Stretch q, int i, int t, bool outer)
    {
        var none = new Attribution(i, t, "", "neutral", -1, double.NegativeInfinity, false);
        var s = r.Sentences[i];
        if (r.Quoted(i, t))
        {
            return none;
        }

        if (IsAccording(s, t))
        {
            var named = AccordingTo(s, t);
            return named < 0 || r.Quoted(i, named) ? none : new Attribution(i, t, "accord", "neutral", named, 4 - 0.1 * Gap(s, t, q), true);
        }

        if (r.Cue(i, t) is not { } cue)
        {
            return none;
        }

        var gap = Gap(s, t, q);
        var speaker = Trees.Subject(s, t);
        if (speaker >= 0 && r.Quoted(i, speaker))
        {
            speaker = -1;
        }

        speaker = speaker < 0 ? Inverted(r, q, i, t) : speaker;

        // "The “History” section says": the marks belong to the speaker's name, and before a verb words said end with a mark.
        if (s.TokenStart(t) >= q.End && !EndsWithMark(s.Text, q))
        {
            return none;
        }

        var linked = !outer && Linked(r, q, i, t);
        var score = (linked ? 4 : 0) + (speaker >= 0 ? 2 : -2) - 0.25 * gap + (Introduced(s.Text, q.Start) && s.TokenEnd(t) <= q.Start ? 1.5 : 0) + (outer ? 0.5 : 0) +
            (s.TokenStart(t) >= q.End && gap <= 3 && s.Text[q.End - 1] is ',' or '.' or '?' or '!' ? 2 : 0);
        return new Attribution(i, t, cue.Lemma, cue.Stance, speaker, score, linked || gap <= 2);
    }

    static bool EndsWithMark(string text, Stretch q)
    {
        var after = q.End + 1;
        return text[q.End - 1] is ',' or '.' or '!' or '?' or '\u2026' or '-' or '\u2014' || (after < text.Length && text[after] is ',' or '\u2014' or '\u2013' or '.');
    }

    /// <summary>Tokens between a cue and the nearer mark.</summary>
    static int Gap(Sentence s, int t, Stretch q)
    {
        var n = 0;
        if (s.TokenEnd(t) <= q.Start)
        {
            for (var k = t + 1; k < s.Count && s.TokenEnd(k) <= q.Start; k++)
            {
                n += char.IsLetterOrDigit(s.Form(k)[0]) ? 1 : 0;
            }
        }
        else
        {
            for (var k = t - 1; k >= 0 && s.TokenStart(k) >= q.End; k--)
            {
                n += char.IsLetterOrDigit(s.Form(k)[0]) ? 1 : 0;
            }
        }

        return n;
    }

    /// <summary>True when the tree joins the cue and the words: they hang on it, or it is a parenthesis of theirs.</summary>
    static bool Linked(Reading r, Stretch q, int i, int t)
    {
        var s = r.Sentences[i];
        for (var k = 0; k < s.Count; k++)
        {
            if (s.TokenStart(k) < q.Start || s.TokenEnd(k) > q.End)
            {
                continue;
            }

            var at = k;
            for (var n = 0; n < 12 && at >= 0; n++)
            {
                at = s.Head(at);
                if (at == t)
                {
                    return true;
                }
            }
        }

        var up = s.Head(t);
        for (var n = 0; n < 3 && up >= 0; n++)
        {
            if (s.TokenStart(up) >= q.Start && s.TokenEnd(up) <= q.End)
            {
                return true;
            }

            up = s.Head(up);
        }

        return false;
    }

    /// <summary>“…,” said the minister: where the tree names no subject, the noun phrase right after the verb.</summary>
    static int Inverted(Reading r, Stretch q, int i, int t)
    {
        var s = r.Sentences[i];
        if (s.TokenStart(t) < q.End || Gap(s, t, q) > 1)
        {
            return -1;
        }

        for (var k = t + 1; k < s.Count && k < t + 8 && !r.Quoted(i, k) && s.Form(k) is not ("," or "." or ":"); k++)
        {
            if (Trees.IsNominal(s, k))
            {
                var head = k;
                while (s.Head(head) > head && s.Head(head) < t + 10 && Trees.IsNominal(s, s.Head(head)) && s.Relation(head) is "compound" or "flat" or "nmod:poss" or "amod")
                {
                    head = s.Head(head);
                }

                return head;
            }
        }

        return -1;
    }

    static bool IsAccording(Sentence s, int t) => s.Count <= MostTokens && s.Form(t).Equals("according", StringComparison.OrdinalIgnoreCase) && t + 1 < s.Count && s.Form(t + 1) is "to";

    static int AccordingTo(Sentence s, int t)
    {
        var head = s.Head(t);
        if (head > t && Trees.IsNominal(s, head))
        {
            return head;
        }

        for (var k = t + 2; k < s.Count && k < t + 10; k++)
        {
            if (Trees.IsNominal(s, k) && !(s.Head(k) > k && s.Relation(k) is "compound" or "nmod:poss" or "flat"))
            {
                return k;
            }
        }

        return -1;
    }

    /// <summary>True when a quote without a cue goes on with the speaker before it: in the same paragraph, or as a paragraph of its own.</summary>
    static bool Continues(Reading r, Stretch before, Stretch q)
    {
        if (before.End == 0 || q.First - before.Last > 2)
        {
            return false;
        }

        var text = r.Sentences[q.First].Text;
        var between = text.AsSpan(before.End, q.Start - before.End);
        if (between.IndexOf('\n') < 0)
        {
            return true;
        }

        for (var i = q.First; i <= q.Last; i++)
        {
            for (var t = 0; t < r.Sentences[i].Count; t++)
            {
                if (!r.Quoted(i, t) && char.IsLetterOrDigit(r.Sentences[i].Form(t)[0]))
                {
                    return false;
                }
            }
        }

        return q.First - before.Last <= 1;
    }

    QuoteFrame Frame(Reading r, Stretch q, Attribution by, int words)
    {
        int start = q.Start, end = q.End;
        var kind = QuoteKind.Direct;
        var s = r.Sentences[by.Sentence];
        if (by.Sentence == q.First && q.First == q.Last && by.Lemma != "accord" && !Introduced(s.Text, q.Start) && s.TokenEnd(by.Token) <= q.Start && Woven(r, q, by) is var (a, b))
        {
            (start, end, kind) = (a, b, QuoteKind.Mixed);
        }

        var speech = Channels.Of(r.Cues, s, by.Token, t => r.Quoted(by.Sentence, t));
        var to = _cues.Find(by.Lemma) is { } cue ? Channels.Addressee(s, by.Token, cue, t => r.Quoted(by.Sentence, t)) : -1;
        end = s.Text[end - 1] is ',' && end - start > 1 ? end - 1 : end;
        return new QuoteFrame(kind, start, end, q.First, by.Lemma == "accord" ? "according to" : by.Lemma, by.Stance, Channels.Press(r.Cues, s, by.Token, to) ?? speech,
            by.Speaker < 0 ? -1 : by.Sentence, by.Speaker, to < 0 ? -1 : by.Sentence, to);
    }

    /// <summary>The clause that the quoted words are woven into, when it holds words outside the marks.</summary>
    static (int Start, int End)? Woven(Reading r, Stretch q, Attribution by)
    {
        var s = r.Sentences[by.Sentence];
        var clause = Trees.Child(s, by.Token, "ccomp");
        if (clause < 0)
        {
            return null;
        }

        var (first, end) = Trees.Reach(s, clause);
        (first, end) = Trim(s, Math.Max(first, by.Token + 1), end);
        if (end <= first || s.TokenStart(first) > q.Start || s.TokenEnd(end - 1) < q.End)
        {
            return null;
        }

        for (var t = first; t < end; t++)
        {
            if (!r.Quoted(by.Sentence, t) && char.IsLetter(s.Form(t)[0]))
            {
                // The closing mark belongs to the words when they end with it.
                return (s.TokenStart(first), s.TokenEnd(end - 1));
            }
        }

        return null;
    }

    /// <summary>Leaves out "that" and marks at the ends.</summary>
    static (int First, int End) Trim(Sentence s, int first, int end)
    {
        while (first < end && (s.Form(first) is "that" or "That" || !(char.IsLetterOrDigit(s.Form(first)[0]) || s.Form(first)[0] is '\u201c' or '"' or '$' or '\u20ac' or '\u2018')))
        {
            first++;
        }

        while (end > first && !(char.IsLetterOrDigit(s.Form(end - 1)[^1]) || s.Form(end - 1)[0] is '\u201d' or '"' or '%' or '\u2019'))
        {
            end--;
        }

        return (first, end);
    }
}
