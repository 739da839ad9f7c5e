using System.Diagnostics;
using System.Text.Json;
using Demarche.Store;
using Demarche.Tests.Cli;

namespace Demarche.Tests.Hostile;

/// <summary>What befalls a machine while documents are added: no row is lost, none doubled, and one line says what happened.</summary>
public class FaultTests
{
    const int Documents = 150;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static string Lines()
    {
        var made = new NewsLike(7);
        return string.Concat(Enumerable.Range(0, Documents).Select(i => JsonSerializer.Serialize(new { id = $"{i}", date = "2024-03-01", title = $"Report {i}", text = made.Report(new DateOnly(2024, 3, 1)).Text + $" It was report {i}." }) + "\n"));
    }

    /// <summary>Ids of all documents and events; each must be there once.</summary>
    static (int Documents, List<string> Events) Content(string path)
    {
        using var store = EventStore.Open(path, readOnly: true);
        var events = store.Events(new EventFilter { Limit = 100_000 }).Select(e => e.Event.Id).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(events.Distinct().Count(), events.Count);
        return ((int)store.Status(0).Where(c => c is { Part: "documents", Name: null }).Sum(c => c.Count), events);
    }

    [Fact]
    public async Task Killed_again_and_again_while_adding_nothing_is_lost_and_nothing_doubled()
    {
        using var folder = new TempFolder();
        folder.Write("a.jsonl", Lines());
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, (await BuiltProgram.Run(folder.Path, ["add", "a.jsonl", "--store", "whole.duckdb"])).Exit);
        var whole = Content(folder.File("whole.duckdb"));
        Assert.Equal(Documents, whole.Documents);
        var usual = watch.Elapsed;
        var chance = new Random(20261126);
        var cut = 0;
        for (var i = 0; i < 6; i++)
        {
            using var process = Process.Start(new ProcessStartInfo(BuiltProgram.Path, ["add", "a.jsonl", "--store", "a.duckdb"]) { UseShellExecute = false, WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            if (!process.WaitForExit(usual * (0.2 + (0.7 * chance.NextDouble()))))
            {
                process.Kill();
                cut++;
            }

            await process.WaitForExitAsync(Cancel);
        }

        Assert.True(cut > 0, "no run was cut off; the moments were too late");
        Assert.Equal(0, (await BuiltProgram.Run(folder.Path, ["add", "a.jsonl", "--store", "a.duckdb"])).Exit);
        var (documents, events) = Content(folder.File("a.duckdb"));
        Assert.Equal(Documents, documents);
        Assert.Equal(whole.Events, events);
    }

    [Fact]
    public async Task A_disk_that_fills_up_loses_nothing_that_was_added()
    {
        using var folder = new TempFolder();
        folder.Write("a.jsonl", Lines());
        Assert.Equal(0, (await BuiltProgram.Run(folder.Path, ["add", "a.jsonl", "--store", "whole.duckdb"])).Exit);
        var whole = Content(folder.File("whole.duckdb"));
        // As much room as the empty record takes and a little more; then room is made and the same command goes on.
        var (exit, output, error) = await SmallDisk.Run(folder.Path, """
            mkdir -p disk && mount -t tmpfs -o size=5m none disk
            head -1 a.jsonl > first.jsonl && "$D" add first.jsonl --store disk/a.duckdb 2> /dev/null
            free=$(df -k --output=avail disk | tail -1); [ "$free" -gt 96 ] && head -c $(( (free - 96) * 1024 )) /dev/zero > disk/ballast
            "$D" add a.jsonl --store disk/a.duckdb 2> said; echo "exit $?"; cat said
            rm -f disk/ballast; mount -o remount,size=64m disk
            cp disk/a.duckdb after.duckdb; [ -f disk/a.duckdb.wal ] && cp disk/a.duckdb.wal after.duckdb.wal
            "$D" add a.jsonl --store disk/a.duckdb 2> /dev/null; echo "again $?"
            cp disk/a.duckdb done.duckdb; [ -f disk/a.duckdb.wal ] && cp disk/a.duckdb.wal done.duckdb.wal; true
            """, Cancel);
        Assert.True(exit == 0, error);
        Assert.Contains("exit 1", output);
        Assert.Contains("unwritable: ", output);
        Assert.DoesNotContain("   at ", output);
        Assert.Contains("again 0", output);
        var after = Content(folder.File("after.duckdb"));
        Assert.InRange(after.Documents, 1, Documents);
        Assert.All(after.Events, e => Assert.Contains(e, whole.Events));
        var done = Content(folder.File("done.duckdb"));
        Assert.Equal(Documents, done.Documents);
        Assert.Equal(whole.Events, done.Events);
    }

    [Fact]
    public async Task A_disk_that_may_only_be_read_is_told_in_one_line_and_questions_are_answered()
    {
        using var folder = new TempFolder();
        folder.Write("a.jsonl", Lines().Split('\n')[0] + "\n");
        var (exit, output, error) = await SmallDisk.Run(folder.Path, """
            mkdir -p disk && mount -t tmpfs -o size=64m none disk
            "$D" add a.jsonl --store disk/a.duckdb 2> /dev/null
            mount -o remount,ro disk
            "$D" status --store disk/a.duckdb > asked; echo "status $?"
            "$D" add a.jsonl --store disk/a.duckdb 2> said; echo "add $?"; wc -l < said; cat said
            """, Cancel);
        Assert.True(exit == 0, error);
        Assert.Contains("status 0", output);
        Assert.Contains("add 1\n1\n", output);
        Assert.Contains("unwritable: ", output);
    }

    [Fact]
    public async Task Little_memory_is_enough_for_what_comes_in_pieces()
    {
        using var folder = new TempFolder();
        // 300 MB of heap: a text of a megabyte without a space, one of two megabytes of words, many lines.
        folder.Write("a.jsonl", string.Concat(JsonSerializer.Serialize(new { id = "x", text = new string('x', 1_000_000) }) + "\n", JsonSerializer.Serialize(new { id = "y", text = string.Concat(Enumerable.Repeat("Norway met Chile. ", 100_000)) }) + "\n", Lines()));
        var outcome = await BuiltProgram.Run(folder.Path, ["code", "a.jsonl"], null, ("DOTNET_GCHeapHardLimit", "0x12C00000"));
        Assert.True(outcome.Exit == 0, outcome.Error);
        Assert.Equal(Documents + 2, outcome.Out.Count(c => c == '\n'));
    }

    [Fact]
    public async Task Too_little_memory_is_told_in_one_line()
    {
        using var folder = new TempFolder();
        folder.Write("a.jsonl", Lines());
        var outcome = await BuiltProgram.Run(folder.Path, ["code", "a.jsonl"], null, ("DOTNET_GCHeapHardLimit", "0x3800000"));
        Assert.Equal(1, outcome.Exit);
        Assert.StartsWith("memory: ", outcome.Error);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_damaged_model_is_one_line_and_no_fault_of_the_program()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("half.dml"), File.ReadAllBytes(Path.Combine(Support.Root, "data", "models", "english.dml"))[..500_000]);
        folder.Write("text.dml", "no model");
        folder.Write("a.txt", "Norway met Chile.");
        foreach (var model in new[] { "half.dml", "text.dml" })
        {
            var outcome = await BuiltProgram.Run(folder.Path, ["parse", "a.txt", "--model", model]);
            Assert.Equal(1, outcome.Exit);
            Assert.Single(outcome.Error.TrimEnd().Split('\n'));
            Assert.Contains(model, outcome.Error);
            Assert.DoesNotContain("internal", outcome.Error);
        }
    }
}
