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
            Question("dyad").Replace("@BY@", by == "day" ? "date" : by, StringComparison.Ordinal),
            Answers.Dyad,
            ("a_country", one.Country), ("a_key", one.Key), ("b_country", two.Country), ("b_key", two.Key), ("from", Days.Of(from)), ("to", Days.Of(to)));
    }

    /// <inheritdoc cref="EventStore.Activity"/>
    public IReadOnlyList<ActivityDay> Activity(DateOnly? from = null, DateOnly? to = null) =>
        _link.Ask(Question("activity"), Answers.Activity, ("from", Days.Of(from)), ("to", Days.Of(to)));

    /// <inheritdoc cref="EventStore.Extent"/>
    public (DateOnly? First, DateOnly? Last) Extent() => _link.Ask(Question("extent"), r => (r.Day("first_day"), r.Day("last_day"))) is [var extent] ? extent : (null, null);

    /// <inheritdoc cref="EventStore.CountryActs"/>
    public IReadOnlyList<CountryAct> CountryActs() => _link.Ask(Question("engagement"), Answers.CountryAct);

    /// <summary>Events in the store, those hidden behind another report among them.</summary>
    public long Events() => _link.Ask(Question("extent"), r => r.Long("events"))[0];

    /// <summary>A question in the store's own words, where it needs them.</summary>
    string Question(string name) => Sql.Question(name + ".clickhouse")
        .Replace("@DATABASE@", _database, StringComparison.Ordinal)
        .Replace("@MERGED@", Merged().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
