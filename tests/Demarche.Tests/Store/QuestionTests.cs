using Demarche.Store;

namespace Demarche.Tests.Store;

public sealed class QuestionTests : IDisposable
{
    readonly TempFolder _folder = new();
    readonly EventStore _store;

    public QuestionTests()
    {
        _store = EventStore.Open(_folder.File("a.duckdb"));
        _store.Add(Samples.Recall());
        _store.Add(Samples.One("1", "173", Samples.France, Samples.Belarus, DatedInterval.OnDay(new DateOnly(2026, 10, 3))));
        _store.Add(Samples.One("2", "040", Samples.France, Samples.Belarus, DatedInterval.OnDay(new DateOnly(2026, 10, 20)), mutual: true));
        _store.Add(Samples.One("3", "112", Samples.Belarus, Samples.France, DatedInterval.OnDay(new DateOnly(2026, 10, 31))));
        _store.Add(Samples.One("4", "190", Samples.Belarus, Samples.Nobody, new DatedInterval(new DateOnly(1960, 1, 1), new DateOnly(1969, 12, 31), DatePrecision.Decade)));
        _store.Add(Samples.One("5", "054", Samples.France, Samples.Belarus, new DatedInterval(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), DatePrecision.Year)));
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    string[] Codes(EventFilter f) => [.. _store.Events(f).Select(e => e.Event.Action.Cameo)];

    [Fact]
    public void Events_come_newest_first() =>
        Assert.Equal(["161", "040", "112", "040", "173", "054", "190"], Codes(new EventFilter()));

    [Theory]
    [InlineData("BLR")]
    [InlineData("belarus")]
    public void A_target_is_found_by_id_or_name_and_a_mutual_act_has_no_direction(string target) =>
        Assert.Equal(["161", "040", "173", "054"], Codes(new EventFilter { Target = target }));

    [Fact]
    public void Members_of_a_compound_are_found() =>
        Assert.Equal(["161"], Codes(new EventFilter { Source = "GBR" }));

    [Fact]
    public void Two_actors_are_found_in_either_direction_but_not_side_by_side()
    {
        Assert.Equal(["161", "112", "040", "173", "054"], Codes(new EventFilter { Actor = "BLR", Other = "FRA" }));
        Assert.Equal(["161"], Codes(new EventFilter { Actor = "GBR", Other = "BLR" }));
        Assert.Empty(Codes(new EventFilter { Actor = "GBR", Other = "FRA" }));
    }

    [Fact]
    public void Filters_hold_together()
    {
        Assert.Equal(["173"], Codes(new EventFilter { Cameo = "17" }));
        Assert.Equal(["173"], Codes(new EventFilter { Plover = "coerce" }));
        Assert.Equal(["054"], Codes(new EventFilter { Mode = "recognise" }));
        Assert.Equal(["161"], Codes(new EventFilter { Country = "blr" }));
        Assert.Equal(["161"], Codes(new EventFilter { Status = "claimed" }));
        Assert.Equal(["161"], Codes(new EventFilter { Confidence = 0.81 }));
        Assert.Equal(["161"], Codes(new EventFilter { Text = "AMBASSADORS from" }));
        Assert.Equal(["161", "040"], Codes(new EventFilter { Limit = 2 }));
    }

    [Fact]
    public void Days_ask_for_events_that_may_have_happened_then()
    {
        Assert.Equal(["040", "173", "054"], Codes(new EventFilter { From = new DateOnly(2026, 10, 1), To = new DateOnly(2026, 10, 30) }));
        Assert.Equal(["190"], Codes(new EventFilter { To = new DateOnly(1969, 12, 31) }));
    }

    [Fact]
    public void A_value_is_never_read_as_sql() =>
        Assert.Empty(Codes(new EventFilter { Text = "'; DROP TABLE events; --" }));

    [Fact]
    public void One_event_has_its_evidence_with_the_sentences()
    {
        var id = Samples.Recall().Events[0].Id;
        var e = _store.Event(id)!;
        Assert.Equal("France and Britain recalled their ambassadors from Belarus on Thursday.", e.Sentence);
        Assert.Equal(1, e.Reports);
        Assert.Equal("news.example", e.Document.Publisher);
        Assert.Equal([e.Sentence, "Paris and London recall envoys 😀 from Minsk"], _store.Evidence(id).Select(v => v.Sentence));
        Assert.Null(_store.Event("enone"));
    }

