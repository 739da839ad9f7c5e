using Demarche.Language;

namespace Demarche.Coding.Actions;

/// <summary>Who tells an act, and what telling it of oneself makes of it.</summary>
sealed partial class Climb
{
    void Say(Act act, int up)
    {
        var reporter = Arguments.IsPassive(tree, up) ? Arguments.LogicalSubject(tree, up) : Arguments.SurfaceSubject(tree, up);
        act.Reporter = reporter;
        if (Negated(up) >= 0)
        {
            _negation = Negated(up);
        }

        Own(act, reporter);
    }

    /// <summary>What a reporter says of itself ahead is a promise, a refusal or a threat; what it says others must do is a demand.</summary>
    void Own(Act act, int reporter)
    {
        if (_must >= 0 && _negation < 0 && reporter >= 0 && act.Source != reporter && lexicon.Fold("demand").Apply(act.Code) is { } asked)
        {
            act.Code = asked;
            if (tree.Rel(act.Clause) == Rel.Ccomp)
            {
                folded[tree.Head(act.Clause)] = true;
            }

            act.Folds.Add("demand");
            act.Target = act.Source >= 0 ? act.Source : act.Target;
            act.Source = reporter;
            act.Mutual = false;
            _must = _plan = -1;
            return;
        }

        if (_will < 0 || !SameParty(reporter, act.Source))
        {
            return;
        }

        var fold = _negation >= 0 ? "refuse" : "will";
        if (lexicon.Fold(fold).Apply(act.Code) is { } code)
        {
            act.Code = code;
            act.Folds.Add(fold);
            if (reporter >= 0 && (act.Source < 0 || tree.Upos(act.Source) == Upos.PRON))
            {
                act.Source = reporter;
            }

            _will = _negation = _plan = -1;
        }
    }

    bool SameParty(int reporter, int subject)
    {
        if (subject < 0 || reporter < 0 || subject == reporter)
        {
            return subject != -1 || reporter != -1;
        }

        if (tree.Upos(subject) == Upos.PRON && tree.Lemma(subject) is "it" or "he" or "she" or "they" or "we" or "i")
        {
            return true;
        }

        if (tree.Lemma(subject) == tree.Lemma(reporter))
        {
            return true;
        }

        var poss = tree.Child(subject, Rel.NmodPoss);
        return poss >= 0 && (tree.Lemma(poss) is "its" or "his" or "her" or "their" or "our" or "my" or "it" or "he" or "she" or "they" or "we" or "i" || tree.Lemma(poss) == tree.Lemma(reporter))
            || Arguments.Adjective(tree, reporter) is >= 0 and var a && SameName(a, subject);
    }

    // "the Russian foreign ministry said Russia would".
    bool SameName(int adjective, int name)
    {
        var (a, b) = (tree.Lemma(adjective), tree.Lemma(name));
        var n = Math.Min(4, Math.Min(a.Length, b.Length));
        return n >= 3 && a.AsSpan(0, n).SequenceEqual(b.AsSpan(0, n));
    }

    void FindReporter(Act act, int at)
    {
        var top = at;
        for (var k = 0; k < Deepest && top >= 0; k++)
        {
            for (var c = tree.First(top); c >= 0; c = tree.Next(c))
            {
                // The act itself may be a word that also reports ("recalled"), hung onto a dateline.
                if (c != at && tree.Rel(c) == Rel.Parataxis && lexicon.Status("say", tree.Lemma(c)))
                {
                    act.Reporter = Arguments.SurfaceSubject(tree, c);
                    Own(act, act.Reporter);
                    return;
                }

                if (tree.Rel(c) is Rel.Obl && (tree.HasCase(c, "accord") || tree.HasCase(c, "according")))
                {
                    act.Reporter = c;
                    Own(act, c);
                    return;
                }
            }

            var up = tree.Head(top);
            if (up < 0)
            {
                return;
            }

            if ((tree.Rel(top) is Rel.Ccomp or Rel.Parataxis) && lexicon.Status("say", tree.Lemma(up)))
            {
                act.Reporter = Arguments.SurfaceSubject(tree, up);
                if (top == at)
                {
                    Own(act, act.Reporter);
                }

                return;
            }

            if (tree.Rel(top) is not (Rel.Conj or Rel.Advcl or Rel.AclRelative or Rel.Acl or Rel.Parataxis))
            {
                return;
            }

            top = up;
        }
    }
}
