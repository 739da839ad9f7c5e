using Demarche.Coding.Actors;
using Demarche.Pipeline.BaseRecord;
using Demarche.Store;
using Demarche.Store.Base;

namespace Demarche.Tests.Store;

public class BaseRecordTests
{
    static readonly PublicNames s_names = new(new ActorResolver(ActorCatalog.Load(Path.Combine(Support.Root, "data", "actors"))));

    static Event Of(string cameo, Actor source, Actor target, bool mutual = false) =>
        Samples.One("x", cameo, source, target, DatedInterval.OnDay(new DateOnly(2024, 5, 28)), mutual).Events[0];

    static BaseItem Item(string id, params Event[] events) => new(id, new DateOnly(2024, 5, 28), "Reuters", [.. events.Select(s_names.Keep)]);

    [Theory]
    [InlineData("173", true, false)]
    [InlineData("190", false, false)]
    [InlineData("112", true, false)]
    [InlineData("051", true, true)]
    public void Nobody_is_named_as_the_object_of_conflict_or_the_author_of_violence(string cameo, bool source, bool target)
    {
        var kept = s_names.Keep(Of(cameo, Samples.Minister, Samples.Minister with { Id = "p.other", Name = "Somebody Else" }));
        var quad = Ontology.Quad(kept.Action.Plover.Type);
        Assert.Equal(source && quad < 4, kept.Source!.Actor.Id is not null);
        Assert.Equal(target, kept.Target!.Actor.Id is not null);
        Assert.Equal(target, kept.Target.Actor.Name == "Somebody Else");
        Assert.Equal("FRA", kept.Target.Actor.Country);
        Assert.Equal(("", ""), (kept.Trigger, kept.Because));
    }

    [Fact]
    public void A_person_outside_the_catalogue_is_a_sector_and_a_country()
    {
        var kept = s_names.Keep(Of("040", new Actor(null, "Jane Example", "NOR", ["JRN"]), Samples.France));
        Assert.Equal(("Norway JRN", (string?)null), (kept.Source!.Actor.Name, kept.Source.Actor.Id));
        Assert.Equal("Norway JRN", kept.Source.Text);
    }

    [Theory]
    [InlineData("Norway recognises Palestine. (Reuters) (BBC)", "Norway recognises Palestine.", "Reuters")]
    [InlineData("Norway recognises Palestine.(Reuters)", "Norway recognises Palestine.", "Reuters")]
    [InlineData("The group (NATO)", "The group (NATO)", null)]
    [InlineData("No outlet.", "No outlet.", null)]
    public void Outlets_stand_in_brackets_behind_the_end(string report, string text, string? outlet) => Assert.Equal((text, outlet), Outlets.Cut(report));

    [Fact]
    public void The_base_record_answers_beside_ones_own_and_is_never_mixed_in_unasked()
    {
        using var folder = new TempFolder();
        var both = Samples.Recall().Events[0];
        BaseFiles.Write(folder.File("base"), [Item("ce-1", Of("054", Samples.France, Samples.Belarus)), Item("ce-2", both), Item("ce-3")], "0.1.0 r1");
        var path = folder.File("a.duckdb");
        using (var own = EventStore.Open(path))
        {
            own.Add(Samples.One("1", "173", Samples.France, Samples.Belarus, DatedInterval.OnDay(new DateOnly(2026, 10, 3))));
        }

        List<string> Asked(RecordChoice choice)
        {
            using var store = EventStore.OpenRecord(path, choice, folder.File("base"));
            return [.. store.Events(new EventFilter { Actor = "FRA", Other = "BLR" }).Select(e => $"{e.Record} {e.Event.Action.Cameo}")];
        }

        Assert.Equal(["own 173"], Asked(RecordChoice.Own));
        Assert.Equal(["base 161", "base 054"], Asked(RecordChoice.Base));
        Assert.Equal(["base 161", "own 173", "base 054"], Asked(RecordChoice.Both));

        using var merged = EventStore.OpenRecord(path, RecordChoice.Both, folder.File("base"));
        Assert.Equal(3, merged.Dyad("FRA", "BLR", "year").Sum(d => d.Events));
        Assert.Equal(1, merged.Dyad("GBR", "BLR", "year").Sum(d => d.Events));
        Assert.Equal(3, merged.Coverage("year", outlets: false, outlet: "Reuters").Sum(c => c.Documents));
        Assert.Equal(2, merged.Panel(dyads: false, new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 30), countries: ["FRA"]).Sum(p => p.Events));
        Assert.NotEmpty(merged.Actor("FRA").Partners);
        Assert.NotEmpty(merged.Status());
        var recall = Assert.Single(merged.Events(new EventFilter { Actor = "GBR", Cameo = "161" }));
        Assert.Equal(["France", "United Kingdom"], recall.Event.Source!.Members!.Select(m => m.Actor.Name));
        Assert.Equal(["injured 3 5 about", "killed 1  exact"], recall.Event.Casualties.Select(c => $"{c.Kind} {c.N} {c.NMax} {c.Qualifier}"));
        Assert.Equal(("", "ce-2", "Reuters"), (recall.Sentence, recall.Document.Origin, recall.Document.Publisher));

        using var after = EventStore.Open(path, readOnly: true);
        Assert.Single(after.Events(new EventFilter()));
    }

    [Fact]
    public void A_base_record_that_is_not_there_is_named()
    {
        using var folder = new TempFolder();
        Assert.Equal("no-base", Assert.Throws<StoreException>(() => EventStore.OpenRecord(folder.File("a.duckdb"), RecordChoice.Base, folder.File("none"))).Code);
    }
}
