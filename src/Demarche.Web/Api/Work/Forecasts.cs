using Demarche.Forecasting.Following;
using Demarche.Forecasting.Following.Scoring;
using Demarche.Pipeline;
using Demarche.Pipeline.Following;
using Demarche.Store;
using Demarche.Web.Api.Asking;

namespace Demarche.Web.Api.Work;

/// <summary>Who may follow, for an event of the record. What it is made from is loaded once and again only when the record has other acts. Safe for many threads.</summary>
/// <param name="tools">Names of actors.</param>
sealed class Forecasts(Tools tools)
{
    readonly Lock _lock = new();
    (int Acts, string? Last, FollowTools Tools)? _loaded;

    /// <summary>Figures of the backtest; null when none ships.</summary>
    public FollowRecord? Backtested(EventStore record) => Load(record).Tools.Backtested;

    /// <summary>The forecast.</summary>
    /// <exception cref="Refused">When the act is none that states could copy.</exception>
    public (FollowForecast Forecast, FollowRecord? Record) Of(EventStore record, StoredEvent stored, DateOnly asOf, int months)
    {
        var (follow, acts) = Load(record);
        var question = new FollowQuestion(follow.Catalog, follow.World, n => NamedActor.Find(tools, n));
        var of = question.Of(First(stored.Event), asOf) ?? throw new Refused(404, "no-act", $"event '{stored.Event.Id}' ({stored.Event.Action.Cameo}) is no act of a state that others could copy", "ask about a recognition, a mission, a sanction, an expulsion or the like");
        return (Forecaster(follow).Forecast(question.Cascade(of.Mover, of.Kind, of.ObjectId, asOf, stored.Event.Date.To, acts), asOf, months), follow.Backtested);
    }

    /// <summary>The forecast of an act in words.</summary>
    /// <exception cref="Refused">When the words are not understood.</exception>
    public (FollowForecast Forecast, FollowRecord? Record) Of(EventStore record, string words, DateOnly asOf, int months)
    {
        var (follow, acts) = Load(record);
        var question = new FollowQuestion(follow.Catalog, follow.World, n => NamedActor.Find(tools, n));
        try
        {
            var read = question.Read(words, asOf);
            return (Forecaster(follow).Forecast(question.Cascade(read.Mover, read.Kind, read.ObjectId, asOf, null, acts), asOf, months), follow.Backtested);
        }
        catch (FormatException e)
        {
            throw new Refused(400, "bad-question", e.Message, "write who does what to whom, such as \"Russia recognises the Taliban\"");
        }
    }

    /// <summary>Of several who acted together the first one named stands for the act.</summary>
    static Event First(Event e) => e.Source is { Actor.Country: null, Members: { } members } && members.FirstOrDefault(m => m.Actor.Country is not null) is { } first ? e with { Source = first } : e;

    static FollowForecaster Forecaster(FollowTools follow) =>
        follow.Model is null ? throw new Refused(503, "no-model", "there is no model of followers beside the program", "install again, or make one with: demarche train following") : follow.Forecaster();

    (FollowTools Tools, IReadOnlyList<CountryAct> Acts) Load(EventStore record)
    {
        // The acts of the base record are counted already.
        var acts = record.Record == RecordChoice.Own ? record.CountryActs() : [];
        var last = acts.Count == 0 ? null : acts.Max(a => a.EventId);
        lock (_lock)
        {
            if (_loaded is not { } loaded || loaded.Acts != acts.Count || loaded.Last != last)
            {
                _loaded = loaded = (acts.Count, last, new FollowTools(acts: acts));
            }

            return (loaded.Tools, acts);
        }
    }
}
