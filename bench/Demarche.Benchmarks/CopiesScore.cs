using System.Globalization;
using System.Text.Json;
using Demarche.Merging.Copies;

namespace Demarche.Benchmarks;

/// <summary>
/// Near copies found through the bands and confirmed by their shingles: articles and one-line reports as they are, and of each the variants that outlets make: cut at the end, a line put before it,
/// every tenth word changed, paragraphs in another order, an update with a new opening. A pair of variants of one text is a copy; a pair of two texts of the data is not, unless the texts are nearly the same themselves.
/// </summary>
static class CopiesScore
{
    public static int Run(string news)
    {
        List<(int Of, string Kind, Sketch Sketch)> all = [];
        var texts = File.ReadLines(Path.Combine(news, "articles.jsonl")).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!)
            .Concat(HappeningPairs.Items(Path.Combine(news, "current_events.jsonl.gz")).Where((_, i) => i % 40 == 0).Select(i => i.Text)).Distinct().ToList();
        for (var t = 0; t < texts.Count; t++)
        {
            foreach (var (kind, text) in Variants(texts[t], t))
            {
                if (Sketch.Of($"{t}/{kind}", text) is { } sketch)
                {
                    all.Add((t, kind, sketch));
                }
            }
        }

        var blocks = all.SelectMany((s, i) => s.Sketch.BandHashes.Select(b => (b, i))).ToLookup(p => p.b, p => p.i);
        var found = new HashSet<(int, int)>();
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var j in all[i].Sketch.BandHashes.SelectMany(b => blocks[b]).Distinct().Where(j => j > i))
            {
                if (Likeness.Of(all[i].Sketch, all[j].Sketch) is not null)
                {
                    found.Add((i, j));
                }
            }
        }

        var originals = all.Select((s, i) => (s, i)).Where(p => p.s.Kind == "as it is").ToDictionary(p => p.s.Of, p => p.i);
        foreach (var kind in all.Select(a => a.Kind).Distinct().Where(k => k != "as it is"))
        {
            var pairs = all.Select((s, i) => (s, i)).Where(p => p.s.Kind == kind && originals.ContainsKey(p.s.Of)).Select(p => (originals[p.s.Of], p.i)).ToList();
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {pairs.Count(p => found.Contains((Math.Min(p.Item1, p.i), Math.Max(p.Item1, p.i)))) / (double)pairs.Count:0.000} of {pairs.Count} found"));
        }

        var gold = originals.Values.SelectMany(o => all.Select((s, i) => (s, i)).Where(p => p.s.Of == all[o].Of && p.i != o).Select(p => (Math.Min(o, p.i), Math.Max(o, p.i)))).ToHashSet();
        var wrong = found.Where(p => all[p.Item1].Of != all[p.Item2].Of).ToList();
        var real = wrong.Where(p => all[p.Item1].Kind == "as it is" && all[p.Item2].Kind == "as it is").ToList();
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recall {gold.Count(found.Contains) / (double)gold.Count:0.000} of {gold.Count}; {found.Count} pairs found, {wrong.Count} of them between two texts: precision {1 - (wrong.Count / (double)found.Count):0.0000} if none of those are copies"));
        foreach (var (i, j) in real.Take(40))
        {
            Console.Out.WriteLine($"? {Short(texts[all[i].Of])}\n  {Short(texts[all[j].Of])}");
        }

        return 0;
    }

    static string Short(string text) => text.ReplaceLineEndings(" ")[..Math.Min(text.Length, 150)];

    static IEnumerable<(string Kind, string Text)> Variants(string text, int seed)
    {
        var words = text.Split(' ');
        yield return ("as it is", text);
        yield return ("capitals and spaces", string.Join("  ", words).ToUpperInvariant());
        yield return ("a line before it", "By our correspondent. " + text);
        yield return ("cut at the end", string.Join(' ', words.Take((int)(words.Length * 0.85))));
        if (words.Length > 100)
        {
            yield return ("cut to a half", string.Join(' ', words.Take((int)(words.Length * 0.55))));
            yield return ("every twentieth word changed", string.Join(' ', words.Select((w, i) => i % 20 == seed % 20 ? "reportedly" : w)));
            var lines = text.Split('\n');
            yield return ("paragraphs in another order", string.Join('\n', lines.Skip(lines.Length / 2).Concat(lines.Take(lines.Length / 2))));
            yield return ("an update with a new opening", "Officials said late in the evening that the matter was settled for now and that more would be told tomorrow. " + string.Join(' ', words.Skip(words.Length / 10)));
        }
    }
}
