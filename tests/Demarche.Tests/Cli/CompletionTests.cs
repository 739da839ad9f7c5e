using System.Diagnostics;

namespace Demarche.Tests.Cli;

public class CompletionTests
{
    [Theory]
    [InlineData("demarche ev", "events")]
    [InlineData("demarche dyad NOR PSE --by ", "quarter")]
    [InlineData("demarche events --date-source ", "publication")]
    [InlineData("demarche completion ", "zsh")]
    [InlineData("demarche follow x --with", "--within")]
    public async Task The_program_says_what_may_come_next(string line, string expected)
    {
        using var folder = new TempFolder();
        var outcome = await BuiltProgram.Run(folder.Path, [$"[suggest:{line.Length}]", line]);
        Assert.Equal(0, outcome.Exit);
        Assert.Contains(expected, outcome.Out.Split('\n'));
    }

    [Fact]
    public async Task Bash_completes_a_verb()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || !File.Exists("/bin/bash"), "there is no bash here.");
        var script = """
            PATH="$1:$PATH"
            eval "$(demarche completion bash)"
            COMP_LINE="demarche quo"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(demarche quo); COMP_CWORD=1
            _demarche
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        var start = new ProcessStartInfo("/bin/bash") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var a in new[] { "-c", script, "bash", Path.GetDirectoryName(BuiltProgram.Path)! })
        {
            start.ArgumentList.Add(a);
        }

        using var bash = Process.Start(start)!;
        Assert.Equal("quotes", (await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim());
    }

    [Theory]
    [InlineData("bash", "complete ")]
    [InlineData("zsh", "compdef ")]
    [InlineData("fish", "complete -c demarche")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Every_shell_has_its_script(string shell, string registers)
    {
        using var folder = new TempFolder();
        var outcome = await BuiltProgram.Run(folder.Path, ["completion", shell]);
        Assert.Equal(0, outcome.Exit);
        Assert.Contains(registers, outcome.Out, StringComparison.Ordinal);
        Assert.Contains("[suggest:", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_nobody_knows_is_a_mistake_of_usage()
    {
        using var folder = new TempFolder();
        var outcome = await BuiltProgram.Run(folder.Path, ["completion", "csh"]);
        Assert.Equal(2, outcome.Exit);
        Assert.Contains("the shell is 'csh'; give one of bash, zsh, fish, pwsh", outcome.Error, StringComparison.Ordinal);
    }
}
