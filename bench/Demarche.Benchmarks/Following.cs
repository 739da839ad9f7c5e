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
