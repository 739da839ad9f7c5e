using Demarche.Forecasting.Trees;

namespace Demarche.Tests.Forecasting;

public sealed class TreeTests
{
    [Fact]
    public void Trees_find_the_candidate_that_two_numbers_together_tell()
    {
        var rows = Rows(1, 600);
        var losses = new List<double>();
        var forest = new TreeTrainer(rows, new TreeOptions { Trees = 60, Depth = 3, Features = 1 }, 3, batch: false).Train((_, loss) => losses.Add(loss));
        Assert.True(losses[^1] < losses[0] / 3, $"loss {losses[0]} to {losses[^1]}");
        var right = 0;
        var test = new Random(99);
        for (var q = 0; q < 200; q++)
        {
            var (candidates, answer) = Question(test);
            var scores = candidates.Select(c => Score(forest, c)).ToArray();
            right += Array.IndexOf(scores, scores.Max()) == answer ? 1 : 0;
        }

        Assert.True(right > 150, $"{right} of 200");
    }

    [Fact]
    public void Trees_add_to_what_they_are_given()
    {
        var options = new TreeOptions { Trees = 10, Depth = 3, Features = 1 };
        var losses = new List<double>();
        new TreeTrainer(Rows(1, 300), options, 3, batch: false).Train((_, loss) => losses.Add(loss));
        var informed = new List<double>();
        var forest = new TreeTrainer(Rows(1, 300, given: 6), options, 3, batch: false).Train((_, loss) => informed.Add(loss));
        Assert.True(informed[0] < losses[0] / 3, $"loss before any tree {losses[0]}, {informed[0]} when the answer is given");
        Assert.True(informed[^1] < informed[0], $"loss {informed[0]} to {informed[^1]}");
        Assert.True(forest.Value.Sum(MathF.Abs) < new TreeTrainer(Rows(1, 300), options, 3, batch: false).Train().Value.Sum(MathF.Abs));
    }

    [Fact]
    public void What_features_give_sums_to_the_score()
    {
        var forest = new TreeTrainer(Rows(1, 300), new TreeOptions { Trees = 20, Depth = 3, Features = 1 }, 3, batch: false).Train();
        var roots = Enumerable.Range(0, forest.Trees).Sum(t => forest.Value[t * forest.Nodes]);
        foreach (var c in Question(new Random(3)).Candidates)
        {
            var bins = new byte[3];
            forest.Bins.Row(c, bins);
            var parts = new float[3];
            forest.Explain(bins, parts);
            Assert.Equal(forest.Score(bins), roots + parts.Sum(), 1e-4);
        }
    }

    [Fact]
    public void The_same_rows_grow_the_same_trees()
    {
        var options = new TreeOptions { Trees = 10, Depth = 4 };
        var one = new TreeTrainer(Rows(1, 300), options, 3, batch: false).Train();
        var two = new TreeTrainer(Rows(1, 300), options, 3, batch: false).Train();
        Assert.Equal(one.Value, two.Value);
        Assert.Equal(one.Feature, two.Feature);
    }

    [Fact]
    public void A_bin_is_the_number_of_cuts_below()
    {
        var bins = new Bins([[1, 5, 9]]);
        Assert.Equal(new byte[] { 0, 0, 1, 1, 3 }, new float[] { -3, 1, 2, 5, 10 }.Select(x => bins.Bin(0, x)));
    }

    static float Score(Forest forest, float[] row)
    {
        var bins = new byte[row.Length];
        forest.Bins.Row(row, bins);
        return forest.Score(bins);
    }

    static RowSet Rows(int seed, int questions, float given = 0)
    {
        var rows = new RowSet(3);
        var random = new Random(seed);
        for (var q = 0; q < questions; q++)
        {
            var (candidates, answer) = Question(random);
            rows.Begin();
            for (var i = 0; i < candidates.Length; i++)
            {
                rows.Add(candidates[i], i == answer, 0, batchOnly: false, i == answer ? given : 0);
            }
        }

        rows.Close();
        return rows;
    }

    /// <summary>Eight candidates of three numbers; the answer has both of the first two above one half, the third tells nothing.</summary>
    static (float[][] Candidates, int Answer) Question(Random random)
    {
        var answer = random.Next(8);
        var candidates = new float[8][];
        for (var i = 0; i < 8; i++)
        {
            var both = i == answer;
            var first = both || random.Next(2) == 0;
            candidates[i] = [Above(first), Above(both || !first), random.NextSingle()];
        }

        return (candidates, answer);

        float Above(bool half) => (random.NextSingle() / 2) + (half ? 0.5f : 0);
    }
}
