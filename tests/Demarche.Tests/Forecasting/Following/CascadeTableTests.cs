using Demarche.Forecasting.Following;

namespace Demarche.Tests.Forecasting.Following;

public class CascadeTableTests
{
    [Fact]
    public void There_are_enough_cascades_and_sourced_acts()
    {
        var all = Shipped.Catalog.All;
        var acts = all.SelectMany(c => c.Acts).ToList();
        var sourced = acts.Count(a => !a.Recalled);
        TestContext.Current.TestOutputHelper?.WriteLine($"{all.Count} cascades, {acts.Count} acts, {sourced} sourced, {all.Count(c => c.Acts.Count == 0)} that nobody joined");
        Assert.True(all.Count >= 35);
        Assert.True(acts.Count >= 2500);
        Assert.True(sourced >= 1500);
        Assert.Contains(all, c => c.Acts.Count == 0);
        Assert.Contains(all, c => c.Acts.Count == 1);
    }

    [Fact]
    public void Every_act_names_a_known_actor_a_kind_of_its_cascade_and_a_source()
    {
        var catalog = Shipped.Catalog;
        foreach (var cascade in catalog.All)
        {
            foreach (var act in cascade.Acts)
            {
                var where = $"{cascade.Id} {act.Actor} {act.DateText}";
                Assert.True(Shipped.World.Find(act.Actor) >= 0 || act.Actor is "EUR" or "ESH.sadr" or "COK" or "NIU", $"{where}: unknown actor");
                Assert.True(catalog.Kinds.Find(act.Kind)?.Group == cascade.Kind.Group, $"{where}: kind {act.Kind}");
                Assert.True(act.ObjectId == cascade.ObjectId, $"{where}: object {act.ObjectId}");
                Assert.True(act.Recalled || act.Source.StartsWith("data/cascades/", StringComparison.Ordinal) || act.Source.StartsWith("data/news/current_events ce-", StringComparison.Ordinal), $"{where}: source '{act.Source}'");
            }

            Assert.True(cascade.Acts.Count == 0 || cascade.Start <= cascade.Acts[0].From, $"{cascade.Id} starts after its first act");
        }
    }

    [Fact]
    public void An_act_whose_only_source_is_memory_is_in_no_score()
    {
        var timeline = new Timeline(Shipped.World, Shipped.Cascade("KOSOVO-RECOGNITION"));
        Assert.True(timeline.First[Shipped.World.Find("AUS")]!.Recalled);
        Assert.False(timeline.MayScore(Shipped.World.Find("AUS")));
        Assert.True(timeline.MayScore(Shipped.World.Find("JPN")));
        Assert.All(Shipped.Catalog.All.Where(c => c.Acts.Count > 0 && c.Acts.All(a => a.Recalled)), c => Assert.False(c.Scored));
    }

    [Fact]
    public void Acts_told_by_two_sources_are_listed_with_what_was_settled()
    {
        using var reader = new StreamReader(Path.Combine(Support.Root, "data", "cascades", "comparisons.tsv"));
        var rows = Table.Read(reader, "comparisons.tsv").ToList();
        var recalled = rows.Where(r => r["source_b"] == "recalled").ToList();
        int Apart(IEnumerable<TableRow> some, int days) => some.Count(r => int.Parse(r["days_apart"]) > days);
        TestContext.Current.TestOutputHelper?.WriteLine($"{rows.Count} acts told twice: {Apart(rows, 0)} dates apart, {Apart(rows, 31)} by more than 31 days; of {recalled.Count} recalled ones {Apart(recalled, 0)} apart, {Apart(recalled, 31)} by more than 31 days");
        var dates = Shipped.Catalog.All.SelectMany(c => c.Acts.Select(a => (c.Id, a.Actor, a.DateText))).ToHashSet();
        foreach (var r in rows)
        {
            Assert.True(dates.Contains((r["cascade_id"], r["actor"], r["settled"])), $"comparisons.tsv line {r.Line}: {r["cascade_id"]} {r["actor"]} is settled as {r["settled"]}, which no acts-*.tsv holds");
            Assert.True(r["days_apart"] == "0" || r["why"].Length > 0, $"comparisons.tsv line {r.Line}: dates lie apart and no reason is given");
        }
    }

    [Fact]
    public void A_year_is_asked_at_its_end_and_an_act_of_a_year_is_known_then()
    {
        var cascade = Shipped.Cascade("JOIN-NATO");
        Assert.True(cascade.ByYear);
        Assert.All(Calendar.Steps(cascade), d => Assert.Equal((12, 31), (d.Month, d.Day)));
        var timeline = new Timeline(Shipped.World, cascade);
        Assert.Equal(new DateOnly(1955, 12, 31).DayNumber, timeline.MovedOn[Shipped.World.Find("DEU")]);
        Assert.Null(Outcomes.Follows(timeline, Shipped.World.Find("DEU"), new DateOnly(1955, 3, 31)));
        Assert.True(Outcomes.Follows(timeline, Shipped.World.Find("DEU"), new DateOnly(1954, 12, 31)));
    }
}
