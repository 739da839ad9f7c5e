using Demarche.Language;

namespace Demarche.Coding.Actions;

/// <summary>Who and whom of a verb, through passives, control, relative clauses and coordination. Every answer is the head token of a noun phrase, or -1.</summary>
static partial class Arguments
{
    const int Deepest = 12;

    /// <summary>Verbs whose infinitive is done by their own subject even with an object ("promised her to go").</summary>
    static bool SubjectControls(string lemma) => lemma is "promise" or "threaten" or "vow" or "pledge" or "agree" or "use" or "take" or "offer" or "swear" or "spend" or "visit" or "meet" or "join" or "leave" or "attend" or "hold" or "enter" or "reach" or "tour";

    /// <summary>True when the verb stands in the passive: marked so, or a bare participle with its object in front.</summary>
    public static bool IsPassive(Tree t, int v)
    {
        if (t.Xpos(v) is not ("VBN" or "VBD" or "JJ") || t.Xpos(v) == "JJ" && t.Upos(v) != Upos.VERB)
        {
            return t.Child(v, Rel.AuxPass) >= 0;
        }

        if (t.Child(v, Rel.AuxPass) >= 0 || t.Child(v, Rel.NsubjPass) >= 0)
        {
            return true;
        }

        for (var c = t.First(v); c >= 0; c = t.Next(c))
        {
            if (t.Rel(c) == Rel.Aux && t.Lemma(c) == "have")
            {
                return false;
            }
        }

        switch (t.Rel(v))
        {
            case Rel.Acl:
            case Rel.Amod:
                return t.Xpos(v) == "VBN" || t.Child(v, Rel.Obj) < 0 && t.Child(v, Rel.Nsubj) < 0;
            case Rel.Conj:
                return t.Xpos(v) == "VBN" && t.Child(v, Rel.Obj) < 0 && t.Head(v) >= 0 && (IsPassive(t, t.Head(v)) || t.Upos(t.Head(v)) == Upos.ADJ);
            case Rel.Root or Rel.Parataxis when t.Xpos(v) == "VBN" && t.Child(v, Rel.Nsubj) >= 0:
                return t.Child(v, Rel.Obj) < 0 && t.NeedsObject(v); // a past tense read as a participle
            default:
                return t.Child(v, Rel.Obj) < 0 && (t.Xpos(v) == "VBN" || (t.NeedsObject(v) && t.Rel(v) is Rel.Root or Rel.Parataxis or Rel.Advcl && t.Child(v, Rel.Xcomp) < 0 && t.Child(v, Rel.Conj) < 0));
        }
    }

    /// <summary>The subject as written or inherited, active or passive.</summary>
    public static int SurfaceSubject(Tree t, int v, int depth = 0)
    {
        if (v < 0 || depth > Deepest)
        {
            return -1;
        }

        for (var c = t.First(v); c >= 0; c = t.Next(c))
        {
            if (t.Rel(c) is Rel.Nsubj or Rel.NsubjPass)
            {
                return Antecedent(t, c, v);
            }
        }

        var head = t.Head(v);
        if (head < 0)
        {
            return -1;
        }

        if (Selected(t, v) is >= 0 and var chosen)
        {
            return chosen;
        }

        switch (t.Rel(v))
        {
            case Rel.Conj:
                if (t.IsNominal(head) && t.Child(head, Rel.Cop) < 0 && t.Rel(head) is not (Rel.Root or Rel.Ccomp))
                {
                    return -1;
                }

                return SurfaceSubject(t, head, depth + 1);
            case Rel.Xcomp:
            case Rel.Csubj when v > head:
                return Controller(t, head, depth);
            case Rel.Advcl:
            case Rel.Ccomp:
            case Rel.Parataxis:
                // A finite verb has a subject of its own, found or not; a gerund with an article is a noun.
                if ((t.Rel(v) is Rel.Ccomp or Rel.Advcl && t.Xpos(v) is "VBZ" or "VBP") || (t.Rel(v) == Rel.Ccomp && t.Xpos(v) == "VBD") || (t.Rel(v) == Rel.Advcl && t.Child(v, Rel.Det) >= 0))
                {
                    return -1;
                }

                // "a mosque is bombed, killing nine": the result is the bomber's, not the mosque's.
                return t.IsResult(v) && t.Xpos(v) == "VBG" && t.Child(v, Rel.Mark) < 0 && IsPassive(t, head) ? LogicalSubject(t, head) : SurfaceSubject(t, head, depth + 1);
            case Rel.AclRelative:
                return IsTold(t.Lemma(head)) && t.Rel(head) == Rel.Obj && NounSubject(t, head, depth + 1) is >= 0 and var teller ? teller : head;
            case Rel.Acl:
                // "troops fighting rebels"; "a plan to attack" is done by whoever plans.
                if (t.Xpos(v) is "VBG" or "VBN")
                {
                    // "issued a statement condemning X": whoever issued it.
                    return t.Xpos(v) == "VBG" && IsTold(t.Lemma(head)) && NounSubject(t, head, depth + 1) is >= 0 and var author ? author : head;
                }

                return NounSubject(t, head, depth + 1);
            case Rel.Amod:
                return head;
            case Rel.Nmod or Rel.Obl or Rel.Other when t.Upos(v) == Upos.VERB:
                return SurfaceSubject(t, head, depth + 1);
            default:
                return -1;
        }
    }

    static bool IsTold(string lemma) =>
        lemma is "statement" or "report" or "letter" or "resolution" or "directive" or "decree" or "law" or "bill" or "order" or "message" or "ruling" or "speech" or "declaration" or "petition" or "motion" or "video" or "communique";

