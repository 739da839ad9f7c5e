namespace Demarche.Coding.Actions;

/// <summary>One line of the lexicon: a trigger, what must stand around it, the code, and where its parties are.</summary>
sealed class ActionRule
{
    public required string Id { get; init; }

    /// <summary>Position in the files: the earlier rule wins a tie.</summary>
    public required int Order { get; init; }

    /// <summary>CAMEO code, or empty: the words are understood and are no act.</summary>
    public required string Code { get; init; }

    /// <summary>The words of a trigger of several words; null for one word.</summary>
    public Phrase? Phrase { get; init; }

    public required Condition[] When { get; init; }

    public required RoleSpec Source { get; init; }

    public required RoleSpec Target { get; init; }

    public bool Mutual { get; init; }

    /// <summary>The noun alone tells an act even with one party named.</summary>
    public bool Alone { get; init; }

    /// <summary>The noun tells an act by itself where a preposition says that it took place ("amid protests").</summary>
    public bool Site { get; init; }

    /// <summary>Asked only when the caller names both parties.</summary>
    public bool Forced { get; init; }

    /// <summary>The rule itself names the infinitive it takes ("order … to leave").</summary>
    public bool NamesContent => Array.Exists(When, c => c.IsContent);

    /// <summary>Sum of the conditions' weights when all hold; -1 when one does not.</summary>
    public int Match(Tree tree, in Anchor anchor)
    {
        var sum = 0;
        if (Phrase is not null)
        {
            if (!Phrase.StandsAt(tree, anchor.Trigger))
            {
                return -1;
            }

            sum = 3;
        }

        foreach (var c in When)
        {
            if (!c.Holds(tree, anchor))
            {
                return -1;
            }

            sum += c.Weight;
        }

        // Of two rules with as many conditions the finer code wins; a rule that says "no act" stands as high as the finest.
        return (sum * 10) + (Forced ? 0 : 4) + (Code.Length == 0 ? 5 : Code.AsSpan().TrimEnd('0').Length);
    }
}

/// <summary>One condition of a rule: <c>obj=DIPLOMAT</c>, <c>to=*</c>, <c>!mod=hunger</c>, <c>obj.of=TROOPS</c>.</summary>
sealed class Condition
{
    readonly string[] _path;
    readonly WordTest _test;
    readonly bool _not;

    public Condition(string text, WordClasses classes, string place)
    {
        _not = text[0] == '!';
        var eq = text.IndexOf('=');
        if (eq < 0)
        {
            throw new FormatException($"{place}: condition '{text}' has no '='; write it as obj=WORD or to=*.");
        }

        _path = text[(_not ? 1 : 0)..eq].Split('.');
        _test = new WordTest(text[(eq + 1)..], classes, place);
        Weight = _not ? 0 : _test.IsAny || _path[0] == "any" ? 1 : 3;
    }

    public int Weight { get; }

    /// <summary>It asks for an infinitive.</summary>
    public bool IsContent => !_not && _path[0] == "xcomp";

    public bool Holds(Tree tree, in Anchor anchor) => Token(tree, anchor) >= 0 != _not;

    /// <summary>The token that fulfils the condition, or -1.</summary>
    public int Token(Tree tree, in Anchor anchor)
    {
        var from = anchor.Trigger;
        if (_path[0] == "any")
        {
            return Anywhere(tree, from);
        }

        for (var k = 0; k < _path.Length; k++)
        {
            var last = k == _path.Length - 1;
            var step = _path[k];
            if (step is "mod" or "prt" or "aux")
            {
                return Among(tree, from, step);
            }

            if (step == "xcomp")
            {
                return tree.Child(from, Rel.Xcomp) is >= 0 and var x && _test.Holds(tree, x) ? x : -1;
            }

            from = k == 0 ? anchor.Step(tree, step) : Below(tree, from, step);
            if (from < 0)
            {
                return -1;
            }

            if (last)
            {
                return AnyMember(tree, from);
            }
        }

        return -1;
    }

    int Anywhere(Tree tree, int trigger)
    {
        for (var i = 0; i < tree.Count; i++)
        {
            if (i != trigger && _test.Holds(tree, i))
            {
                return i;
            }
        }

        return -1;
    }

    static int Below(Tree tree, int noun, string step) =>
        step == "poss" ? tree.Possessor(noun) : step == "conj" ? tree.Child(noun, Rel.Conj) : Arguments.Prepositional(tree, noun, step, alsoObject: false);

    int AnyMember(Tree tree, int head)
    {
        if (_test.Holds(tree, head))
        {
            return head;
        }

        for (var c = tree.First(head); c >= 0; c = tree.Next(c))
        {
            if (tree.Rel(c) == Rel.Conj && _test.Holds(tree, c))
            {
                return c;
            }
        }

        return -1;
    }

    int Among(Tree tree, int head, string step)
    {
        for (var c = tree.First(head); c >= 0; c = tree.Next(c))
        {
            var fits = step == "aux" ? tree.Rel(c) == Rel.Aux : step == "prt"
                ? tree.Rel(c) is Rel.Particle or Rel.Advmod || (tree.Rel(c) == Rel.Other && c == head + 1) || (tree.Rel(c) is Rel.Case or Rel.Mark)
                : tree.Rel(c) is Rel.Amod or Rel.Compound or Rel.NmodBare or Rel.Nummod or Rel.Advmod || (tree.Rel(c) == Rel.Nmod && c < head);
            if (fits && _test.Holds(tree, c))
            {
                return c;
            }

            // "handed the suspect over to": the particle read as part of the next phrase.
            if (step == "prt" && c > head && c - head < 9 && tree.Rel(c) is Rel.Obl or Rel.Nmod)
            {
                for (var d = tree.First(c); d >= 0 && d < c; d = tree.Next(d))
                {
                    if (tree.Rel(d) == Rel.Case && tree.Lemma(d) is "over" or "back" or "off" or "out" or "down" or "up" or "away" && _test.Holds(tree, d))
                    {
                        return d;
                    }
                }
            }
        }

        return -1;
    }
}
