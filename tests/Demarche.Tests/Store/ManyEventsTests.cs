using System.Text.Json;
using Demarche.Store;

namespace Demarche.Tests.Store;

/// <summary>Files of history: events by the thousand, written at once, counted by country and pair.</summary>
public sealed class ManyEventsTests : IDisposable
{
    static readonly string?[] s_countries = ["FRA", "BLR", "NOR", "PSE", "eu", "", null];
    static readonly string[] s_codes = ["054", "112", "173", "040", "190"];
    readonly TempFolder _folder = new();
    readonly List<Event> _events = [.. Enumerable.Range(0, 3000).Select(Make)];

    public void Dispose() => _folder.Dispose();

    static Event Make(int i)
    {
        var chance = new Random(i);
        var source = Party(chance);
        if (i % 10 == 0)
        {
            source = new Mention("both", new Span(Field.Text, 0, 4), new Actor(null, "both", null, ["GOV"]), [Party(chance), Party(chance)]);
        }

        var day = new DateOnly(2019, 12, 1).AddDays(chance.Next(150));
        return new Event
        {
            Id = $"e{i:0000}", Source = source, Target = i % 13 == 0 ? null : Party(chance), Mutual = i % 4 == 0, Action = Ontology.Action(s_codes[chance.Next(s_codes.Length)])!,
            Date = (i % 11) switch { 0 => DatedInterval.Unknown, 1 => new DatedInterval(day, day.AddDays(chance.Next(40)), DatePrecision.Interval, DateSource.Publication), 2 => new DatedInterval(day, null, DatePrecision.Day, DateSource.Text, OpenEnd.After), _ => DatedInterval.OnDay(day) },
            Place = i % 3 == 0 ? new Place("Minsk", "Minsk", "BLR", null, 625144, 53.9, null, PlacePrecision.City) : null,
            Status = i % 7 == 0 ? Status.Claimed : Status.Occurred, ClaimedBy = i % 7 == 0 ? Party(chance) : null, ObjectId = i % 5 == 0 ? "PSE" : null,
            Confidence = i % 100 / 100.0, Because = $"row {i}", Trigger = "did", At = new Evidence(0, default), RepliesTo = i % 17 == 1 ? "e0001" : null,
        };
    }

    static Mention Party(Random chance)
    {
        var country = s_countries[chance.Next(s_countries.Length)];
        var actor = chance.Next(3) == 0 ? new Actor($"p.somebody-{country}", "Somebody", country, ["GOV", "MIL"], "minister") : new Actor(country, $"State {country}", country, []);
        return new Mention(actor.Name, new Span(Field.Text, 0, chance.Next(3)), actor);
    }

    EventStore Filled()
    {
        var store = EventStore.Open(_folder.File("a.duckdb"));
        Assert.True(store.AddUnit("dunit", "made", _events, new CodingRun("0.1.0")));
        return store;
    }

    [Fact]
    public void Every_event_comes_back_as_it_was_given_and_a_unit_counts_once()
    {
        using var store = Filled();
        Assert.False(store.AddUnit("dunit", "made", _events, new CodingRun("0.1.0")));
        var back = store.Events(new EventFilter { Limit = 5000 }).Select(e => e.Event).OrderBy(e => e.Id, StringComparer.Ordinal);
        Assert.Equal(_events.Select(e => JsonSerializer.Serialize(e)), back.Select(e => JsonSerializer.Serialize(e)));
    }

    [Fact]
    public void Events_come_into_a_record_that_another_process_owns()
    {
        using var owner = StoreOwner.Take(_folder.File("a.duckdb"));
        using var joined = EventStore.Open(_folder.File("a.duckdb"));
        Assert.True(joined.IsJoined);
        Assert.True(joined.AddUnit("dunit", "made", _events, new CodingRun("0.1.0")));
        Assert.Equal(_events.Count, joined.CountOf("events"));
    }

