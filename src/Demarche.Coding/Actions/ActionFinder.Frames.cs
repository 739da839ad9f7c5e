using System.Text;
using Demarche.Language;

namespace Demarche.Coding.Actions;

/// <content>Acts as frames: the tokens of the sides, the clause, why.</content>
public sealed partial class ActionFinder
{
    static Frame ToFrame(Tree tree, Act act)
    {
        var sources = new List<int>(2);
        var targets = new List<int>(2);
        Arguments.Members(tree, act.Mutual && act.Target < 0 ? Parts(tree, act.Source) : act.Source, sources);
        Beside(tree, act.Source, sources);
        Arguments.Members(tree, act.Target, targets);
        targets.RemoveAll(sources.Contains);
        act.Tokens.Sort();
        var tokens = act.Tokens.Distinct().ToArray();
        var (first, end) = Span(tree, act, sources, targets);
        return new Frame
        {
            Trigger = act.Trigger,
            TriggerTokens = tokens,
            ClauseFirst = first,
            ClauseEnd = end,
            Cameo = act.Code,
            Sources = sources,
            Targets = targets,
            Mutual = act.Mutual,
            Held = act.Held,
            Promised = act.WillBe ? act.Promised : null,
            Reporter = act.Reporter,
            Hostile = tree.IsHostile,
            Aside = !act.IsNoun && tree.Rel(act.Trigger) is Rel.Acl or Rel.AclRelative or Rel.Amod && !tree.IsResult(act.Trigger) && tree.Lemma(act.Trigger) is not ("shoot" or "attack" or "bomb" or "target" or "hit"),
            Because = Because(tree, act, tokens),
            Certainty = Certainty(act),
        };
    }

    static double Certainty(Act act) =>
        Math.Clamp((act.IsNoun ? 0.6 : 0.75) + (act.Specificity >= 10 ? 0.1 : 0) + (act.Source >= 0 && act.Target >= 0 ? 0.1 : 0), 0, 0.95);

    static (int First, int End) Span(Tree tree, Act act, List<int> sources, List<int> targets)
    {
        var first = act.Trigger;
        var last = act.Trigger;
        for (var i = 0; i < tree.Count; i++)
        {
            if (!Belongs(tree, i, act.Clause))
            {
                continue;
            }

            first = Math.Min(first, i);
            last = Math.Max(last, i);
        }

        foreach (var i in sources.Concat(targets).Concat(act.Tokens))
        {
            first = Math.Min(first, i);
            last = Math.Max(last, i);
        }

        return (first, last + 1);
    }

    // The clause without what is told beside it.
    static bool Belongs(Tree tree, int i, int clause)
    {
        if (tree.Rel(i) == Rel.Punct && tree.Head(i) == clause)
        {
            return false;
        }

        for (var k = 0; k <= tree.Count && i >= 0; k++)
        {
            if (i == clause)
            {
                return true;
            }

            if (tree.Rel(i) is Rel.Parataxis or Rel.Advcl || (tree.Rel(i) == Rel.Conj && tree.Head(i) == clause && tree.Upos(i) == Upos.VERB))
            {
                return false;
            }

            i = tree.Head(i);
        }

        return false;
    }

    /// <summary>"the ministers of A and B met", "Russian and Polish envoys met": the sides are named inside the phrase.</summary>
    static int Parts(Tree tree, int noun)
    {
        for (var c = noun < 0 || tree.Child(noun, Rel.Conj) >= 0 ? -1 : tree.First(noun); c >= 0; c = tree.Next(c))
        {
            if (tree.Child(c, Rel.Conj) is >= 0 and var other && tree.IsCapitalised(c) && tree.IsCapitalised(other)
                && ((tree.Rel(c) == Rel.Nmod && tree.HasCase(c, "of")) || tree.Rel(c) is Rel.Amod or Rel.Compound))
            {
                return c;
            }
        }

        return noun >= 0 && Arguments.Contained(tree, noun) is >= 0 and var inner && inner != noun && Parts(tree, inner) is var part && part != inner ? part : noun;
    }

    /// <summary>"Ireland, Norway and Spain recognised": names in a row that each were read as the subject.</summary>
    static void Beside(Tree tree, int source, List<int> into)
    {
        if (source < 0 || tree.Rel(source) != Rel.Nsubj || tree.Head(source) < 0 || tree.Upos(source) != Upos.PROPN)
        {
            return;
        }

        for (var c = tree.Next(source); c >= 0 && c < tree.Head(source); c = tree.Next(c))
        {
            if (tree.Rel(c) == Rel.Nsubj && tree.Upos(c) == Upos.PROPN)
            {
                Arguments.Members(tree, c, into);
            }
        }
    }

    static string Because(Tree tree, Act act, int[] tokens)
    {
        var text = new StringBuilder(act.Rule.Id);
        foreach (var f in act.Folds)
        {
            text.Append(" < ").Append(f);
        }

        text.Append(": \"");
        for (var k = 0; k < tokens.Length; k++)
        {
            if (k > 0)
            {
                text.Append(tokens[k] == tokens[k - 1] + 1 ? " " : " … ");
            }

            text.Append(tree.Sentence.Form(tokens[k]));
        }

        text.Append('"');
        if (act.HeldBy >= 0)
        {
            text.Append("; held by \"").Append(tree.Sentence.Form(act.HeldBy)).Append('"');
        }

        return text.ToString();
    }
}
