using System.Globalization;
using Demarche.Tests.Forecasting;

namespace Demarche.Tests.Cli;

/// <summary><c>train forecaster</c> and <c>eval ranking</c> as a stranger runs them, on a small folder of the benchmark's layout.</summary>
public sealed class RankingVerbTests : IDisposable
{
    static readonly string[] s_small = ["--encoders", "1", "--trees", "8"];

    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_row_is_ranked_once_in_each_direction_and_a_model_file_gives_the_same_ranking()
    {
        var test = WriteData();
        var trained = await BuiltProgram.Run(_folder.Path, ["train", "forecaster", "--data", ".", "-o", "m.dmf", .. s_small]);
        Assert.True(trained.Exit == 3, trained.Error);
        Assert.Contains("bad-quadruple: train.txt:", trained.Error);
        string[] rank = ["eval", "ranking", "--data", ".", "--protocol", "both", "--weights", "online", "--model", "m.dmf"];
        var first = await BuiltProgram.Run(_folder.Path, [.. rank, "-o", "one.tsv"]);
        var second = await BuiltProgram.Run(_folder.Path, [.. rank, "-o", "two.tsv"]);
        Assert.Equal(first.Out, second.Out);
        Assert.StartsWith("protocol\tsplit\tweights\tsteps\tMRR", first.Out);
        foreach (var protocol in (string[])["isolated", "day-batch"])
        {
            var lines = File.ReadAllLines(_folder.File($"one.{protocol}.tsv"));
            Assert.Equal(lines, File.ReadAllLines(_folder.File($"two.{protocol}.tsv")));
            var rows = lines.Select(l => l.Split('\t')).ToList();
            Assert.Equal(2 * test.Count, rows.Count);
            foreach (var direction in (string[])["o", "s"])
            {
                Assert.Equal(test.Order(), rows.Where(r => r[0] == direction).Select(r => string.Join('\t', r[1..5])).Order());
            }

            Assert.All(rows, r =>
            {
                var candidates = r[5].Split(' ').Select(c => c.Split(':')).ToList();
                Assert.Equal(candidates.Count, candidates.Select(c => c[0]).Distinct().Count());
                var scores = candidates.ConvertAll(c => float.Parse(c[1], CultureInfo.InvariantCulture));
                Assert.Equal(scores.OrderDescending(), scores);
            });
        }
    }

    [Fact]
    public async Task A_missing_folder_a_missing_model_and_a_file_that_is_no_model_are_told_in_one_line()
    {
        WriteData();
        _folder.Write("no.dmf", "not a model");
        foreach (var (args, exit, start) in new[]
        {
            (new[] { "eval", "ranking", "--data", "nowhere" }, 4, "not-found: '"),
            (["eval", "ranking", "--data", ".", "--model", "missing.dmf"], 4, "not-found: '"),
            (["eval", "ranking", "--data", ".", "--model", "no.dmf"], 1, "bad-model: '"),
            (["train", "forecaster", "-o", "x.dmf"], 2, "usage: "),
        })
        {
            var outcome = await BuiltProgram.Run(_folder.Path, args);
            Assert.Equal((exit, ""), (outcome.Exit, outcome.Out));
            Assert.Contains(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => l.StartsWith(start, StringComparison.Ordinal));
        }
    }

    /// <summary>Sixty days of the small world in hours, one bad line in train.txt; returns the rows of test.txt.</summary>
    List<string> WriteData()
    {
        var all = SmallWorld.Facts(60, 1).Select(f => (f.Day, Line: string.Create(CultureInfo.InvariantCulture, $"{f.Source}\t{f.Relation}\t{f.Target}\t{f.Day * 24}"))).ToList();
        _folder.Write("train.txt", string.Join('\n', all.Where(x => x.Day < 48).Select(x => x.Line)) + "\nnot a fact\n");
        _folder.Write("valid.txt", string.Join('\n', all.Where(x => x.Day is >= 48 and < 54).Select(x => x.Line)) + "\n");
        var test = all.Where(x => x.Day >= 54).Select(x => x.Line).ToList();
        _folder.Write("test.txt", string.Join('\n', test) + "\n");
        _folder.Write("entity2id.txt", string.Join('\n', SmallWorld.Create(1).Entities.Select((e, i) => $"{e}\t{i}")) + "\n");
        return test;
    }
}
