using Demarche.Forecasting.Following.Scoring;

namespace Demarche.Forecasting.Following.Learning;

/// <summary>Fits the models that ship: for each strand, one for every year, learnt from what was known by its first day.</summary>
public static class ModelBuilder
{
    /// <summary>Bootstrap draws a model keeps.</summary>
    const int Draws = 24;

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
            foreach (var strand in Enum.GetValues<Strand>())
            {
                int[] own = [.. Enumerable.Range(0, sets.Count).Where(i => sets[i].Cascade.Strand == strand && sets[i].Closed.Any(c => c <= by))];
                if (own.Length < 4)
                {
                    continue;
                }

                models.Add(new StrandModel(strand, by, own.Length, fit.Strands[strand], Drawn(fit, strand, sets.Count, own), Calibrate(fit, strand, sets, own, by), Horizons(world, catalog, strand, by), Rates(world, catalog, sets[own[0]].Cascade.Family, by)));
            }

            progress?.Invoke($"learnt by {by:yyyy-MM-dd}");
        }

        return new FollowModel(scale, models);
    }

    static List<double[]> Drawn(Fit fit, Strand strand, int sets, int[] own)
    {
        var random = new Random(20261125);
        List<double[]> draws = [];
        for (var d = 0; d < Draws; d++)
        {
            var times = new double[sets];
            foreach (var _ in own)
            {
                times[own[random.Next(own.Length)]]++;
            }

            // Other strands stay as they are: the interval is that of this strand's cascades.
            for (var i = 0; i < sets; i++)
            {
                times[i] = own.Contains(i) ? times[i] : 1;
            }

            draws.Add(fit.With(strand, times, 0));
        }

        return draws;
    }

    static Calibration Calibrate(Fit fit, Strand strand, IReadOnlyList<RowSet> sets, int[] own, DateOnly by)
    {
        List<(double, bool, double)> rows = [];
        foreach (var i in own)
        {
            var beta = fit.With(strand, [.. sets.Select(s => s.Cascade.TellsOf(sets[i].Cascade) ? 0.0 : 1)], 0);
            for (var r = 0; r < sets[i].Count; r++)
            {
                if (sets[i].Closed[r] <= by)
                {
                    rows.Add((Logistic.Score(sets[i].Row(r), beta), sets[i].Follows[r], sets[i].Weights[r]));
                }
            }
        }

        return Calibration.Fit(rows);
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
