using Demarche.Forecasting.Following.Learning;
using Demarche.Forecasting.Following.Scoring;

namespace Demarche.Forecasting.Following;

/// <summary>One cascade of a backtest.</summary>
/// <param name="Cascade">Which.</param>
/// <param name="Steps">Its steps; empty when none had enough candidates.</param>
/// <param name="Scores">Its scores.</param>
public sealed record CascadeResult(Cascade Cascade, IReadOnlyList<ScoredStep> Steps, Scores Scores);

/// <summary>
/// Leave-one-cascade-out: every cascade is forecast by models, baselines and calibrations that have not seen it nor its twins,
/// at each step from what was known at its end.
/// </summary>
public sealed class Backtest
{
    /// <summary>Steps with fewer candidates are not scored.</summary>
    public const int FewestCandidates = 40;

    readonly World _world;
    readonly CascadeCatalog _catalog;
    readonly TrainingOptions _options;
    readonly StepBuilder _builder;
    readonly Timeline[] _timelines;
    readonly RowSet[] _sets;
    readonly Scale _scale;
    readonly int _threads;
    readonly Engagement _record;

    /// <summary>Prepares: builds the rows that the models learn from.</summary>
    public Backtest(World world, CascadeCatalog catalog, Engagement record, TrainingOptions? options = null, int threads = 2, Action<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(catalog);
        (_world, _catalog, _options, _threads, _record) = (world, catalog, options ?? new TrainingOptions(), threads, record);
        record.Seal();
        _timelines = [.. catalog.All.Select(c => new Timeline(world, c))];
        _builder = new StepBuilder(world, catalog.Objects, _timelines, record);
        var trainer = new Trainer(_builder, _options);
        progress?.Invoke($"rows of {_timelines.Length} cascades");
        _sets = new RowSet[_timelines.Length];
        Parallel.For(0, _timelines.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => _sets[i] = trainer.Rows(_timelines[i]));
        _scale = Scale.Of(_sets);
        foreach (var set in _sets)
        {
            _scale.Apply(set);
        }

        progress?.Invoke($"{_sets.Sum(s => s.Count):N0} rows to learn from");
    }

    /// <summary>Runs it over cascades of the catalogue.</summary>
    /// <param name="which">Cascades to forecast.</param>
    /// <param name="progress">Told what is being done.</param>
    public IReadOnlyList<CascadeResult> Run(IReadOnlyList<Cascade> which, Action<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(which);
        var scored = Scoreable();
        int[] asked = [.. _catalog.All.Select((c, i) => (c, i)).Where(x => which.Any(w => w.Id == x.c.Id)).Select(x => x.i)];
        var fit = Fit.Of(_sets, _options, DateOnly.MaxValue, _threads);
        progress?.Invoke("models without each cascade");

        // Every scored cascade needs its own model: for its forecasts, and for the calibration of the others.
        int[] models = [.. scored.Union(asked).Order()];
        var draws = new IReadOnlyList<double[]>[_sets.Length];
        Parallel.ForEach(models, new ParallelOptions { MaxDegreeOfParallelism = _threads }, i => draws[i] = DrawsWithout(fit, i));
        var raw = Raw(scored, i => draws[i]);
        progress?.Invoke("climatology");
        var climatology = ClimatologyOf(scored);
        return ScoreAll([.. asked.Select(i => _timelines[i])], _builder, a => draws[asked[a]], scored, raw, climatology, progress);
    }

    /// <summary>
    /// Forecasts cascades that are not in the catalogue, by models of all that is. Nothing of theirs is learnt from; what was known of them at a step may be
    /// evidence for one another.
    /// </summary>
    /// <param name="cascades">Cascades that tell of nothing the catalogue tells of.</param>
    /// <param name="progress">Told what is being done.</param>
    public IReadOnlyList<CascadeResult> RunOthers(IReadOnlyList<Cascade> cascades, Action<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(cascades);
        var scored = Scoreable();
        var fit = Fit.Of(_sets, _options, DateOnly.MaxValue, _threads);
        progress?.Invoke("models without each cascade, for calibration");
        var draws = new IReadOnlyList<double[]>[_sets.Length];
        Parallel.ForEach(scored, new ParallelOptions { MaxDegreeOfParallelism = _threads }, i => draws[i] = DrawsWithout(fit, i));
        var whole = cascades.Select(c => c.Strand).Distinct().ToDictionary(s => s, s => Bag.Of(fit, s, [.. _sets.Select(_ => 1.0)], Own(s)));
        Timeline[] own = [.. cascades.Select(c => new Timeline(_world, c))];
        var builder = new StepBuilder(_world, _catalog.Objects, [.. _timelines, .. own], _record);
        return ScoreAll(own, builder, a => whole[cascades[a].Strand], scored, Raw(scored, i => draws[i]), ClimatologyOf(scored), progress);
    }

