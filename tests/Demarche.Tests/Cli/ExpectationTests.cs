using System.Text;
using Demarche.Store;
using Demarche.Tests.Store;

namespace Demarche.Tests.Cli;

/// <summary>
/// Output of the built program against checked-in files. Each file holds commands after <c>$ demarche</c> with what they print;
/// a line <c>[exit N]</c> follows when the exit code is not 0, lines of stderr begin with <c>! </c>.
/// After a change that is meant: <c>DEMARCHE_UPDATE_EXPECTATIONS=1 ./test.sh</c>, then read the difference.
/// </summary>
public class ExpectationTests
{
    static string Folder => Path.Combine(Support.Root, "tests", "Demarche.Tests", "Cli", "Expectations");

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_program_prints_what_the_file_says(string file)
    {
        using var folder = new TempFolder();
        using (var store = EventStore.Open(folder.File("demarche.duckdb")))
        {
            var run = new CodingRun("0.1.0", "model", "tables");
            store.Add(Samples.Recall(), run);
            store.Add(Samples.One("1.txt", "173", Samples.France, Samples.Belarus, DatedInterval.OnDay(new DateOnly(2026, 10, 3))), run);
            store.Add(Samples.One("2.txt", "040", Samples.France, Samples.Belarus, DatedInterval.OnDay(new DateOnly(2026, 10, 20)), mutual: true), run);
            store.Add(Samples.One("3.txt", "112", Samples.Belarus, Samples.France, new DatedInterval(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), DatePrecision.Year)), run);
        }

        var path = Path.Combine(Folder, file);
        var expected = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var actual = new StringBuilder();
        foreach (var line in expected.Split('\n'))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal) && actual.Length == 0)
            {
                actual.Append(line).Append('\n');
            }
            else if (line.StartsWith("$ demarche", StringComparison.Ordinal))
            {
                var outcome = await BuiltProgram.Run(folder.Path, Words(line["$ demarche".Length..]));
                actual.Append(line).Append('\n').Append(outcome.Out);
                foreach (var e in outcome.Error.TrimEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    actual.Append("! ").Append(e.TrimEnd()).Append('\n');
                }

                if (outcome.Exit != 0)
                {
                    actual.Append("[exit ").Append(outcome.Exit).Append("]\n");
                }
            }
        }

        var printed = string.Join('\n', actual.Replace(folder.Path, "FOLDER").ToString().Split('\n').Select(l => l.TrimEnd()));
        if (Environment.GetEnvironmentVariable("DEMARCHE_UPDATE_EXPECTATIONS") == "1")
        {
            await File.WriteAllTextAsync(path, printed, TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(expected, printed);
    }

    /// <summary>Words of a command line; double quotes keep spaces.</summary>
    internal static List<string> Words(string line)
    {
        List<string> words = [];
        var word = new StringBuilder();
        bool quoted = false, any = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
                any = true;
            }
            else if (c == ' ' && !quoted)
            {
                if (any)
                {
                    words.Add(word.ToString());
                }

                word.Clear();
                any = false;
            }
            else
            {
                word.Append(c);
                any = true;
            }
        }

        if (any)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
