using System.Text.Json;
using Demarche.Cluster;
using Demarche.Cluster.Queue;
using Demarche.Cluster.Units;
using Demarche.Pipeline;
using Demarche.Tests.Cli;
using Npgsql;

namespace Demarche.Tests.Cluster;

/// <summary>Any number of workers, and workers that are killed, give what one process gives.</summary>
public class WorkerTests(WorkerTests.Queue queueServer) : IClassFixture<WorkerTests.Queue>
{
    /// <summary>One PostgreSQL for the tests of this class, which run one after the other.</summary>
    public sealed class Queue : IDisposable
    {
        Servers? _servers;

        /// <summary>Started, or started again, for a test; the test is skipped where it cannot be.</summary>
        internal Servers Up()
        {
            _servers ??= new Servers(store: false);
            _servers.Up();
            return _servers;
        }

        public void Dispose() => _servers?.Dispose();
    }

    const string Settings = "\"documentsPerUnit\": 4";

    static readonly string[] s_countries = ["Norway", "Sweden", "Japan", "Brazil", "Kenya", "Canada", "Poland", "Chile"];

    /// <summary>Documents of our own: sanctions, withdrawals told by two outlets, acts of 1912, 1931 and 1949, two acting together, one in six a word-for-word copy.</summary>
    internal static string Corpus(int n)
    {
        List<string> lines = [];
        for (var i = 0; i < n; i++)
        {
            // Every third document tells again what the one before it told.
            var of = i % 6 is 2 or 5 ? i - 1 : i;
            string Country(int step) => s_countries[((of * 5 / 2) + step) % 8];
            var (a, b, c) = (Country(0), Country(1 + (of % 7)), Country(1 + ((of + 3) % 7)));
            var day = new DateOnly(2024, 3, 1).AddDays(of / 6);
            var text = (i % 6) switch
            {
                0 => $"{a} imposed sanctions on {b} on {day:dddd}. The president of {a} met the president of {c} in Geneva.",
                1 => $"{a} recalled its ambassador from {b} on {day:dddd}, a spokesman said. {a} and {c} signed a trade agreement in 1949.",
                2 => $"On {day:dddd}, {a} recalled its ambassador from {b}, officials said. \"We will respond,\" said the prime minister of {b}.",
                3 => $"{c} declared war on {a} on 3 May 1912. Today {c} praised {a}.",
                _ => $"{a} and {b} condemned {c} on {day:dddd}. {c} sent aid to {b} in 1931.",
            };
            lines.Add(JsonSerializer.Serialize(new { text, date = day.ToString("yyyy-MM-dd"), url = $"https://outlet{i % 5}.example/{i}", title = $"{a} and {b}" }));
        }

        lines.Add(JsonSerializer.Serialize(new { text = "Norway recognised the State of Palestine on 28 May 2024. Ireland followed the same day.", date = "2024-05-29", url = "https://outlet1.example/p" }));
        lines.Add(JsonSerializer.Serialize(new { text = "Norway recognised the State of Palestine on 28 May 2024. Ireland followed the same day.", date = "2024-05-29", url = "https://outlet2.example/p" }));
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>The stories that ship.</summary>
    static string Stories => Path.Combine(Support.Root, "data", "stories");

    internal static async Task<string> Ok(string folder, params string[] arguments)
    {
        var outcome = await BuiltProgram.Run(folder, arguments);
        Assert.True(outcome.Exit == 0, $"{string.Join(' ', arguments)}: {outcome.Exit}\n{outcome.Error}");
        return outcome.Out;
    }

    internal static async Task<string> Everything(string folder, string store) =>
        await Ok(folder, "export", "--store", store, "--format", "csv") + await Ok(folder, "merge", "--store", store, "--limit", "100000", "--format", "csv") + await Ok(folder, "quotes", "--store", store, "--format", "csv") + await Ok(folder, "status", "--store", store, "--format", "csv");

    [Fact]
    public void A_unit_and_its_block_are_the_same_bytes_again()
    {
        var tools = new Tools();
        var articles = Corpus(6).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((l, i) => CodeRequest.Parse(l.Replace("{\"text\"", $"{{\"id\":\"{i}\",\"text\"", StringComparison.Ordinal)).Request!.ToArticle()).ToList();
        var unit = Unit.Of(articles);
        Assert.Equal(unit.Content, Unit.Of([.. Unit.Read(unit.Id, unit.Content).Articles]).Content);
        var bytes = Block.Code(unit, tools).ToBytes();
        Assert.Equal(bytes, Block.Code(Unit.Read(unit.Id, unit.Content), tools).ToBytes());
        Assert.Equal(bytes, Block.Read(bytes).ToBytes());
        Assert.True(Block.Read(bytes).Documents.Sum(d => d.Events.Count) >= 6);
        Assert.Throws<FormatException>(() => Unit.Read(unit.Id, [.. unit.Content, 32]));
    }

    [Fact]
    public async Task One_two_and_four_workers_give_the_record_that_one_process_gives()
    {
        var servers = queueServer.Up();
        using var folder = new TempFolder();
        folder.Write("news.jsonl", Corpus(60));
        await Ok(folder.Path, "add", "news.jsonl", Stories, "--store", "embedded.duckdb");
        var expected = await Everything(folder.Path, "embedded.duckdb");
        Assert.Contains("1949", expected, StringComparison.Ordinal);
        Assert.Contains("1912", expected, StringComparison.Ordinal);
        foreach (var workers in new[] { 1, 2, 4 })
        {
            var cluster = folder.Write($"cluster{workers}.json", Database(servers, $"w{workers}", Settings));
            await Ok(folder.Path, "cluster", "init", "--cluster", cluster);
            await Ok(folder.Path, "cluster", "add", "news.jsonl", Stories, "--cluster", cluster);
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Ok(folder.Path, "work", "--cluster", cluster)));
            await Ok(folder.Path, "cluster", "drain", "--cluster", cluster, "--store", $"w{workers}.duckdb");
            Assert.Equal(expected, await Everything(folder.Path, $"w{workers}.duckdb"));
            // Once more adds nothing.
            await Ok(folder.Path, "cluster", "add", "news.jsonl", "--cluster", cluster);
            await Ok(folder.Path, "cluster", "drain", "--cluster", cluster, "--store", $"w{workers}.duckdb");
            Assert.Equal(expected, await Everything(folder.Path, $"w{workers}.duckdb"));
        }
    }

    [Fact]
    public async Task A_killed_worker_and_a_killed_queue_lose_and_double_nothing()
    {
        var servers = queueServer.Up();
        using var folder = new TempFolder();
        var lines = Corpus(60).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        folder.Write("first.jsonl", string.Join('\n', lines[..20]) + "\n");
        folder.Write("second.jsonl", string.Join('\n', lines[20..]) + "\n");
        await Ok(folder.Path, "add", "first.jsonl", "second.jsonl", "--store", "embedded.duckdb");
        var cluster = folder.Write("cluster.json", Database(servers, "killed", Settings));
        await Ok(folder.Path, "cluster", "init", "--cluster", cluster);
        await Ok(folder.Path, "cluster", "add", "first.jsonl", "--cluster", cluster);
        await Ok(folder.Path, "work", "--cluster", cluster);
        await Ok(folder.Path, "cluster", "add", "second.jsonl", "--cluster", cluster);

        // The worker is killed just before done, then PostgreSQL under another worker's hands.
        foreach (var queue in new[] { false, true })
        {
            await using var hold = await HeldBlocks.Take(ClusterSettings.Read(cluster).Queue);
            using var worker = Start(folder.Path, "work", "--cluster", cluster);
            Until(() => hold.Waiting > 0);
            if (queue)
            {
                servers.Kill("postgres");
            }
            else
            {
                worker.Kill();
            }

            await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.NotEqual(0, worker.ExitCode);
        }

        servers.Up();
        await Ok(folder.Path, "work", "--cluster", cluster);
        await Ok(folder.Path, "cluster", "drain", "--cluster", cluster, "--store", "killed.duckdb");
        Assert.Equal(await Everything(folder.Path, "embedded.duckdb"), await Everything(folder.Path, "killed.duckdb"));
    }

    [Fact]
    public async Task A_unit_that_cannot_be_coded_is_set_aside_with_its_error_and_the_others_go_on()
    {
        var servers = queueServer.Up();
        using var folder = new TempFolder();
        folder.Write("news.jsonl", Corpus(8));
        var cluster = folder.Write("cluster.json", Database(servers, "poison", Settings));
        await Ok(folder.Path, "cluster", "init", "--cluster", cluster);
        await Ok(folder.Path, "cluster", "add", "news.jsonl", "--cluster", cluster);
        await using var source = NpgsqlDataSource.Create(ClusterSettings.Read(cluster).Queue);
        await using (var poison = source.CreateCommand("UPDATE demarche.units SET content = '\\x00' WHERE seq = (SELECT min(seq) FROM demarche.units)"))
        {
            await poison.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var worked = await BuiltProgram.Run(folder.Path, ["work", "--cluster", cluster]);
        Assert.Equal(3, worked.Exit);
        Assert.Contains("2 units finished, 1 set aside", worked.Error, StringComparison.Ordinal);
        var status = await BuiltProgram.Run(folder.Path, ["cluster", "status", "--cluster", cluster, "--format", "csv"]);
        Assert.Contains("code,aside,,1,4,", status.Out, StringComparison.Ordinal);
        Assert.Contains("put its documents in again", status.Error, StringComparison.Ordinal);
        Assert.Contains("demarche_units{kind=\"code\",state=\"aside\",coder=\"\"} 1\n", await Ok(folder.Path, "cluster", "status", "--cluster", cluster, "--metrics"), StringComparison.Ordinal);

        // One that ends its worker each time: as many tries as allowed, then aside.
        await using (var dying = source.CreateCommand("UPDATE demarche.units SET state = 'ready' WHERE state = 'done' AND seq = (SELECT max(seq) FROM demarche.units); INSERT INTO demarche.tries (unit, worker) SELECT id, 'gone' FROM demarche.units, generate_series(1, 5) WHERE state = 'ready'"))
        {
            await dying.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await BuiltProgram.Run(folder.Path, ["work", "--cluster", cluster]);
        Assert.Contains("its worker ended 5 times", (await BuiltProgram.Run(folder.Path, ["cluster", "status", "--cluster", cluster])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_adds_waits_while_too_many_units_wait()
    {
        var servers = queueServer.Up();
        using var folder = new TempFolder();
        folder.Write("news.jsonl", Corpus(22));
        var cluster = folder.Write("cluster.json", Database(servers, "room", "\"documentsPerUnit\": 4, \"mostWaiting\": 2"));
        await Ok(folder.Path, "cluster", "init", "--cluster", cluster);
        using var queue = UnitQueue.Open(ClusterSettings.Read(cluster).Queue);
        await using var source = NpgsqlDataSource.Create(ClusterSettings.Read(cluster).Queue);
        await using var listening = source.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN demarche_done'");
        using var add = Start(folder.Path, "cluster", "add", "news.jsonl", "--cluster", cluster);
        Until(() => (long)listening.ExecuteScalar()! > 0);
        Assert.Equal(2, queue.Waiting());
        Assert.False(add.HasExited);

        using var worker = Start(folder.Path, "work", "--stay", "--cluster", cluster);
        await add.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, add.ExitCode);
        Until(() => queue.Waiting() == 0);
        worker.Kill();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(24, queue.Counts().Sum(c => c.Documents));
    }

    /// <summary>The servers' settings with a database of its own.</summary>
    internal static string Database(Servers servers, string name, string more)
    {
        var settings = ClusterSettings.Read(servers.Settings);
        using var source = NpgsqlDataSource.Create(settings.Queue);
        using var make = source.CreateCommand($"CREATE DATABASE {name}");
        make.ExecuteNonQuery();
        var shards = string.Join(", ", settings.Shards.Select(s => "[" + string.Join(", ", s.Select(u => $"\"{u}\"")) + "]"));
        return $"{{ \"queue\": \"{settings.Queue.Replace("Database=postgres", "Database=" + name, StringComparison.Ordinal)}\", \"shards\": [{shards}], \"database\": \"{name}\", {more} }}";
    }

    internal static System.Diagnostics.Process Start(string folder, params string[] arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo(BuiltProgram.Path) { UseShellExecute = false, WorkingDirectory = folder };
        foreach (var a in arguments)
        {
            start.ArgumentList.Add(a);
        }

        return System.Diagnostics.Process.Start(start)!;
    }

    /// <summary>Waits for a condition, at most ten minutes: other work may hold the machine.</summary>
    internal static void Until(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromMinutes(10)), "what was waited for did not come");
}
