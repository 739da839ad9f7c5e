using System.Globalization;
using Demarche.Language;

namespace Demarche.Tests.Language;

/// <summary>Hand-checked news sentences: how many of the relations that coding asks for the parser finds.</summary>
public class NewsTreesTests(ITestOutputHelper output)
{
    static readonly string[] s_relations =
    [
        "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "ccomp", "xcomp", "conj", "appos", "flat", "compound",
    ];

    static readonly string s_gold = Path.Combine(Support.Root, "tests", "Demarche.Tests", "Language", "Gold", "news.conllu");

    static List<Sentence> Gold()
    {
        using var reader = File.OpenText(s_gold);
        return [.. Conllu.Read(reader).Select(s => s.Sentence)];
    }

    [Fact]
    public void Every_gold_tree_has_one_root_and_no_cycle() =>
        Assert.All(Gold(), s =>
        {
            Assert.Single(Enumerable.Range(0, s.Count), i => s.Head(i) < 0);
            for (var i = 0; i < s.Count; i++)
            {
                var steps = 0;
                for (var at = i; at >= 0; at = s.Head(at))
                {
                    Assert.True(++steps <= s.Count, $"cycle in: {s}");
                }
            }
        });

    [Fact]
    public void The_relations_that_coding_uses_are_found_in_news()
    {
        using var annotator = Annotator.Load(Path.Combine(Support.Root, "data", "models", "english.dml"));
        var (gold, own) = (Gold(), Gold());
        annotator.Annotate(own);
        var counts = s_relations.ToDictionary(r => r, _ => (Right: 0, All: 0), StringComparer.Ordinal);
        var roots = 0;
        foreach (var (g, o) in gold.Zip(own))
        {
            for (var i = 0; i < g.Count; i++)
            {
                roots += g.Head(i) < 0 && o.Head(i) < 0 ? 1 : 0;
                if (counts.TryGetValue(g.Relation(i), out var c))
                {
                    var right = o.Head(i) == g.Head(i) && o.Relation(i) == g.Relation(i);
                    counts[g.Relation(i)] = (c.Right + (right ? 1 : 0), c.All + 1);
                }
            }
        }

        foreach (var r in s_relations)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{r,-12}{100.0 * counts[r].Right / counts[r].All,6:F1}  of {counts[r].All}"));
        }

        var core = (Right: counts.Values.Sum(c => c.Right), All: counts.Values.Sum(c => c.All));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all         {100.0 * core.Right / core.All,6:F1}  of {core.All}; root {100.0 * roots / gold.Count:F1} of {gold.Count} sentences"));
        Assert.True(gold.Count >= 250);
        Assert.True(core.Right >= 0.88 * core.All, $"{core.Right} of {core.All} found.");
    }

    [Fact]
    public void Gold_words_are_what_the_segmenter_cuts()
    {
        foreach (var s in Gold())
        {
            var own = Segmenter.Split(s.Text, 0, s.Text.Length);
            Assert.Equal(Enumerable.Range(0, s.Count).Select(s.Word), own.SelectMany(o => Enumerable.Range(0, o.Count).Select(o.Word)));
        }
    }
}
