using Demarche.Forecasting.History;
using Demarche.Forecasting.Ranking;

namespace Demarche.Forecasting;

/// <summary>
/// Ranks who will be the target (or the source) of an act on a day, from the history up to the evening before, each with reasons.
/// Made by <see cref="Train"/> or <see cref="Load"/>; <see cref="Add"/> takes new facts without training again. Not thread-safe.
/// </summary>
public sealed class Forecaster
{
    readonly Explaining _explaining;

    Forecaster(ForecastModel model)
    {
        Model = model;
        _explaining = new Explaining(model);
    }

    internal ForecastModel Model { get; }

    /// <summary>Names and facts the forecaster knows.</summary>
    public FactSet Facts => Model.Facts;

    /// <summary>The last day it has learnt from: the data cut-off.</summary>
    public int LastDay => Model.LastDay;

    /// <summary>Trains on all facts of a set; the same facts and options give the same forecaster.</summary>
    /// <exception cref="ArgumentException">Fewer than ten days with facts: too little to learn from.</exception>
    public static Forecaster Train(FactSet facts, ForecastOptions? options = null, Action<string>? log = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var days = facts.Facts.Select(f => f.Day).Distinct().Take(ForecastTrainer.LeastDays).Count();
        if (days < ForecastTrainer.LeastDays)
        {
            throw new ArgumentException($"the history has facts on {days} days, {ForecastTrainer.LeastDays} are needed to learn from; add more.", nameof(facts));
        }

        return new Forecaster(ForecastModel.Train(facts, options ?? ForecastOptions.For(facts.Facts.Count, facts.Entities.Count), log ?? (_ => { })));
    }

    /// <summary>Reads a model file.</summary>
    /// <exception cref="InvalidDataException">Not a model file, or of another version; the message says which.</exception>
    public static Forecaster Load(string path) => new(ModelFile.Read(path));

    /// <summary>Writes the model file: versions, options, cut-off, names, facts, weights.</summary>
    public void Save(string path) => ModelFile.Write(Model, path);

    /// <summary>
    /// Who will the source do this to on the day? Ranked, with reasons for the first. What is asked about must lie after <see cref="LastDay"/>;
    /// further ahead the same history is simply older (multi-step). Names the history does not know give what their kind gives, or nothing.
    /// </summary>
    /// <param name="source">Name of the acting entity.</param>
    /// <param name="relation">Name of the relation.</param>
    /// <param name="day">Day asked about; the day after the last where left out.</param>
    /// <param name="most">Forecasts wanted.</param>
    /// <param name="reasons">How many of them get reasons.</param>
    /// <exception cref="ArgumentException">Unknown source or relation, or a day that has already been learnt.</exception>
    public IReadOnlyList<Forecast> Score(string source, string relation, int? day = null, int most = 10, int reasons = 3) => Ask(source, relation, turned: false, day, most, reasons);

    /// <summary>Who will do this to the target on the day? As <see cref="Score"/>, for the other side.</summary>
    /// <inheritdoc cref="Score"/>
    public IReadOnlyList<Forecast> ScoreSources(string relation, string target, int? day = null, int most = 10, int reasons = 3) => Ask(target, relation, turned: true, day, most, reasons);

