using System.CommandLine;
using Demarche.Store;

namespace Demarche.Cli;

/// <summary>Runs the command line and turns every failure into one line on stderr and an exit code.</summary>
static class Entry
{
    /// <summary>Parses and runs; exit codes: 0 ok, 1 failed, 2 usage, 3 some inputs failed, 4 not found, 130 cancelled.</summary>
    internal static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        var completes = parsed.Tokens is [{ Type: System.CommandLine.Parsing.TokenType.Directive }, ..];
        if (parsed.Errors.Count > 0 && !completes)
        {
            // One line: what was not understood says more than what is missing because of it.
            var error = parsed.Errors.FirstOrDefault(e => e.Message.StartsWith("Unrecognized", StringComparison.Ordinal)) ?? parsed.Errors[0];
            var verb = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
            await Console.Error.WriteLineAsync($"usage: {error.Message} Try: demarche {verb}--help");

            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
        }
        catch (Failure f)
        {
            await Console.Error.WriteLineAsync($"{f.Code}: {f.Message}");
            return f.ExitCode;
        }
        catch (StoreException e)
        {
            await Console.Error.WriteLineAsync($"{e.Code}: {e.Message}");
            return e.Code is "no-store" or "no-event" or "no-run" or "no-base" ? ExitCode.NotFound : ExitCode.Failed;
        }
        catch (Demarche.Cluster.ClusterException e)
        {
            await Console.Error.WriteLineAsync($"{e.Code}: {e.Message}");
            return ExitCode.Failed;
        }
        catch (System.Data.Common.DbException e)
        {
            await Console.Error.WriteLineAsync(Demarche.Cluster.ClusterException.Of(e) is { } queue ? $"{queue.Code}: {queue.Message}" : $"store: {e.Message.Split('\n')[0].TrimEnd()}");
            return ExitCode.Failed;
        }
        catch (IOException e) when (e.Message.Contains("Broken pipe", StringComparison.Ordinal))
        {
            // The reader of our output has what it wanted.
            return ExitCode.Ok;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (First(e) is OutOfMemoryException)
        {
            await Console.Error.WriteLineAsync("memory: there was not enough of it; what was added stays, give the program more or less at a time");
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"failed: {e.Message}");
            return ExitCode.Failed;
        }
        catch (Exception e)
        {
            // A fault of ours. The record is whole: what was not committed is undone when it is opened next.
            var first = First(e);
            var whole = Environment.GetEnvironmentVariable("DEMARCHE_TRACE") == "1";
            await Console.Error.WriteLineAsync(whole ? e.ToString() : $"internal: {first.GetType().Name}: {first.Message.ReplaceLineEndings(" ")}; please report this line with the command, DEMARCHE_TRACE=1 tells more");
            return ExitCode.Failed;
        }
    }

    /// <summary>What went wrong first, inside what ran side by side or was loaded on first use.</summary>
    static Exception First(Exception e)
    {
        while (e is AggregateException or TypeInitializationException && e.InnerException is { } inner)
        {
            e = inner;
        }

        return e;
    }
}
