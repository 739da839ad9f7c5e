using Demarche.Forecasting;
using Demarche.Forecasting.Evaluating;
using Demarche.Forecasting.History;
using Demarche.Forecasting.Ranking;
using Demarche.Forecasting.Trees;

namespace Demarche.Benchmarks.Ranking;

/// <summary>
/// What each part of the forecaster is worth on valid.txt, isolated, weights learning on: one forest with all numbers, then one without each group,
/// grown on the same rows and judged on the same candidates. Candidates named by a part stay; only what is known of them goes.
/// </summary>
static class Parts
{
    internal static int Run(string folder, int encoders)
    {
        var data = BenchmarkData.Read(folder);
        var set = data.Training();
        var options = ForecastOptions.For(set.Facts.Count, set.Entities.Count) with { Encoders = encoders };
        var train = new Timeline(set.Facts);
        var (walk, rows, _) = ForecastTrainer.Collect(train, set.Entities.Count, set.Relations.Count, set.Kinds(), options, Console.Error.WriteLine);
        walk.Settle();
        var judged = new JudgedRows(rows.Bins!);
        foreach (var (day, facts) in new Timeline(data.Valid).Days)
        {
            judged.Visit(walk, day, Timeline.Questions(facts, set.Relations.Count));
            walk.Close(day, facts, weights: true);
        }

        Console.WriteLine("without\tMRR\tH@1\tH@10");
        Console.WriteLine($"all but the encoders' scores\t{judged.Score(null, 1)}");
        Tell("nothing", rows, []);
        foreach (var group in FeatureNames.Group.Take(FeatureNames.Isolated).Distinct())
        {
            Tell(group, rows, [.. Enumerable.Range(0, FeatureNames.Isolated).Where(f => FeatureNames.Group[f] == group)]);
        }

        return 0;

        void Tell(string name, RowSet all, int[] without)
        {
            var share = Array.IndexOf(without, FeatureNames.Start) >= 0 ? 0 : options.EncoderShare;
            var forest = ForecastTrainer.Grow(Blank(all, without), options.Trees, batch: false, Console.Error.WriteLine);
            Console.WriteLine($"{name}\t{judged.Score(forest, share)}");
        }
    }

    /// <summary>The same rows with nothing told in some columns: no tree asks them; without the encoders' numbers nothing is started from either.</summary>
    static RowSet Blank(RowSet all, int[] without)
    {
        if (without.Length == 0)
        {
            return all;
        }

        var rows = (byte[])all.Rows.Clone();
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var f in without)
            {
                rows[(i * all.Features) + f] = 0;
            }
        }

        var marks = new byte[all.Count];
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = (byte)((all.IsAnswer[i] ? 1 : 0) | (all.BatchOnly[i] ? 2 : 0));
        }

        var given = Array.IndexOf(without, FeatureNames.Start) >= 0 ? new float[all.Count] : [.. all.Given];
        return new RowSet(all.Features, all.Bins!, [.. all.Start], marks, [.. all.Offset], given, rows);
    }
}
