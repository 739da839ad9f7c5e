using System.CommandLine;

namespace Demarche.Cli;

/// <summary>Runs the command line and turns every failure into one line on stderr and an exit code.</summary>
static class Entry
{
    /// <summary>Parses and runs; exit codes: 0 ok, 1 failed, 2 usage, 3 some inputs failed, 4 not found, 130 cancelled.</summary>
    internal static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"usage: {error.Message} Try: demarche {parsed.CommandResult.Command.Name} --help");
            }

            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Failure f)
        {
            await Console.Error.WriteLineAsync($"{f.Code}: {f.Message}");
            return f.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            await Console.Error.WriteLineAsync($"failed: {e.Message}");
            return ExitCode.Failed;
        }
    }
}
