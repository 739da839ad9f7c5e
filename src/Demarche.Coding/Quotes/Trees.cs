using Demarche.Language;

namespace Demarche.Coding.Quotes;

/// <summary>Questions to a dependency tree.</summary>
static class Trees
{
    /// <summary>First and one past the last token of a word's subtree, as far as it is unbroken around the word.</summary>
    internal static (int First, int End) Reach(Sentence s, int top)
    {
        int first = top, end = top + 1;
        while (first > 0 && Under(s, first - 1, top))
        {
            first--;
        }

        while (end < s.Count && Under(s, end, top))
        {
            end++;
        }

        return (first, end);
    }

    internal static bool Under(Sentence s, int token, int top)
    {
        for (var n = 0; token >= 0 && n < s.Count; n++)
        {
            if (token == top)
            {
                return true;
            }

            token = s.Head(token);
        }

        return false;
    }

    internal static int Child(Sentence s, int head, string relation, string? or = null)
    {
        for (var i = 0; i < s.Count; i++)
        {
            if (s.Head(i) == head && (s.Relation(i) == relation || (or is not null && s.Relation(i) == or)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Who speaks at a cue: its subject, or that of the verb it leans on ("…, adding that"); for "who", the noun it stands for. -1 when nobody.</summary>
    internal static int Subject(Sentence s, int cue)
    {
        var at = cue;
        for (var n = 0; n < 4 && at >= 0; n++)
        {
            var subject = Child(s, at, "nsubj");
            if (subject < 0 && s.Lemma(at) == "quote")
            {
                subject = Child(s, at, "nsubj:pass");
            }

            if (subject >= 0)
            {
                return s.Lemma(subject) is "who" or "that" or "which" && s.Relation(at) is "acl:relcl" or "acl" ? s.Head(at) : subject;
            }

            var relation = s.Relation(at);
            if (relation is "acl" or "acl:relcl")
            {
                // "a statement saying that": the statement speaks.
                return s.Head(at);
            }

            if (relation is not ("advcl" or "xcomp" or "conj" or "parataxis"))
            {
                return -1;
            }

            at = s.Head(at);
            if (n == 0 && at >= 0 && Child(s, at, "nsubj:pass") is >= 0 and var passive && relation is "advcl" or "xcomp" && s.Lemma(at) == "quote")
            {
                return passive;
            }
        }

        return -1;
    }

    internal static bool IsNominal(Sentence s, int i) => s.Upos(i) is Upos.NOUN or Upos.PROPN or Upos.PRON or Upos.NUM;
}
