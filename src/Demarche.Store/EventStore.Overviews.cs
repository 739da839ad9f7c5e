namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>Pairs of countries with the most events, by month.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="limit">At most so many pairs.</param>
    public IReadOnlyList<CountryPair> Pairs(DateOnly from, DateOnly to, int limit = 10)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month + 1;
        return
        [
            .. Sql.Ask(
                _connection,
                "pairs",
                r => (A: r.Text("a"), B: r.Text("b"), N: r.Int("n"), Month: r.Int("month"), Counts: QuadCounts.Read(r)),
                ("from", Days.Of(from)), ("to", Days.Of(to)), ("limit", limit))
            .GroupBy(r => (r.A, r.B, r.N))
            .Select(g => new CountryPair(g.Key.A, g.Key.B, g.Key.N, [.. Enumerable.Range(0, months).Select(i => g.Where(r => r.Month == i).Aggregate(default(QuadCounts), (sum, r) => sum + r.Counts))])),
        ];
    }

    /// <summary>Where events happened, most events first.</summary>
    /// <param name="actor">Only events of this actor: id, ISO code or name.</param>
    /// <param name="from">Only events that may have happened on this day or later.</param>
    /// <param name="to">Only events that may have happened on this day or earlier.</param>
    /// <param name="classes">Only these quad classes; empty takes all.</param>
    /// <param name="limit">At most so many places.</param>
    public IReadOnlyList<PlaceCount> Places(string? actor = null, DateOnly? from = null, DateOnly? to = null, IReadOnlyCollection<int>? classes = null, int limit = 200)
    {
        var key = ActorKey.Of(actor);
        return Sql.Ask(
            _connection,
            "places",
            r => new PlaceCount(r.Text("name"), r.TextOrNull("country"), r.Enum<PlacePrecision>("precision"), r.DoubleOrNull("latitude"), r.DoubleOrNull("longitude"), QuadCounts.Read(r), r.Text("latest"), r.Day("latest_day")),
            ("country", key.Country), ("key", key.Key), ("from", Days.Of(from)), ("to", Days.Of(to)), ("quads", (classes is { Count: > 0 } ? classes : [1, 2, 3, 4]).Select(c => (long)c).ToList()), ("limit", limit));
    }
}
