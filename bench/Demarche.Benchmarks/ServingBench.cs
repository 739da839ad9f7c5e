using System.Diagnostics;
using System.Globalization;
using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Web;

namespace Demarche.Benchmarks;

/// <summary>
/// How fast the pages are over the base record, on a real port: made anew for each request, by one client and by two; as served, where answers of a record that cannot change are kept; a mix at a steady rate.
/// Each part alone, so that it fits into a short time on a machine that is free.
/// </summary>
static class ServingBench
{
    const int Each = 60;

    /// <summary>Runs a part: <c>anew [NAME…]</c>, <c>kept [NAME…]</c>, <c>mix RATE SECONDS</c> from a cold start or <c>again RATE SECONDS</c> after each address was asked for once; a name is a kind of page such as <c>home</c>, none takes all.</summary>
    public static int Run(string[] args)
    {
        (args switch
        {
            ["anew", .. var names] => RunAsync(unchanging: false, (http, pages) => Anew(http, pages), names),
            ["kept", .. var names] => RunAsync(unchanging: true, (http, pages) => Kept(http, pages), names),
            ["mix" or "again", var rate, var seconds, .. var names] => RunAsync(unchanging: true, async (http, pages) =>
            {
                (string Name, string Path)[] paths = [.. pages.SelectMany(p => p.Paths.Select(path => (p.Name, path)))];
                if (args[0] == "again")
                {
                    var once = await Times(http, [.. paths.Select(p => p.Path)], 2, paths.Length);
                    Console.WriteLine($"{paths.Length} addresses asked for once by two clients, {once.Sum() / 2000:0.0} s, load {Load()}");
                }

                await Steady(http, paths, int.Parse(rate, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture));
            }, names),
            _ => throw new ArgumentException($"'{string.Join(' ', args)}' is no part; give anew [NAME…], kept [NAME…], mix RATE SECONDS [NAME…] or again RATE SECONDS [NAME…]"),
        }).GetAwaiter().GetResult();
        return 0;
    }

    static async Task RunAsync(bool unchanging, Func<HttpClient, IReadOnlyList<(string Name, string[] Paths)>, Task> part, string[] names)
    {
        var clock = Stopwatch.StartNew();
        using var serving = Serving.Open("", RecordChoice.Base, Installation.Base);
        await using var app = WebHost.Build(serving.Sessions, new Tools(), new WebOptions { Port = 0, BaseFolder = Installation.Base, Unchanging = unchanging, Warm = unchanging });
        await app.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 256 }) { BaseAddress = new Uri(WebHost.Address(app)) };
        Console.WriteLine($"opened in {clock.Elapsed.TotalSeconds:0.0} s, load {Load()}");
        var pages = await Pages(serving.Sessions);
        await part(http, [.. pages.Where(p => names.Length == 0 || names.Contains(p.Name))]);
        Console.WriteLine($"load at the end {Load()}");
    }

    /// <summary>Programs that wanted a processor, averaged over the last minute, as the system counts them.</summary>
    static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "not known";

    static async Task Anew(HttpClient http, IReadOnlyList<(string Name, string[] Paths)> pages)
    {
        foreach (var (name, paths) in pages)
        {
            var first = await Times(http, [.. paths.Take(2)], 1, 2);
            // Code is compiled and models are read at the first requests; the bar is for what comes after.
            await Times(http, paths, 1, 8);
            var (one, two) = (await Times(http, paths, 1), await Times(http, paths, 2));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-11} first two {first.Sum(),6:0} ms   one client p50 {At(one, .5),6:0.0} p95 {At(one, .95),6:0.0} max {one[^1],6:0.0}   two clients p50 {At(two, .5),6:0.0} p95 {At(two, .95),6:0.0} max {two[^1],6:0.0} ms"));
        }
    }

    static async Task Kept(HttpClient http, IReadOnlyList<(string Name, string[] Paths)> pages)
    {
        foreach (var (name, paths) in pages)
        {
            await Times(http, paths, 1);
            var four = await Times(http, paths, 4);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-11} asked again by four clients: p50 {At(four, .5),5:0.0} p95 {At(four, .95),5:0.0} ms"));
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

    static async Task<double[]> Times(HttpClient http, string[] paths, int clients, int requests = Each)
    {
        var next = -1;
        var times = new double[requests];
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
    static async Task Steady(HttpClient http, (string Name, string Path)[] paths, int rate, int seconds)
    {
        List<Task<(string Name, double Ms, bool Ok)>> sent = [];
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < rate * seconds; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / rate) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due);
            }

            var (name, path) = paths[(int)(i * 7919L % paths.Length)];
            sent.Add(Task.Run(async () =>
            {
                var at = Stopwatch.GetTimestamp();
                try
                {
                    using var answer = await http.GetAsync(path);
                    await answer.Content.ReadAsByteArrayAsync();
                    return (name, Stopwatch.GetElapsedTime(at).TotalMilliseconds, (int)answer.StatusCode < 400);
                }
                catch (HttpRequestException)
                {
                    return (name, Stopwatch.GetElapsedTime(at).TotalMilliseconds, false);
                }
            }));
        }

        var answers = await Task.WhenAll(sent);
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var times = answers.Select(a => a.Ms).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mix at {rate}/s for {seconds} s: {answers.Length} requests in {took:0.0} s ({answers.Length / took:0}/s), {answers.Count(a => !a.Ok)} errors, p50 {At(times, .5):0} p95 {At(times, .95):0} p99 {At(times, .99):0} max {times[^1]:0} ms"));
        foreach (var kind in answers.GroupBy(a => a.Name))
        {
            var own = kind.Select(a => a.Ms).Order().ToArray();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind.Key,-11} {own.Length,5} requests, p50 {At(own, .5),6:0.0} p95 {At(own, .95),6:0.0} max {own[^1],6:0.0} ms"));
        }
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
