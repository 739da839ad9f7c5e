using Demarche.Language;

namespace Demarche.Coding.Actions;

/// <summary>Whom an act concerns: objects, phrases with a preposition, what a quantity stands for.</summary>
static partial class Arguments
{
    /// <summary>Whom or what the act concerns: the object of an active verb, the subject of a passive one, the noun a participle stands by.</summary>
    public static int LogicalObject(Tree t, int v)
    {
        if (IsPassive(t, v))
        {
            var kept = t.Child(v, Rel.Obj);
            return kept >= 0 ? kept : SurfaceSubject(t, v);
        }

        var o = t.Child(v, Rel.Obj);
        if (o < 0)
        {
            o = t.Child(v, Rel.Iobj); // "asked Italy for help"
        }

        if (o >= 0)
        {
            return Antecedent(t, o, v);
        }

        if (t.Rel(v) == Rel.AclRelative && t.Child(v, Rel.Ccomp) < 0)
        {
            var s = t.Child(v, Rel.Nsubj);
            if (s >= 0 && !IsRelativePronoun(t, s) && !HasRelativePronoun(t, v))
            {
                return t.Head(v);
            }
        }

        for (var c = t.First(v); c >= 0; c = t.Next(c))
        {
            if (t.Rel(c) == Rel.Conj && t.Upos(c) == Upos.VERB && t.Child(c, Rel.Nsubj) < 0 && c - v <= 3 && !IsPassive(t, c))
            {
                o = t.Child(c, Rel.Obj);
                if (o >= 0)
                {
                    return o;
                }
            }
        }

        return -1;
    }

    /// <summary>To whom something is given; the subject of a passive that keeps its object ("was given weapons").</summary>
    public static int IndirectObject(Tree t, int v)
    {
        var o = t.Child(v, Rel.Iobj);
        if (o >= 0)
        {
            return Antecedent(t, o, v);
        }

        return IsPassive(t, v) && t.Child(v, Rel.Obj) >= 0 ? SurfaceSubject(t, v) : -1;
    }

    /// <summary>The noun after a preposition, on the verb or on its object (where the phrase hangs is often a matter of taste).</summary>
    public static int Prepositional(Tree t, int v, string preposition, bool alsoObject = true)
    {
        var found = OnToken(t, v, preposition);
        if (found >= 0 || !alsoObject)
        {
            return found;
        }

        for (var c = t.First(v); c >= 0; c = t.Next(c))
        {
            // "spoke by phone with X".
            if (preposition == "with" && t.Rel(c) == Rel.Obl && !t.IsCapitalised(c) && OnToken(t, c, preposition) is >= 0 and var behind)
            {
                return behind;
            }

            if (t.Rel(c) is Rel.Obj or Rel.NsubjPass or Rel.Xcomp && t.Upos(c) != Upos.VERB)
            {
                found = OnToken(t, c, preposition);
                for (var d = t.First(c); found < 0 && d >= 0; d = t.Next(d))
                {
                    found = t.Lemma(d) == "worth" ? OnToken(t, d, preposition) : -1; // "signs agreements worth a billion with X"
                }

                if (found < 0)
                {
                    var inner = Contained(t, c);
                    found = inner >= 0 ? OnToken(t, inner, preposition) : -1;
                }

                if (found >= 0)
                {
                    return found;
                }
            }
        }

        return -1;
    }

    static int OnToken(Tree t, int i, string preposition)
    {
        for (var c = t.First(i); c >= 0; c = t.Next(c))
        {
            if ((t.Rel(c) is Rel.Obl or Rel.Nmod or Rel.OblAgent or Rel.Other or Rel.Advmod) && t.HasCase(c, preposition) && ((t.Classes(c) & t.Times) == 0 || preposition == "to") && (t.Upos(c) != Upos.NUM || preposition is not ("on" or "in" or "by")))
            {
                return t.Rel(i) == Rel.AclRelative || t.Rel(c) == Rel.Obl ? Antecedent(t, c, i) : c;
            }
        }

        return -1;
    }

    /// <summary>What a word of quantity or kind stands for: "dozens of diplomats" → diplomats; -1 when it is no such word.</summary>
    public static int Contained(Tree t, int token)
    {
        if ((t.Classes(token) & t.Containers) == 0 && t.Upos(token) != Upos.NUM)
        {
            return -1;
        }

        for (var c = t.First(token); c >= 0; c = t.Next(c))
        {
            if (t.Rel(c) == Rel.Nmod && t.HasCase(c, "of"))
            {
                return c;
            }
        }

        return -1;
    }

    /// <summary>Adds a noun phrase's head and those coordinated with it, in order.</summary>
    public static void Members(Tree t, int head, List<int> into)
    {
        if (head < 0 || into.Contains(head))
        {
            return;
        }

        into.Add(head);
        for (var c = t.First(head); c >= 0; c = t.Next(c))
        {
            if (t.Rel(c) == Rel.Conj && (t.IsNominal(c) || t.Upos(c) == t.Upos(head)) && t.Child(c, Rel.Nsubj) < 0)
            {
                Members(t, c, into);
            }
            else if (t.Rel(c) == Rel.Appos && t.Upos(c) == Upos.PROPN && t.Upos(head) == Upos.PROPN)
            {
                Joined(t, c, into);
            }
        }
    }

    /// <summary>"the President of Chad Jean Bamba, the Premier of Mali Ali Keita and the King of Togo": joined to a name, not to a title.</summary>
    static void Joined(Tree t, int name, List<int> into)
    {
        if (!IsList(t, name, 0))
        {
            return;
        }

        if (name > 0 && FollowsComma(t, name))
        {
            into.Add(name);
        }

        for (var c = t.First(name); c >= 0; c = t.Next(c))
        {
            if (t.Rel(c) == Rel.Conj && t.IsNominal(c))
            {
                Members(t, c, into);
            }
            else if (t.Rel(c) == Rel.Appos && t.Upos(c) == Upos.PROPN)
            {
                Joined(t, c, into);
            }
        }
    }

    static bool IsList(Tree t, int name, int depth)
    {
        for (var c = t.First(name); c >= 0 && depth < 4; c = t.Next(c))
        {
            if ((t.Rel(c) == Rel.Conj && t.IsNominal(c)) || (t.Rel(c) == Rel.Appos && t.Upos(c) == Upos.PROPN && IsList(t, c, depth + 1)))
            {
                return true;
            }
        }

        return false;
    }

    static bool FollowsComma(Tree t, int name)
    {
        for (var c = t.First(name); c >= 0 && c < name; c = t.Next(c))
        {
            if (t.Rel(c) == Rel.Punct)
            {
                return true;
            }
        }

        return false;
    }
}
