using Demarche.Language;

namespace Demarche.Coding.Quotes;

/// <summary>Words told without quotation marks: "the minister said that …", "according to the army, …".</summary>
public sealed partial class QuoteFinder
{
    static void Reported(Reading r, List<QuoteFrame> found)
    {
        var marked = found.Count;
        for (var i = 0; i < r.Sentences.Count; i++)
        {
            var s = r.Sentences[i];
            for (var t = 0; t < s.Count; t++)
            {
                var frame = !r.Quoted(i, t) && IsAccording(s, t) ? According(r, i, t) : Clause(r, i, t);
                if (frame is not null && !Overlaps(found, marked, frame))
                {
                    found.Add(frame);
                }
            }
        }
    }

    static bool Overlaps(List<QuoteFrame> found, int marked, QuoteFrame frame)
    {
        for (var k = 0; k < marked; k++)
        {
            if (found[k].Start < frame.End && frame.Start < found[k].End)
            {
                return true;
            }
        }

        return false;
    }

    static QuoteFrame? Clause(Reading r, int i, int t)
    {
        var s = r.Sentences[i];
        if (r.Cue(i, t) is not { } cue || Doubted(s, t))
        {
            return null;
        }

        var speaker = Trees.Subject(s, t);
        var participle = s.Xpos(t) == "VBG" && t > 1 && s.Form(t - 1) is "," or "while" or "by";
        speaker = speaker < 0 && participle ? MainSubject(s, t) : speaker;
        if (speaker < 0 || r.Quoted(i, speaker) || !Trees.IsNominal(s, speaker) || Content(s, t, speaker, cue, participle) is not var (first, end))
        {
            return null;
        }

        (first, end) = Trim(s, first, end);
        if (Words(s, first, end) < 3)
        {
            return null;
        }

        var to = Channels.Addressee(s, t, cue, k => r.Quoted(i, k) || (k >= first && k < end));
        var channel = Channels.Press(r.Cues, s, t, to) ?? Channels.Of(r.Cues, s, t, k => r.Quoted(i, k) || (k >= first && k < end));
        return new QuoteFrame(QuoteKind.Indirect, s.TokenStart(first), s.TokenEnd(end - 1), i, cue.Lemma, cue.Stance, channel, i, speaker, to < 0 ? -1 : i, to);
    }

    /// <summary>Tokens of what is reported: the clause that the tree hangs on the cue, or, where the tree errs, what the order of words tells.</summary>
    static (int First, int End)? Content(Sentence s, int t, int speaker, QuoteCues.Cue cue, bool participle)
    {
        if (Trees.Child(s, t, "ccomp") is >= 0 and var clause && (cue.Indirect || Trees.Child(s, clause, "mark") >= 0))
        {
            var (first, end) = Trees.Reach(s, clause);
            return clause > t ? (Math.Max(first, t + 1), end) : (first, Math.Min(end, Math.Min(t, Trees.Reach(s, speaker).First)));
        }

        if (!cue.Indirect)
        {
            return null;
        }

        // "…, adding that talks were over": all that follows.
        if (participle || (t + 1 < s.Count && s.Form(t + 1) is "that" && s.Upos(t + 1) is Upos.SCONJ && speaker < t))
        {
            return Finite(s, t + 1, s.Count) ? (t + 1, s.Count) : null;
        }

        // "The army withdrew, the governor said": all that stands before the comma.
        var named = Math.Min(speaker, t);
        while (named > 0 && s.Form(named) is not "," && speaker - named < 12)
        {
            named--;
        }

        return speaker < t && t - speaker <= 3 && named > 2 && s.Form(named) is "," && Trees.Child(s, t, "obj") < 0 && s.Upos(0) is not Upos.SCONJ && s.Xpos(0) is not ("IN" or "WRB" or "VBG") && Finite(s, 0, named) && !Finite(s, named, t)
            ? (0, named) : null;
    }

    static bool Finite(Sentence s, int first, int end)
    {
        for (var k = first; k < end; k++)
        {
            if (s.Xpos(k) is "VBD" or "VBZ" or "VBP" or "MD")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The subject of the sentence, when it stands before a token.</summary>
    static int MainSubject(Sentence s, int before)
    {
        for (var k = 0; k < before; k++)
        {
            if (s.Relation(k) == "nsubj" && s.Head(k) is >= 0 and var verb && verb < before && (s.Head(verb) < 0 || s.Relation(verb) is "conj" or "parataxis"))
            {
                return k;
            }
        }

        return -1;
    }

    /// <summary>Not said, or only perhaps: "did not say", "would say", "if he says".</summary>
    static bool Doubted(Sentence s, int t)
    {
        for (var k = 0; k < s.Count; k++)
        {
            if (s.Head(k) != t)
            {
                continue;
            }

            if (s.Form(k) is "not" or "n't" or "n\u2019t" or "never" or "Never" or "if" or "If" or "whether" or "unless" or "to" && s.Relation(k) is "advmod" or "mark" or "aux")
            {
                return true;
            }

            if (s.Relation(k) == "aux" && s.Lemma(k) is "would" or "could" or "may" or "might" or "should" or "can" or "will" or "must" or "shall")
            {
                return true;
            }
        }

        return false;
    }

    static QuoteFrame? According(Reading r, int i, int t)
    {
        var s = r.Sentences[i];
        var speaker = AccordingTo(s, t);
        if (speaker < 0)
        {
            return null;
        }

        var (_, phrase) = Trees.Reach(s, speaker);
        int first, end;
        if (t <= 2 || s.Form(t - 1) is "that")
        {
            for (first = speaker + 1; first < s.Count && s.Form(first) is not ","; first++)
            {
            }

            end = s.Count;
        }
        else
        {
            (first, end) = (0, t);
            if (phrase < s.Count - 2 && s.Form(t - 1) is ",")
            {
                // In the middle: the clause after it is the fuller half more often than not only when it holds the root.
                for (var k = phrase; k < s.Count; k++)
                {
                    if (s.Head(k) < 0)
                    {
                        (first, end) = (phrase, s.Count);
                    }
                }
            }
        }

        (first, end) = Trim(s, first, end);
        return Words(s, first, end) < 3 ? null
            : new QuoteFrame(QuoteKind.Indirect, s.TokenStart(first), s.TokenEnd(end - 1), i, "according to", "neutral", null, i, speaker);
    }
}
