using Demarche.Cluster;
using Demarche.Cluster.Queue;
using Demarche.Store;
using Demarche.Store.Sharded;
using Demarche.Tests.Cli;
using DuckDB.NET.Data;
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

        SameAnswers.Check(embedded, store);
        Assert.Equal(new DateOnly(1912, 5, 3), store.Extent().First);
        foreach (var asked in new string[][]
        {
            ["dyad", "Norway", "Sweden", "--by", "year"],
            ["panel", "--dyads", "--from", "1948", "--to", "2024", "--by", "year"],
            ["coverage", "--by", "month"],
            ["follow", "Norway recognises PSE", "--as-of", "2024-06-01"],
        })
        {
            var answer = await WorkerTests.Ok(folder.Path, [.. asked, "--format", "csv", "--store", "embedded.duckdb"]);
            Assert.True(answer.Split('\n').Length > 2, $"{asked[0]} gives nothing");
            Assert.Equal(answer, await WorkerTests.Ok(folder.Path, [.. asked, "--format", "csv", "--cluster", cluster]));
        }

        ByYear(folder.File("years"), embedded.CountOf("events") - embedded.CountOf("hidden_events"));

        // A replica comes back with what it missed: alone it gives the same.
        servers.Kill("clickhouse-1-2");
        servers.Kill("clickhouse-2-1");
        WorkerTests.Until(() => CountsAre(store, embedded.CountOf("events")));
        SameAnswers.Check(embedded, store);

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
        SameAnswers.Check(embedded, store);

        // A whole shard is away: an error, never a part.
        servers.Kill("clickhouse-2-1");
        servers.Kill("clickhouse-2-2");
        var error = Assert.Throws<StoreException>(() => store.Dyad("NOR", "JPN"));
        Assert.Equal("store", error.Code);
        Assert.Throws<StoreException>(() => store.Events());
    }

    /// <summary>The third way: Parquet by year, which DuckDB reads without any of us.</summary>
    static void ByYear(string folder, long shown)
    {
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        using var ask = duck.CreateCommand();
        ask.CommandText = $"SELECT count(*) FILTER (pair = 0), min(date_from) FILTER (year = 1912), min(date_from) FILTER (year = 1949) FROM read_parquet('{folder}/year=*/*.parquet', hive_partitioning = true)";
        using var reader = ask.ExecuteReader();
        Assert.True(reader.Read());
        // 3 May 1912 and 1 January 1949 as days since 1970.
        Assert.Equal((shown, -21_062, -7_670), (reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2)));
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
}
