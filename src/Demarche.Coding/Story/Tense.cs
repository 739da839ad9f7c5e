using Demarche.Language;

namespace Demarche.Coding.Story;

/// <summary>Tense of a clause as far as dating needs it.</summary>
enum Tense
{
    /// <summary>No finite verb: headlines, noun phrases.</summary>
    None,
    Past,
    PastPerfect,
    PresentPerfect,
    Present,
    Future,
}

static class Tenses
{
    /// <summary>Tense of the clause that a token heads or stands in.</summary>
    public static Tense Of(Sentence s, int token)
    {
        for (var (t, steps) = (token, 0); t >= 0 && steps < s.Count; t = s.Head(t), steps++)
        {
            var found = OfVerb(s, t);
            if (found != Tense.None)
            {
                return found;
            }
        }

        return Tense.None;
    }

    /// <summary>True for "is meeting", "have been engaging": the act still goes on.</summary>
    public static bool IsProgressive(Sentence s, int token)
    {
        if (!s.Xpos(token).Equals("VBG", StringComparison.Ordinal))
        {
            return false;
        }

        for (var i = token - 1; i >= 0 && i >= token - 5; i--)
        {
            if (s.Head(i) == token && s.Relation(i).StartsWith("aux", StringComparison.Ordinal) && s.Lemma(i) == "be")
            {
                return true;
            }
        }

        return false;
    }

    static Tense OfVerb(Sentence s, int t)
    {
        bool have = false, had = false, modal = false, presentBe = false, pastBe = false;
        for (var i = Math.Max(0, t - 10); i < t; i++)
        {
            var r = s.Relation(i);
            if (s.Head(i) != t || !(r.StartsWith("aux", StringComparison.Ordinal) || r == "cop"))
            {
                continue;
            }

            var tag = s.Xpos(i);
            switch (s.Lemma(i))
            {
                case "have":
                    had |= tag == "VBD";
                    have |= tag != "VBD";
                    break;
                case "will" or "shall" or "would":
                    modal = true;
                    break;
                case "be" or "do" or "get":
                    pastBe |= tag == "VBD";
                    presentBe |= tag is "VBZ" or "VBP";
                    break;
            }
        }

        return (modal, had, have, pastBe, presentBe, s.Xpos(t)) switch
        {
            (true, _, _, _, _, _) => Tense.Future,
            (_, true, _, _, _, _) => Tense.PastPerfect,
            (_, _, true, _, _, _) => Tense.PresentPerfect,
            (_, _, _, true, _, _) => Tense.Past,
            (_, _, _, _, true, _) => Tense.Present,
            (_, _, _, _, _, "VBD") => Tense.Past,
            (_, _, _, _, _, "VBZ" or "VBP") => Tense.Present,
            _ => Tense.None,
        };
    }
}
