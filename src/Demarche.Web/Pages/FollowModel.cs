using Demarche.Forecasting.Following;
using Demarche.Forecasting.Following.Scoring;
using Demarche.Pipeline.Following;
using Demarche.Store;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Pages;

/// <summary>Who may follow an act: ranking with reasons, and the record of such forecasts.</summary>
/// <param name="Asked">Event id or words asked by.</param>
/// <param name="Forecast">The forecast; null when nobody can copy such an act.</param>
/// <param name="Record">Figures of the backtest; null when none ship.</param>
/// <param name="Event">The event; null when asked in words.</param>
/// <param name="AtLeastOne">Chance that at least one of the candidates follows.</param>
public sealed record FollowModel(string Asked, FollowForecast? Forecast, FollowRecord? Record, Event? Event, double AtLeastOne)
{
    /// <summary>Horizons offered, in months.</summary>
    public static IReadOnlyList<int> Horizons { get; } = [3, 6, 12, 24];

    public static FollowModel? Of(EventStore store, Site site, string id, IQueryCollection query)
    {
        var months = Pages.Asked.Text(query, "within") is not { } text ? 12
            : int.TryParse(text.TrimEnd('m'), out var n) && n is >= 1 and <= 60 ? n : throw new FormatException($"within is “{Pages.Asked.Short(text)}”; it can be 1 to 60 months");
        var given = Pages.Asked.Day(query, "as-of", last: true);
        if (id.Length > 300)
        {
            throw new FormatException("the question is longer than 300 characters");
        }

        var stored = id.Contains(' ') ? null : store.Event(id);
        if (stored is null && !id.Contains(' '))
        {
            return null;
        }

        if (site.Tools.Follow is not { Model: not null } tools)
        {
            return new FollowModel(id, null, null, stored?.Event, 0);
        }

        var asOf = given ?? stored?.Document.Published ?? stored?.Event.Date.To ?? DateOnly.FromDateTime(DateTime.Today);
        var question = new FollowQuestion(tools.Catalog, tools.World, site.Key);
        var asked = stored is null ? question.Read(id, asOf) : question.Of(OneMover(stored.Event), asOf);
        if (asked is not { } of || tools.World.Find(of.Mover) < 0)
        {
            return new FollowModel(id, null, tools.Backtested, stored?.Event, 0);
        }

        var forecast = tools.Forecaster().Forecast(question.Cascade(of.Mover, of.Kind, of.ObjectId, asOf, stored?.Event.Date.To, []), asOf, months);
        return new FollowModel(id, forecast, tools.Backtested, stored?.Event, 1 - forecast.Candidates.Aggregate(1.0, (none, c) => none * (1 - c.P)));
    }

    /// <summary>Of compound actors the first named stands for the act: who else moved is in the record.</summary>
    static Event OneMover(Event e) => e.Source is { Actor.Country: null, Members: [var first, ..] } ? e with { Source = first } : e;

    /// <summary>Bins of the reliability diagram, of the forecast's family.</summary>
    public IReadOnlyList<RecordLine> Bins => Forecast is { } f && Record is { } r ? [.. r.Lines.Where(l => l.Family == EnumNames.Of(f.Cascade.Family) && l.Figure.StartsWith("bin_", StringComparison.Ordinal))] : [];
}
