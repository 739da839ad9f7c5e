namespace Demarche.Coding.Actions;

/// <summary>Where a rule finds one of its parties: alternatives parted by commas, each a path of steps parted by strokes (<c>against,on,obj/poss</c>).</summary>
sealed class RoleSpec
{
    readonly string[][] _paths;
    readonly WordTest?[] _tests;

    public RoleSpec(string text, WordClasses classes, string place)
    {
        _paths = [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => p.Split('/'))];
        _tests = [.. _paths.Select(p => p[0].Contains(':') ? new WordTest(p[0][(p[0].IndexOf(':') + 1)..], classes, place) : null)];
    }

    /// <summary>Head token of the first alternative that the sentence has, or -1.</summary>
    public int Find(Tree tree, in Anchor anchor)
    {
        for (var index = 0; index < _paths.Length; index++)
        {
            var path = _paths[index];
            // "in:ATTACK/adj" asks for a word of a class on the way.
            var at = anchor.Step(tree, _tests[index] is null ? path[0] : path[0][..path[0].IndexOf(':')]);
            if (_tests[index] is { } test && (at < 0 || !test.Holds(tree, at)) && (at = Shared(tree, anchor, path[0][..path[0].IndexOf(':')], test)) < 0)
            {
                continue;
            }

            for (var k = 1; k < path.Length && at >= 0; k++)
            {
                var below = Below(tree, at, path[k]);
                if (below < 0 && path is ["obj", "by"] && !anchor.IsNoun && !Arguments.IsPassive(tree, anchor.Trigger) && Arguments.Prepositional(tree, at, "of", alsoObject: false) >= 0)
                {
                    below = Arguments.Prepositional(tree, anchor.Trigger, "by", alsoObject: false); // "condemned the seizure of land by X"
                }

                at = below;
            }

            if (at >= 0)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>"one was killed and two were hurt in an attack": the phrase hung on one verb holds for those joined to it.</summary>
    static int Shared(Tree tree, in Anchor anchor, string preposition, WordTest test)
    {
        if (anchor.IsNoun)
        {
            return -1;
        }

        for (var c = tree.First(anchor.Trigger); c >= 0; c = tree.Next(c))
        {
            if (tree.Rel(c) is Rel.Conj or Rel.Advcl && Arguments.Prepositional(tree, c, preposition, alsoObject: false) is >= 0 and var found && test.Holds(tree, found))
            {
                return found;
            }
        }

        var head = tree.Head(anchor.Trigger);
        return head >= 0 && tree.Rel(anchor.Trigger) == Rel.Conj && Arguments.Prepositional(tree, head, preposition, alsoObject: false) is >= 0 and var above && test.Holds(tree, above) ? above : -1;
    }

    /// <summary>The possessor; of "X, whose funds were frozen" it is X.</summary>
    static int Whose(Tree tree, int noun)
    {
        var owner = tree.Possessor(noun);
        if (owner < 0 || tree.Xpos(owner) != "WP$")
        {
            return owner;
        }

        // It stands right behind the name, whatever the clause was hung on.
        var named = owner > 1 && tree.Sentence.Form(owner - 1) is "," ? owner - 2 : owner - 1;
        if (named >= 0 && tree.IsNominal(named))
        {
            return named;
        }

        return owner;
    }

    static int Below(Tree tree, int noun, string step)
    {
        var found = step switch
        {
            "poss" => Whose(tree, noun),
            "adj" => Arguments.Adjective(tree, noun),
            "appos" => tree.Child(noun, Rel.Appos),
            "acl" => tree.Child(noun, Rel.Acl),
            "subj" => Arguments.SurfaceSubject(tree, noun),
            "obj" => Arguments.LogicalObject(tree, noun),
            _ => Arguments.Prepositional(tree, noun, step, alsoObject: false),
        };
        if (found < 0)
        {
            var inner = Arguments.Contained(tree, noun);
            return inner >= 0 && inner != noun ? Below(tree, inner, step) : -1;
        }

        return found;
    }
}

/// <summary>The trigger that roles are looked for around: a verb, or a noun with the light verb that carries it.</summary>
/// <param name="Trigger">Trigger token.</param>
/// <param name="IsNoun">The trigger is a noun.</param>
/// <param name="Carrier">Outermost noun that only bundles the trigger ("a series of attacks"), else the trigger.</param>
/// <param name="Light">Light verb above, or -1.</param>
/// <param name="Inverse">The light verb's subject is the one acted upon ("faced criticism").</param>
readonly record struct Anchor(int Trigger, bool IsNoun, int Carrier, int Light, bool Inverse)
{
    /// <summary>One step from the trigger; -1 when there is nothing.</summary>
    public int Step(Tree tree, string step)
    {
        switch (step)
        {
            case "subj":
                return IsNoun ? NounSource(tree) : Arguments.LogicalSubject(tree, Trigger);
            case "obj":
                return IsNoun ? NounTarget(tree) : Arguments.LogicalObject(tree, Trigger);
            case "surface":
                return IsNoun ? -1 : Arguments.SurfaceSubject(tree, Trigger);
            case "iobj":
                return IsNoun ? (Light >= 0 ? Arguments.IndirectObject(tree, Light) : -1) : Arguments.IndirectObject(tree, Trigger);
            case "poss":
                return tree.Possessor(Carrier) is >= 0 and var p ? p : tree.Possessor(Trigger);
            case "adj":
                return Arguments.Adjective(tree, Trigger);
            case "light":
                return Light >= 0 ? Arguments.LogicalSubject(tree, Light) : -1;
            case "ccomp":
                return tree.Child(Trigger, Rel.Ccomp);
            case "comp":
                return tree.Child(Trigger, Rel.Xcomp);
            default:
                return Preposition(tree, step);
        }
    }

    int Preposition(Tree tree, string preposition)
    {
        if (!IsNoun)
        {
            return Arguments.Prepositional(tree, Trigger, preposition);
        }

        var found = Arguments.Prepositional(tree, Trigger, preposition, alsoObject: false);
        if (found < 0 && preposition == "by")
        {
            // "the closure of the consulate by Ankara" with the last phrase hung on the one before.
            var of = Arguments.Prepositional(tree, Trigger, "of", alsoObject: false);
            found = of >= 0 ? Arguments.Prepositional(tree, of, "by", alsoObject: false) : -1;
        }

        if (found < 0 && preposition is "on" or "against")
        {
            // "an attack by gunmen on the house" with the last phrase hung on the one before.
            var by = Arguments.Prepositional(tree, Trigger, "by", alsoObject: false);
            found = by >= 0 ? Arguments.Prepositional(tree, by, preposition, alsoObject: false) : -1;
        }

        if (found < 0 && preposition == "by" && Light < 0 && tree.Rel(Carrier) == Rel.Obj && tree.Head(Carrier) is >= 0 and var above && tree.IsVerbal(above) && !Arguments.IsPassive(tree, above))
        {
            // "condemned the sentencing of X by the court" with the last phrase hung on the verb, which is done by its subject.
            found = Arguments.Prepositional(tree, above, "by", alsoObject: false);
        }

        if (found < 0 && Carrier != Trigger)
        {
            // "a series of attacks on" hangs its phrase anywhere; the carrier's own "of" is the trigger itself.
            found = preposition == "of" ? -1 : Arguments.Prepositional(tree, Carrier, preposition, alsoObject: false);
        }

        return found < 0 && Light >= 0 ? Arguments.Prepositional(tree, Light, preposition, alsoObject: false) : found;
    }

    int NounSource(Tree tree)
    {
        if (Light >= 0 && Inverse)
        {
            return First(tree, "by", "from");
        }

        if (Light >= 0)
        {
            var s = Arguments.LogicalSubject(tree, Light);
            if (s >= 0 && s != Carrier && s != Trigger)
            {
                return s;
            }
        }

        var poss = Step(tree, "poss");
        if (poss >= 0)
        {
            return poss;
        }

        var by = First(tree, "by", "between", "among");
        return by >= 0 ? by : Arguments.Adjective(tree, Trigger) is >= 0 and var adjective ? adjective : Guest(tree);
    }

    /// <summary>"is in Lisbon for talks with X", "flew to Lisbon for talks": who came for them.</summary>
    int Guest(Tree tree)
    {
        if (!tree.HasCase(Carrier, "for") || tree.Lemma(Trigger) is not ("talk" or "meeting" or "summit" or "discussion" or "consultation" or "negotiation") || tree.Head(Carrier) is not (>= 0 and var came)
            || !(tree.Child(came, Rel.Cop) >= 0 || tree.Lemma(came) is "arrive" or "fly" or "travel" or "come" or "land"))
        {
            return -1;
        }

        for (var c = tree.First(came); c >= 0; c = tree.Next(c))
        {
            if (tree.Rel(c) == Rel.Aux && tree.Lemma(c) is not ("have" or "be") || (tree.Rel(c) == Rel.Advmod && tree.Lemma(c) is "not" or "n't" or "never"))
            {
                return -1; // ahead, or not at all
            }
        }

        return Arguments.SurfaceSubject(tree, came);
    }

    int NounTarget(Tree tree)
    {
        if (Light >= 0 && Inverse)
        {
            var s = Arguments.LogicalSubject(tree, Light);
            if (s >= 0)
            {
                return s;
            }
        }

        return First(tree, "against", "on", "of");
    }

    int First(Tree tree, string a, string b, string? c = null)
    {
        var found = Preposition(tree, a);
        if (found < 0)
        {
            found = Preposition(tree, b);
        }

        return found < 0 && c is not null ? Preposition(tree, c) : found;
    }
}
