using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Demarche.Cli.Output;
using Demarche.Pipeline;
using Demarche.Pipeline.Watching;
using Demarche.Reading.Feeds;
using Demarche.Reading.Web;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>watch [FEED|OPML]…</c>: feeds on a schedule; saved conditions are told once for each happening.</summary>
static class Watch
{
    sealed record Settings(string[] Feeds, int Every, string? Where, string? Name, string[] Remove, bool List, bool Once, bool AllowPrivate, string? Digest, string? Command, string Store);

    internal static Command Create()
    {
        var feeds = new Argument<string[]>("feed") { Description = "Addresses of feeds, or OPML files that list them; they are kept and watched from now on.", Arity = ArgumentArity.ZeroOrMore };
        var every = new Option<int>("--every") { Description = "Minutes between two looks at a feed (default 30).", HelpName = "MINUTES", DefaultValueFactory = _ => 30 };
        every.Validators.Add(r =>
        {
            if (r.Tokens.Count == 1 && int.TryParse(r.Tokens[0].Value, CultureInfo.InvariantCulture, out var n) && n is < 5 or > 10080)
            {
                r.AddError($"--every is {r.Tokens[0].Value}; give 5 to 10080 minutes.");
            }
        });
        var where = new Option<string?>("--where") { Description = "A condition to be told about, kept: \"object=AFG.taliban and plover=SUPPORT\". Fields: actor source target object plover mode context cameo quad country place status outlet text date confidence reports killed.", HelpName = "CONDITION" };
        var name = new Option<string?>("--name") { Description = "Name of the condition; the condition itself if left out.", HelpName = "NAME" };
        var remove = new Option<string[]>("--remove") { Description = "Watch this feed, or keep this condition, no longer.", HelpName = "FEED|NAME", AllowMultipleArgumentsPerToken = true };
        var list = new Option<bool>("--list") { Description = "List feeds and conditions, and stop." };
        var once = new Option<bool>("--once") { Description = "One round over the feeds that are due, then stop." };
        var allow = new Option<bool>("--allow-private") { Description = "Feeds inside this machine and its network may be fetched too." };
        var digest = new Option<string?>("--digest") { Description = "Write what was told once a day: .json is a JSON Feed, .xml or .atom an Atom feed, anything else plain lines; - is standard output. With --once at the end.", HelpName = "FILE" };
        var command = new Option<string?>("--digest-command") { Description = "A program that is given the daily digest as plain lines on its standard input.", HelpName = "PROGRAM" };
        var store = Options.Store();
        var verb = new Command("watch", "Looks at feeds on a schedule, adds what is new and tells saved conditions once for each happening. Keeps to robots.txt and reservations against mining.") { feeds, every, where, name, remove, list, once, allow, digest, command, store };
        verb.SetAction((r, cancel) => Run(
            new Settings(r.GetValue(feeds) ?? [], r.GetValue(every), r.GetValue(where), r.GetValue(name), r.GetValue(remove) ?? [], r.GetValue(list), r.GetValue(once), r.GetValue(allow), r.GetValue(digest), r.GetValue(command), Options.StorePath(r.GetValue(store))),
            cancel));
        return verb;
    }

    /// <summary>Watches through a session of a process that serves the record, until cancelled: one process answers and gathers.</summary>
    /// <param name="owner">Owner of the record.</param>
    /// <param name="feeds">Addresses or OPML files; they are kept beside those watched already.</param>
    /// <param name="cancel">Ends it.</param>
    internal static async Task Beside(StoreOwner owner, string[] feeds, CancellationToken cancel)
    {
        using var store = owner.Open();
        await Run(store, new Settings(feeds, 30, null, null, [], false, false, false, null, null, owner.Path), cancel);
    }

    static async Task<int> Run(Settings s, CancellationToken cancel)
    {
        using var store = StoreOwner.TakeOrJoin(s.Store);
        return await Run(store, s, cancel);
    }

    static async Task<int> Run(EventStore store, Settings s, CancellationToken cancel)
    {
        Keep(store, s);
        if (s.List)
        {
            Show(store);
            return ExitCode.Ok;
        }

        if (store.Feeds().Count == 0)
        {
            throw new Failure("no-feeds", "no feed is watched; name one: demarche watch https://… (or an OPML file)", ExitCode.Usage);
        }

        using var fetcher = new Fetcher(new FetchOptions { AllowPrivate = s.AllowPrivate });
        var watcher = new Watcher(store, new Tools(), fetcher, TimeProvider.System);
        var (failed, day) = (false, DateTime.Now.Date);
        while (true)
        {
            var round = await watcher.Look(cancel);
            Tell(round);
            failed |= round.Failures.Count > 0;
            if (s.Once || DateTime.Now.Date != day)
            {
                day = DateTime.Now.Date;
                await Write(store, s, cancel);
            }

            if (s.Once)
            {
                return failed ? ExitCode.SomeFailed : ExitCode.Ok;
            }

            var wait = (watcher.Next ?? DateTimeOffset.UtcNow.AddMinutes(s.Every)) - DateTimeOffset.UtcNow;
            await Task.Delay(wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait > TimeSpan.FromMinutes(15) ? TimeSpan.FromMinutes(15) : wait, cancel);
        }
    }

