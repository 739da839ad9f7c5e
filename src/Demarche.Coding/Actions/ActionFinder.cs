using System.Text;
using Demarche.Language;

namespace Demarche.Coding.Actions;

/// <summary>Finds acts in parsed sentences by the lexicon. Safe for many threads; the same sentence always gives the same frames.</summary>
/// <param name="lexicon">The rules.</param>
public sealed partial class ActionFinder(ActionLexicon lexicon)
{
    [ThreadStatic]
    static Tree? s_tree;

    // No newsroom writes longer ones; the bound keeps hostile input linear.
    const int LongestSentence = 400;

    readonly ActionLexicon _lexicon = lexicon;

    /// <summary>Acts of one sentence in order of their triggers, those that do not count among them with the reason.</summary>
    public List<Frame> Find(Sentence sentence)
    {
        var frames = new List<Frame>();
        if (sentence.Count > LongestSentence)
        {
            return frames;
        }

        var tree = Load(sentence);
        foreach (var act in Acts(tree, forced: false))
        {
            if (!act.Weak)
            {
                frames.Add(ToFrame(tree, act));
            }
        }

        return frames;
    }

    Tree Load(Sentence sentence)
    {
        var tree = s_tree ??= new Tree();
        tree.Load(sentence, _lexicon.Classes, _lexicon.Forms);
        return tree;
    }

    List<Act> Acts(Tree tree, bool forced)
    {
        var acts = new List<Act>();
        var taken = new bool[tree.Count];
        var folded = new bool[tree.Count];
        for (var i = 0; i < tree.Count; i++)
        {
            if ((tree.IsVerbal(i) || tree.Upos(i) is Upos.ADJ or Upos.AUX) && !(tree.Xpos(i) == "VBZ" && tree.Rel(i) is Rel.Nsubj or Rel.Compound) && Match(tree, i, taken, forced) is { } act)
            {
                acts.Add(act);
            }
        }

        for (var i = 0; i < tree.Count; i++)
        {
            if (!taken[i] && !tree.IsVerbal(i) && tree.Upos(i) is Upos.NOUN or Upos.PROPN && MatchNoun(tree, i, folded, taken, forced) is { } act)
            {
                acts.Add(act);
            }
        }

        var question = IsQuestion(tree.Sentence);
        var asked = question >= 0 ? QuestionStart(tree) : -1;
        foreach (var act in acts)
        {
            new Climb(_lexicon, tree, folded).Go(act);
            if (question >= 0 && act.Reporter < 0 && act.Trigger > asked)
            {
                act.Hold(HeldReason.Question, question);
            }
        }

        // An operator whose content was coded says nothing of its own.
        acts.RemoveAll(a => folded[a.Trigger] && a.Code.Length > 0 && !IsOwn(a));
        acts.RemoveAll(a => a.Code.Length == 0);
        foreach (var act in acts)
        {
            Weigh(tree, act);
        }

        foreach (var act in acts)
        {
            Inherit(tree, act, acts);
        }

        // "held talks to discuss": the purpose says the same again. "shot and killed": one act in two words.
        acts.RemoveAll(a => acts.Exists(b => b != a && Repeats(tree, a, b)));

        acts.Sort((a, b) => a.Trigger.CompareTo(b.Trigger));
        return acts;
    }

    /// <summary>"cooperated with X by sharing …": what is done by way of an act is done to the same party.</summary>
    static void Inherit(Tree tree, Act act, List<Act> acts)
    {
        var at = act.Trigger;
        if (act.Target < 0 && act.Code.StartsWith("14", StringComparison.Ordinal)
            && acts.Find(a => a != act && a.IsPurpose && (tree.Head(a.Trigger) == act.Trigger || tree.Head(a.Trigger) == act.Clause)) is { } aim)
        {
            // "went on strike to demand better pay of the owners".
            act.Target = aim.Target;
            return;
        }

        if (act.Target >= 0 || act.IsNoun)
        {
            return;
        }

        if (tree.Rel(at) == Rel.Conj && tree.Head(at) >= 0 && tree.Child(at, Rel.Nsubj) < 0)
        {
            at = tree.Head(at);
        }

        if (tree.Rel(at) == Rel.Advcl && tree.HasCase(at, "by") && acts.Find(a => a.Trigger == tree.Head(at)) is { } way && way.Target != act.Source)
        {
            act.Target = way.Target;
        }
    }

