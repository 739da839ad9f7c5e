using System.Text.Json;
using Demarche.Pipeline.Doctor;
using Demarche.Store;
using Demarche.Tests.Store;

namespace Demarche.Tests.Cli;

public class DoctorTests
{
    static readonly string s_data = Path.Combine(AppContext.BaseDirectory, "data");

    [Fact]
    public async Task A_sound_installation_has_one_line_for_each_part_and_ends_with_0()
    {
        using var folder = new TempFolder();
        var outcome = await BuiltProgram.Run(folder.Path, ["doctor"]);
        Assert.Equal(0, outcome.Exit);
        var lines = outcome.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["program", "machine", "database", "files", "model", "base record", "knowledge", "record", "disk"], lines.Select(l => l.GetProperty("part").GetString()));
        Assert.DoesNotContain(lines, l => l.GetProperty("condition").GetString() == "broken");
        Assert.False(File.Exists(folder.File("demarche.duckdb")));
    }

    [Fact]
    public void A_file_that_is_missing_or_changed_is_named()
    {
        using var folder = new TempFolder();
        foreach (var file in Directory.GetFiles(s_data, "*", SearchOption.AllDirectories))
        {
            var copy = folder.File(Path.GetRelativePath(s_data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Assert.Equal(Condition.Ok, Files(folder.Path).Condition);
        File.AppendAllText(folder.File("quotes/cues.tsv"), "\n");
        var changed = Files(folder.Path);
        Assert.Equal(Condition.Note, changed.Condition);
        Assert.Contains("data/quotes/cues.tsv is not the file", changed.Text, StringComparison.Ordinal);
        File.Delete(folder.File("models/english.dml"));
        var missing = Files(folder.Path);
        Assert.Equal(Condition.Broken, missing.Condition);
        Assert.Contains("data/models/english.dml is missing and 1 more", missing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_in_other_hands_and_one_that_is_none_are_told_apart()
    {
        using var folder = new TempFolder();
        var path = folder.File("r.duckdb");
        using (var owner = StoreOwner.Take(path))
        {
            using (var store = owner.Open())
            {
                store.Add(Samples.Recall());
            }

            var owned = Find(path, s_data, "record");
            Assert.Equal(Condition.Ok, owned.Condition);
            Assert.Contains($"1 documents, owned by process {Environment.ProcessId}", owned.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("owned", Find(path, s_data, "record").Text, StringComparison.Ordinal);
        Assert.Equal(Condition.Broken, Find(folder.Write("x.duckdb", "no record, only words, and enough of them"), s_data, "record").Condition);
    }

    static Finding Files(string data) => Find("nowhere.duckdb", data, "files");

    static Finding Find(string store, string data, string part) => new Examination(store, data, null).All().Single(f => f.Part == part);
}