    static void Keep(EventStore store, Settings s)
    {
        foreach (var gone in s.Remove)
        {
            if (!store.RemoveFeed(gone) && !store.RemoveAlert(gone))
            {
                throw new Failure("not-found", $"'{gone}' is neither a watched feed nor a kept condition; demarche watch --list shows them", ExitCode.NotFound);
            }
        }

        foreach (var feed in s.Feeds.SelectMany(Listed))
        {
            if (store.Feeds().All(f => f.Url != feed.Url))
            {
                store.SaveFeed(new WatchedFeed(feed.Url, feed.Title, s.Every, null, null, DateTimeOffset.UnixEpoch, 0, null));
            }
        }

        if (s.Where is { } where)
        {
            try
            {
                Condition.Parse(where);
            }
            catch (FormatException e)
            {
                throw new Failure("condition", e.Message, ExitCode.Usage);
            }

            store.SaveAlert(new SavedAlert(s.Name ?? where, where), DateTimeOffset.UtcNow);
        }
    }

    static IEnumerable<ListedFeed> Listed(string feed) =>
        WebReader.IsAddress(feed) ? [new ListedFeed("", feed)]
        : File.Exists(feed) ? FeedList.Read(File.ReadAllText(feed))
        : throw new Failure("not-found", $"'{feed}' is neither an address (https://…) nor an OPML file", ExitCode.NotFound);

    static void Show(EventStore store)
    {
        foreach (var f in store.Feeds())
        {
            Console.Out.WriteLine($"feed  {f.Url}  every {f.Minutes} min{(f.LastError is { } e ? $", {f.Failures} failures: {e}" : "")}");
        }

        foreach (var a in store.Alerts())
        {
            Console.Out.WriteLine($"alert {a.Name}: {a.Condition}");
        }
    }

    static void Tell(Round round)
    {
        foreach (var f in round.Failures)
        {
            Console.Error.WriteLine($"{f.Code}: {f.Origin}: {f.Message}");
        }

        foreach (var a in round.Alerts)
        {
            Console.Out.WriteLine(Console.IsOutputRedirected
                ? JsonSerializer.Serialize(new Dictionary<string, object?>
                {
                    ["alert"] = a.Name, ["cluster_id"] = a.Event.ClusterId, ["event_id"] = a.Event.Event.Id, ["cameo"] = a.Event.Event.Action.Cameo, ["plover"] = a.Event.Event.Action.Plover.Type,
                    ["date"] = a.Event.Event.Date.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["source"] = a.Event.Event.Source?.Actor.Name, ["target"] = a.Event.Event.Target?.Actor.Name,
                    ["sentence"] = a.Event.Sentence, ["url"] = a.Event.Document.Url, ["reports"] = a.Event.Reports,
                })
                : $"{a.Name}: {Digest.Line(a.Event)}");
        }

        if (round.Looked > 0)
        {
            Console.Error.WriteLine($"{DateTime.Now:HH:mm} {round.Looked} feeds, {round.Unchanged} unchanged, added {round.Counts.Added} documents ({round.Counts.Events} events), {round.Alerts.Count} alerts, {round.Failures.Count} not read");
        }
    }

    static async Task Write(EventStore store, Settings s, CancellationToken cancel)
    {
        if (s.Digest is null && s.Command is null)
        {
            return;
        }

        var alerts = store.Undigested().Select(t => (t.Name, Event: store.Event(t.EventId))).Where(t => t.Event is not null).Select(t => new Alert(t.Name, t.Event!)).ToList();
        if (s.Digest is "-")
        {
            Console.Out.Write(Digest.Text(alerts));
        }
        else if (s.Digest is { } file)
        {
            var text = Path.GetExtension(file).ToLowerInvariant() switch
            {
                ".json" => Digest.JsonFeed(alerts, DateTimeOffset.UtcNow),
                ".xml" or ".atom" => Digest.Atom(alerts, DateTimeOffset.UtcNow),
                _ => Digest.Text(alerts),
            };
            await File.WriteAllTextAsync(file + ".partial", text, cancel);
            File.Move(file + ".partial", file, overwrite: true);
        }

        if (s.Command is { } program && alerts.Count > 0)
        {
            using var process = Process.Start(new ProcessStartInfo(program) { RedirectStandardInput = true, UseShellExecute = false })!;
            await process.StandardInput.WriteAsync(Digest.Text(alerts).AsMemory(), cancel);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0)
            {
                // What was not taken is given again with the next digest.
                Console.Error.WriteLine($"digest-command: '{program}' ended with {process.ExitCode}; the digest is given again next time");
                return;
            }
        }

        store.SetDigested();
    }
}
