using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using Demarche.Store;
using Demarche.Tests.Cli;

namespace Demarche.Tests.Store;

public class StoreOwnerTests
{
    [Fact]
    public async Task While_one_process_owns_the_record_others_read_and_write_through_it_at_once()
    {
        using var folder = new TempFolder();
        var path = folder.File("demarche.duckdb");
        using var owner = StoreOwner.Take(path);
        using (var store = owner.Open())
        {
            store.Add(Samples.Recall());
        }

        folder.Write("story.txt", "OSLO, 28 May 2024 — Norway formally recognised the State of Palestine on Tuesday.");
        var adding = BuiltProgram.Run(folder.Path, ["add", "story.txt"]);
        var asking = BuiltProgram.Run(folder.Path, ["events", "--actor", "BLR"]);
        var looked = 0;
        while (!adding.IsCompleted || !asking.IsCompleted)
        {
            // What a page does: a session of its own in the owner.
            using var page = owner.Open();
            looked += page.Events(new EventFilter()).Count > 0 ? 1 : 0;
            await Task.WhenAny(Task.WhenAll(adding, asking), Task.Delay(5, TestContext.Current.CancellationToken));
        }

        Assert.Equal((0, 0), ((await adding).Exit, (await asking).Exit));
        Assert.Contains("added 1 documents", (await adding).Error);
        Assert.Single((await asking).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(looked > 0);
        using var after = owner.Open();
        Assert.NotEmpty(after.Events(new EventFilter { Target = "PSE" }));
    }

    [Fact]
    public void A_joined_store_gives_the_same_answers_as_the_file()
    {
        using var folder = new TempFolder();
        var path = folder.File("a.duckdb");
        using var owner = StoreOwner.Take(path);
        using var joined = EventStore.Open(path);
        Assert.True(joined.IsJoined);
        joined.Add(Samples.Recall());
        using var own = owner.Open();
        Assert.Equal(Json(own.Events(new EventFilter())), Json(joined.Events(new EventFilter())));
        Assert.Equal(Json(own.Quotes(new QuoteFilter())), Json(joined.Quotes(new QuoteFilter())));
        Assert.Equal(Json(own.Dyad("FRA", "BLR")), Json(joined.Dyad("FRA", "BLR")));
        Assert.Equal(Json(own.Status()), Json(joined.Status()));
        Assert.Equal(Json(own.Document(Samples.Recall().Article.Id)!), Json(joined.Document(Samples.Recall().Article.Id)!));
        Assert.Equal(Json(own.Search("recalled")), Json(joined.Search("recalled")));
    }

    [Fact]
    public async Task A_process_killed_in_the_middle_of_writing_leaves_nothing_behind()
    {
        using var folder = new TempFolder();
        var path = folder.File("a.duckdb");
        using var owner = StoreOwner.Take(path);
        var before = Transactions(owner);
        // A raw session that begins, appends and vanishes.
        using (var document = JsonDocument.Parse(File.ReadAllText(path + ".lock")))
        {
            using var client = new TcpClient("127.0.0.1", document.RootElement.GetProperty("port").GetInt32());
            await using var w = new BinaryWriter(client.GetStream());
            w.Write((byte)1);
            Text(w, document.RootElement.GetProperty("token").GetString()!);
            w.Write((byte)4);
            w.Write((byte)3);
            Text(w, "INSERT INTO tombstones VALUES ('url', 'x', 'now')");
            w.Write(0);
            w.Flush();
            var reader = new BinaryReader(client.GetStream());
            Assert.Equal([20, 20, 20], [reader.ReadByte(), reader.ReadByte(), reader.ReadByte()]);
        }

        // The gate is free again as soon as the owner has seen the end: a write goes through, and the row is not there.
        using var store = owner.Open();
        Assert.Equal(AddOutcome.Added, store.Add(Samples.Recall()).Outcome);
        Assert.Equal(before, Transactions(owner));
    }

    [Fact]
    public void Nobody_is_served_without_the_token()
    {
        using var folder = new TempFolder();
        var path = folder.File("a.duckdb");
        using var owner = StoreOwner.Take(path);
        using var document = JsonDocument.Parse(File.ReadAllText(path + ".lock"));
        using var client = new TcpClient("127.0.0.1", document.RootElement.GetProperty("port").GetInt32());
        using var w = new BinaryWriter(client.GetStream());
        w.Write((byte)1);
        Text(w, new string('0', 48));
        w.Flush();
        Assert.Equal(-1, client.GetStream().ReadByte());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path + ".lock"));
        }
    }

    [Fact]
    public void Only_one_can_own_a_record_and_the_refusal_names_the_process()
    {
        using var folder = new TempFolder();
        var path = folder.File("a.duckdb");
        using (StoreOwner.Take(path))
        {
            var e = Assert.Throws<StoreException>(() => StoreOwner.Take(path));
            Assert.Equal("in-use", e.Code);
            Assert.Contains($"process {Environment.ProcessId}", e.Message);
            using var joined = StoreOwner.TakeOrJoin(path);
            Assert.True(joined.IsJoined);
        }

        Assert.False(File.Exists(path + ".lock"));
        using var next = StoreOwner.TakeOrJoin(path);
        Assert.False(next.IsJoined);
        Assert.True(File.Exists(path + ".lock"));
    }

    [Fact]
    public void A_lock_file_left_behind_by_a_killed_process_is_stepped_over()
    {
        using var folder = new TempFolder();
        var path = folder.File("a.duckdb");
        EventStore.Open(path).Dispose();
        // A port where nobody listens any more.
        using (var listener = new TcpListener(System.Net.IPAddress.Loopback, 0))
        {
            listener.Start();
            folder.Write("a.duckdb.lock", $"{{\"pid\":1,\"port\":{((System.Net.IPEndPoint)listener.LocalEndpoint).Port},\"token\":\"old\"}}");
        }

        using (var store = EventStore.Open(path))
        {
            Assert.False(store.IsJoined);
        }

        folder.Write("a.duckdb.lock", "no json");
        using var again = EventStore.Open(path, readOnly: true);
        Assert.False(again.IsJoined);
    }

    static long Transactions(StoreOwner owner)
    {
        using var store = owner.Open();
        return store.CountOf("tombstones");
    }

    static void Text(BinaryWriter w, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        w.Write(bytes.Length);
        w.Write(bytes);
    }

    static string Json<T>(T value) => JsonSerializer.Serialize(value);
}
