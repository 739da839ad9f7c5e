using Demarche.Coding.Actions;
using Demarche.Language;

namespace Demarche.Coding.Story;

/// <summary>Whom an act concerns when its own clause leaves that out but the sentence tells.</summary>
static class Elision
{
    /// <summary>"X cooperated with Y by sharing intelligence": the parties of the main clause hold for the clause that tells how. Empty when nothing is left out.</summary>
    public static IReadOnlyList<int> Target(StorySentence s, Frame f)
    {
        var tree = s.Tree;
        var clause = f.Trigger;
        for (var steps = 0; clause >= 0 && steps < 4; steps++)
        {
            var relation = tree.Relation(clause);
            var up = tree.Head(clause);
            if (relation == "conj" && up >= 0)
            {
                clause = up;
                continue;
            }

            if (up < 0 || !relation.StartsWith("advcl", StringComparison.Ordinal) || !tree.Xpos(clause).Equals("VBG", StringComparison.Ordinal))
            {
                return [];
            }

            foreach (var g in s.Frames)
            {
                if (g.Trigger == up && g.Targets.Count > 0 && g.Sources.SequenceEqual(f.Sources))
                {
                    return g.Targets;
                }
            }

            clause = up;
        }

        return [];
    }

    /// <summary>The latest of the three sentences before, in the same section, in which the noun has a partner ("cooperation with Y"); (null, -1) when none has.</summary>
    public static (StorySentence? Where, int Token) Partner(IReadOnlyList<StorySentence> story, StorySentence s, string noun)
    {
        for (var k = story.Count - 1; k >= 0; k--)
        {
            var before = story[k];
            if (before.Field != s.Field || before.Section != s.Section || before.Number >= s.Number || before.Number < s.Number - 3)
            {
                continue;
            }

            var tree = before.Tree;
            for (var i = 0; i < tree.Count; i++)
            {
                if (tree.Lemma(i) != noun)
                {
                    continue;
                }

                for (var j = i + 1; j < tree.Count; j++)
                {
                    if (tree.Head(j) == i && tree.Relation(j) == "nmod" && before.MentionAt(j) is { Mention.Actor.Country: not null } && HasCase(tree, j))
                    {
                        return (before, j);
                    }
                }
            }
        }

        return (null, -1);
    }

    static bool HasCase(Sentence tree, int noun)
    {
        for (var i = 0; i < noun; i++)
        {
            if (tree.Head(i) == noun && tree.Relation(i) == "case" && tree.Lemma(i) is "with" or "to" or "for" or "between")
            {
                return true;
            }
        }

        return false;
    }
}
