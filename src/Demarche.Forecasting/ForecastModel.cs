using Demarche.Forecasting.History;
using Demarche.Forecasting.Ranking;

namespace Demarche.Forecasting;

/// <summary>What training gives: the walk standing on the evening of the last day learnt, the forests, and the names.</summary>
sealed class ForecastModel
{
    public required FactSet Facts { get; init; }

    public required ForecastOptions Options { get; init; }

    public required Walk Walk { get; init; }

    public required Ranker Ranker { get; init; }

    public Calibrating.HorizonModel? Horizon { get; init; }

    /// <summary>Last day the model has learnt from.</summary>
    public int LastDay => Walk.Memory.LastDay;

    /// <summary>Id of an entity; one that came after training gets a spare place and is judged by its country and role until it has a history. Null when no place is left.</summary>
    public int? Entity(string name, string? country = null, string? role = null)
    {
        if (Facts.FindEntity(name) is { } known)
        {
            return known;
        }

        if (string.IsNullOrWhiteSpace(name) || Facts.Entities.Count >= Walk.Memory.Entities)
        {
            return null;
        }

        var id = Facts.Entity(name, country, role);
        Walk.Memory.Kinds.Place(id, Facts.Countries[id], Facts.Roles[id]);
        return id;
    }

    /// <summary>Trains on all facts of the set.</summary>
    public static ForecastModel Train(FactSet facts, ForecastOptions options, Action<string> log)
    {
        var capacity = facts.Entities.Count + options.SpareEntities;
        var (walk, ranker, horizon) = ForecastTrainer.Train(new Timeline(facts.Facts), capacity, facts.Relations.Count, facts.Kinds(capacity), options, log);
        walk.Settle();
        return new ForecastModel { Facts = facts, Options = options, Walk = walk, Ranker = ranker, Horizon = horizon };
    }
}