    static int Controller(Tree t, int head, int depth)
    {
        if (!IsPassive(t, head) && !SubjectControls(t.Lemma(head)))
        {
            var o = t.Child(head, Rel.Obj);
            if (o < 0)
            {
                o = t.Child(head, Rel.Iobj);
            }

            if (o >= 0)
            {
                return Antecedent(t, o, head);
            }
        }

        return t.IsNominal(head) && t.Child(head, Rel.Cop) < 0 ? NounSubject(t, head, depth + 1) : SurfaceSubject(t, head, depth + 1);
    }

    /// <summary>Who does what a noun names, as far as the noun itself or the verb above it tells ("Moscow's decision", "Moscow made a decision").</summary>
    static int NounSubject(Tree t, int noun, int depth)
    {
        if (depth > Deepest)
        {
            return -1;
        }

        var poss = t.Possessor(noun);
        if (poss >= 0)
        {
            return poss;
        }

        for (var c = t.First(noun); c >= 0; c = t.Next(c))
        {
            if (t.Rel(c) == Rel.Nmod && (t.HasCase(c, "by") || t.HasCase(c, "from")))
            {
                return c;
            }
        }

        var adj = Adjective(t, noun);
        if (adj >= 0)
        {
            return adj;
        }

        if (t.Child(noun, Rel.Nsubj) >= 0)
        {
            return SurfaceSubject(t, noun, depth + 1);
        }

        return t.Rel(noun) is Rel.Obj or Rel.Obl or Rel.Xcomp && t.Head(noun) >= 0 ? SurfaceSubject(t, t.Head(noun), depth + 1) : -1;
    }

    /// <summary>Who acts: the subject of an active verb, the agent of a passive one.</summary>
    public static int LogicalSubject(Tree t, int v)
    {
        if (!IsPassive(t, v))
        {
            return SurfaceSubject(t, v);
        }

        var agent = Agent(t, v);
        if (agent < 0 && t.Rel(v) == Rel.Conj && t.Head(v) >= 0 && IsPassive(t, t.Head(v)))
        {
            agent = Agent(t, t.Head(v));
        }

        for (var c = t.First(v); agent < 0 && c >= 0; c = t.Next(c))
        {
            if (t.Rel(c) == Rel.Conj && (t.Child(c, Rel.NsubjPass) < 0 || (t.IsResult(c) && t.IsResult(v))) && IsPassive(t, c))
            {
                agent = Agent(t, c);
            }
        }

        return agent;
    }

    static int Agent(Tree t, int v)
    {
        for (var c = t.First(v); c >= 0; c = t.Next(c))
        {
            if (t.Rel(c) == Rel.OblAgent || (t.Rel(c) is Rel.Obl or Rel.Nmod && t.HasCase(c, "by") && t.Upos(c) != Upos.NUM))
            {
                return c;
            }
        }

        // "Russian-backed", "US-led".
        if (t.Rel(v) == Rel.Amod)
        {
            for (var c = t.First(v); c >= 0; c = t.Next(c))
            {
                if ((t.Rel(c) is Rel.Compound or Rel.Obl or Rel.OblBare or Rel.Advmod or Rel.Amod or Rel.Nmod) && t.IsCapitalised(c))
                {
                    return c;
                }
            }

            if (v >= 2 && t.Lemma(v - 1) == "-" && t.IsCapitalised(v - 2))
            {
                return v - 2;
            }
        }

        return -1;
    }

    /// <summary>A name or demonym in front of a noun: "Russian recognition", "the Moscow talks", "US-led invasion".</summary>
    public static int Adjective(Tree t, int noun)
    {
        for (var c = t.First(noun); c >= 0 && c < noun; c = t.Next(c))
        {
            switch (t.Rel(c))
            {
                case Rel.Amod when t.Upos(c) == Upos.VERB || t.Xpos(c) is "VBN" or "JJ" && t.Lemma(c) is "lead" or "led" or "back" or "backed" or "broker" or "brokered" or "impose" or "imposed":
                    var agent = Agent(t, c);
                    if (agent >= 0)
                    {
                        return agent;
                    }

                    break;
                case Rel.Amod or Rel.Compound or Rel.NmodBare or Rel.Nmod when t.IsCapitalised(c) && c < noun && (t.Upos(c) is Upos.PROPN or Upos.ADJ):
                    return c;
                default:
                    break;
            }
        }

        return -1;
    }

    static bool IsRelativePronoun(Tree t, int i) => t.Xpos(i) is "WDT" or "WP" or "WP$" || (t.Upos(i) == Upos.PRON && t.Lemma(i) is "who" or "which" or "whom" or "that")
        || (t.Lemma(i) == "that" && t.Rel(i) is Rel.Obj or Rel.Nsubj or Rel.NsubjPass && t.Head(i) is >= 0 and var v && t.Rel(v) == Rel.AclRelative);

    static bool HasRelativePronoun(Tree t, int v)
    {
        for (var c = t.First(v); c >= 0; c = t.Next(c))
        {
            if (IsRelativePronoun(t, c) && t.Rel(c) is Rel.Obl or Rel.Nsubj)
            {
                return true;
            }
        }

        return false;
    }

    static int Antecedent(Tree t, int pronoun, int v)
    {
        if (!IsRelativePronoun(t, pronoun))
        {
            return pronoun;
        }

        for (var k = 0; v >= 0 && k < Deepest; k++)
        {
            if (t.Rel(v) == Rel.AclRelative)
            {
                return t.Head(v);
            }

            if (t.Rel(v) is not (Rel.Conj or Rel.Xcomp or Rel.Ccomp))
            {
                break;
            }

            v = t.Head(v);
        }

        return pronoun;
    }
}
