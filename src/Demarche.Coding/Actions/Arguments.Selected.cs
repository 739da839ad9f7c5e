using Demarche.Language;

namespace Demarche.Coding.Actions;

/// <summary>Who is picked out by an act: "the first to sign".</summary>
static partial class Arguments
{
    /// <summary>
    /// Who is picked out by an act that took place: "X was the first to sign", "became the second state to recognise", "X, the only country to veto".
    /// -1 when the infinitive is of another sort.
    /// </summary>
    public static int Selected(Tree t, int v)
    {
        var noun = t.Head(v);
        if (noun < 0 || t.Rel(v) is not (Rel.Acl or Rel.Advcl))
        {
            return -1;
        }

        var selects = Selects(t, noun);
        var top = noun;
        for (var k = 0; k < 3 && t.Rel(top) == Rel.Nmod && t.Head(top) >= 0; k++)
        {
            top = t.Head(top);
            selects |= Selects(t, top);
        }

        for (var c = t.First(noun); c >= 0; c = t.Next(c))
        {
            selects |= t.Rel(c) == Rel.Nmod && t.Lemma(noun) == "one" && Selects(t, c);
        }

        if (!selects)
        {
            return -1;
        }

        if (t.Child(top, Rel.Cop) >= 0)
        {
            return t.Child(top, Rel.Nsubj);
        }

        var up = t.Head(top);
        return up < 0 ? -1
            : t.Rel(top) is Rel.Xcomp or Rel.Obj && t.Lemma(up) is "become" or "remain" ? SurfaceSubject(t, up)
            : t.Rel(top) == Rel.Appos ? up
            : -1;
    }

    static bool Selects(Tree t, int noun)
    {
        if (IsOrdinal(t.Lemma(noun)))
        {
            return true;
        }

        for (var c = t.First(noun); c >= 0; c = t.Next(c))
        {
            if (t.Rel(c) == Rel.Amod && IsOrdinal(t.Lemma(c)))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsOrdinal(string lemma) => lemma is "first" or "second" or "third" or "fourth" or "fifth" or "last" or "latest" or "only";
}
