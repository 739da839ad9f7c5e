using CsCheck;
using Demarche.Relations;

namespace Demarche.Tests.Events;

public class RelationLedgerTests
{
    static RelationAct Act(string value, string day, string actor = "RUS", string to = "AFG.taliban", RelationKind kind = RelationKind.Recognition, string track = "government", string evidence = "e1") =>
        new(actor, to, kind, kind == RelationKind.Recognition ? track : "", value, DatedInterval.OnDay(DateOnly.Parse(day)), evidence, "fact");

    [Fact]
    public void A_recognition_holds_from_its_day_until_it_is_taken_back()
    {
        var ledger = new RelationLedger([Act("recognised", "1997-05-25", "PAK"), Act("withdrawn", "2001-11-22", "PAK")]);
        Assert.Empty(ledger.AsOf(new DateOnly(1997, 5, 24)));
        Assert.Single(ledger.AsOf(new DateOnly(1997, 5, 25)));
        Assert.Single(ledger.AsOf(new DateOnly(2001, 11, 21)));
        Assert.Empty(ledger.AsOf(new DateOnly(2001, 11, 22)));
        Assert.Equal(2, ledger.History("PAK", "AFG").Count);
    }

    [Fact]
    public void A_year_counts_only_when_it_is_over()
    {
        var ledger = new RelationLedger([Act("recognised", "2000-01-01") with { Date = new DatedInterval(new DateOnly(2000, 1, 1), new DateOnly(2000, 12, 31), DatePrecision.Year) }]);
        Assert.Empty(ledger.AsOf(new DateOnly(2000, 12, 30)));
        Assert.Single(ledger.AsOf(new DateOnly(2000, 12, 31)));
    }

    [Fact]
    public void Recognising_a_state_and_its_government_are_two_things()
    {
        var ledger = new RelationLedger([Act("recognised", "1950-01-01", "FRA", "CHN", track: "state"), Act("recognised", "1964-01-27", "FRA", "CHN"), Act("withdrawn", "1970-01-01", "FRA", "CHN")]);
        Assert.Equal("state", Assert.Single(ledger.AsOf(new DateOnly(1980, 1, 1))).Track);
    }

    [Fact]
    public void A_mission_is_what_the_last_act_made_it_and_since_is_the_first_of_the_unbroken_run()
    {
        RelationAct Mission(string value, string day) => Act(value, day, "FRA", "BLR", RelationKind.Mission);
        var ledger = new RelationLedger([Mission("ambassador", "2000-01-01"), Mission("ambassador", "2004-01-01"), Mission("lowered", "2006-01-01"), Mission("ambassador", "2008-01-01"), Mission("none", "2020-01-01")]);
        var early = Assert.Single(ledger.AsOf(new DateOnly(2005, 1, 1)));
        Assert.Equal(("ambassador", new DateOnly(2000, 1, 1), new DateOnly(2004, 1, 1)), (early.Value, early.Since, early.Last.Known!.Value));
        Assert.Equal("lowered", Assert.Single(ledger.AsOf(new DateOnly(2007, 1, 1))).Value);
        Assert.Equal(new DateOnly(2008, 1, 1), Assert.Single(ledger.AsOf(new DateOnly(2019, 1, 1))).Since);
        Assert.Empty(ledger.AsOf(new DateOnly(2021, 1, 1)));
    }

    [Fact]
    public void A_country_finds_its_governments_and_no_name_that_only_begins_alike()
    {
        var ledger = new RelationLedger([Act("recognised", "2025-07-03"), Act("recognised", "2025-07-03", to: "AFGX")]);
        Assert.Equal("AFG.taliban", Assert.Single(ledger.AsOf(new DateOnly(2026, 1, 1), to: "AFG")).Object);
    }

    [Fact]
    public void What_is_recalled_can_be_left_out()
    {
        var ledger = new RelationLedger([Act("recognised", "1997-05-25", evidence: "recalled")]);
        Assert.Empty(ledger.AsOf(new DateOnly(2000, 1, 1), recalled: false));
        Assert.True(Assert.Single(ledger.AsOf(new DateOnly(2000, 1, 1))).First.Recalled);
    }

    [Fact]
    public void The_order_of_acts_and_acts_after_the_day_change_nothing() =>
        Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 3].Select(i => new[] { "ambassador", "lowered", "none", "embassy" }[i])).Array[0, 12].Sample(acts =>
        {
            var all = acts.Select((a, i) => Act(a.Item2, new DateOnly(2000, 1, 1).AddDays(a.Item1).ToString("yyyy-MM-dd"), "FRA", "BLR", RelationKind.Mission, evidence: $"e{i}")).ToList();
            var day = new DateOnly(2003, 1, 1);
            var expected = new RelationLedger(all).AsOf(day);
            Assert.Equal(expected, new RelationLedger(all.AsEnumerable().Reverse()).AsOf(day));
            Assert.Equal(expected, new RelationLedger(all.Where(a => a.Known <= day)).AsOf(day));
        });

    [Fact]
    public void The_projects_facts_are_read_and_tell_what_is_known()
    {
        var facts = RelationFacts.Load(Path.Combine(Support.Root, "data", "relations"));
        var ledger = new RelationLedger(facts);
        Assert.True(facts.Count(f => !f.Recalled) > 5000);
        Assert.Contains(ledger.AsOf(new DateOnly(2025, 7, 4), "RUS", "AFG", RelationKind.Recognition), s => s is { Object: "AFG.taliban", Track: "government", Since.Year: 2025 });
        Assert.DoesNotContain(ledger.AsOf(new DateOnly(2025, 7, 2), "RUS", "AFG", RelationKind.Recognition), s => s.Object == "AFG.taliban");
        Assert.Contains(ledger.AsOf(new DateOnly(2024, 5, 28), to: "PSE", kind: RelationKind.Recognition), s => s.Actor == "NOR");
        Assert.Contains(ledger.AsOf(new DateOnly(2016, 1, 3), "SAU", "IRN", RelationKind.Mission).Concat(ledger.AsOf(new DateOnly(2023, 3, 11), "SAU", "IRN", RelationKind.Mission)), s => s.Value == "relations");
        Assert.Empty(ledger.AsOf(new DateOnly(2017, 1, 1), "SAU", "IRN", RelationKind.Mission));
        Assert.All(facts, f => Assert.False(f.Recalled && f.Date.Precision == DatePrecision.Day));
    }
}
