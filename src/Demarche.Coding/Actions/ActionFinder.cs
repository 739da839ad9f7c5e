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

    /// <summary>True for a word by which a topic set before a report is known ("Syrian civil war: …").</summary>
    public bool IsTopic(string word) => _lexicon.Status("topic", word);

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

        // A rule that names what is ordered ("ordered the envoy to leave") knows better than the fold of the order.
        foreach (var own in acts.FindAll(a => folded[a.Trigger] && !IsOwn(a) && a.Rule.NamesContent && a.Code.Length > 2 && a.Code[..2] is "13" or "16" && !(a.Target >= 0 && tree.IsVerbal(a.Target))))
        {
            acts.RemoveAll(a => a != own && a.Tokens.Contains(own.Trigger) && IsOwn(a));
            folded[own.Trigger] = false;
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
}
