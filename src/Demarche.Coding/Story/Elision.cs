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
}
