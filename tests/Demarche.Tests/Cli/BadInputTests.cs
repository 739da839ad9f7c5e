using System.Text;
using System.Text.Json;

namespace Demarche.Tests.Cli;

/// <summary>What people really hand over. One clear line for each, the right exit code, and the rest is done.</summary>
public sealed class BadInputTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Bytes(string name, byte[] bytes)
    {
        File.WriteAllBytes(_folder.File(name), bytes);
        return name;
    }

    [Fact]
    public async Task An_empty_file_and_a_binary_one_are_told_in_one_line_each()
    {
        Bytes("empty.txt", []);
        Bytes("binary.txt", [0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 3]);
        foreach (var (file, code) in new[] { ("empty.txt", "empty"), ("binary.txt", "binary") })
        {
            var outcome = await BuiltProgram.Run(_folder.Path, ["why", file]);
            Assert.Equal((3, ""), (outcome.Exit, outcome.Out));
            var line = Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.StartsWith($"{code}: {file}: ", line);
        }
    }

    [Fact]
    public async Task A_bad_file_does_not_stop_the_good_ones()
    {
        Bytes("a-empty.txt", []);
        Bytes("b-good.txt", "MINSK, 20 November 2026 — France recalled its ambassador from Belarus on Thursday."u8.ToArray());
        var outcome = await BuiltProgram.Run(_folder.Path, ["add", ".", "--store", "r.duckdb"]);
        Assert.Equal(3, outcome.Exit);
        Assert.Contains("added 1 documents", outcome.Error);
        var again = await BuiltProgram.Run(_folder.Path, ["add", "b-good.txt", "--store", "r.duckdb"]);
        Assert.Equal(0, again.Exit);
        Assert.Contains("added 0 documents", again.Error);
        Assert.Contains("1 already there", again.Error);
    }

    [Fact]
    public async Task A_byte_order_mark_windows_line_ends_and_Latin_1_are_read()
    {
        Bytes("bom.txt", [0xef, 0xbb, 0xbf, .. "France recalled its ambassador from Belarus.\r\nIt said so.\r\n"u8]);
        Bytes("latin1.txt", Encoding.Latin1.GetBytes("The café minister of France met the Belarusian president in Minsk."));
        var bom = await BuiltProgram.Run(_folder.Path, ["why", "bom.txt"]);
        Assert.Equal(0, bom.Exit);
        Assert.Contains("[1] France recalled its ambassador from Belarus.", bom.Out);
        Assert.Contains("161 ", bom.Out);
        Assert.Contains("café", (await BuiltProgram.Run(_folder.Path, ["why", "latin1.txt"])).Out);
    }

    [Fact]
    public async Task Another_language_is_said_and_not_coded()
    {
        Bytes("fr.txt", "La France a rappelé son ambassadeur à Minsk jeudi. Le gouvernement a annoncé des sanctions contre les responsables du pays voisin, selon le ministère des Affaires étrangères."u8.ToArray());
        var outcome = await BuiltProgram.Run(_folder.Path, ["why", "fr.txt"]);
        Assert.Equal(0, outcome.Exit);
        Assert.Contains("held, other language", outcome.Out);
        Assert.Contains("'fr'", outcome.Out);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_not_found()
    {
        foreach (var verb in new[] { "why", "explain", "code", "add" })
        {
            var outcome = await BuiltProgram.Run(_folder.Path, [verb, "none.txt"]);
            Assert.Equal((4, ""), (outcome.Exit, outcome.Out));
            Assert.Contains("none.txt", outcome.Error);
            Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Fact]
    public async Task A_dateline_makes_no_claim_of_a_plain_report()
    {
        var outcome = await BuiltProgram.Run(_folder.Path, ["code", "-"], """{"id":"1","text":"MINSK, 20 November 2026 — France recalled its ambassador from Belarus on Thursday."}""");
        var e = JsonDocument.Parse(outcome.Out).RootElement.GetProperty("events")[0];
        Assert.Equal(("161", "occurred"), (e.GetProperty("cameo").GetString(), e.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task A_bad_line_of_the_pipe_stands_in_its_place_and_the_run_goes_on()
    {
        var lines = """
            {"id":"1","date":"2026-11-20","text":"France recalled its ambassador from Belarus on Thursday."}
            nonsense
            {"id":"3","text":"x","date":"Thursday"}
            {"id":"4","date":"2026-11-20","text":""}
            {"id":"5","date":"2026-11-20","text":"Nothing happened here."}
            """;
        var outcome = await BuiltProgram.Run(_folder.Path, ["code", "-"], lines);
        Assert.Equal(3, outcome.Exit);
        var answers = outcome.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["1", null, "3", "4", "5"], answers.Select(a => a.GetProperty("id").GetString()));
        Assert.Equal("161", answers[0].GetProperty("events")[0].GetProperty("cameo").GetString());
        Assert.Equal("not-json", answers[1].GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("bad-date", answers[2].GetProperty("error").GetProperty("code").GetString());
        Assert.Empty(answers[4].GetProperty("events").EnumerateArray());
    }
}
