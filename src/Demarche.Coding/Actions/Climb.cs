using Demarche.Language;

namespace Demarche.Coding.Actions;

/// <summary>
/// Walks from an act up through the words that take it as their content, folding the code at each ("agreed to send" → a promise),
/// and gathers what tells whether it happened. One use, one sentence.
/// </summary>
sealed partial class Climb(ActionLexicon lexicon, Tree tree, bool[] folded)
{
    const int Deepest = 16;

    // What the levels below the next operator said about standing; -1 = nothing.
    int _negation;
    int _will;
    int _must;
    int _maybe;
    int _plan;
    int _question;

    /// <summary>Folds the act's code and roles and settles its standing.</summary>
    public void Go(Act act)
    {
        _negation = _will = _must = _maybe = _plan = _question = -1;
        var at = act.Clause;
        Look(at, act, act.IsNoun && at == act.Trigger);
        if (tree.Rel(at) == Rel.Conj && tree.Child(at, Rel.Nsubj) < 0 && tree.Child(at, Rel.Aux) < 0 && tree.Head(at) >= 0)
        {
            Inherit(tree.Head(at));
        }

        var said = false;
        for (var steps = 0; steps < Deepest; steps++)
        {
            var slot = at;
            while (tree.Rel(slot) == Rel.Conj && tree.Head(slot) >= 0 && Shares(slot))
            {
                slot = tree.Head(slot);
                if (slot != act.Trigger)
                {
                    Inherit(slot);
                }
            }

            var up = tree.Head(slot);
            if (up < 0)
            {
                break;
            }

            var found = FindOperator(slot, up);
            if (found is null && tree.Rel(slot) == Rel.Acl && tree.Upos(slot) == Upos.VERB && tree.Rel(up) is Rel.Obj or Rel.Iobj or Rel.NsubjPass or Rel.Obl
                && tree.Head(up) >= 0 && tree.Upos(tree.Head(up)) == Upos.VERB && FindOperator(slot, tree.Head(up)) is { } asked
                && asked.Fold.Name is "appeal" or "demand" or "allow" or "force" or "send" or "accuse" or "bar" or "condemn" or "charge")
            {
                // "urged both sides to agree", "accused him of arming", with the clause hung on the noun.
                found = asked;
                up = tree.Head(up);
                act.IsPurpose = false;
            }

            if (found is { } op)
            {
                if (op.Fold.Name == "say")
                {
                    Say(act, up);
                    said = true;
                    at = up;
                    break;
                }

                Through(act, op, up, slot);
                at = up;
                if (op.Fold.Name is not ("do" or "plan" or "must" or "send"))
                {
                    act.Clause = up;
                }

                Look(at, act, IsNoun(up));
                if (LightAbove(at) is { } carrier && IsNoun(up))
                {
                    at = carrier.Verb;
                    act.Tokens.Add(at);
                    act.Clause = at;
                    Look(at, act, isNoun: false);
                }

                continue;
            }

            if (tree.Rel(slot) is Rel.Xcomp)
            {
                if (_plan < 0 && tree.HasCase(slot, "to") && !lexicon.Status("say", tree.Lemma(up)))
                {
                    _plan = up;
                }

                at = up;
                Look(at, act, isNoun: false);
                continue;
            }

            if (slot != at && tree.Rel(slot) is not (Rel.Ccomp or Rel.Advcl or Rel.Parataxis or Rel.Acl or Rel.AclRelative))
            {
                break;
            }

            at = slot == at ? at : slot;
            if (tree.Rel(at) == Rel.Ccomp)
            {
                if (lexicon.Status("doubt", tree.Lemma(up)) && !(act.IsNoun && tree.HasOwnDay(act.Trigger)))
                {
                    _maybe = up;
                }

                if (!IsWhy(at))
                {
                    Look(up, act, isNoun: false, only: true);
                }
            }

            break;
        }

        if (!act.IsNoun || !tree.HasOwnDay(act.Trigger))
        {
            Surroundings(act, at);
        }

        if (!said)
        {
            FindReporter(act, at);
        }

        Settle(act);
    }

    /// <summary>"could not understand why X left": X left, whatever is denied of the understanding.</summary>
    bool IsWhy(int clause)
    {
        for (var c = tree.First(clause); c >= 0 && c < clause; c = tree.Next(c))
        {
            if (tree.Rel(c) is Rel.Advmod or Rel.Mark && tree.Lemma(c) == "why")
            {
                return true;
            }
        }

        return false;
    }

    bool IsNoun(int i) => tree.Upos(i) is Upos.NOUN or Upos.PROPN;

    // "agreed to stop and to leave": the second verb fills the same slot; a clause with its own subject does too when the first is governed by a verb of saying.
    bool Shares(int i) => tree.Upos(i) is Upos.VERB or Upos.NOUN or Upos.PROPN or Upos.AUX or Upos.ADJ && tree.Rel(tree.Head(i)) != Rel.Root;

    Operator? FindOperator(int slot, int up)
    {
        var kind = tree.Upos(up) switch { Upos.VERB or Upos.AUX => 'v', Upos.NOUN or Upos.PROPN => 'n', Upos.ADJ => 'a', _ => 'x' };
        var found = Among(lexicon.Operators(tree.Lemma(up), kind), slot, up);
        return found is null && kind == 'a' ? Among(lexicon.Operators(tree.Lemma(up), 'v'), slot, up) : found;
    }