    /// <summary>
    /// Chance that the source does this to the target at least once within so many days after <see cref="LastDay"/>, for any number of days; it never
    /// falls when the days grow. Null where the model was trained on too short a history to calibrate.
    /// </summary>
    /// <exception cref="ArgumentException">Unknown names.</exception>
    public double? Probability(string source, string relation, string target, double days)
    {
        if (Model.Horizon is not { } horizon)
        {
            return null;
        }

        var wanted = Known(target, nameof(target));
        double? chance = null;
        Visit(Known(source, nameof(source)), RelationOf(relation), LastDay + 1, slate =>
        {
            Span<float> row = stackalloc float[FeatureNames.Count];
            Span<float> inputs = stackalloc float[Calibrating.HorizonModel.Inputs];
            double sum = 0;
            float max = float.NegativeInfinity, own = float.NegativeInfinity;
            var scores = new List<float>();
            foreach (var c in slate.Chosen.Take(slate.Isolated))
            {
                row.Clear();
                slate.Write(c, row);
                var score = Model.Ranker.Score(row, batch: false);
                scores.Add(score);
                max = MathF.Max(max, score);
                if (slate.Gathered.Entity[c] == wanted)
                {
                    own = score;
                }
            }

            scores.ForEach(s => sum += Math.Exp(s - max));
            var place = slate.Gathered.Find(wanted);
            if (place < 0)
            {
                place = slate.Gathered.Place(wanted);
            }

            row.Clear();
            slate.Write(place, row);
            Calibrating.HorizonModel.Describe(row, float.IsNegativeInfinity(own) ? -12 : (float)(own - max - Math.Log(sum)), inputs);
            chance = horizon.Probability(inputs, days);
        });
        return chance;
    }

    /// <summary>
    /// Takes new facts of days after <see cref="LastDay"/>, in any order; repeats count once. Counters, rules and histories move on at once; weights stay
    /// unless <paramref name="learn"/>. Facts that cannot be taken come back with the reason; the rest is taken. A new entity takes one of the
    /// <see cref="ForecastOptions.SpareEntities"/>; a new relation needs training, because the rules have a row for each.
    /// </summary>
    public IReadOnlyList<Rejected> Add(IEnumerable<DatedFact> facts, bool learn = false)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var rejected = new List<Rejected>();
        var taken = new List<Quadruple>();
        foreach (var f in facts)
        {
            int? r = Facts.FindRelation(f.Relation), s = f.Day <= LastDay || r is null ? Facts.FindEntity(f.Source) : Model.Entity(f.Source), o = f.Day <= LastDay || r is null ? Facts.FindEntity(f.Target) : Model.Entity(f.Target);
            if (r is null)
            {
                Reject("unknown-relation", $"'{f.Relation}' is not in the model's history; train again to take it in.");
            }
            else if (f.Day <= LastDay)
            {
                Reject("late-fact", $"day {f.Day} is not after {LastDay}, the last day learnt; train again to take in what came late.");
            }
            else if (s is null || o is null)
            {
                Reject("unknown-entity", $"'{(s is null ? f.Source : f.Target)}' is not in the model's history and no spare place is left; train again to take it in.");
            }
            else
            {
                taken.Add(new Quadruple(s.Value, r.Value, o.Value, f.Day));
            }

            void Reject(string code, string message) => rejected.Add(new Rejected($"{f.Source} {f.Relation} {f.Target} {f.Day}", code, message));
        }

        foreach (var (day, of) in new Timeline(taken).Days)
        {
            Model.Walk.Close(day, of, learn);
            foreach (var f in of)
            {
                Facts.Add(f);
            }
        }

        return rejected;
    }

    List<Forecast> Ask(string entity, string relation, bool turned, int? day, int most, int reasons)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var on = day ?? LastDay + 1;
        if (on <= LastDay)
        {
            throw new ArgumentException($"day {on} is not after {LastDay}, the last day learnt; ask about a later day or train on less.", nameof(day));
        }

        var s = Known(entity, nameof(entity));
        var r = RelationOf(relation) + (turned ? Model.Walk.Relations : 0);
        var forecasts = new List<Forecast>();
        Visit(s, r, on, slate => forecasts = _explaining.Forecasts(slate, new Question(s, r, []), on, most, reasons));
        return forecasts;
    }

    void Visit(int s, int r, int day, Action<Slate> use) => Model.Walk.Visit(day, [new Question(s, r, [])], batch: false, (_, slate) => use(slate));

    int Known(string name, string parameter) => Model.Entity(name) ?? throw new ArgumentException($"'{name}' is not in the history; names are compared letter by letter.", parameter);

    int RelationOf(string name) => Facts.FindRelation(name) ?? throw new ArgumentException($"'{name}' is no relation of the history; it knows {string.Join(", ", Facts.Relations.Take(8))}{(Facts.Relations.Count > 8 ? ", …" : "")}.", nameof(name));
}
