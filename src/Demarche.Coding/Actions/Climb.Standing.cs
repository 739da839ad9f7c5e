using Demarche.Language;

namespace Demarche.Coding.Actions;

/// <summary>Whether an act happened: negations, plans, conditions, questions around it.</summary>
sealed partial class Climb
{
    int Negated(int at)
    {
        for (var c = tree.First(at); c >= 0; c = tree.Next(c))
        {
            if ((tree.Rel(c) is Rel.Advmod or Rel.Det or Rel.Cc or Rel.Mark or Rel.Case or Rel.Other) && lexicon.Status("not", tree.Lemma(c)))
            {
                return c;
            }
        }

        return -1;
    }

    void Inherit(int head)
    {
        // "may attack and kill": the first verb's auxiliary holds for both.
        for (var c = tree.First(head); c >= 0; c = tree.Next(c))
        {
            if (tree.Rel(c) == Rel.Aux)
            {
                Auxiliary(c);
            }
        }
    }

    void Auxiliary(int c)
    {
        var lemma = tree.Lemma(c);
        if (lexicon.Status("will", lemma))
        {
            _will = c;
        }
        else if (lexicon.Status("may", lemma))
        {
            _maybe = c;
        }
        else if (lexicon.Status("must", lemma))
        {
            _must = c;
        }
    }

    void Look(int at, Act act, bool isNoun, bool only = false)
    {
        var n = Negated(at);
        if (n >= 0)
        {
            _negation = n;
        }

        for (var c = tree.First(at); c >= 0; c = tree.Next(c))
        {
            var lemma = tree.Lemma(c);
            switch (tree.Rel(c))
            {
                case Rel.Aux:
                    Auxiliary(c);
                    break;
                case Rel.Mark:
                    if (lemma == "whether")
                    {
                        _question = c;
                    }
                    else if (lexicon.Status("if", lemma) && tree.Rel(at) is Rel.Advcl or Rel.Ccomp)
                    {
                        _maybe = c;
                    }
                    else if (lemma == "to" && tree.Rel(at) is Rel.Advcl or Rel.Acl && !isNoun && FindOperator(at, tree.Head(at)) is null && _plan < 0 && !IsFirst(tree.Head(at)) && Arguments.Selected(tree, at) < 0)
                    {
                        _plan = c;
                        act.IsPurpose = true;
                    }

                    break;
                case Rel.Nsubj or Rel.NsubjPass or Rel.Obj when !only:
                    if (lexicon.Status("nobody", lemma) || Negated(c) >= 0)
                    {
                        _negation = c;
                    }

                    break;
                case Rel.Advmod or Rel.Amod or Rel.Compound:
                    if (lexicon.Status("maybe", lemma))
                    {
                        _maybe = c;
                    }
                    else if (isNoun && lexicon.Status("ahead", lemma))
                    {
                        _plan = c;
                    }

                    break;
                default:
                    break;
            }
        }

        // "going to", "set to", "expected to" are operators of fold plan; "have to" and "need to" of fold must.
    }

    // "the first country to recognise": it did.
    bool IsFirst(int noun)
    {
        if (noun < 0)
        {
            return false;
        }

        // "one of the first leaders to call".
        var of = Arguments.Contained(tree, noun);
        if (of >= 0 && of != noun && IsFirst(of))
        {
            return true;
        }

        for (var c = tree.First(noun); c >= 0; c = tree.Next(c))
        {
            if (tree.Lemma(c) is "first" or "second" or "third" or "last" or "latest" or "only" or "fourth" or "fifth")
            {
                return true;
            }
        }

        return false;
    }

    void Surroundings(Act act, int at)
    {
        var up = tree.Head(at);
        if (up >= 0 && (tree.Rel(at) is Rel.Nmod or Rel.Acl or Rel.Obl or Rel.Obj) && lexicon.Status("doubt", tree.Lemma(up)))
        {
            _maybe = up;
        }

        // A condition or a question anywhere above covers what it holds.
        for (var k = 0; k < Deepest && at >= 0; k++)
        {
            if (tree.Rel(at) is Rel.Advcl or Rel.Ccomp)
            {
                for (var c = tree.First(at); c >= 0 && c < at; c = tree.Next(c))
                {
                    if (tree.Rel(c) == Rel.Mark && lexicon.Status("if", tree.Lemma(c)))
                    {
                        _maybe = c;
                    }
                    else if (tree.Rel(c) == Rel.Mark && tree.Lemma(c) == "whether")
                    {
                        _question = c;
                    }
                }
            }

            // "could lead to their being freed".
            if (tree.Rel(at) is Rel.Obl or Rel.Obj && tree.Head(at) is >= 0 and var governor && tree.Upos(at) == Upos.VERB)
            {
                for (var c = tree.First(governor); c >= 0; c = tree.Next(c))
                {
                    if (tree.Rel(c) == Rel.Aux && lexicon.Status("may", tree.Lemma(c)))
                    {
                        _maybe = c;
                    }
                }
            }

            at = tree.Rel(at) is Rel.Advcl or Rel.Ccomp or Rel.Xcomp or Rel.Conj or Rel.Obj or Rel.Obl or Rel.Nsubj or Rel.Acl ? tree.Head(at) : -1;
        }
    }

    void Settle(Act act)
    {
        act.Promised = _negation >= 0 ? lexicon.Fold("refuse").Apply(act.Code) : _will >= 0 || _plan >= 0 ? lexicon.Fold("will").Apply(act.Code) : null;
        if (_question >= 0)
        {
            act.Hold(HeldReason.Question, _question);
        }
        else if (_negation >= 0)
        {
            if (_will >= 0 && lexicon.Fold("refuse").Apply(act.Code) is { } refused && tree.Lemma(_will) != "would")
            {
                act.Code = refused;
                act.Folds.Add("refuse");
            }
            else
            {
                act.Hold(HeldReason.Negated, _negation);
            }
        }
        else if (_maybe >= 0)
        {
            act.Hold(HeldReason.Hypothetical, _maybe);
        }
        else if (_must >= 0)
        {
            act.Hold(HeldReason.Opinion, _must);
        }
        else if (_will >= 0)
        {
            act.WillBe = tree.Lemma(_will) != "would" && !act.IsPurpose;
            act.Hold(tree.Lemma(_will) == "would" && act.Reporter < 0 ? HeldReason.Hypothetical : HeldReason.Planned, _will);
        }
        else if (_plan >= 0)
        {
            act.Hold(HeldReason.Planned, _plan);
        }
    }
}