    Operator? Among(Operator[]? operators, int slot, int up)
    {
        if (operators is not null)
        {
            foreach (var op in operators)
            {
                if (op.Takes(tree, slot, up))
                {
                    return op;
                }
            }
        }

        return null;
    }

    void Through(Act act, Operator op, int at, int slot)
    {
        var fold = op.Fold;
        if (fold.Name == "threaten" && tree.Lemma(at) is "warn" or "warning" or "caution" && act.Source >= 0 && Doer(at) is var warner && !SameParty(warner, act.Source))
        {
            // "warned that Russia may attack": told of a third party, and no threat.
            _maybe = at;
            return;
        }

        if (fold.Name == "guilt")
        {
            if (act.IsNoun && tree.HasOwnDay(act.Trigger))
            {
                return; // "held men over last week's storming of the palace": that it was is known, whoever did it
            }

            act.Hold(HeldReason.NoAction, at);
            return;
        }

        // A word that changes the act says nothing of its own; one that only begins or plans it may ("announced a loan to support …").
        folded[at] = folded[at] || fold.Name is not ("do" or "plan" or "fail" or "send" or "must") || tree.Rel(slot) is Rel.Obj or Rel.NsubjPass || (fold.Name == "do" && tree.Rel(slot) == Rel.Obl);
        if (fold.Name == "do")
        {
            act.Via = at;
            if (act.Source < 0)
            {
                act.Source = Doer(at);
            }

            return;
        }

        if (fold.Name == "send")
        {
            // Whoever sends others to do it does it.
            act.Source = Doer(at) is >= 0 and var sender ? sender : act.Source;
            act.Tokens.Add(at);
            return;
        }

        if (fold.Name == "plan")
        {
            if (_plan < 0)
            {
                _plan = at;
            }

            if (act.Source < 0)
            {
                act.Source = Doer(at);
            }

            return;
        }

        if (fold.Name == "must")
        {
            // "has tested" read as having to test: only "has to" is a must.
            if (tree.Upos(slot) == Upos.VERB && !tree.HasCase(slot, "to") && tree.Xpos(slot) == "VBN")
            {
                act.Source = act.Source < 0 ? Doer(at) : act.Source;
                return;
            }

            _must = at;
            if (act.Source < 0)
            {
                act.Source = Doer(at);
            }

            return;
        }

        if (fold.Name == "fail")
        {
            _negation = at;
            if (act.Source < 0)
            {
                act.Source = Doer(at);
            }

            return;
        }

        if (_negation >= 0)
        {
            act.Code = lexicon.Fold("stop").Apply(act.Code) ?? act.Code;
            act.Folds.Add("not");
        }

        _negation = _will = _must = _maybe = _plan = _question = -1;
        var code = fold.Apply(act.Code, out var aboutDoer);
        if (code is null)
        {
            return;
        }

        var doer = Doer(at);
        var recipient = Recipient(at, slot);
        if (fold.Name == "appeal" && code == "113" && recipient >= 0 && recipient != act.Target)
        {
            (code, aboutDoer) = ("020", true); // "called on X to punish Y" is asked of X
        }

        act.Code = code;
        act.Folds.Add(fold.Name);
        act.Tokens.Add(at);
        if (aboutDoer)
        {
            var would = act.Source;
            act.Target = recipient >= 0 ? recipient : would >= 0 && would != doer ? would : act.Target;
        }
        else if (act.Target < 0 || act.Target == doer)
        {
            act.Target = recipient >= 0 && recipient != doer ? recipient : act.Source >= 0 && act.Source != doer && doer >= 0 ? act.Source : act.Target;
        }

        if (aboutDoer || doer >= 0)
        {
            act.Source = doer;
        }

        act.Mutual = (act.Mutual && fold.Name is "agree" or "will" or "commit")
            || (fold.Name == "agree" && tree.Lemma(at) == "agree" && act.Target < 0 && doer >= 0 && tree.Child(doer, Rel.Conj) >= 0);
        if (act.Target == act.Source)
        {
            act.Target = -1;
        }
    }

    int Doer(int at)
    {
        if (!IsNoun(at))
        {
            return tree.Upos(at) == Upos.ADJ ? Arguments.SurfaceSubject(tree, at) : Arguments.LogicalSubject(tree, at);
        }

        return AnchorOf(at).Step(tree, "subj");
    }

    int Recipient(int at, int slot)
    {
        if (IsNoun(at))
        {
            foreach (var p in s_nounRecipients)
            {
                var n = AnchorOf(at).Step(tree, p);
                if (n >= 0 && n != slot)
                {
                    return n;
                }
            }

            return -1;
        }

        var o = Arguments.IndirectObject(tree, at);
        if (o < 0 || o == slot)
        {
            o = tree.Upos(at) == Upos.ADJ ? -1 : Arguments.LogicalObject(tree, at);
        }

        if (o >= 0 && o != slot && !tree.Inside(o, slot))
        {
            return o;
        }

        foreach (var p in s_verbRecipients)
        {
            var n = Arguments.Prepositional(tree, at, p, alsoObject: false);
            if (n >= 0 && n != slot)
            {
                return n;
            }
        }

        // "calls for the president to step down": who should do it stands before the verb.
        return tree.Upos(slot) == Upos.VERB && tree.HasCase(slot, "to") && Arguments.Prepositional(tree, at, "for", alsoObject: false) is >= 0 and var asked && asked < slot && asked > at ? asked : -1;
    }

    static readonly string[] s_verbRecipients = ["on", "upon", "to", "with", "from"];
    static readonly string[] s_nounRecipients = ["to", "on", "against", "from", "with"];
}
