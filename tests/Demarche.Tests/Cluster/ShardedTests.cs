using Demarche.Cluster;
using Demarche.Cluster.Queue;
using Demarche.Store;
using Demarche.Store.Sharded;
using Demarche.Tests.Cli;
using Npgsql;

namespace Demarche.Tests.Cluster;

/// <summary>The store of 2 shards × 2 replicas gives the answers of the embedded one, exactly once, or none.</summary>
public class ShardedTests
{
    [Fact]
    public async Task The_sharded_store_answers_as_the_embedded_one_also_after_kills()
    {
        using var servers = new Servers(store: true);
        using var folder = new TempFolder();
        folder.Write("news.jsonl", WorkerTests.Corpus(60));
        var cluster = folder.Write("cluster.json", WorkerTests.Database(servers, "sharded", "\"documentsPerUnit\": 4"));
        var settings = ClusterSettings.Read(cluster);
        using var store = new ShardedStore(settings.Shards, settings.Database);
        await WorkerTests.Ok(folder.Path, "cluster", "init", "--cluster", cluster);
        await WorkerTests.Ok(folder.Path, "cluster", "init", "--cluster", cluster);
        await WorkerTests.Ok(folder.Path, "cluster", "add", "news.jsonl", "--cluster", cluster);

        // Killed between the insert and done.
        await using (var hold = await HeldBlocks.Take(settings.Queue))
        {
            using var worker = WorkerTests.Start(folder.Path, "work", "--cluster", cluster);
            WorkerTests.Until(() => hold.Waiting > 0);
            Assert.True(store.Events() > 0);
            worker.Kill();
            await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        // A replica of each shard is away: the other takes what comes.
        servers.Kill("clickhouse-1-1");
        servers.Kill("clickhouse-2-2");
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => WorkerTests.Ok(folder.Path, "work", "--cluster", cluster)));
        servers.Up();
        await WorkerTests.Ok(folder.Path, "cluster", "drain", "--cluster", cluster, "--store", "embedded.duckdb", "--by-year", "years");

        using var embedded = EventStore.Open(folder.File("embedded.duckdb"), readOnly: true);
        Assert.Equal(embedded.CountOf("events"), store.Events());
        using (var queue = UnitQueue.Open(settings.Queue))
        {
            var coded = queue.Counts().Where(c => c.Kind == "code").ToList();
            Assert.All(coded, c => Assert.Equal("done", c.State));
            Assert.Equal(coded.Sum(c => c.Events), store.Units().Sum(u => u.Events));
        }

        SameAnswers(embedded, store);
        Assert.Equal(new DateOnly(1912, 5, 3), store.Extent().First);
        Assert.Contains(Directory.GetDirectories(folder.File("years")), d => d.EndsWith("year=1949", StringComparison.Ordinal));

        // A replica comes back with what it missed: alone it gives the same.
        servers.Kill("clickhouse-1-2");
        servers.Kill("clickhouse-2-1");
        WorkerTests.Until(() => CountsAre(store, embedded.CountOf("events")));
        SameAnswers(embedded, store);

        // A unit coded by another coder is coded again and stands there once.
        servers.Up();
        await using (var source = NpgsqlDataSource.Create(settings.Queue))
        await using (var older = source.CreateCommand("UPDATE demarche.units SET coder = 'older' WHERE kind = 'code' AND seq <= 3"))
        {
            await older.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains("3 units", (await BuiltProgram.Run(folder.Path, ["cluster", "recode", "--cluster", cluster])).Error, StringComparison.Ordinal);
        await WorkerTests.Ok(folder.Path, "work", "--cluster", cluster);
        Assert.Equal(embedded.CountOf("events"), store.Events());
        SameAnswers(embedded, store);

        // A whole shard is away: an error, never a part.
        servers.Kill("clickhouse-2-1");
        servers.Kill("clickhouse-2-2");
        var error = Assert.Throws<StoreException>(() => store.Dyad("NOR", "JPN"));
        Assert.Equal("store", error.Code);
        Assert.Throws<StoreException>(() => store.Events());
    }

    static bool CountsAre(ShardedStore store, long n)
    {
        try
        {
            return store.Events() == n;
        }
        catch (StoreException)
        {
            return false;
        }
    }

    static void SameAnswers(EventStore embedded, ShardedStore store)
    {
        var rows = 0;
        foreach (var (a, b) in new[] { ("NOR", "SWE"), ("NOR", "PSE"), ("JPN", "POL"), ("BRA", "Norway"), ("KEN", "CAN"), ("CHL", "no'body\\"), ("SWE", "CAN"), ("NOR", "NOR"), ("JPN", "KEN") })
        {
            foreach (var by in new[] { "day", "week", "month", "quarter", "year" })
            {
                foreach (var from in new DateOnly?[] { null, new DateOnly(1930, 1, 1) })
                {
                    var (e, s) = (embedded.Dyad(a, b, by, from), store.Dyad(a, b, by, from));
                    Assert.Equal(e.Select(Rounded), s.Select(Rounded));
                    rows += e.Count;
                }
            }
        }

        Assert.True(rows > 50, $"only {rows} rows were compared");
        Assert.Equal(embedded.Activity(), store.Activity());
        Assert.Equal(embedded.Extent(), store.Extent());
        Assert.NotEmpty(embedded.CountryActs());
        Assert.Equal(embedded.CountryActs(), store.CountryActs());
    }

    static DyadPeriod Rounded(DyadPeriod p) => p with { MeanPlover = Math.Round(p.MeanPlover, 9), MeanGoldstein = p.MeanGoldstein is { } g ? Math.Round(g, 9) : null };
}
