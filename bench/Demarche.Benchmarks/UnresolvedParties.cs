using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Demarche.Coding.Actions;
using Demarche.Coding.Actors;
using Demarche.Language;

namespace Demarche.Benchmarks;

/// <summary>
/// Which words stand as source or target of an act and mean no actor that the tables know: their share among all such words, and the words by frequency.
/// Reads dated JSON lines; a third of them, by the hash of the id, are held out of the listing, so that what was added from the list is measured on others.
/// </summary>
static class UnresolvedParties
{
    /// <param name="data">The folder data.</param>
    /// <param name="news">JSON lines with id, date and text.</param>
    /// <param name="options"><c>list</c> prints the words of the lines that are not held out; <c>heldout</c> counts the others only.</param>
    public static int Run(string data, string news, string[] options)
    {
        var heldOut = options.Contains("heldout");
        var annotator = Annotator.Load(Path.Combine(data, "models", "english.dml"));
        var mentions = new MentionFinder(ActorCatalog.Load(Path.Combine(data, "actors")));
        var acts = new ActionFinder(ActionLexicon.Load(Path.Combine(data, "actions")));
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var tally = new int[5];
        foreach (var line in File.ReadLines(news))
        {
            using var json = JsonDocument.Parse(line);
            var id = json.RootElement.GetProperty("id").GetString()!;
            if ((SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] % 3 == 0) != heldOut)
            {
                continue;
            }

            var text = json.RootElement.GetProperty("text").GetString()!;
            DateOnly? on = DateOnly.TryParseExact(json.RootElement.GetProperty("date").GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
            foreach (var s in annotator.Annotate(text, 0, text.Length))
            {
                var frames = acts.Find(s);
                if (frames.Count == 0)
                {
                    continue;
                }

                var found = mentions.Find(s, on);
                foreach (var party in frames.SelectMany(f => f.Sources.Concat(f.Targets)).Distinct())
                {
                    Count(s, party, found, tally, counts);
                }
            }
        }

        var total = tally.Sum();
        Console.WriteLine($"{total} words as source or target: {tally[0]} with a country or an id, {tally[1]} with a sector alone, {tally[2]} names that mean nobody ({counts.Count(c => c.Key[0] == '^')} distinct), {tally[3]} nouns ({counts.Count(c => c.Key[0] != '^')} distinct), {tally[4]} pronouns and others");
        if (options.Contains("list"))
        {
            foreach (var (word, n) in counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal))
            {
                Console.WriteLine($"{n}\t{word}");
            }
        }

        return 0;
    }

    static void Count(Sentence s, int party, List<ActorMention> found, int[] tally, Dictionary<string, int> counts)
    {
        if (found.Find(m => m.First <= party && party < m.End) is { } mention)
        {
            tally[mention.Mention.Actor is { Country: null, Id: null } ? 1 : 0]++;
            return;
        }

        var name = s.Upos(party) == Upos.PROPN;
        if (!name && s.Upos(party) != Upos.NOUN)
        {
            tally[4]++;
            return;
        }

        tally[name ? 2 : 3]++;
        var first = party;
        while (first > 0 && s.Head(first - 1) == party && s.Relation(first - 1) is "compound" or "flat" or "amod")
        {
            first--;
        }

        var last = party;
        while (name && last + 1 < s.Count && s.Relation(last + 1) == "flat")
        {
            last++;
        }

        var words = string.Join(' ', Enumerable.Range(first, last - first + 1).Select(s.Word));
        var key = name ? "^" + words : words.ToLowerInvariant();
        counts[key] = counts.GetValueOrDefault(key) + 1;
    }
}
