using Demarche.Pipeline.Ingest;
using Demarche.Store;

namespace Demarche.Tests.Merging;

public class SettlingTests
{
    static readonly CodingRun s_run = new("test");

    static int Settle(EventStore store, string[]? touched = null) => Settling.Run(store, Retold.Tools.Merger, touched: touched, cancel: TestContext.Current.CancellationToken);

    static EventStore Filled(IEnumerable<CodedArticle> documents, int steps, int workers)
    {
        var store = EventStore.Open(":memory:");
        foreach (var part in documents.Chunk((Retold.All.Count / steps) + 1))
        {
            store.AddAll(part, s_run, [], []);
            Settling.Run(store, Retold.Tools.Merger, workers, cancel: TestContext.Current.CancellationToken);
        }

        return store;
    }

    static List<string> Partition(EventStore store)
    {
        var all = store.Clustered([.. Retold.All.SelectMany(d => d.Coded.Events.Select(e => e.Id))]);
        return [.. all.GroupBy(c => c.ClusterId).Select(g => string.Join(' ', g.Select(c => c.EventId).Order(StringComparer.Ordinal)) + " shown " + g.Single(c => c.Shown).EventId).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void One_document_at_a_time_in_any_order_gives_the_clusters_of_all_at_once()
    {
        var documents = Retold.All.Select(d => d.Coded).ToArray();
        using var once = Filled(documents, 1, 1);
        var expected = Partition(once);
        Assert.Equal(Retold.All.Sum(d => d.Coded.Events.Count), once.Clustered([.. Retold.All.SelectMany(d => d.Coded.Events.Select(e => e.Id))]).Count);
        new Random(7).Shuffle(documents);
        using var often = Filled(documents, 5, 2);
        Assert.Equal(expected, Partition(often));
        Assert.Empty(often.Dirty());
        Assert.Equal(0, Settle(often));
    }

    [Fact]
    public void Reports_and_outlets_are_counted_and_one_happening_is_listed_once()
    {
        var four = Retold.All.Where(d => d.Happening == "spain-palestine-recognition" && d.Role is "wire" or "herald" or "radio").Where(d => d.Happening == "spain-palestine-recognition").Select(d => d.Coded).ToList();
        using var store = Filled(four, 1, 1);
        var listed = Assert.Single(store.Events(new EventFilter { Cameo = "054" }));
        Assert.Equal((3, 3), (listed.Reports, listed.Sources));
        var ids = four.SelectMany(d => d.Events).Where(e => e.Action.Cameo == "054").Select(e => e.Id).ToList();
        Assert.All(ids, id => Assert.Equal(listed.ClusterId, store.ClusterOf(id)));
        Assert.All(Happenings.Reports(store, listed.ClusterId), r => Assert.Contains("same act 054", r.Reason));
        Assert.Equal([1], store.Dyad("ESP", "PSE", "year").Select(p => p.Events));
    }

    [Fact]
    public void What_people_decide_stays_over_re_runs()
    {
        var documents = Retold.All.Where(d => d.Happening.StartsWith("spain-palestine", StringComparison.Ordinal)).Select(d => d.Coded).ToArray();
        using var store = Filled(documents, 1, 1);
        var shown = store.Events(new EventFilter { Cameo = "054" });
        var reports = store.ClusterMembers(shown[0].ClusterId).Count > 1 ? shown[0] : shown[1];
        var members = store.ClusterMembers(reports.ClusterId);
        store.Constrain(new EventConstraint(members[0], members[1], false, "reader", "2026-11-25T10:00:00.000Z"));
        Settle(store);
        Assert.NotEqual(store.ClusterOf(members[0]), store.ClusterOf(members[1]));
        Settle(store, [members[1]]);
        Assert.NotEqual(store.ClusterOf(members[0]), store.ClusterOf(members[1]));
        store.Constrain(new EventConstraint(members[1], members[0], true, "reader", "2026-11-25T11:00:00.000Z"));
        Settle(store);
        Assert.Equal(store.ClusterOf(members[0]), store.ClusterOf(members[1]));
    }

    [Fact]
    public void Adding_the_same_articles_again_adds_nothing_and_copies_are_chained_to_the_first_outlet()
    {
        const string Text = "Norway recalled its ambassador from Belarus on Thursday after a trial in Minsk, the foreign ministry in Oslo said. The envoy left the city in the evening. The ministry called the verdict a farce and asked Minsk to free the prisoners at once, as it had promised in spring.";
        static Article Article(string outlet, DateOnly day, string text) => new() { Id = Ids.Document(text, null, outlet, day), Text = text, Publisher = outlet, Published = PublicationDate.Given(day), Language = "en" };
        Article[] articles = [Article("b.example", new(2024, 5, 3), Text + " More follows."), Article("a.example", new(2024, 5, 2), Text), Article("c.example", new(2024, 5, 3), Text)];
        using var store = EventStore.Open(":memory:");
        var counts = new Ingestion(store, Retold.Tools).Run(articles, TestContext.Current.CancellationToken);
        Assert.Equal((3, 0, 3), (counts.Added, counts.Known, counts.Copies));
        counts = new Ingestion(store, Retold.Tools).Run([.. articles, null], TestContext.Current.CancellationToken);
        Assert.Equal((0, 3, 1), (counts.Added, counts.Known, counts.Failed));
        Settle(store);
        var chain = store.CopiesOf(articles[2].Id);
        Assert.Equal([null, "exact", "near"], chain.Select(c => c.Kind).Order(StringComparer.Ordinal));
        Assert.All(chain, c => Assert.Equal(articles[1].Id, c.First));
        Assert.Equal(3, Assert.Single(store.Events(new EventFilter { Cameo = "161" })).Reports);
    }
}
