using System.Globalization;

namespace Demarche.Store.Sharded;

public sealed partial class ShardedStore
{
    /// <inheritdoc cref="EventStore.Dyad"/>
    public IReadOnlyList<DyadPeriod> Dyad(string a, string b, string by = "month", DateOnly? from = null, DateOnly? to = null)
    {
        EventStore.CheckPeriod(by);
        var (one, two) = (ActorKey.Of(a), ActorKey.Of(b));
        return _link.Ask(
            Question(
                "dyad",
                ("@BY@", by == "day" ? "date" : by),
                ("@AB@", $"{Is("source", one)} AND {Is("target", two)}"), ("@BA@", $"{Is("source", two)} AND {Is("target", one)}"),
                ("@WITHIN@", $"{(from is null ? "1" : "coalesce(date_to, date_from) >= $from")} AND {(to is null ? "1" : "coalesce(date_from, date_to) <= $to")}"),
                // Only countries stand beside what is hidden; a key takes them all.
                ("@HIDDEN_AB@", $"{Is("source", one, keys: false)} AND {Is("target", two, keys: false)}"), ("@HIDDEN_BA@", $"{Is("source", two, keys: false)} AND {Is("target", one, keys: false)}")),
            Answers.Dyad,
            ("from", Days.Of(from)), ("to", Days.Of(to)));
    }

    /// <inheritdoc cref="EventStore.Panel"/>
    public IReadOnlyList<PanelRow> Panel(bool dyads, DateOnly from, DateOnly to, string by = "month", IReadOnlyList<string>? countries = null)
    {
        EventStore.CheckPeriods(by, from, to);
        var sums = _link.Ask(
            Question("panel", ("@BY@", by == "day" ? "date" : by), ("@OTHER@", dyads ? "1" : "0"), ("@UNITS@", countries is { Count: > 0 } ? $"unit IN ({string.Join(", ", countries.Select(c => ClickHouseLink.Literal(c)))})" : "1")),
            PanelSum.Read,
            ("from", Days.Of(from)), ("to", Days.Of(to)));
        return PanelSum.Filled(sums, [.. Coverage(by, outlets: false, from: from, to: to)], from, to, by);
    }

    /// <inheritdoc cref="EventStore.Coverage"/>
    public IReadOnlyList<CoverageRow> Coverage(string by = "day", bool outlets = true, string? outlet = null, DateOnly? from = null, DateOnly? to = null)
    {
        EventStore.CheckPeriod(by);
        return _link.Ask(
            Question("coverage", ("@BY@", by == "year" ? "first_of_year" : by), ("@OUTLETS@", outlets ? "1" : "0")),
            Answers.Coverage,
            ("outlet", outlet), ("from", Days.Of(from)), ("to", Days.Of(to)));
    }

    /// <inheritdoc cref="EventStore.Activity"/>
    public IReadOnlyList<ActivityDay> Activity(DateOnly? from = null, DateOnly? to = null) =>
        _link.Ask(Question("activity"), Answers.Activity, ("from", Days.Of(from)), ("to", Days.Of(to)));

    /// <inheritdoc cref="EventStore.Partners"/>
    public IReadOnlyList<ActorPartner> Partners(string actor, int limit = 50) =>
        _link.Ask(Question("actor"), Answers.Partner, ("country", ActorKey.Of(actor).Country), ("key", ActorKey.Of(actor).Key), ("limit", limit));

    /// <inheritdoc cref="EventStore.Extent"/>
    public (DateOnly? First, DateOnly? Last) Extent() => _link.Ask(Question("extent"), r => (r.Day("first_day"), r.Day("last_day"))) is [var extent] ? extent : (null, null);

    /// <inheritdoc cref="EventStore.CountryActs"/>
    public IReadOnlyList<CountryAct> CountryActs() => _link.Ask(Question("engagement"), Answers.CountryAct);

    /// <summary>Events in the store, those hidden behind another report among them.</summary>
    public long Events() => _link.Ask(Question("extent"), r => r.Long("events"))[0];

    /// <summary>A question in the store's own words, where it needs them.</summary>
    string Question(string name, params ReadOnlySpan<(string Place, string Sql)> parts)
    {
        var text = Sql.Question(name + ".clickhouse");
        foreach (var (place, sql) in parts)
        {
            text = text.Replace(place, sql, StringComparison.Ordinal);
        }

        return text.Replace("@DATABASE@", _database, StringComparison.Ordinal).Replace("@MERGED@", Merged().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>That a side of an act is this actor, naming only the columns that tell.</summary>
    static string Is(string side, ActorKey actor, bool keys = true) =>
        actor.Country is { } country ? $"{side}_country = {ClickHouseLink.Literal(country)}"
        : keys && actor.Key is { } key && ClickHouseLink.Literal(key) is var literal ? $"({side}_id = {literal} OR lowerUTF8({side}_name) = lowerUTF8({literal}))"
        : "1 = 1";
}
