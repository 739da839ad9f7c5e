using Demarche.Language;

namespace Demarche.Coding.Actions;

public sealed partial class ActionFinder
{
    /// <summary>
    /// The acts that may hold between two parties the caller names, best first. Acts that would be held count as what they promise or tell;
    /// <see cref="Frame.Sources"/> and <see cref="Frame.Targets"/> are the two tokens given.
    /// </summary>
    /// <param name="sentence">A parsed sentence.</param>
    /// <param name="source">Head token of the party that acts; -1 when it does not stand in the sentence.</param>
    /// <param name="target">Head token of the party acted upon; -1 when it does not stand in the sentence.</param>
    /// <returns>Ranked frames; empty when the sentence holds no trigger at all.</returns>
    public List<Frame> Relate(Sentence sentence, int source, int target)
    {
        if (sentence.Count > LongestSentence)
        {
            return [];
        }

        var tree = Load(sentence);
        var ranked = new List<(Act Act, double Score)>();
        foreach (var act in Acts(tree, forced: true))
        {
            ranked.Add((act, Fit(tree, act, source, target)));
        }

        // A call or a meeting is what it was for.
        for (var i = 0; i < ranked.Count; i++)
        {
            var (act, score) = ranked[i];
            if (act.Via >= 0 && !act.Code.StartsWith("04", StringComparison.Ordinal))
            {
                for (var k = 0; k < ranked.Count; k++)
                {
                    var (other, above) = ranked[k];
                    if (other.Trigger == act.Via && other.Code.StartsWith("04", StringComparison.Ordinal))
                    {
                        ranked[i] = (act, Math.Max(score, above + 0.3));
                    }
                }
            }
        }

        // A stable order: the score, then the position.
        ranked.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Act.Trigger.CompareTo(b.Act.Trigger));
        var frames = new List<Frame>(ranked.Count);
        foreach (var (act, score) in ranked)
        {
            if (act.Promised is { } code && act.Held is HeldReason.Planned or HeldReason.Negated or HeldReason.Hypothetical)
            {
                act.Code = code;
            }

            var frame = ToFrame(tree, act);
            frames.Add(frame with { Sources = source < 0 ? [] : [source], Targets = target < 0 ? [] : [target], Certainty = Math.Clamp(score / 12, 0.05, 0.95) });
        }

        return frames;
    }

    double Fit(Tree tree, Act act, int source, int target)
    {
        var score = 0.0;
        score += act.Source >= 0 && tree.Upos(act.Source) == Upos.PRON && act.Source != source && tree.Lemma(act.Source) is "it" or "he" or "she" or "they" or "we" or "i"
            ? act.Source > source ? 2.5 : 1
            : Party(tree, act.Source, source, 4);
        score += Party(tree, act.Target, target, 4);
        if (act.Mutual)
        {
            score += Math.Max(Party(tree, act.Source, target, 3), 0) * (act.Target < 0 ? 1 : 0.5);
        }
        else
        {
            score -= Party(tree, act.Source, target, 2) + (Party(tree, act.Target, source, 2) * 0.75);
        }

        // What the trigger governs, and how near it stands to the way between the two.
        if (tree.Inside(source, act.Clause) && tree.Inside(target, act.Clause))
        {
            score += 1;
        }

        if (OnPath(tree, act, source, target))
        {
            score += 2;
        }

        score -= 0.25 * Math.Min(Steps(tree, act.Trigger, source) + Steps(tree, act.Trigger, target), 16);
        score += 0.05 * (act.Specificity / 10);
        score += act.Folds.Count > 0 ? 0.5 : 0;
        score -= act.Weak ? 1.5 : 0;
        score -= act.IsNoun ? 0.5 : 0;
        score -= act.Held is null or HeldReason.Planned ? 0 : 0.5;
        score -= act.IsPurpose ? 2.5 : 0;

        // A meeting is what it was for, where the sentence tells that too.
        score -= act.Code.StartsWith("04", StringComparison.Ordinal) ? 0.7 : 0;
        return score;
    }

    // Full weight for the very token, less for a phrase that holds it.
    static double Party(Tree tree, int role, int token, double weight)
    {
        if (role < 0)
        {
            return 0;
        }

        if (role == token)
        {
            return weight;
        }

        for (var c = tree.First(role); c >= 0; c = tree.Next(c))
        {
            if (c == token && tree.Rel(c) == Rel.Conj)
            {
                return weight;
            }
        }

        var steps = 0;
        for (var i = token; i >= 0 && steps < 6; i = tree.Head(i), steps++)
        {
            if (i == role)
            {
                return weight * Math.Max(0.3, 0.9 - (0.15 * steps));
            }
        }

        steps = 0;
        for (var i = role; i >= 0 && steps < 4; i = tree.Head(i), steps++)
        {
            if (i == token && tree.Upos(token) is not (Upos.VERB or Upos.AUX))
            {
                return weight * 0.5;
            }
        }

        return 0;
    }

    static bool OnPath(Tree tree, Act act, int a, int b)
    {
        foreach (var t in act.Tokens)
        {
            if (tree.Inside(a, t) != tree.Inside(b, t) || (tree.Inside(a, t) && Meet(tree, a, b) == t))
            {
                return true;
            }
        }

        return false;
    }

    static int Meet(Tree tree, int a, int b)
    {
        for (var steps = 0; a >= 0 && steps <= tree.Count; a = tree.Head(a), steps++)
        {
            if (tree.Inside(b, a))
            {
                return a;
            }
        }

        return -1;
    }

    static int Steps(Tree tree, int a, int b)
    {
        var meet = Meet(tree, a, b);
        return Up(tree, a, meet) + Up(tree, b, meet);
    }

    static int Up(Tree tree, int i, int top)
    {
        var n = 0;
        for (; i >= 0 && i != top && n <= tree.Count; i = tree.Head(i))
        {
            n++;
        }

        return n;
    }
}
