using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Demarche.Store;

namespace Demarche.Benchmarks;

/// <summary>
/// The record at scale: synthetic events through the bulk path, then the questions a page asks. Times are wall and processor time of this process.
/// 0 events asks the file that is there. With a file of dated reports also what a sentence costs, and what a search takes.
/// </summary>
static class RecordScale
{
    const int Unit = 500_000;
    static readonly string[] s_codes = [.. Ontology.Cameo.Where(c => c.Action is not null && c.Code.Length > 2).Select(c => c.Code)];
    static readonly string[] s_countries = [.. Enumerable.Range(0, 200).Select(i => $"{(char)('A' + (i / 26 / 26))}{(char)('A' + (i / 26 % 26))}{(char)('A' + (i % 26))}")];

    public static int Run(string folder, int n, string? reports)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "scale.duckdb");
        if (n > 0)
        {
            File.Delete(path);
            Ingest(path, n);
        }

        using (var counted = EventStore.Open(path))
        {
            n = (int)counted.Status(0).Where(c => c.Part == "events").Sum(c => c.Count);
        }

        Console.WriteLine($"file without text: {new FileInfo(path).Length / (double)n:0.0} B a row ({n:N0} events)");
        using (var store = EventStore.Open(path, readOnly: true))
        {
            var chance = new Random(7);
            Time("dyad by month", 20, () => store.Dyad(Country(chance), Country(chance), "month").Count);
            Time("dyad by year, the largest pair", 5, () => store.Dyad(s_countries[0], s_countries[1], "year").Count);
            Time("panel 200 countries x 288 months", 3, () => store.Panel(dyads: false, new DateOnly(2002, 1, 1), new DateOnly(2025, 12, 31)).Count);
            Time("page of 50 events of a pair", 5, () => store.Events(new EventFilter { Actor = Country(chance), Other = Country(chance), Limit = 50 }).Count);
            Time("page of the 50 newest events", 5, () => store.Events(new EventFilter { Limit = 50 }).Count);
            Time("profile of an actor", 3, () => store.Actor(Country(chance)).Partners.Count);
        }

        if (reports is not null)
        {
            Text(folder, reports);
        }

        return 0;
    }

    static void Ingest(string path, int n)
    {
        using var store = EventStore.Open(path);
        var chance = new Random(1);
        double wall = 0, cpu = 0;
        for (var done = 0; done < n; done += Unit)
        {
            var events = Enumerable.Range(done, Math.Min(Unit, n - done)).Select(i => Make(i, chance)).ToList();
            GC.Collect();
            var (w, c) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
            store.AddUnit($"dunit{done:000000000000}", "synthetic", events, new CodingRun("synthetic"));
            wall += Stopwatch.GetElapsedTime(w).TotalSeconds;
            cpu += (Process.GetCurrentProcess().TotalProcessorTime - c).TotalSeconds;
        }

        Console.WriteLine($"ingest: {n / wall:N0} rows/s wall, {n / cpu:N0} rows a second of processor time ({wall:0.0} s, {cpu:0.0} s)");
    }

    static Event Make(int i, Random chance)
    {
        var (a, b) = (Party(chance), Party(chance));
        var day = new DateOnly(2002, 1, 1).AddDays(chance.Next(8766));
        if (i % 50 == 0)
        {
            var other = Party(chance);
            a = new Mention($"{a.Text} and {other.Text}", default, new Actor(null, $"{a.Text} and {other.Text}", null, ["GOV"]), [a, other]);
        }

        return new Event
        {
            Id = "e" + Ids.Hash("synthetic", i.ToString()), Source = a, Target = b, Mutual = i % 7 == 0, Action = Ontology.Action(s_codes[Skewed(chance, s_codes.Length)])!,
            Date = DatedInterval.OnDay(day), Confidence = 0.5 + (chance.Next(50) / 100.0), Trigger = "", At = new Evidence(0, default),
        };
    }

    static Mention Party(Random chance)
    {
        var iso = Country(chance);
        return chance.Next(3) == 0 ? new Mention($"minister {iso}", default, new Actor($"p.minister-{iso}-{chance.Next(20)}", $"Minister of {iso}", iso, ["GOV"], "minister")) : new Mention(iso, default, new Actor(iso, $"Country {iso}", iso, ["GOV"]));
    }

    static string Country(Random chance) => s_countries[Skewed(chance, s_countries.Length)];

    /// <summary>Few are met often.</summary>
    static int Skewed(Random chance, int n) => (int)(n * Math.Pow(chance.NextDouble(), 2.5));

    static void Text(string folder, string reports)
    {
        var path = Path.Combine(folder, "text.duckdb");
        File.Delete(path);
        long sentences = 0, characters = 0;
        using (var store = EventStore.Open(path))
        {
            foreach (var batch in Lines(reports).Distinct().Chunk(20))
            {
                var text = string.Join('\n', batch);
                List<SentenceSpan> spans = [];
                var at = 0;
                foreach (var line in batch)
                {
                    spans.Add(new SentenceSpan(spans.Count + 1, new Span(Field.Text, at, at + line.Length), PassageKind.Paragraph));
                    at += line.Length + 1;
                }

                sentences += batch.Length;
                characters += text.Length;
                store.Add(new CodedArticle(new Article { Id = Ids.Document(text, null, $"d{sentences}", null), Text = text, Origin = "reports", Published = PublicationDate.Given(new DateOnly(2020, 1, 1).AddDays((int)(sentences / 1000))) }, spans, [], [], []), new CodingRun("synthetic"));
            }

            store.Index(least: 1);
        }

        Console.WriteLine($"text: {new FileInfo(path).Length / (double)sentences:0.0} B a sentence with its document, span and index ({sentences:N0} sentences, {characters / (double)sentences:0} characters each)");
        using var read = EventStore.Open(path, readOnly: true);
        Time("search: one word", 5, () => read.Search("ambassador", limit: 50).Count);
        Time("search: a phrase", 5, () => read.Search("\"prime minister\" resigns", limit: 50).Count);
        Time("search: a beginning", 5, () => read.Search("recogni* state", limit: 50).Count);
        Time("search: nothing", 5, () => read.Search("zzyzx", limit: 50).Count);
    }

    static IEnumerable<string> Lines(string path)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.GetProperty("text").GetString()!.Replace('\n', ' ');
        }
    }

    static void Time(string what, int times, Func<int> ask)
    {
        List<(double Wall, double Cpu)> took = [];
        var rows = 0;
        for (var i = 0; i < times; i++)
        {
            var (w, c) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
            rows = ask();
            took.Add((Stopwatch.GetElapsedTime(w).TotalMilliseconds, (Process.GetCurrentProcess().TotalProcessorTime - c).TotalMilliseconds));
        }

        Console.WriteLine($"{what}: median {took.Select(t => t.Wall).Order().ElementAt(times / 2):0.0} ms wall, {took.Select(t => t.Cpu).Order().ElementAt(times / 2):0.0} ms processor, best {took.Min(t => t.Wall):0.0} ms, {rows} rows");
    }
}
