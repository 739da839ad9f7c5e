using Demarche.Language;

namespace Demarche.Coding.Story;

/// <summary>Clauses that tell no act the lexicon knows and yet ask or suppose something about political actors: held with their reason, never counted.</summary>
static class Unsettled
{
    /// <summary>The held items of a sentence besides those of its frames.</summary>
    public static IEnumerable<Held> Of(StorySentence s)
    {
        var tree = s.Tree;
        if (tree.Count > 0 && tree.Form(tree.Count - 1) is "?" && s.Frames.Count == 0)
        {
            yield return new Held(s.Evidence, HeldReason.Question, Because: "\"?\"");
            yield break;
        }

        if (s.Mentions.Count == 0 && s.Antecedents.Count == 0)
        {
            yield break;
        }

        for (var i = 0; i < tree.Count; i++)
        {
            if (!tree.Relation(i).StartsWith("aux", StringComparison.Ordinal) || tree.Lemma(i) is not ("will" or "would" or "could" or "may" or "might"))
            {
                continue;
            }

            var verb = tree.Head(i);
            if (verb < 0 || tree.Relation(verb) is not ("ccomp" or "root" or "conj" or "parataxis") || Told(s, verb))
            {
                continue;
            }

            yield return new Held(Clause(s, verb), tree.Lemma(i) == "will" && tree.Relation(verb) == "root" ? HeldReason.Planned : HeldReason.Hypothetical, Because: $"\"{tree.Word(i)}\"");
            yield break;
        }
    }

    /// <summary>True when a frame of the sentence already answers for the verb.</summary>
    static bool Told(StorySentence s, int verb)
    {
        foreach (var f in s.Frames)
        {
            if (f.TriggerTokens.Contains(verb))
            {
                return true;
            }

            for (var (t, steps) = (f.Trigger, 0); t >= 0 && steps < 8; t = s.Tree.Head(t), steps++)
            {
                if (t == verb)
                {
                    return f.Held is not null || s.Tree.Relation(f.Trigger) is "xcomp" or "obj" or "ccomp";
                }
            }
        }

        return false;
    }

    static Evidence Clause(StorySentence s, int verb)
    {
        var (first, last) = (verb, verb);
        for (var i = 0; i < s.Tree.Count; i++)
        {
            for (var (t, steps) = (i, 0); t >= 0 && steps < s.Tree.Count; t = s.Tree.Head(t), steps++)
            {
                if (t == verb)
                {
                    (first, last) = (Math.Min(first, i), Math.Max(last, i));
                    break;
                }
            }
        }

        return new Evidence(s.Number, new Span(s.Field, s.Tree.TokenStart(first), s.Tree.TokenEnd(last)));
    }
}