    static bool Repeats(Tree tree, Act a, Act b)
    {
        if (!a.Code.AsSpan(0, 2).SequenceEqual(b.Code.AsSpan(0, 2)))
        {
            return false;
        }

        if (a.IsPurpose && tree.Head(a.Trigger) == b.Trigger)
        {
            return true;
        }

        return tree.Rel(a.Trigger) == Rel.Conj && tree.Head(a.Trigger) == b.Trigger && a.Source == b.Source && a.Target == b.Target && a.Held == b.Held;
    }

    static bool IsOwn(Act act) => act.Folds.Count > 0;

    Act? Match(Tree tree, int i, bool[] taken, bool forced)
    {
        var lemma = tree.Lemma(i);
        var adjective = tree.Upos(i) == Upos.ADJ;
        var rules = adjective ? _lexicon.Adjective(lemma) : _lexicon.Verb(lemma);
        if (rules is null && adjective && tree.Xpos(i) is "VBN" or "VBG")
        {
            rules = _lexicon.Verb(lemma);
        }

        if (rules is null)
        {
            return null;
        }

        var anchor = new Anchor(i, false, i, -1, false);
        var (rule, score) = Best(tree, rules, anchor, forced);
        if (rule is null)
        {
            return null;
        }

        var act = new Act { Rule = rule, Trigger = i, IsNoun = false, Code = rule.Code, Clause = i, Mutual = rule.Mutual, Specificity = score };
        act.Tokens.Add(i);
        foreach (var c in rule.When)
        {
            var token = c.Token(tree, anchor);
            if (c.Weight > 1 && token >= 0)
            {
                taken[token] = true;
                act.Tokens.Add(token);
            }
        }

        Roles(tree, act, anchor);
        return act;
    }

    Act? MatchNoun(Tree tree, int i, bool[] folded, bool[] taken, bool forced)
    {
        var rules = _lexicon.Noun(tree.Lemma(i));
        if (rules is null)
        {
            return null;
        }

        var anchor = new Climb(_lexicon, tree, folded).AnchorOf(i);
        var (rule, score) = Best(tree, rules, anchor, forced);
        if (rule is null || rule.Code.Length == 0)
        {
            return null;
        }

        var act = new Act { Rule = rule, Trigger = i, IsNoun = true, Code = rule.Code, Clause = anchor.Light >= 0 ? anchor.Light : anchor.Carrier, Mutual = rule.Mutual, Specificity = score };
        if (anchor.Light >= 0)
        {
            act.Tokens.Add(anchor.Light);
        }

        act.Tokens.Add(i);
        Roles(tree, act, anchor);
        act.Weak = anchor.Light < 0;
        return act;
    }

    static (ActionRule? Rule, int Score) Best(Tree tree, ActionRule[] rules, in Anchor anchor, bool forced)
    {
        ActionRule? best = null;
        var top = -1;
        foreach (var rule in rules)
        {
            var score = rule.Forced && !forced ? -1 : rule.Match(tree, anchor);
            if (score > top)
            {
                (best, top) = (rule, score);
            }
        }

        return (best, top);
    }

    static void Roles(Tree tree, Act act, in Anchor anchor)
    {
        act.Source = act.Rule.Source.Find(tree, anchor);
        act.Target = act.Rule.Target.Find(tree, anchor);
        if (act.Source < 0 && act.Target < 0 && act.IsNoun && act.Mutual)
        {
            act.Source = Between(tree, act);
        }

        if (act.Target == act.Source || act.Target == act.Trigger)
        {
            act.Target = -1;
        }

        if (act.Source == act.Trigger)
        {
            act.Source = -1;
        }
    }