    CascadeResult[] ScoreAll(Timeline[] asked, StepBuilder builder, Func<int, IReadOnlyList<double[]>> draws, HashSet<int> scored, List<(double X, bool Follows, double Weight)>[] raw, Climatology climatology, Action<string>? progress)
    {
        var results = new CascadeResult[asked.Length];
        var done = 0;
        Parallel.For(0, asked.Length, new ParallelOptions { MaxDegreeOfParallelism = _threads }, a =>
        {
            var cascade = asked[a].Cascade;
            var calibration = Calibration.Fit(scored.Where(j => _catalog.All[j].Family == cascade.Family && !_catalog.All[j].TellsOf(cascade)).SelectMany(j => raw[j]));
            results[a] = Score(asked[a], builder, draws(a), calibration, climatology);
            progress?.Invoke($"{Interlocked.Increment(ref done)} of {asked.Length}: {cascade.Id}");
        });
        return results;
    }

    HashSet<int> Scoreable() => [.. Enumerable.Range(0, _sets.Length).Where(i => _catalog.All[i].Scored && _sets[i].Count > 0)];

    List<(double X, bool Follows, double Weight)>[] Raw(HashSet<int> scored, Func<int, IReadOnlyList<double[]>> draws)
    {
        var raw = new List<(double X, bool Follows, double Weight)>[_sets.Length];
        Parallel.ForEach(scored, new ParallelOptions { MaxDegreeOfParallelism = _threads }, i =>
        {
            raw[i] = [];
            for (var r = 0; r < _sets[i].Count; r++)
            {
                if (_sets[i].Scored[r])
                {
                    raw[i].Add((Bag.LogOdds(_sets[i].Row(r), draws(i)), _sets[i].Follows[r], _sets[i].Weights[r]));
                }
            }
        });
        return raw;
    }

    /// <summary>Coefficients of the models on all cascades, by family: for reading, and for forecasts of cascades that are not in the catalogue.</summary>
    public (Scale Scale, IReadOnlyList<RowSet> Sets) Learnt => (_scale, _sets);

    /// <summary>Draws that have not seen a cascade nor its twins.</summary>
    IReadOnlyList<double[]> DrawsWithout(Fit fit, int i) => Bag.Of(fit, _catalog.All[i].Strand, Without(i), Own(_catalog.All[i].Strand));

    int[] Own(Strand strand) => [.. Enumerable.Range(0, _sets.Length).Where(i => _catalog.All[i].Strand == strand && _sets[i].Count > 0)];

    double[] Without(int i) => [.. _catalog.All.Select(c => c.TellsOf(_catalog.All[i]) ? 0.0 : 1.0)];

    Climatology ClimatologyOf(HashSet<int> scored)
    {
        var climatology = new Climatology();
        foreach (var i in scored)
        {
            climatology.AddAll(_world, _timelines[i], DateOnly.MaxValue, scoredOnly: true);
        }

        return climatology;
    }

    CascadeResult Score(Timeline timeline, StepBuilder builder, IReadOnlyList<double[]> draws, Calibration calibration, Climatology climatology)
    {
        List<ScoredStep> steps = [];
        var row = new float[RowSet.Width];
        var (year, habits) = (0, (HabitsOf?)null);
        foreach (var day in Calendar.Steps(timeline.Cascade))
        {
            var y = day.Month == 12 ? day.Year + 1 : day.Year;
            if (y != year || habits is null)
            {
                (year, habits) = (y, builder.HabitsFor(timeline.Cascade, day));
            }

            var step = builder.Build(timeline, day, habits);
            if (step.Candidates.Length < FewestCandidates)
            {
                continue;
            }

            var rate = climatology.Rate(timeline.Cascade, day);
            var kin = Climatology.KinWeighted(rate, step.Kin);
            List<ScoredForecast> forecasts = [];
            for (var k = 0; k < step.Candidates.Length; k++)
            {
                var state = step.Candidates[k];
                if (!timeline.MayScore(state) || Outcomes.Follows(timeline, state, day) is not { } follows)
                {
                    continue;
                }

                step.Row(k).CopyTo(row);
                _scale.Apply(row.AsSpan(0, Features.Count));
                row[Features.Count] = 1;
                forecasts.Add(new ScoredForecast(state, (float)Logistic.Sigmoid(calibration.Apply(Bag.LogOdds(row, draws))), (float)rate, (float)kin[k], follows));
            }

            if (forecasts.Count > 0)
            {
                steps.Add(new ScoredStep(day, step.Followers, forecasts, Next(timeline, forecasts), step.LastEvidence));
            }
        }

        return new CascadeResult(timeline.Cascade, steps, Scores.Of(steps));
    }

    /// <summary>Ranks of those who moved next.</summary>
    static List<int> Next(Timeline timeline, List<ScoredForecast> forecasts)
    {
        var next = forecasts.Where(f => f.Follows).Select(f => timeline.MovedOn[f.State]).DefaultIfEmpty(0).Min();
        return [.. forecasts.Where(f => f.Follows && timeline.MovedOn[f.State] == next).Select(f => 1 + forecasts.Count(o => o.P > f.P))];
    }
}
