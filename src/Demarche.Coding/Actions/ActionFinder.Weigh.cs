using Demarche.Language;

namespace Demarche.Coding.Actions;

/// <content>Which acts are told as acts, and which only stand in what is told.</content>
public sealed partial class ActionFinder
{
    /// <summary>A bare noun counts when it names who and whom, or when an operator has taken it up.</summary>
    static void Weigh(Tree tree, Act act)
    {
        if (act.IsNoun && act.Weak)
        {
            var both = !OnlyNamed(act) && act.Source >= 0 && (act.Target >= 0 || act.Rule.Alone || act.Specificity >= 30 || (act.Mutual && tree.Child(act.Source, Rel.Conj) >= 0));
            act.Weak = act.Folds.Count > 0 ? act.Source < 0 : (act.Rule.Site && IsNamed(tree, act.Trigger)) || !both && !(act.Rule.Site && (Amid(tree, act.Clause) || tree.Rel(act.Clause) == Rel.Nsubj)) && !IsDated(tree, act);
        }
        else if (!act.IsNoun && tree.Rel(act.Trigger) is Rel.Acl or Rel.AclRelative && tree.Head(act.Trigger) is >= 0 and var any && tree.Lemma(any) is "those" or "that" or "anyone" or "anybody" or "everyone" or "one" or "whoever")
        {
            act.Weak = true; // "a database of those arrested": nobody in particular
        }
        else if (!act.IsNoun && act.Folds.Count == 0 && tree.Rel(act.Trigger) is Rel.Acl or Rel.AclRelative && (act.Code[..2] is "05" or "06" or "07" || act.Code == "113") && act.Code is not ("054" or "057") && tree.Xpos(act.Trigger) is "VBG" or "VBZ" or "VBP")
        {
            act.Weak = true; // "the mission supporting the government", "firms which finance the army": what somebody is
        }
        else if (!act.IsNoun && tree.Rel(act.Trigger) is Rel.Amod or Rel.Compound)
        {
            // "proposed changes", "kidnapped soldier": somebody did it some time.
            act.Weak = act.Source < 0 || act.Target < 0 || IsStanding(tree, act.Trigger);
        }
    }

    /// <summary>"Sunday's attack on the barracks", "a week after the bombing in the capital": known to have happened, for it has a day of its own.</summary>
    static bool IsDated(Tree tree, Act act)
    {
        if (act.Code[..2] is not ("17" or "18" or "19" or "20") || (act.Source < 0 && act.Target < 0))
        {
            return false;
        }

        return tree.HasOwnDay(act.Trigger);
    }

    /// <summary>"the George Floyd protests": a name for something known.</summary>
    static bool IsNamed(Tree tree, int noun)
    {
        foreach (var e in tree.Sentence.Entities)
        {
            if (e.Type == "PER" && e.End == noun)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"the Russian-backed president", "the US-led coalition": what somebody is, and no news.</summary>
    static bool IsStanding(Tree tree, int i) => tree.Lemma(i) is "back" or "occupy" or "hold" or "control" or "annex" or "administer" or "aid" or "appoint" or "lead" or "support" or "fund" or "train" or "equip" && i >= 1 && tree.Sentence.Form(i - 1) is "-" or "–" or "‑";

    /// <summary>What is said or promised needs a verb that tells it: "support for X", "a threat to Y" stand in any background.</summary>
    static bool OnlyNamed(Act act) => act.Code is not ("054" or "057" or "1246") && act.Code[..2] is "02" or "03" or "05" or "06" or "07" or "10" or "11" or "13" && act.Folds.Count == 0 && !act.Rule.Alone;

    /// <summary>"amid protests", "following clashes": they took place.</summary>
    static bool Amid(Tree tree, int i) => (tree.Upos(i) != Upos.PROPN) && AmidCase(tree, i);

    static bool AmidCase(Tree tree, int i) =>
        tree.HasCase(i, "amid") || tree.HasCase(i, "during") || tree.HasCase(i, "following") || tree.HasCase(i, "after") || tree.HasCase(i, "at") || tree.HasCase(i, "despite") || tree.HasCase(i, "in") || tree.HasCase(i, "follow");
}
