using System.Diagnostics;
using Demarche.Forecasting;
using Demarche.Forecasting.Evaluating;
using Demarche.Forecasting.History;

namespace Demarche.Benchmarks.Ranking;

/// <summary>Simple forecasters on the same folder, questions and filter as <c>demarche eval ranking</c>, with their processor time.</summary>
static class Baselines
{
    internal static int Run(string folder, string split)
    {
        var data = BenchmarkData.Read(folder, r => Console.Error.WriteLine($"{r.Code}: {r.Origin}: {r.Message}"));
        Console.WriteLine("baseline\tsplit\tMRR\tfrom\tto\tH@1\tH@3\tH@10\tn\tprocessor s");
        foreach (var make in (Func<IBaseline>[])[() => new Recurrency(data.Relations), () => new RuleWalks(data.Train, data.Entities, data.Relations)])
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var baseline = make();
            if (baseline is Recurrency)
            {
                Tell(baseline, data.Train);
            }

            if (split == "test")
            {
                Tell(baseline, data.Valid);
            }

            var metrics = new Metrics();
            var reciprocals = new List<double>();
            var rows = split == "test" ? data.Test : data.Valid;
            foreach (var (day, facts) in new Timeline(rows).Days)
            {
                Judge(baseline, data, day, [.. rows.Where(f => f.Day == day)], metrics, reciprocals);
                baseline.Learn(day, facts);
            }

            var (low, high) = Bootstrap.Interval(reciprocals);
            var spent = Process.GetCurrentProcess().TotalProcessorTime - before;
            Console.WriteLine(FormattableString.Invariant($"{baseline.Name}\t{split}\t{metrics.Mrr:F4}\t{low:F4}\t{high:F4}\t{metrics.Hits1:F4}\t{metrics.Hits3:F4}\t{metrics.Hits10:F4}\t{metrics.Count}\t{spent.TotalSeconds:F0}"));
        }

        return 0;
    }

    static void Tell(IBaseline baseline, IReadOnlyList<Quadruple> facts)
    {
        foreach (var (day, of) in new Timeline(facts).Days)
        {
            baseline.Learn(day, of);
        }
    }

    static void Judge(IBaseline baseline, BenchmarkData data, int day, Quadruple[] rows, Metrics metrics, List<double> reciprocals)
    {
        var questions = Timeline.Questions(rows, data.Relations).ToDictionary(q => (q.Source, q.Relation));
        var ranked = questions.ToDictionary(q => q.Key, q => baseline.Rank(q.Key.Source, q.Key.Relation, day));
        foreach (var f in rows)
        {
            for (var turn = 0; turn < 2; turn++)
            {
                var key = turn == 0 ? (f.Source, f.Relation) : (f.Target, f.Relation + data.Relations);
                var rank = Metrics.Rank(ranked[key], turn == 0 ? f.Target : f.Source, questions[key].Answers, data.Entities);
                metrics.Add(rank);
                reciprocals.Add(1 / rank);
            }
        }
    }
}
