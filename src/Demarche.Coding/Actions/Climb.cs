using Demarche.Language;

namespace Demarche.Coding.Actions;

/// <summary>
/// Walks from an act up through the words that take it as their content, folding the code at each ("agreed to send" → a promise),
/// and gathers what tells whether it happened. One use, one sentence.
/// </summary>
sealed class Climb(ActionLexicon lexicon, Tree tree, bool[] folded)
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
                if (lexicon.Status("doubt", tree.Lemma(up)))
                {
                    _maybe = up;
                }

                Look(up, act, isNoun: false, only: true);
            }

            break;
        }

        Surroundings(act, at);
        if (!said)
        {
            FindReporter(act, at);
        }

        Settle(act);
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

        // A word that changes the act says nothing of its own; one that only begins or plans it may ("announced a loan to support …").
        folded[at] = folded[at] || fold.Name is not ("do" or "plan" or "fail" or "send" or "must") || tree.Rel(slot) is Rel.Obj or Rel.NsubjPass;
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

        act.Code = code;
        act.Folds.Add(fold.Name);
        act.Tokens.Add(at);
        var doer = Doer(at);
        var recipient = Recipient(at, slot);
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

        act.Mutual = act.Mutual && fold.Name is "agree" or "will" or "commit";
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

        return -1;
    }

    static readonly string[] s_verbRecipients = ["on", "upon", "to", "with", "from"];
    static readonly string[] s_nounRecipients = ["to", "on", "against", "from", "with"];

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
                    "subj" => rel is Rel.Nsubj && tree.Child(up, Rel.Obj) < 0,
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
            act.Hold(tree.Lemma(_will) == "would" && act.Reporter < 0 ? HeldReason.Hypothetical : HeldReason.Planned, _will);
        }
        else if (_plan >= 0)
        {
            act.Hold(HeldReason.Planned, _plan);
        }
    }
}
