using System.Diagnostics;
using System.Text.RegularExpressions;
using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Tests.Cli;
using Demarche.Web;
using DuckDB.NET.Data;

namespace Demarche.Tests.House;

/// <summary>The recipes of docs/recipes do what they say, on a record of the bundled stories.</summary>
public sealed class RecipeTests : IAsyncLifetime
{
    readonly TempFolder _folder = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var arguments in new[] { new[] { "add", Path.Combine(Support.Root, "data", "stories") }, ["export", "-o", "events.parquet"], ["export", "-o", "events.csv"] })
        {
            var outcome = await BuiltProgram.Run(_folder.Path, arguments);
            Assert.True(outcome.Exit == 0, outcome.Error);
        }
    }

    [Fact]
    public void Every_block_of_SQL_runs_on_the_exported_Parquet_and_finds_something()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var blocks = Blocks("sql.md", "sql").ToList();
        Assert.True(blocks.Count >= 5);
        foreach (var block in blocks)
        {
            using var command = connection.CreateCommand();
            command.CommandText = block.Replace("'events.parquet'", "'" + _folder.File("events.parquet") + "'", StringComparison.Ordinal);
            using var reader = command.ExecuteReader();
            Assert.True(reader.Read(), $"nothing found by:\n{block}");
        }
    }

    [Fact]
    public async Task Every_block_of_plain_Python_runs_on_the_exported_CSV_and_on_the_interface()
    {
        using var sessions = new RecordSessions(() => EventStore.Open(_folder.File("demarche.duckdb"), readOnly: true));
        await using var app = WebHost.Build(sessions, new Tools(), new WebOptions { Port = 0 });
        await app.StartAsync(Cancel);
        var blocks = Blocks("python.md", "python").ToList();
        Assert.True(blocks.Count >= 3);
        foreach (var block in blocks)
        {
            var start = new ProcessStartInfo("python3") { UseShellExecute = false, WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { "-c", block } };
            start.Environment["DEMARCHE_URL"] = WebHost.Address(app);
            start.Environment["no_proxy"] = "127.0.0.1";
            using var python = Start(start);
            var (output, error) = (python.StandardOutput.ReadToEndAsync(Cancel), python.StandardError.ReadToEndAsync(Cancel));
            await python.WaitForExitAsync(Cancel);
            Assert.True(python.ExitCode == 0, await error);
            Assert.True((await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length > 1, $"nothing found by:\n{block}");
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.False(Support.RequireAll, "there is no python3 and DEMARCHE_REQUIRE_ALL is set.");
            Assert.Skip("there is no python3 on this machine.");
            throw;
        }
    }

    static IEnumerable<string> Blocks(string file, string language) =>
        Regex.Matches(File.ReadAllText(Path.Combine(Support.Root, "docs", "recipes", file)).ReplaceLineEndings("\n"), $"^```{language}\n(?<block>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Select(m => m.Groups["block"].Value);
}