    [Fact]
    public void Quotes_are_found_by_speaker_and_words()
    {
        Assert.Equal("We had no choice,", Assert.Single(_store.Quotes(new QuoteFilter { Speaker = "FRA" })).Quote.Text);
        Assert.Single(_store.Quotes(new QuoteFilter { Speaker = "p.jean-noel-barrot", Text = "NO choice" }));
        Assert.Single(_store.Quotes(new QuoteFilter { From = new DateOnly(2026, 11, 20), To = new DateOnly(2026, 11, 20) }));
        Assert.Empty(_store.Quotes(new QuoteFilter { Speaker = "BLR" }));
    }

    [Fact]
    public void A_dyad_counts_by_period_and_direction_and_keeps_coarse_dates_apart()
    {
        var d = _store.Dyad("FRA", "BLR");
        Assert.Equal(
            [
                new DyadPeriod(new DateOnly(2026, 10, 1), "a>b", 1, 0, 1, Ontology.Score(Ontology.Action("173")!.Plover), Ontology.Find("173")!.Goldstein) { Classes = new QuadCounts(0, 0, 0, 1) },
                new DyadPeriod(new DateOnly(2026, 10, 1), "b>a", 1, 0, 1, Ontology.Score(Ontology.Action("112")!.Plover), Ontology.Find("112")!.Goldstein) { Classes = new QuadCounts(0, 0, 1, 0) },
                new DyadPeriod(new DateOnly(2026, 10, 1), "mutual", 1, 1, 0, 2.5, Ontology.Find("040")!.Goldstein) { Classes = new QuadCounts(1, 0, 0, 0) },
                new DyadPeriod(new DateOnly(2026, 11, 1), "a>b", 1, 0, 1, Ontology.Score(Ontology.Action("161")!.Plover), Ontology.Find("161")!.Goldstein) { Classes = new QuadCounts(0, 0, 0, 1) },
                new DyadPeriod(null, "a>b", 1, 1, 0, 5, 6) { Classes = new QuadCounts(1, 0, 0, 0) },
            ],
            d);
        Assert.Equal(d.Sum(p => p.Events), _store.Dyad("BLR", "FRA", "year").Sum(p => p.Events));
        Assert.DoesNotContain(_store.Dyad("FRA", "BLR", "year"), p => p.Period is null);
    }

    [Fact]
    public void An_actor_is_shown_with_roles_and_partners()
    {
        var p = _store.Actor("FRA");
        Assert.Contains(p.Names, n => n.Actor is { Name: "Jean-Noël Barrot", Role: "foreign minister" });
        var belarus = Assert.Single(p.Partners, x => x.Partner == "BLR");
        Assert.Equal((5, 3, 1, 1), (belarus.Events, belarus.Done, belarus.Received, belarus.Mutual));
        Assert.Empty(_store.Actor("nobody at all").Names);
    }

    [Fact]
    public void An_event_with_two_names_of_one_partner_counts_once()
    {
        var unnamed = new Actor(null, "the Belarusian state", "BLR", []);
        var one = Samples.One("6", "112", Samples.France, unnamed, DatedInterval.OnDay(new DateOnly(2026, 11, 2)));
        var target = one.Events[0].Target!;
        _store.Add(one with { Events = [one.Events[0] with { Target = target with { Members = [target with { Actor = Samples.Belarus }, target] } }] });
        _store.Add(Samples.One("7", "112", Samples.France, unnamed, DatedInterval.OnDay(new DateOnly(2026, 11, 3))));
        var apart = _store.Partners("FRA");
        Assert.Equal((6, 2), (apart.Single(p => p.Partner == "BLR").Events, apart.Single(p => p.Partner == "the Belarusian state").Events));
        var together = _store.PartnersTogether("FRA", 50, new Dictionary<string, string> { ["the Belarusian state"] = "BLR" });
        Assert.DoesNotContain(together, p => p.Partner == "the Belarusian state");
        var belarus = Assert.Single(together, p => p.Partner == "BLR");
        Assert.Equal(("BLR", 7, 5, 1, 1), (belarus.Partner, belarus.Events, belarus.Done, belarus.Received, belarus.Mutual));
    }

    [Fact]
    public void Status_counts_what_is_there()
    {
        var s = _store.Status().ToDictionary(c => (c.Part, c.Name), c => c.Count);
        Assert.Equal(6, s[("documents", null)]);
        Assert.Equal(6, s[("events", "occurred")]);
        Assert.Equal(1, s[("events", "claimed")]);
        Assert.Equal(1, s[("held", "no_action")]);
        Assert.Equal(6, s[("date_source", "text")]);
        Assert.Equal(2, s[("unresolved", "dock workers")]);
    }

    [Fact]
    public void Documents_are_listed_with_what_they_gave()
    {
        var d = _store.Documents()[0];
        Assert.Equal((5, 2, 1, 2), (d.Sentences, d.Events, d.Quotes, d.Held));
        Assert.Empty(_store.Documents("other.example"));
    }
}
