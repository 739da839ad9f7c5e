using Demarche.Language;

namespace Demarche.Coding.Actions;

/// <summary>Nouns and the verbs that only carry them.</summary>
sealed partial class Climb
{
    /// <summary>The noun with its bundling noun and light verb.</summary>
    public Anchor AnchorOf(int noun)
    {
        var carrier = noun;
        while (tree.Rel(carrier) == Rel.Nmod && tree.Head(carrier) >= 0 && tree.HasCase(carrier, "of") && Arguments.Contained(tree, tree.Head(carrier)) == carrier)
        {
            carrier = tree.Head(carrier);
        }

        return LightAbove(carrier) is { } l ? new Anchor(noun, true, carrier, l.Verb, l.Inverse) : new Anchor(noun, true, carrier, -1, false);
    }

    (int Verb, bool Inverse)? LightAbove(int noun)
    {
        var slot = noun;
        while (tree.Rel(slot) == Rel.Conj && tree.Head(slot) >= 0 && tree.IsNominal(tree.Head(slot)))
        {
            slot = tree.Head(slot);
        }

        var up = tree.Head(slot);
        if (up >= 0 && tree.Upos(up) == Upos.VERB && lexicon.Light(tree.Lemma(up)) is { } verbs)
        {
            foreach (var v in verbs)
            {
                var rel = tree.Rel(slot);
                var fits = v.Slot switch
                {
                    "obj" => rel is Rel.Obj or Rel.NsubjPass || (rel == Rel.Nsubj && Arguments.IsPassive(tree, up)),
                    "subj" => rel is Rel.Nsubj or Rel.NsubjPass && (tree.Child(up, Rel.Obj) is var o && (o < 0 || tree.Lemma(o) == "place")),
                    _ => rel is Rel.Obl or Rel.Nmod or Rel.OblAgent && tree.HasCase(slot, v.Slot),
                };
                if (fits)
                {
                    return (up, v.Inverse);
                }
            }
        }

        // "sanctions imposed by", "the attack that rebels launched".
        for (var c = tree.First(slot); c >= 0; c = tree.Next(c))
        {
            if ((tree.Rel(c) is Rel.Acl or Rel.AclRelative) && tree.Upos(c) == Upos.VERB && lexicon.Light(tree.Lemma(c)) is { } below
                && below[0].Slot == "obj" && Arguments.LogicalObject(tree, c) == slot)
            {
                return (c, below[0].Inverse);
            }
        }

        return null;
    }
}