    /// <summary>"clashes occurred in the town of X, between A and B": the phrase may hang on anything behind.</summary>
    static int Between(Tree tree, Act act)
    {
        for (var i = act.Trigger + 1; i < tree.Count; i++)
        {
            if (tree.HasCase(i, "between") && tree.Child(i, Rel.Conj) >= 0 && tree.Inside(i, act.Clause))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A bare noun counts when it names who and whom, or when an operator has taken it up.</summary>
    static void Weigh(Tree tree, Act act)
    {
        if (act.IsNoun && act.Weak)
        {
            var both = !OnlyNamed(act) && act.Source >= 0 && (act.Target >= 0 || act.Rule.Alone || act.Specificity >= 30 || (act.Mutual && tree.Child(act.Source, Rel.Conj) >= 0));
            act.Weak = act.Folds.Count > 0 ? act.Source < 0 : !both && !(act.Rule.Site && (Amid(tree, act.Clause) || tree.Rel(act.Clause) == Rel.Nsubj));
        }
        else if (!act.IsNoun && tree.Rel(act.Trigger) is Rel.Acl or Rel.AclRelative && tree.Head(act.Trigger) is >= 0 and var any && tree.Lemma(any) is "those" or "that" or "anyone" or "anybody" or "everyone" or "one" or "whoever")
        {
            act.Weak = true; // "a database of those arrested": nobody in particular
        }
        else if (!act.IsNoun && act.Folds.Count == 0 && tree.Rel(act.Trigger) is Rel.Acl or Rel.AclRelative && act.Code[..2] is "05" or "06" or "07" && act.Code is not ("054" or "057") && tree.Xpos(act.Trigger) is "VBG" or "VBZ" or "VBP" or "VBN")
        {
            act.Weak = true; // "the mission supporting the government", "firms which finance the army": what somebody is
        }
        else if (!act.IsNoun && tree.Rel(act.Trigger) is Rel.Amod or Rel.Compound)
        {
            // "proposed changes", "kidnapped soldier": somebody did it some time.
            act.Weak = act.Source < 0 || act.Target < 0 || IsStanding(tree, act.Trigger);
        }
    }

    /// <summary>"the Russian-backed president", "the US-led coalition": what somebody is, and no news.</summary>
    static bool IsStanding(Tree tree, int i) => tree.Lemma(i) is "back" or "occupy" or "hold" or "control" or "annex" or "administer" or "aid" or "appoint" or "lead" or "support" or "fund" or "train" or "equip" && i >= 1 && tree.Sentence.Form(i - 1) is "-" or "–" or "‑";

    /// <summary>What is said or promised needs a verb that tells it: "support for X", "a threat to Y" stand in any background.</summary>
    static bool OnlyNamed(Act act) => act.Code is not ("054" or "057" or "1246") && act.Code[..2] is "02" or "03" or "05" or "06" or "07" or "10" or "11" or "13" && act.Folds.Count == 0 && !act.Rule.Alone;

    /// <summary>"amid protests", "following clashes": they took place.</summary>
    static bool Amid(Tree tree, int i) => (tree.Upos(i) != Upos.PROPN) && AmidCase(tree, i);

    static bool AmidCase(Tree tree, int i) =>
        tree.HasCase(i, "amid") || tree.HasCase(i, "during") || tree.HasCase(i, "following") || tree.HasCase(i, "after") || tree.HasCase(i, "at") || tree.HasCase(i, "despite") || tree.HasCase(i, "in") || tree.HasCase(i, "follow");

    // "Russia recognises X: who may follow?" asks only after the colon.
    static int QuestionStart(Tree tree)
    {
        for (var i = tree.Count - 3; i > 0; i--)
        {
            if (tree.Sentence.Form(i) is ":" or "—" or "–" or ";" && tree.Xpos(i + 1) is "WP" or "WDT" or "WRB" or "MD" or "WP$")
            {
                return i;
            }
        }

        return -1;
    }

    static int IsQuestion(Sentence s)
    {
        for (var i = s.Count - 1; i >= 0 && i >= s.Count - 4; i--)
        {
            var form = s.Form(i);
            if (form is "?" or "?!")
            {
                return i;
            }

            if (s.Upos(i) != Upos.PUNCT)
            {
                break;
            }
        }

        return -1;
    }

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
