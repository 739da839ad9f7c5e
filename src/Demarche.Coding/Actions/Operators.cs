namespace Demarche.Coding.Actions;

/// <summary>How a word takes another act as its content: promises it, refuses it, demands it, ends it.</summary>
/// <param name="Lemma">Operator's lemma.</param>
/// <param name="Slots">Where the act stands: <c>xcomp ccomp obj subj acl</c> or a preposition.</param>
/// <param name="Fold">Name in folds.tsv.</param>
/// <param name="Particle">Particle the operator needs, or empty.</param>
sealed record Operator(string Lemma, string[] Slots, Fold Fold, string Particle)
{
    /// <summary>True when the governed token fills one of the slots.</summary>
    public bool Takes(Tree tree, int token, int governor)
    {
        if (Particle.Length > 0 && !HasParticle(tree, governor))
        {
            return false;
        }

        foreach (var slot in Slots)
        {
            if (Fills(tree, token, governor, slot))
            {
                return true;
            }
        }

        return false;
    }

    bool HasParticle(Tree tree, int governor)
    {
        for (var c = tree.First(governor); c >= 0; c = tree.Next(c))
        {
            if (tree.Lemma(c) == Particle && tree.Rel(c) is Rel.Particle or Rel.Advmod or Rel.Case or Rel.Mark or Rel.Other)
            {
                return true;
            }
        }

        return governor + 1 < tree.Count && tree.Lemma(governor + 1) == Particle;
    }

    static bool Fills(Tree tree, int token, int governor, string slot)
    {
        var rel = tree.Rel(token);
        return slot switch
        {
            "xcomp" => rel == Rel.Xcomp || (rel is Rel.Advcl or Rel.Csubj && token > governor && tree.HasCase(token, "to"))
                || (rel == Rel.Acl && tree.Head(token) != governor && tree.HasCase(token, "to")),
            "ccomp" => rel == Rel.Ccomp,
            "obj" => rel is Rel.Obj or Rel.NsubjPass || (rel == Rel.Nsubj && Arguments.IsPassive(tree, governor)),
            "subj" => rel is Rel.Nsubj or Rel.NsubjPass,
            "acl" => rel is Rel.Acl && tree.Xpos(token) is "VB" or "VBG",
            "compound" => rel is Rel.Compound or Rel.Amod,
            _ => rel is Rel.Obl or Rel.Nmod or Rel.OblAgent or Rel.Advcl or Rel.Acl or Rel.Other or Rel.Xcomp or Rel.Ccomp && tree.HasCase(token, slot),
        };
    }
}

/// <summary>What becomes of an inner act under an operator.</summary>
/// <param name="Name">Name.</param>
/// <param name="Codes">Inner code prefix → result.</param>
sealed record Fold(string Name, Dictionary<string, Folded> Codes)
{
    /// <summary>Code for an inner code: the longest prefix decides. Null when the fold says nothing about it.</summary>
    public string? Apply(string inner) => Apply(inner, out _);

    /// <summary>The same, telling also at whom the result is aimed.</summary>
    public string? Apply(string inner, out bool aboutDoer)
    {
        for (var n = inner.Length; n >= 0; n--)
        {
            if (Codes.TryGetValue(inner[..n], out var f))
            {
                aboutDoer = f.AboutDoer;
                return f.Code == "=" ? inner : f.Code;
            }
        }

        aboutDoer = false;
        return null;
    }
}

/// <summary>Result of a fold.</summary>
/// <param name="Code">CAMEO code; <c>=</c> keeps the inner code.</param>
/// <param name="AboutDoer">The act is aimed at whoever should do the inner act (a demand), not at whom the inner act concerns (a threat).</param>
readonly record struct Folded(string Code, bool AboutDoer);
