using Demarche.Language.Model;
using Demarche.Language.Trees;

namespace Demarche.Language.Training;

/// <summary>A sentence in numbers, ready to train on.</summary>
sealed class Example
{
    internal Example(Sentence s, Vocabulary words, Labels labels)
    {
        Length = s.Count;
        Rows = new int[s.Count * WordFeatures.Count];
        Tags = new int[s.Count];
        Relations = new int[s.Count];
        for (var i = 0; i < s.Count; i++)
        {
            WordFeatures.Fill(s.Form(i), words, Rows.AsSpan(i * WordFeatures.Count, WordFeatures.Count));
            Tags[i] = labels.TagOf(s.Uposes[i], s.Xposes[i]);
            Relations[i] = labels.RelationOf(s.Relations[i]);
        }

        Oracle = new Oracle(s.Heads);
    }

    internal int Length { get; }

    /// <summary>Rows of each token's tables, token after token.</summary>
    internal int[] Rows { get; }

    /// <summary>Joint tags, -1 where the tag is not among the model's.</summary>
    internal int[] Tags { get; }

    internal int[] Relations { get; }

    internal Oracle Oracle { get; }
}

/// <summary>The labels found in a training set, in a fixed order.</summary>
sealed class Labels
{
    readonly Dictionary<string, int> _tags;
    readonly Dictionary<string, int> _relations;

    internal Labels(IReadOnlyList<Sentence> gold)
    {
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        var relations = new SortedSet<string>(StringComparer.Ordinal);
        var left = new SortedSet<string>(StringComparer.Ordinal);
        var right = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var s in gold)
        {
            for (var i = 0; i < s.Count; i++)
            {
                tags.Add(Join(s.Uposes[i], s.Xposes[i]));
                if (s.Heads[i] >= 0)
                {
                    relations.Add(s.Relations[i]);
                    (s.Heads[i] > i ? left : right).Add(s.Relations[i]);
                }
            }
        }

        relations.Remove("root");
        Tags = [.. tags];
        Relations = [.. relations, "root"];
        _tags = Tags.Index().ToDictionary(t => t.Item, t => t.Index, StringComparer.Ordinal);
        _relations = Relations.Index().ToDictionary(t => t.Item, t => t.Index, StringComparer.Ordinal);
        left.Remove("root");
        right.Remove("root");
        Actions = new ActionSet([.. left.Select(RelationOf)], [.. right.Select(RelationOf)]);
    }

    internal string[] Tags { get; }

    internal string[] Relations { get; }

    internal ActionSet Actions { get; }

    internal int TagOf(Upos upos, string xpos) => _tags.GetValueOrDefault(Join(upos, xpos), -1);

    internal int RelationOf(string relation) => _relations.GetValueOrDefault(relation, Relations.Length - 1);

    static string Join(Upos upos, string xpos) => $"{upos}|{xpos}";
}
