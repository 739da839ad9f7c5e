using System.Text;
using System.Text.RegularExpressions;
using Demarche.Tests.Cli;

namespace Demarche.Tests.House;

/// <summary>
/// What the documents show is what the program does. A fenced <c>console</c> block holds commands after <c>$ </c> with what they print;
/// a last line <c>…</c> leaves the rest out. <c>DEMARCHE_UPDATE_EXPECTATIONS=1 ./test.sh</c> writes the blocks anew.
/// </summary>
public class ReadMeTests
{
    static readonly string[] s_documents = ["README.md", "docs/how-it-works.md"];

    public static TheoryData<string> Documents() => [.. s_documents];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task An_example_prints_what_the_document_says(string document)
    {
        var path = Path.Combine(Support.Root, document);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        using var folder = new TempFolder();
        var actual = new StringBuilder();
        var at = 0;
        foreach (Match block in Regex.Matches(text, "^```console\n(?<block>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(5)))
        {
            actual.Append(text, at, block.Groups["block"].Index - at).Append(await Replay(block.Groups["block"].Value, folder));
            at = block.Groups["block"].Index + block.Groups["block"].Length;
        }

        Assert.True(at > 0, $"{document} shows no example");
        actual.Append(text, at, text.Length - at);
        if (Environment.GetEnvironmentVariable("DEMARCHE_UPDATE_EXPECTATIONS") == "1")
        {
            await File.WriteAllTextAsync(path, actual.ToString(), TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(text, actual.ToString());
    }

    [Fact]
    public async Task The_two_commands_of_the_readme_work()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Support.Root, "README.md"), TestContext.Current.CancellationToken);
        var commands = Regex.Match(readme, "^```sh\n(?<block>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Groups["block"].Value
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('#')[0].Trim()).ToList();
        Assert.Equal(["dotnet run --project src/Demarche.Cli -c Release -- demo", "./test.sh"], commands);
        Assert.True(File.Exists(Path.Combine(Support.Root, "src", "Demarche.Cli", "Demarche.Cli.csproj")));
        using var folder = new TempFolder();
        var demo = await BuiltProgram.Run(folder.Path, ["demo"]);
        Assert.Equal(0, demo.Exit);
        Assert.Contains("What happened?", demo.Out);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(Path.Combine(Support.Root, "test.sh")).HasFlag(UnixFileMode.UserExecute));
            Assert.True(File.GetUnixFileMode(Path.Combine(Support.Root, ".ci", "run")).HasFlag(UnixFileMode.UserExecute));
        }
    }

    /// <summary>Runs the commands of a block in the repository's root, with a record of their own.</summary>
    static async Task<string> Replay(string block, TempFolder folder)
    {
        var printed = new StringBuilder();
        var lines = block.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("$ ", StringComparison.Ordinal))
            {
                continue;
            }

            var command = ExpectationTests.Words(lines[i][2..]);
            string? input = null;
            if (command is ["echo", var said, "|", ..])
            {
                input = said + "\n";
                command.RemoveRange(0, 3);
            }

            Assert.True(command is ["demarche", ..], lines[i]);
            var outcome = await BuiltProgram.Run(Support.Root, command.Skip(1), input, ("DEMARCHE_STORE", folder.File("readme.duckdb")), ("NO_COLOR", "1"));
            Assert.True(outcome.Exit == 0, $"{lines[i]}\n{outcome.Error}");
            var shown = 0;
            while (i + 1 + shown < lines.Length && lines[i + 1 + shown] is not "…" && !lines[i + 1 + shown].StartsWith("$ ", StringComparison.Ordinal))
            {
                shown++;
            }

            var cut = i + 1 + shown < lines.Length && lines[i + 1 + shown] == "…";
            var output = outcome.Out.TrimEnd().Split('\n', outcome.Out.Length == 0 ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None).Select(l => l.TrimEnd());
            printed.Append(lines[i]).Append('\n');
            foreach (var line in cut ? output.Take(shown) : output)
            {
                printed.Append(line).Append('\n');
            }

            printed.Append(cut ? "…\n" : "");
        }

        return printed.ToString();
    }
}
