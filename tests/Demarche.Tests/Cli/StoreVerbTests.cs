using Demarche.Cli.Output;
using Demarche.Store;
using Demarche.Tests.Store;

namespace Demarche.Tests.Cli;

public class StoreVerbTests
{
    [Fact]
    public async Task A_record_that_another_program_writes_to_is_refused_in_one_line()
    {
        using var folder = new TempFolder();
        using var held = EventStore.Open(folder.File("demarche.duckdb"));
        var outcome = await BuiltProgram.Run(folder.Path, ["status"]);
        Assert.Equal(1, outcome.Exit);
        Assert.Empty(outcome.Out);
        Assert.Equal("in-use: 'demarche.duckdb' is in use by another demarche; let it finish, or name another file with --store", outcome.Error.TrimEnd());
    }

    [Fact]
    public async Task The_store_is_the_option_before_the_environment_before_the_folder()
    {
        using var folder = new TempFolder();
        using (var store = EventStore.Open(folder.File("a.duckdb")))
        {
            store.Add(Samples.Recall());
        }

        EventStore.Open(folder.File("demarche.duckdb")).Dispose();
        async Task<int> Lines(string[] arguments, params (string, string)[] environment) =>
            (await BuiltProgram.Run(folder.Path, ["events", .. arguments], null, environment)).Out.Count(c => c == '\n');
        Assert.Equal(0, await Lines([]));
        Assert.Equal(2, await Lines([], ("DEMARCHE_STORE", "a.duckdb")));
        Assert.Equal(2, await Lines(["--store", "a.duckdb"], ("DEMARCHE_STORE", "none.duckdb")));
    }

    [Fact]
    public async Task An_output_file_tells_the_format_and_appears_whole()
    {
        using var folder = new TempFolder();
        using (var store = EventStore.Open(folder.File("demarche.duckdb")))
        {
            store.Add(Samples.Recall());
        }

        var outcome = await BuiltProgram.Run(folder.Path, ["quotes", "-o", "q.csv"]);
        Assert.Equal((0, ""), (outcome.Exit, outcome.Out));
        var lines = await File.ReadAllLinesAsync(folder.File("q.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"We had no choice,\"", lines[1]);
        Assert.False(File.Exists(folder.File("q.csv.partial")));
    }

    [Fact]
    public async Task One_event_is_shown_with_its_sentences()
    {
        using var folder = new TempFolder();
        var coded = Samples.Recall(tail: " \u001b[31mred");
        using (var store = EventStore.Open(folder.File("demarche.duckdb")))
        {
            store.Add(coded);
        }

        var outcome = await BuiltProgram.Run(folder.Path, ["events", coded.Events[0].Id, "--format", "table"]);
        Assert.Equal(0, outcome.Exit);
        Assert.Contains("[1] France and Britain recalled their ambassadors", outcome.Out);
        Assert.Contains("claimed by Jean-Noël Barrot", outcome.Out);
        Assert.DoesNotContain('\u001b', outcome.Out);
    }

    [Theory]
    [InlineData("a,b", ',', "\"a,b\"")]
    [InlineData("say \"a\"", ',', "\"say \"\"a\"\"\"")]
    [InlineData("a\r\nb\tc", '\t', "a b c")]
    [InlineData("a,b", '\t', "a,b")]
    public void Cells_keep_to_their_column(string text, char separator, string cell) =>
        Assert.Equal(cell, RowWriter.Cell(text, separator));

    [Theory]
    [InlineData("2024", false, "2024-01-01")]
    [InlineData("2024", true, "2024-12-31")]
    [InlineData("2024-02", true, "2024-02-29")]
    [InlineData("2024-02-03", true, "2024-02-03")]
    [InlineData("2024-13", true, null)]
    [InlineData("0000", true, null)]
    [InlineData("+024", true, null)]
    public void A_year_or_a_month_stands_for_its_first_or_last_day(string text, bool last, string? day) =>
        Assert.Equal(day, Options.ParseDay(text, last)?.ToString("yyyy-MM-dd"));

    [Fact]
    public void Control_characters_of_the_news_do_not_reach_the_terminal() =>
        Assert.Equal("a [31mb c", RowWriter.Printable("a\u001b[31mb\u009bc"));
}
