using System.Security.Cryptography;
using System.Text.Json;
using Demarche.Store;
using Demarche.Tests.Cli;

namespace Demarche.Tests.Store;

public class OwnLayoutTests
{
    static async Task<TempFolder> Filled()
    {
        var folder = new TempFolder();
        using (var store = EventStore.Open(folder.File("a.duckdb")))
        {
            store.Add(Samples.Recall(), new CodingRun("0.1.0", "m", "t"));
            store.Add(Samples.One("1", "112", Samples.Belarus, Samples.France, new DatedInterval(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), DatePrecision.Year)), new CodingRun("0.1.0", "m", "t"));
            store.Add(Samples.One("2", "040", Samples.France, Samples.Belarus, DatedInterval.Unknown, mutual: true), new CodingRun("0.2.0"));
        }

        return folder;
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("tsv")]
    [InlineData("jsonl")]
    [InlineData("parquet")]
    public async Task What_is_exported_is_imported_and_exported_the_same(string format)
    {
        using var folder = await Filled();
        Assert.Equal(0, (await BuiltProgram.Run(folder.Path, ["export", "--store", "a.duckdb", "-o", "one." + format])).Exit);
        var taken = await BuiltProgram.Run(folder.Path, ["import", "--layout", "demarche", "--store", "b.duckdb", "one." + format]);
        Assert.Equal(0, taken.Exit);
        Assert.Contains("4 rows taken: 4 events", taken.Error);
        Assert.Equal(0, (await BuiltProgram.Run(folder.Path, ["export", "--store", "b.duckdb", "-o", "two." + format])).Exit);
        Assert.Equal(File.ReadAllBytes(folder.File("one." + format)), File.ReadAllBytes(folder.File("two." + format)));

        var again = await BuiltProgram.Run(folder.Path, ["import", "--layout", "demarche", "--store", "b.duckdb", "one." + format]);
        Assert.Contains("0 rows taken", again.Error);
        Assert.Contains("4 duplicates dropped", again.Error);
        using var store = EventStore.Open(folder.File("b.duckdb"), readOnly: true);
        Assert.Equal(1, store.Dyad("GBR", "BLR", "year").Sum(d => d.Events));
    }

    [Fact]
    public async Task A_codebook_and_metadata_stand_beside_every_exported_file()
    {
        using var folder = await Filled();
        await BuiltProgram.Run(folder.Path, ["export", "--store", "a.duckdb", "-o", "out.csv", "--no-text"]);
        var header = File.ReadLines(folder.File("out.csv")).First().Split(',');
        Assert.DoesNotContain("sentence_text", header);
        Assert.Equal(header, File.ReadLines(folder.File("out.codebook.csv")).Skip(1).Select(l => l.Split(',')[0]));
        Assert.DoesNotContain(File.ReadLines(folder.File("out.codebook.csv")), l => l.Contains("as the layout"));
        using var metadata = JsonDocument.Parse(File.ReadAllText(folder.File("out.metadata.json")));
        var root = metadata.RootElement;
        Assert.Equal(4, root.GetProperty("rows").GetInt32());
        Assert.Equal("2026-12-31", root.GetProperty("data_end").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.File("out.csv")))), root.GetProperty("sha256").GetString());
        Assert.Equal(2, root.GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public async Task Removed_events_are_listed_with_an_export()
    {
        using var folder = await Filled();
        var id = Samples.Recall().Events[0].Id;
        Assert.Equal(0, (await BuiltProgram.Run(folder.Path, ["review", id, "--as", "ada", "--delete", "--note", "wrong", "--store", "a.duckdb"])).Exit);
        await BuiltProgram.Run(folder.Path, ["export", "--store", "a.duckdb", "-o", "out.jsonl"]);
        using var metadata = JsonDocument.Parse(File.ReadAllText(folder.File("out.metadata.json")));
        Assert.Equal((3, id), (metadata.RootElement.GetProperty("rows").GetInt32(), metadata.RootElement.GetProperty("deleted")[0].GetProperty("event_id").GetString()));
    }

    [Fact]
    public void Broken_rows_are_listed_with_their_lines_and_the_rest_is_taken()
    {
        using var folder = new TempFolder();
        var path = folder.Write("f.csv", """
            event_id,date_start,date_end,cameo_code,doc_id,status,sentence_text
            e1,2024-01-01,2024-01-01,54,d1,occurred,"a, ""quoted"" line
            of two"
            e2,01/02/2024,2024-01-01,112,d1,occurred,
            e3,2024-01-01,2024-01-01,999,d1,occurred,
            e4,2024-01-02,2024-01-01,112,d1,occurred,
            e5,2024-01-01,2024-01-01,112,d1,perhaps,
            e6,2024-01-01
            e1,2024-01-01,2024-01-01,054,d1,occurred,
            e7,2024-01-01,2024-01-01,112,d1,occurred,"never closed
            """);
        using var store = EventStore.Open(folder.File("a.duckdb"));
        var result = store.ImportOwn(path);
        Assert.Equal((1, 1, 6), (result.Rows, result.Duplicates, result.BrokenCount));
        Assert.Equal([4, 5, 6, 7, 8, 10], result.Broken.Select(b => int.Parse(b.Origin.Split(':')[^1])));
        var e = Assert.Single(store.Events(new EventFilter()));
        Assert.Equal(("054", "a, \"quoted\" line\nof two"), (e.Event.Action.Cameo, e.Sentence.ReplaceLineEndings("\n")));
    }

    [Fact]
    public void A_file_without_the_columns_is_refused_and_says_which()
    {
        using var folder = new TempFolder();
        using var store = EventStore.Open(folder.File("a.duckdb"));
        var e = Assert.Throws<StoreException>(() => store.ImportOwn(folder.Write("f.csv", "event_id,name\ne1,x\n")));
        Assert.Equal("wrong-layout", e.Code);
        Assert.Contains("date_start, date_end, cameo_code, doc_id, status", e.Message);
        Assert.Equal(0, store.CountOf("documents"));
    }
}
