using System.Diagnostics;
using System.Globalization;
using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Web;
using Microsoft.AspNetCore.Builder;

namespace Demarche.Benchmarks;

/// <summary>How fast the pages are over the base record, on a real port: made anew for each request, by one client and by four; as served, where answers of a record that cannot change are kept; then a mix at a steady rate.</summary>
static class ServingBench
{
    const int Each = 60;

    /// <summary>Runs it.</summary>
    /// <param name="rate">Requests a second of the mix; 0 leaves it out.</param>
    /// <param name="seconds">How long.</param>
    public static int Run(int rate, int seconds)
    {
        RunAsync(rate, seconds).GetAwaiter().GetResult();
        return 0;
    }

    static async Task RunAsync(int rate, int seconds)
    {
        var clock = Stopwatch.StartNew();
        using var serving = Serving.Open("", RecordChoice.Base, Installation.Base);
        var tools = new Tools();
        await using var anew = WebHost.Build(serving.Sessions, tools, new WebOptions { Port = 0, BaseFolder = Installation.Base });
        await using var kept = WebHost.Build(serving.Sessions, tools, new WebOptions { Port = 0, BaseFolder = Installation.Base, Unchanging = true });
        await anew.StartAsync();
        await kept.StartAsync();
        HttpClient Client(WebApplication app) => new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 256 }) { BaseAddress = new Uri(WebHost.Address(app)) };
        using var http = Client(anew);
        using var again = Client(kept);
        Console.WriteLine($"opened in {clock.Elapsed.TotalSeconds:0.0} s");
        var pages = await Pages(serving.Sessions);
        foreach (var (name, paths) in pages)
        {
            clock.Restart();
            foreach (var p in paths.Take(2))
            {
                await Get(http, p);
            }

            var first = clock.Elapsed.TotalMilliseconds;
            var alone = await Times(http, paths, 1);
            var four = await Times(http, paths, 4);
            await Times(again, paths, 4);
            var served = await Times(again, paths, 4);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-11} first two {first,6:0} ms   made anew: alone p50 {At(alone, .5),5:0} p95 {At(alone, .95),5:0}, four clients p50 {At(four, .5),5:0} p95 {At(four, .95),5:0}   as served, four clients: p50 {At(served, .5),5:0.0} p95 {At(served, .95),5:0.0} ms"));
        }

        if (rate > 0)
        {
            await Steady(again, [.. pages.SelectMany(p => p.Paths)], rate, seconds);
        }
    }

    /// <summary>Addresses to ask for, several of each kind, taken from the record itself.</summary>
    static async Task<IReadOnlyList<(string Name, string[] Paths)>> Pages(RecordSessions sessions)
    {
        var events = await sessions.Ask(s => s.Events(new EventFilter { Limit = 4000 }));
        var some = events.Where(e => e.Event.Source?.Actor.Country is not null && e.Event.Target?.Actor.Country is not null && e.Event.Source.Actor.Country != e.Event.Target.Actor.Country).Where((_, i) => i % 40 == 0).Take(40).ToList();
        string[] Of(Func<StoredEvent, string> path) => [.. some.Select(path).Distinct()];
        return
        [
            ("home", ["/", "/?q=Russia+Ukraine", "/?q=Kabul"]),
            ("events", Of(e => $"/events?actor={e.Event.Source!.Actor.Country}")),
            ("event", Of(e => $"/events/{e.Event.Id}")),
            ("explain", Of(e => $"/explain/{e.Event.Id}")),
            ("dyad", Of(e => $"/dyads/{e.Event.Source!.Actor.Country}/{e.Event.Target!.Actor.Country}")),
            ("actor", Of(e => $"/actors/{e.Event.Source!.Actor.Country}")),
            ("article", Of(e => $"/articles/{e.Document.DocumentId}")),
            ("follow", ["/follow/Norway%20recognises%20Palestine?as-of=2024-05-28", "/follow/Iran%20sanctions%20Israel?as-of=2023-01-01"]),
            ("map", ["/map", "/map?actor=FRA", "/map?from=2015&to=2016"]),
            ("quality", ["/quality"]),
            ("codebook", ["/codebook"]),
            ("quotes", ["/quotes"]),
            ("about", ["/about"]),
            ("api event", Of(e => $"/api/v1/events/{e.Event.Id}")),
            ("api events", Of(e => $"/api/v1/events?actor={e.Event.Source!.Actor.Country}&limit=50")),
        ];
    }

    static async Task<double[]> Times(HttpClient http, string[] paths, int clients)
    {
        var next = -1;
        var times = new double[Math.Max(Each, clients)];
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var i && i < times.Length)
            {
                var started = Stopwatch.GetTimestamp();
                await Get(http, paths[i % paths.Length]);
                times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
        })));
        Array.Sort(times);
        return times;
    }

    /// <summary>Sends at a fixed rate whether or not answers have come, as many people do.</summary>
    static async Task Steady(HttpClient http, string[] paths, int rate, int seconds)
    {
        List<Task<(double Ms, bool Ok)>> sent = [];
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < rate * seconds; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / rate) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due);
            }

            var path = paths[i * 7919 % paths.Length];
            sent.Add(Task.Run(async () =>
            {
                var at = Stopwatch.GetTimestamp();
                try
                {
                    using var answer = await http.GetAsync(path);
                    await answer.Content.ReadAsByteArrayAsync();
                    return (Stopwatch.GetElapsedTime(at).TotalMilliseconds, (int)answer.StatusCode < 400);
                }
                catch (HttpRequestException)
                {
                    return (Stopwatch.GetElapsedTime(at).TotalMilliseconds, false);
                }
            }));
        }

        var answers = await Task.WhenAll(sent);
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var times = answers.Select(a => a.Ms).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mix at {rate}/s for {seconds} s: {answers.Length} requests in {took:0.0} s ({answers.Length / took:0}/s), {answers.Count(a => !a.Ok)} errors, p50 {At(times, .5):0} p95 {At(times, .95):0} p99 {At(times, .99):0} max {times[^1]:0} ms"));
    }

    static async Task Get(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if ((int)answer.StatusCode >= 500 || bytes.Length == 0)
        {
            throw new InvalidOperationException($"{path} gave {(int)answer.StatusCode}");
        }
    }

    static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
