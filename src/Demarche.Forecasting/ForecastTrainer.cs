using System.Diagnostics;
using Demarche.Forecasting.Calibrating;
using Demarche.Forecasting.History;
using Demarche.Forecasting.Ranking;
using Demarche.Forecasting.Trees;

namespace Demarche.Forecasting;

/// <summary>Trains a forecaster on a history: encoders first, then, on days they had not seen when they scored them, the trees.</summary>
static class ForecastTrainer
{
    /// <summary>Days with facts below which nothing can be learnt.</summary>
    public const int LeastDays = 10;

    /// <summary>Trains on all days; the walk that comes back stands on the evening of the last.</summary>
    public static (Walk Walk, Ranker Ranker, HorizonModel? Horizon) Train(Timeline train, int entities, int relations, Kinds kinds, ForecastOptions options, Action<string> log)
    {
        var (walk, rows, horizons) = Collect(train, entities, relations, kinds, options, log);
        var ranker = Fit(rows, entities, options, log);
        return (walk, ranker, HorizonModel.Fit(horizons.Cases(train, ranker, relations)));
    }

    /// <summary>The pass over all days: encoders learnt, rows for the trees, cases for the calibration.</summary>
    public static (Walk Walk, RowSet Rows, HorizonCollector Horizons) Collect(Timeline train, int entities, int relations, Kinds kinds, ForecastOptions options, Action<string> log)
    {
        var watch = Stopwatch.StartNew();
        var walk = new Walk(options, entities, relations, kinds);
        var days = train.Days;
        var first = (int)(days.Count * options.Encoder.FirstShare);
        for (var i = 0; i < first; i++)
        {
            walk.Close(days[i].Day, days[i].Facts, weights: false);
        }

        walk.Study(options.Encoder.Epochs, log);
        var questions = days.Skip(first).Sum(d => (long)d.Facts.Length * 2);
        var share = Math.Min(1, options.MostRows / (questions * 55.0));
        var collector = new RowCollector(options);
        var horizons = new HorizonCollector(options);
        for (var i = first; i < days.Count; i++)
        {
            var (day, facts) = days[i];
            if (days[^1].Day - day <= 130 && i % 6 == 0)
            {
                horizons.Visit(walk, day);
            }

            var asked = Timeline.Questions(facts, relations);
            collector.Begin(asked.Length);
            var keep = (uint)(share * uint.MaxValue);
            walk.Visit(day, asked, batch: true, (q, slate) => collector.Take(q, day, asked[q], slate), q => RowCollector.Mix(options.Seed, day, asked[q].Source, asked[q].Relation, -1) <= keep);
            collector.End();
            walk.Close(day, facts, weights: true);
            if ((i + 1) % 20 == 0 || i + 1 == days.Count)
            {
                log($"day {i + 1} of {days.Count}: {collector.Rows.Count} rows, {watch.Elapsed.TotalSeconds:F0} s ({string.Join(", ", walk.Spent.Select(p => $"{p.Key} {p.Value:F0}"))})");
            }
        }

        collector.Rows.Close();
        return (walk, collector.Rows, horizons);
    }

    /// <summary>Forests for both protocols; each has draws of its own, so that their mean errs less. Those that see the day's other questions have more to learn: one level more.</summary>
    public static Ranker Fit(RowSet rows, int entities, ForecastOptions options, Action<string> log)
    {
        return new Ranker(All(batch: false), All(batch: true), options.EncoderShare, entities);

        Forest[] All(bool batch) => [.. Enumerable.Range(0, options.Forests).Select(k => Grow(rows, options.Trees with { Depth = options.Trees.Depth + (batch ? 1 : 0), Seed = options.Trees.Seed + k }, batch, log))];
    }

    /// <summary>One forest.</summary>
    public static Forest Grow(RowSet rows, TreeOptions options, bool batch, Action<string> log)
    {
        var watch = Stopwatch.StartNew();
        return new TreeTrainer(rows, options, batch ? FeatureNames.Count : FeatureNames.Isolated, batch).Train((t, loss) =>
        {
            if (t % 20 == 0)
            {
                log($"{(batch ? "day-batch" : "isolated")} tree {t}: loss {loss:F4} ({watch.Elapsed.TotalSeconds:F0} s)");
            }
        });
    }
}
