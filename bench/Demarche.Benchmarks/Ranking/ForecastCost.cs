using System.Diagnostics;
using Demarche.Forecasting;
using Demarche.Forecasting.Evaluating;

namespace Demarche.Benchmarks.Ranking;

/// <summary>What forecasting costs in processor time: training on the first quarter, half and all of a history, and one question with reasons.</summary>
static class ForecastCost
{
    /// <summary>Small encoders and few trees, the same for each part: what is shown is the growth, not the size.</summary>
    internal static int Growth(string folder)
    {
        var data = BenchmarkData.Read(folder);
        Console.WriteLine("facts\tprocessor s\tmicroseconds a fact");
        foreach (var share in (double[])[0.25, 0.5, 1])
        {
            var set = data.Training(f => f.Day < data.Train.Max(x => x.Day) * share);
            var options = new ForecastOptions { Encoders = 1, Encoder = new() { Width = 32, Hidden = 64, Epochs = 1, Replays = 0, QuietShare = 0.1f }, Trees = new() { Trees = 20 }, MostRows = int.MaxValue / 200 };
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            Forecaster.Train(set, options);
            var spent = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
            Console.WriteLine(FormattableString.Invariant($"{set.Facts.Count}\t{spent:F1}\t{spent * 1e6 / set.Facts.Count:F0}"));
        }

        return 0;
    }

    /// <summary>Questions of the last day learnt, asked for the next, ten forecasts and three with reasons; the first pays for opening the day.</summary>
    internal static int Query(string model)
    {
        var forecaster = Forecaster.Load(model);
        var facts = forecaster.Facts;
        var last = facts.Facts.Where(f => f.Day == forecaster.LastDay).Take(200).ToArray();
        var spent = new List<double>();
        foreach (var f in last)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var ranked = forecaster.Score(facts.Entities[f.Source], facts.Relations[f.Relation]);
            spent.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            if (spent.Count == 1)
            {
                foreach (var r in ranked[0].Reasons)
                {
                    Console.WriteLine($"{ranked[0].Entity} {ranked[0].Share:P1} {r.Group}: {r.Text}");
                }
            }
        }

        var first = spent[0];
        spent.Sort();
        Console.WriteLine(FormattableString.Invariant($"{spent.Count} questions: first {first:F0} ms, median {spent[spent.Count / 2]:F1} ms, 95 % {spent[(int)(spent.Count * 0.95)]:F1} ms of processor time"));
        return 0;
    }
}