    [Theory]
    [InlineData(false, "month")]
    [InlineData(true, "month")]
    [InlineData(false, "week")]
    [InlineData(true, "year")]
    public void A_panel_counts_what_counting_one_by_one_counts(bool dyads, string by)
    {
        using var store = Filled();
        DateOnly from = new(2019, 12, 16), to = new(2020, 3, 15);
        Dictionary<(string Unit, string? Other, DateOnly Period), (int N, int Received, int Conflict, double Plover)> counted = [];
        foreach (var e in _events.Where(e => e.Date.From >= from && e.Date.To <= to && Start(e.Date.From!.Value) == Start(e.Date.To!.Value)))
        {
            foreach (var (unit, other, done) in Rows(e, dyads))
            {
                var key = (unit, other, Start(e.Date.From!.Value));
                var (n, received, conflict, plover) = counted.GetValueOrDefault(key);
                counted[key] = done ? (n + 1, received, conflict + (Ontology.Quad(e.Action.Plover.Type) >= 3 ? 1 : 0), plover + Ontology.Score(e.Action.Plover)) : (n, received + 1, conflict, plover);
            }
        }

        var rows = store.Panel(dyads, from, to, by);
        Assert.Equal(counted.Count, rows.Count(r => r.Events + r.Received > 0));
        Assert.Equal(rows.Select(r => (r.Unit, r.Other)).Distinct().Count() * rows.Select(r => r.Period).Distinct().Count(), rows.Count);
        Assert.All(rows, r =>
        {
            var (n, received, conflict, plover) = counted.GetValueOrDefault((r.Unit, r.Other, r.Period));
            Assert.Equal((n, received, conflict), (r.Events, r.Received, r.Quad3 + r.Quad4));
            Assert.Equal(n == 0 ? (double?)null : Math.Round(plover / n, 9), r.MeanPlover is { } mean ? Math.Round(mean, 9) : (double?)null);
        });
        Assert.Equal(rows.Where(r => r.Unit == "FRA").Select(r => r.Events), store.Panel(dyads, from, to, by, ["FRA"]).Select(r => r.Events));

        DateOnly Start(DateOnly d) => by switch
        {
            "month" => new DateOnly(d.Year, d.Month, 1),
            "week" => d.AddDays(-(((int)d.DayOfWeek + 6) % 7)),
            _ => new DateOnly(d.Year, 1, 1),
        };
    }

    [Fact]
    public void A_dyad_and_a_page_count_what_counting_one_by_one_counts()
    {
        using var store = Filled();
        foreach (var (a, b) in new[] { ("FRA", "BLR"), ("NOR", "FRA"), ("PSE", "NOR") })
        {
            var between = _events.Where(e => Rows(e, dyads: true).Any(r => (r.Unit == a && r.Other == b) || (r.Unit == b && r.Other == a))).ToList();
            Assert.Equal(between.Count, store.Dyad(a, b).Sum(d => d.Events));
            Assert.Equal(between.Select(e => e.Id), store.Events(new EventFilter { Actor = a, Other = b, Limit = 5000 }).Select(e => e.Event.Id).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>The rows of a panel an event counts in, each once.</summary>
    static HashSet<(string Unit, string? Other, bool Done)> Rows(Event e, bool dyads)
    {
        HashSet<(string, string?, bool)> rows = [];
        foreach (var (source, target) in Pairs(e))
        {
            if (dyads && source is not null && target is not null)
            {
                rows.Add((source, target, true));
                if (e.Mutual)
                {
                    rows.Add((target, source, true));
                }
            }

            if (!dyads && source is not null)
            {
                rows.Add((source, null, true));
            }

            if (!dyads && target is not null)
            {
                rows.Add((target, null, e.Mutual));
            }
        }

        return rows;
    }

    static List<(string? Source, string? Target)> Pairs(Event e)
    {
        List<string?> sources = Countries(e.Source), targets = Countries(e.Target);
        var compound = sources.Count > 1;
        var all = sources.Concat(e.Target is null ? [] : targets).ToList();
        return compound && e.Mutual
            ? [.. Enumerable.Range(0, all.Count).SelectMany(i => Enumerable.Range(i + 1, all.Count - i - 1).Select(j => (all[i], all[j])))]
            : [.. sources.SelectMany(s => targets.Select(t => (s, t)))];
    }

    static List<string?> Countries(Mention? m) => m?.Members is { Count: > 0 } members ? [.. members.Select(x => x.Actor.Country)] : [m?.Actor.Country];
}
