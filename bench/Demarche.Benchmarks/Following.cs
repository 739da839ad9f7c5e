using Demarche.Forecasting.Following;
using Demarche.Forecasting.Following.Learning;
using Demarche.Forecasting.Following.Scoring;

namespace Demarche.Benchmarks;

/// <summary>Leave-one-cascade-out over the shipped cascades, for choosing options: <c>following [ridge familyRidge balance]</c>.</summary>
static class FollowingBench
{
    public static int Run(string data, string[] args)
    {
        var catalog = CascadeCatalog.Load(Path.Combine(data, "cascades"));
        var world = World.Load(Path.Combine(data, "covariates"));
        var options = new TrainingOptions();
        if (args.Length >= 3 && args[0] != "-v")
        {
            options = options with { Ridge = double.Parse(args[0]), FamilyRidge = double.Parse(args[1]), Balance = double.Parse(args[2]) };
        }

        var clock = System.Diagnostics.Stopwatch.StartNew();
        var test = new Backtest(world, catalog, new Engagement(), options, 2, s => Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} {s}"));
        if (args.Contains("-p"))
        {
            foreach (var ridge in new[] { 20.0 })
            {
                foreach (var own in new[] { 40.0, 10 })
                {
                    var all = test.Probe(new TrainingOptions { Ridge = ridge, FamilyRidge = own });
                    foreach (var family in all.GroupBy(a => a.Cascade.Family).OrderBy(g => g.Key))
                    {
                        double auc = 0, log = 0; int n = 0, m = 0;
                        foreach (var c in family)
                        {
                            var w = c.W.Sum();
                            log += Enumerable.Range(0, c.X.Length).Sum(i => c.W[i] * Math.Log(1 + Math.Exp(c.Y[i] ? -c.X[i] : c.X[i]))) / w;
                            m++;
                            List<double> steps = [];
                            foreach (var g in Enumerable.Range(0, c.X.Length).GroupBy(i => c.Closed[i]))
                            {
                                if (Scores.AucOf([.. g.Select(i => new ScoredForecast(0, (float)c.X[i], 0, 0, c.Y[i]))]) is { } a) { steps.Add(a); }
                            }

                            if (steps.Count > 0) { auc += steps.Average(); n++; }
                            if (args.Contains("-v")) { Console.WriteLine($"      {c.Cascade.Id} auc {(steps.Count > 0 ? steps.Average() : double.NaN):0.000}"); }
                        }

                        Console.WriteLine($"ridge {ridge} family {own} {family.Key}: auc {auc / n:0.000} log {log / m:0.0000}");
                    }
                }
            }

            return 0;
        }

        var results = test.Run([.. catalog.All.Where(c => c.Scored)], s => { if (!s.Contains(" of ")) { Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} {s}"); } });
        Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} scored");
        foreach (var family in Enum.GetValues<Family>())
        {
            var some = results.Where(r => r.Cascade.Family == family && r.Steps.Count > 0).ToList();
            var f = FamilyRecord.Of(family, [.. some.Select(r => (r.Scores, r.Steps))], 500);
            Console.WriteLine($"{family}: cascades {f.Cascades} n {f.N:N0} followed {f.Followed} Brier {f.Brier:0.00000} | clim {Show(f.BrierOverClimatology)} kin {Show(f.BrierOverKin)} | log clim {Show(f.LogOverClimatology)} kin {Show(f.LogOverKin)} | AUC {Show(f.Auc)} slope {Show(f.Slope)} ten {Show(f.FirstTen)}");
            Console.WriteLine("   " + string.Join(" ", f.Bins.Select(b => $"[{b.From:0.##}: n {b.N} {b.Mean:0.000}->{b.Observed:0.000}]")));
            if (args.Contains("-v"))
            {
                foreach (var r in some)
                {
                    var s = r.Scores;
                    Console.WriteLine($"   {r.Cascade.Id,-32} steps {s.Steps,4} n {s.N,6} fol {s.Followed,5} brier {s.Brier:0.0000} clim {s.BrierClimatology:0.0000} kin {s.BrierKin:0.0000} log {s.Log:0.000}/{s.LogClimatology:0.000}/{s.LogKin:0.000} auc {s.Auc:0.000} ten {s.FirstTen.Among:0.00}");
                }
            }
        }

        return 0;
    }

    static string Show(Figure f) => $"{f.Value:0.000} [{f.Low:0.000},{f.High:0.000}]";
}
