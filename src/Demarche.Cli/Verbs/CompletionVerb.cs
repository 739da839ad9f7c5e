using System.CommandLine;

namespace Demarche.Cli.Verbs;

/// <summary><c>completion SHELL</c>: a script for the shell that asks the program itself what may come next.</summary>
static class CompletionVerb
{
    static readonly string[] s_shells = ["bash", "zsh", "fish", "pwsh"];

    internal static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.Validators.Add(r =>
        {
            if (r.Tokens.Count == 1 && !s_shells.Contains(r.Tokens[0].Value))
            {
                r.AddError($"the shell is '{r.Tokens[0].Value}'; give one of {string.Join(", ", s_shells)}.");
            }
        });
        shell.CompletionSources.Add(s_shells);
        var command = new Command("completion", "Prints a script that completes verbs, options and their values in your shell: source <(demarche completion bash).") { shell };
        command.SetAction(r =>
        {
            var name = $"completion/demarche.{r.GetValue(shell)}";
            using var stream = typeof(CompletionVerb).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is missing from the assembly.");
            using var reader = new StreamReader(stream);
            Console.Out.Write(reader.ReadToEnd().ReplaceLineEndings("\n"));
            return ExitCode.Ok;
        });
        return command;
    }
}
