using System.Globalization;
using Demarche.Merging.Happenings;

namespace Demarche.Benchmarks;

/// <summary>Counts in how many dated one-line reports a stem stands and prints the table <c>data/merging/word-weights.tsv</c>.</summary>
static class WordWeightsOf
{
    const int Least = 12;

    public static int Print(string news)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var items = HappeningPairs.Items(Path.Combine(news, "current_events.jsonl.gz"));
        foreach (var (_, _, text) in items)
        {
            foreach (var stem in Stems.Of(text).Select(s => s.Stem).Distinct())
            {
                counts[stem] = counts.GetValueOrDefault(stem) + 1;
            }
        }

        Console.Out.WriteLine($"# How telling a stem is: natural logarithm of lines over lines that hold it; stems in fewer than {Least} lines weigh as much as the rarest here.");
        Console.Out.WriteLine($"# source: counted over {items.Count} lines of ../shared/data news/current_events.jsonl.gz (Wikipedia text, CC BY-SA 4.0; counts are facts) by bench word-weights");
        Console.Out.WriteLine("stem\tweight");
        foreach (var (stem, n) in counts.Where(c => c.Value >= Least).OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stem}\t{Math.Log(items.Count / (double)n):0.0}"));
        }

        return 0;
    }
}
