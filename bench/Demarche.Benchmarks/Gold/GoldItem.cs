using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Demarche.Benchmarks.Gold;

/// <summary>A dated report of current_events.jsonl.gz, as drawn for coding by hand.</summary>
/// <param name="Id">Its id in the file.</param>
/// <param name="Raw">Its words as the file has them.</param>
/// <param name="Date">Day of publication, YYYY-MM-DD.</param>
sealed record GoldItem(string Id, string Raw, string Date)
{
    /// <summary>Its words without white space around them.</summary>
    public string Text { get; } = Raw.Trim();

    /// <summary>First twelve digits of the SHA-256 of the words; the last of them decides the half: odd calibrates, even scores.</summary>
    public string Hash { get; } = Sha(Raw.Trim())[..12];

    /// <summary>The item as the coder takes it.</summary>
    public Article ToArticle() => new()
    {
        Id = Ids.Document(Text, null, null, DateOnly.ParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Text = Text,
        Origin = Id,
        Language = "en",
        Published = PublicationDate.Given(DateOnly.ParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
    };

    /// <summary>Every item of the file.</summary>
    public static IEnumerable<GoldItem> Read(string path)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var e = json.RootElement;
            yield return new GoldItem(e.GetProperty("id").GetString()!, e.GetProperty("text").GetString()!, e.GetProperty("date").GetString()!);
        }
    }

    /// <summary>The items that were labelled. The file gives some ids twice, so that the hash of the words belongs to the key.</summary>
    public static Dictionary<(string Id, string Hash), GoldItem> Of(IEnumerable<GoldLabel> labels, string path)
    {
        var ids = labels.Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        return Read(path).Where(i => ids.Contains(i.Id)).GroupBy(i => (i.Id, i.Hash)).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>
    /// The two samples. What may be drawn: each text once, six words or more, with a full stop. The order is that of a hash over seed, id and
    /// text, so that nobody chose; the second sample leaves out the first.
    /// </summary>
    public static (List<GoldItem> Gold, List<GoldItem> Base) Draw(string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pool = Read(path).Where(i => i.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= 6 && i.Text.Contains('.', StringComparison.Ordinal) && seen.Add(i.Text)).ToList();
        var gold = Ordered(pool, "demarche-gold-1").Take(600).ToList();
        var taken = gold.Select(i => i.Raw).ToHashSet(StringComparer.Ordinal);
        return (gold, Ordered(pool, "demarche-base-1").Where(i => !taken.Contains(i.Raw)).Take(300).ToList());
    }

    static IEnumerable<GoldItem> Ordered(List<GoldItem> pool, string seed) => pool.OrderBy(i => Sha($"{seed}:{i.Id}:{i.Text}"), StringComparer.Ordinal);

    static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
