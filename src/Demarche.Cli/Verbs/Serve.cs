using System.CommandLine;
using System.Diagnostics;
using System.Net;
using Demarche.Cli.Output;
using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Web;
using Microsoft.Extensions.Hosting;

namespace Demarche.Cli.Verbs;

/// <summary><c>serve</c>: the pages and the JSON interface over a record, on this machine.</summary>
static class Serve
{
    internal static Command Create()
    {
        var (port, quiet) = (Port(), NoBrowser());
        var listen = new Option<string?>("--listen") { Description = "Address to listen on (default 127.0.0.1); any but this machine's own asks for --token.", HelpName = "ADDRESS" };
        var token = new Option<string?>("--token") { Description = "What every caller must present; else DEMARCHE_TOKEN. Open the pages once with ?token=TOKEN.", HelpName = "TOKEN" };
        var write = new Option<bool>("--allow-write") { Description = "LLM clients at /mcp may also add documents and review events." };
        var watch = new Option<string[]>("--watch") { Description = "Feeds or OPML files to look at on a schedule while serving; what is new shows on the pages.", HelpName = "FEED|OPML", AllowMultipleArgumentsPerToken = true };
        var (store, record) = (Options.Store(), Options.Record());
        var command = new Command("serve", "Pages and a JSON interface over the record, on this machine. While it runs it owns the record; other commands work through it.") { port, quiet, listen, token, watch, write, store, record };
        command.SetAction((r, cancel) =>
        {
            var address = IPAddress.Loopback;
            if (r.GetValue(listen) is { } given && !IPAddress.TryParse(given, out address!))
            {
                throw new Failure("listen", $"--listen is '{given}'; give an address such as 127.0.0.1 or 0.0.0.0", ExitCode.Usage);
            }

            var options = new WebOptions
            {
                Port = r.GetValue(port),
                Address = address,
                Token = r.GetValue(token) ?? (Environment.GetEnvironmentVariable("DEMARCHE_TOKEN") is { Length: > 0 } e ? e : null),
                BaseFolder = Installation.Base,
                AllowWrite = r.GetValue(write),
            };
            if (!IPAddress.IsLoopback(address) && options.Token is null)
            {
                throw new Failure("token", $"{address} can be reached from other machines; give a token with --token, or leave --listen out", ExitCode.Usage);
            }

            var choice = r.GetValue(record) is { } named ? EnumNames.Find<RecordChoice>(named) ?? RecordChoice.Own : RecordChoice.Own;
            if (r.GetValue(watch) is { Length: > 0 } && choice != RecordChoice.Own)
            {
                throw new Failure("watch", $"--watch adds to your own record; leave --record {EnumNames.Of(choice)} out", ExitCode.Usage);
            }

            return Run(Options.StorePath(r.GetValue(store)), choice, options, browser: !r.GetValue(quiet), cancel, r.GetValue(watch));
        });
        return command;
    }

    /// <summary><c>--port N</c>.</summary>
    internal static Option<int> Port()
    {
        var port = new Option<int>("--port") { Description = "Port of the pages (default 5080); 0 takes a free one.", HelpName = "N", DefaultValueFactory = _ => 5080 };
        port.Validators.Add(r =>
        {
            if (r.Tokens.Count == 1 && int.TryParse(r.Tokens[0].Value, out var n) && n is < 0 or > 65535)
            {
                r.AddError($"--port is {n}; give 0 to 65535.");
            }
        });
        return port;
    }

    /// <summary><c>--no-browser</c>.</summary>
    internal static Option<bool> NoBrowser() => new("--no-browser") { Description = "Do not open the pages in a browser." };

    /// <summary>Serves until cancelled.</summary>
    internal static async Task<int> Run(string path, RecordChoice choice, WebOptions options, bool browser, CancellationToken cancel, string[]? feeds = null)
    {
        using var serving = Serving.Open(path, choice, Installation.Base);
        await using var app = WebHost.Build(serving.Sessions, new Tools(), options with { Unchanging = choice == RecordChoice.Base, Warm = choice == RecordChoice.Base });
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException e)
        {
            throw new Failure("port", $"port {options.Port} of {options.Address} cannot be used: {e.InnerException?.Message ?? e.Message}; name another with --port, or --port 0 for a free one");
        }

        var address = WebHost.Address(app);
        Console.Error.WriteLine($"serving {(choice == RecordChoice.Own ? path : $"the {EnumNames.Of(choice)} record")} at {address} (Ctrl+C ends it)");
        if (browser && !Console.IsErrorRedirected)
        {
            Open(address);
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, app.Lifetime.ApplicationStopping);
        var watching = feeds is { Length: > 0 } ? Watch.Beside(serving.Owner!, feeds, ending.Token) : Task.Delay(Timeout.Infinite, ending.Token);
        try
        {
            await watching;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Ctrl+C is how serving ends.
        }

        await app.StopAsync(CancellationToken.None);
        return ExitCode.Ok;
    }

    static void Open(string address)
    {
        try
        {
            using var opened = OperatingSystem.IsLinux()
                ? Process.Start(new ProcessStartInfo("xdg-open", [address]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })
                : Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or PlatformNotSupportedException)
        {
            // No browser to be found: the address stands in the line above.
        }
    }
}
