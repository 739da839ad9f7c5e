using System.Globalization;
using System.Text.Json;
using Demarche.Merging.Happenings;
using Demarche.Pipeline;

namespace Demarche.Benchmarks;

/// <summary>
/// B-cubed of merging, end to end from raw text: documents count as told together when the record holds an event that both report.
/// (a) articles and dated lines with judged pairs; (b) happenings retold by several outlets. With <c>fit</c> the pair weights are fitted anew, each half scored by the weights of the other.
/// </summary>
static class MergingScore
{
    public static int Run(string retold, string pairs, string news, string[] rest)
    {
        var tools = new Tools();
        var tables = Path.Combine(Installation.Data, "merging");
        var (b, a) = (Retold(retold, tools), Judged(pairs, news, tools));
        var merger = rest is ["fit", ..] ? null : Merger.Load(tables);
        if (merger is null)
        {
            var fit = new PairFit(tables);
            var halves = new[] { fit.Weights(b, a, 0), fit.Weights(b, a, 1) };
            Console.Out.WriteLine("cross-fitted: each half scored with the weights of the other");
            for (var h = 0; h < 2; h++)
            {
                var half = h;
                Print($"(b) half {h}", Score(b.Only(x => PairFit.Half(x) == half), fit.With(halves[1 - h])));
                Print($"(a) half {h}", Score(a.Only(x => PairFit.Half(x) == half), fit.With(halves[1 - h])));
            }

            var all = fit.Weights(b, a, -1);
            for (var i = 0; i < all.Length; i++)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Comparison.Names[i]}\t{all[i]:0.00}"));
            }

