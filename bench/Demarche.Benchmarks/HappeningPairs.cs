using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Demarche.Coding.Actors;
using Demarche.Language;

namespace Demarche.Benchmarks;

/// <summary>
/// Pairs of an article and a dated one-line report, chosen by date and country alone and written for people to label: does the line tell a happening that the article reports?
/// The rule is fixed: lines within two days that share two countries with the headline and first two sentences (one, for news articles that name few),
/// ranked by shared countries, then by shared words, then by id; the first two of each article, and one more by the hash of its id. Chosen before there was anything that merges.
/// </summary>
static partial class HappeningPairs
{
    const int Wanted = 260;

    public static int Write(string actors, string news, string output)
    {
        var finder = new MentionFinder(ActorCatalog.Load(actors));
        var items = Items(Path.Combine(news, "current_events.jsonl.gz"));
        var byDay = items.GroupBy(i => i.Day).ToDictionary(g => g.Key, g => g.ToList());
        List<(string Key, string Json)> pairs = [];
        foreach (var line in File.ReadLines(Path.Combine(news, "articles.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var a = json.RootElement;
            var (id, title, text) = (a.GetProperty("id").GetString()!, a.GetProperty("title").GetString()!, a.GetProperty("text").GetString()!);
            var day = DateOnly.ParseExact(a.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            // Datelines, places of a press call and a repeated headline are no sentences to judge by.
            var head = string.Join(' ', Segmenter.Split(text, 0, text.Length).Select(s => text[s.Start..s.End].ReplaceLineEndings(" ").Trim()).Where(s => s.Split(' ').Length >= 9 && !s.StartsWith(title, StringComparison.Ordinal)).Take(2));
            var (countries, words) = (Countries(finder, title + ". " + head, day), Words(title + " " + head));
            var wikinews = a.GetProperty("kind").GetString() == "wikinews_news";
            var near = Enumerable.Range(-2, 5).SelectMany(d => byDay.GetValueOrDefault(day.AddDays(d), []))
                .Select(i => (Item: i, Shared: Countries(finder, i.Text, i.Day).Intersect(countries).Count(), Overlap: Words(i.Text).Intersect(words).Count()))
                .Where(x => x.Shared > 0 && x.Shared >= (wikinews ? 1 : 2))
                .OrderByDescending(x => x.Shared).ThenByDescending(x => x.Overlap).ThenBy(x => x.Item.Id, StringComparer.Ordinal).Select(x => x.Item).ToList();
            foreach (var item in near.Take(2).Concat(near.Skip(2).OrderBy(i => Hash(id + i.Id), StringComparer.Ordinal).Take(1)))
            {
                var pair = new { pair = Hash(id + "|" + item.Id)[..10], article = id, item = item.Id, item_hash = Hash(item.Text)[..12], article_date = $"{day:yyyy-MM-dd}", item_date = $"{item.Day:yyyy-MM-dd}", title, head, item_text = item.Text };
                // Whole articles are drawn, so that near misses of one story stay together.
                pairs.Add(((wikinews ? "0" : "1") + Hash(id), JsonSerializer.Serialize(pair, Plain)));
            }
        }

        var chosen = pairs.OrderBy(p => p.Key, StringComparer.Ordinal).Take(Wanted).ToList();
        File.WriteAllLines(output, chosen.Select(p => p.Json));
        Console.Error.WriteLine($"{chosen.Count} pairs of {chosen.Select(p => p.Key).Distinct().Count()} articles, from {pairs.Count} that fit");
        return 0;
    }

    /// <summary>Dated one-line reports, each text once, bare headings left out.</summary>
    internal static List<(string Id, DateOnly Day, string Text)> Items(string file)
    {
        List<(string, DateOnly, string)> items = [];
        HashSet<string> seen = [];
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= 6 && seen.Add(text))
            {
                items.Add((json.RootElement.GetProperty("id").GetString()!, DateOnly.ParseExact(json.RootElement.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture), text));
            }
        }

        return items;
    }

    static HashSet<string> Countries(MentionFinder finder, string text, DateOnly day) =>
        [.. Segmenter.Split(text, 0, text.Length).SelectMany(s => finder.Find(s, day)).Select(m => m.Mention)
            .SelectMany(m => m.Members?.Select(p => p.Actor.Country) ?? [m.Actor.Country]).OfType<string>()];

    static HashSet<string> Words(string text) => [.. WordPattern().Matches(text).Select(m => m.Value.ToLowerInvariant())];

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex(@"\p{L}{4,}", RegexOptions.NonBacktracking)]
    private static partial Regex WordPattern();
}
