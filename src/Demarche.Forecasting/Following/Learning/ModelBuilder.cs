using Demarche.Forecasting.Following.Scoring;

namespace Demarche.Forecasting.Following.Learning;

/// <summary>Fits the models that ship: for each strand, one for every year, learnt from what was known by its first day.</summary>
public static class ModelBuilder
{
    /// <summary>Builds them.</summary>
    /// <param name="world">States and ties.</param>
    /// <param name="catalog">Cascades.</param>
    /// <param name="record">Events of the record.</param>
    /// <param name="options">How to fit.</param>
    /// <param name="days">Days to learn up to, in order.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="progress">Told what is being done.</param>
    public static FollowModel Build(World world, CascadeCatalog catalog, Engagement record, TrainingOptions options, IReadOnlyList<DateOnly> days, int threads, Action<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(days);
        var test = new Backtest(world, catalog, record, options, threads, progress);
        var (scale, sets) = test.Learnt;
        List<StrandModel> models = [];
        Fit? fit = null;
        foreach (var by in days)
        {
            fit = Fit.Of(sets, options, by, threads, fit);
            Dictionary<Family, (Calibration Curve, IReadOnlyList<Calibration> Drawn)> calibrations = [];
            foreach (var strand in Enum.GetValues<Strand>())
            {
                int[] own = [.. Enumerable.Range(0, sets.Count).Where(i => sets[i].Cascade.Strand == strand && sets[i].Closed.Any(c => c <= by))];
                if (own.Length < 4)
                {
                    continue;
                }

                var family = sets[own[0]].Cascade.Family;
                if (!calibrations.TryGetValue(family, out var curves))
                {
                    calibrations.Add(family, curves = Calibrate(fit, family, sets, by, threads));
                }

                models.Add(new StrandModel(strand, by, own.Length, fit.Strands[strand], Bag.Of(fit, strand, [.. sets.Select(_ => 1.0)], own), curves.Curve, curves.Drawn, Horizons(world, catalog, strand, by), Rates(world, catalog, family, by)));
            }

            progress?.Invoke($"learnt by {by:yyyy-MM-dd}");
        }

        return new FollowModel(scale, models);
    }

    /// <summary>One curve for all strands of a family, from forecasts of cascades that their models had not seen; and the curves of draws of these cascades.</summary>
    static (Calibration Curve, IReadOnlyList<Calibration> Drawn) Calibrate(Fit fit, Family family, IReadOnlyList<RowSet> sets, DateOnly by, int threads)
    {
        int[] learnt = [.. Enumerable.Range(0, sets.Count).Where(i => sets[i].Cascade.Family == family && sets[i].Closed.Any(c => c <= by))];
        var rows = new List<(double, bool, double)>[learnt.Length];
        Parallel.For(0, learnt.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, k =>
        {
            var set = sets[learnt[k]];
            var strand = set.Cascade.Strand;
            var draws = Bag.Of(fit, strand, [.. sets.Select(s => s.Cascade.TellsOf(set.Cascade) ? 0.0 : 1)], [.. learnt.Where(i => sets[i].Cascade.Strand == strand)]);
            rows[k] = [];
            for (var r = 0; r < set.Count && draws.Count > 0; r++)
            {
                if (set.Closed[r] <= by)
                {
                    rows[k].Add((Bag.LogOdds(set.Row(r), draws), set.Follows[r], set.Weights[r]));
                }
            }
        });
        return (Calibration.Fit(rows.SelectMany(r => r)), Calibration.Draw(rows, Bag.Draws));
    }

    static double[] Horizons(World world, CascadeCatalog catalog, Strand strand, DateOnly by)
    {
        var hazards = new double[StrandModel.Months.Count];
        foreach (var cascade in catalog.All.Where(c => c.Strand == strand))
        {
            var timeline = new Timeline(world, cascade);
            foreach (var (day, stands) in Calendar.Thinned(cascade))
            {
                if (day.AddMonths(60) > by || day.AddMonths(60) > cascade.CompleteTo || cascade.ByYear)
                {
                    continue;
                }

                var open = Enumerable.Range(0, world.Count).Count(s => world.Exists(s, day) && timeline.MovedOn[s] > day.DayNumber);
                for (var h = 0; h < hazards.Length && open > 0; h++)
                {
                    hazards[h] += stands * timeline.MovedOn.Count(m => m > day.DayNumber && m <= day.AddMonths(StrandModel.Months[h]).DayNumber) / (double)open;
                }
            }
        }

        var year = hazards[3];
        return [.. hazards.Select((h, i) => year > 0 ? Math.Max(h / year, StrandModel.Months[i] / 120.0) : StrandModel.Months[i] / 12.0)];
    }

    static double[] Rates(World world, CascadeCatalog catalog, Family family, DateOnly by)
    {
        var climatology = new Climatology();
        foreach (var cascade in catalog.All.Where(c => c.Family == family))
        {
            climatology.AddAll(world, new Timeline(world, cascade), by);
        }

        return climatology.Table(family);
    }
}