            merger = fit.With(all);
        }

        var show = rest.Contains("show");
        Print("(b) all", Score(b, merger, show));
        Print("(b) documents with an event", Score(b.Only(x => x.Coded), merger));
        Print("(a) all", Score(a, merger, show));
        Print("(a) documents with an event", Score(a.Only(x => x.Coded), merger));
        Print("(a) documents in a pair that is one or is called one", Score(a, merger, contestedOnly: true));
        Print("(a) the same, nothing merged", Score(a, null, contestedOnly: true));
        return 0;
    }

    static void Print(string name, (double P, double R, double F, double Low, double High, int N, double PairP, double PairR) s) =>
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: B-cubed P {s.P:0.000} R {s.R:0.000} F1 {s.F:0.000} (95 % {s.Low:0.000} to {s.High:0.000}), {s.N} documents; pairs P {s.PairP:0.000} R {s.PairR:0.000}"));

    static MergingSet Retold(string file, Tools tools)
    {
        List<MergingDocument> documents = [];
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var r = json.RootElement;
            var (happening, role) = (r.GetProperty("happening").GetString()!, r.GetProperty("role").GetString()!);
            var own = role == "other" ? happening + "/other" : happening;
            var also = r.TryGetProperty("also", out var list) ? list.EnumerateArray().Select(x => x.GetString()!).ToList() : [];
            documents.Add(Document($"{happening}/{role}", happening, [own, .. also], r.TryGetProperty("title", out var t) ? t.GetString() : null, r.GetProperty("text").GetString()!, r.GetProperty("date").GetString()!, tools));
        }

        return new MergingSet(documents, (x, y) => x.Happenings.Overlaps(y.Happenings));
    }

    static MergingSet Judged(string pairs, string news, Tools tools)
    {
        var items = HappeningPairs.Items(Path.Combine(news, "current_events.jsonl.gz")).ToDictionary(i => (i.Id, Hash: HappeningPairs.Hash(i.Text)[..12]));
        var rows = File.ReadLines(pairs).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var articles = File.ReadLines(Path.Combine(news, "articles.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(r => r.GetProperty("id").GetString()!);
        var documents = new Dictionary<string, MergingDocument>();
        var judged = new Dictionary<(string, string), bool>();
        foreach (var r in rows)
        {
            var (article, item) = (r.GetProperty("article").GetString()!, r.GetProperty("item").GetString()!);
            if (!documents.ContainsKey(article))
            {
                var x = articles[article];
                documents[article] = Document(article, article, [], x.GetProperty("title").GetString(), x.GetProperty("text").GetString()!, x.GetProperty("date").GetString()!, tools);
            }

            var line = items[(item, r.GetProperty("item_hash").GetString()!)];
            documents.TryAdd(item, Document(item, article, [], null, line.Text, $"{line.Day:yyyy-MM-dd}", tools));

            // Where the two who judged differ, or could not say, the pair is left out.
            var (label, second) = (r.GetProperty("coder1").GetString(), r.GetProperty("coder2").GetString());
            if (label == second && (label is "yes" or "no"))
            {
                judged[(article, item)] = judged[(item, article)] = label == "yes";
            }
        }

        return new MergingSet([.. documents.Values], (x, y) => judged.TryGetValue((x.Name, y.Name), out var same) ? same : null);
    }

    static MergingDocument Document(string name, string half, IReadOnlyCollection<string> happenings, string? title, string text, string date, Tools tools)
    {
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var published = PublicationDate.Given(day);
        var coded = tools.Coder.Code(new Article { Id = Ids.Document(text, title, name, day), Text = text, Title = title, Published = published });
        return new MergingDocument(name, half, [.. happenings], text, [.. coded.Events.Where(e => !e.Forced).Select(e => Telling.Of(coded, e))]);
    }

    static (double P, double R, double F, double Low, double High, int N, double PairP, double PairR) Score(MergingSet set, Merger? merger, bool show = false, bool contestedOnly = false)
    {
        var tellings = set.Documents.SelectMany(d => d.Tellings).ToList();
        var links = merger?.Links(tellings, []) ?? [];
        var cluster = new Dictionary<string, int>();
        foreach (var (c, i) in Merger.Clusters(tellings.Select(t => t.EventId), links).Select((c, i) => (c, i)))
        {
            foreach (var e in c)
            {
                cluster[e] = i;
            }
        }

        var clusters = set.Documents.Select(d => d.Tellings.Select(t => cluster[t.EventId]).ToHashSet()).ToArray();
        List<(double P, double R)> elements = [];
        int both = 0, system = 0, gold = 0;
        for (var i = 0; i < set.Documents.Count; i++)
        {
            int tp = 1, sys = 1, right = 1;
            for (var j = 0; j < set.Documents.Count; j++)
            {
                if (i == j || set.Judge(set.Documents[i], set.Documents[j]) is not { } same)
                {
                    continue;
                }

                var told = clusters[i].Overlaps(clusters[j]);
                tp += told && same ? 1 : 0;
                sys += told ? 1 : 0;
                right += same ? 1 : 0;
                if (show && told != same && i < j)
                {
                    Show(told ? "WRONG" : "missed", set.Documents[i], set.Documents[j], merger!);
                }
            }

            (both, system, gold) = (both + tp - 1, system + sys - 1, gold + right - 1);
            if (!contestedOnly || sys > 1 || right > 1)
            {
                elements.Add((tp / (double)sys, tp / (double)right));
            }
        }

        var random = new Random(1);
        var resampled = Enumerable.Range(0, 1000).Select(_ => F([.. Enumerable.Range(0, elements.Count).Select(_ => elements[random.Next(elements.Count)])])).Order().ToList();
        return (elements.Average(e => e.P), elements.Average(e => e.R), F(elements), resampled[25], resampled[974], elements.Count, system == 0 ? 1 : both / (double)system, both / (double)Math.Max(1, gold));
    }

    static double F(List<(double P, double R)> elements)
    {
        var (p, r) = (elements.Average(e => e.P), elements.Average(e => e.R));
        return 2 * p * r / (p + r);
    }

    static void Show(string what, MergingDocument a, MergingDocument b, Merger merger)
    {
        var best = (from x in a.Tellings from y in b.Tellings let c = merger.Compare(x, y) orderby c.Likeness descending select (c.Likeness, c.Reason, x, y)).FirstOrDefault();
        Console.Out.WriteLine($"{what} {a.Name} [{a.Tellings.Count}] ~ {b.Name} [{b.Tellings.Count}] {best.Likeness:0.00} {best.Reason}\n    {Told(best.x, a)}\n    {Told(best.y, b)}");
    }

    static string Told(Telling? t, MergingDocument d) => t is null ? "- " + d.Text[..Math.Min(160, d.Text.Length)] : $"{t.Cameo} {t.Source?.Text} > {t.Target?.Text} {t.Date.From:yyyy-MM-dd}..{t.Date.To:yyyy-MM-dd} {t.Date.Source} @{t.Place?.Name}: {t.Words[..Math.Min(160, t.Words.Length)]}";
}

/// <summary>A document of a merging set.</summary>
sealed record MergingDocument(string Name, string Story, HashSet<string> Happenings, string Text, IReadOnlyList<Telling> Tellings)
{
    public bool Coded => Tellings.Count > 0;
}

/// <summary>Documents and what is known of each pair: one happening, not one, or not judged.</summary>
sealed record MergingSet(IReadOnlyList<MergingDocument> Documents, Func<MergingDocument, MergingDocument, bool?> Judge)
{
    public MergingSet Only(Func<MergingDocument, bool> keep) => this with { Documents = [.. Documents.Where(keep)] };
}
