using Demarche.Forecasting;
using Demarche.Forecasting.Calibrating;
using Demarche.Forecasting.Evaluating;
using Demarche.Forecasting.History;

namespace Demarche.Benchmarks.Ranking;

/// <summary>Whether "happens within h days" comes true as often as it is told: mornings of valid.txt, forecast by a model that had learnt train.txt.</summary>
static class Reliability
{
    static readonly double[] s_edges = [0, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.0001];

    internal static int Run(string model, string folder)
    {
        var data = BenchmarkData.Read(folder);
        var of = Forecaster.Load(model).Model;
        if (of.Horizon is not { } horizon || of.LastDay != data.Train.Max(f => f.Day))
        {
            Console.Error.WriteLine($"{model} is not calibrated or did not learn train.txt of {folder}; make it with: demarche eval ranking --data {folder} --save FILE");
            return 1;
        }

        var collector = new HorizonCollector(of.Options);
        var number = 0;
        foreach (var (day, facts) in new Timeline(data.Valid).Days)
        {
            if (number++ % 2 == 0)
            {
                collector.Visit(of.Walk, day);
            }

            of.Walk.Close(day, facts, weights: false);
        }

        var cases = collector.Cases(new Timeline([.. data.Train, .. data.Valid]), of.Ranker, data.Relations);
        Console.WriteLine("days\ttold from\tto\tmean told\thappened\tcases\tcases they stand for");
        foreach (var days in HorizonCollector.Horizons)
        {
            var those = cases.Where(c => c.Days == days).Select(c => (Told: horizon.Probability(c.Inputs, days), c.Happened, c.Weight)).ToArray();
            if (those.Length == 0)
            {
                continue;
            }

            double all = those.Sum(c => (double)c.Weight), rate = those.Where(c => c.Happened).Sum(c => c.Weight) / all;
            for (var b = 0; b + 1 < s_edges.Length; b++)
            {
                var bin = those.Where(c => c.Told >= s_edges[b] && c.Told < s_edges[b + 1]).ToArray();
                double weight = bin.Sum(c => (double)c.Weight);
                if (weight > 0)
                {
                    Console.WriteLine(FormattableString.Invariant($"{days}\t{s_edges[b]}\t{Math.Min(1, s_edges[b + 1])}\t{bin.Sum(c => c.Told * c.Weight) / weight:F4}\t{bin.Where(c => c.Happened).Sum(c => c.Weight) / weight:F4}\t{bin.Length}\t{weight:F0}"));
                }
            }

            double brier = those.Sum(c => c.Weight * Math.Pow(c.Told - (c.Happened ? 1 : 0), 2)) / all, plain = rate * (1 - rate);
            Console.WriteLine(FormattableString.Invariant($"{days}\tall\t\t{those.Sum(c => c.Told * c.Weight) / all:F4}\t{rate:F4}\t{those.Length}\t{all:F0}\tBrier {brier:F5}, skill over the mean rate {1 - (brier / plain):F3}"));
        }

        return 0;
    }
}
