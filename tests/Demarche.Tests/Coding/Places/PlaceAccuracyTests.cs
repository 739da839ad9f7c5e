using System.Globalization;
using System.Text.Json;
using Demarche.Coding;
using Demarche.Coding.Places;
using Demarche.Language;

namespace Demarche.Tests.Coding.Places;

/// <summary>Two hundred and fifty mentions of places in real articles, drawn by a hash and labelled by hand: is the right country found, and the right town?</summary>
public class PlaceAccuracyTests(ITestOutputHelper output)
{
    sealed record Label(string Article, int Offset, int Length, string[] Countries, string[] Cities, string Draw);

    static List<Label> Labels()
    {
        using var reader = File.OpenText(Path.Combine(Support.Root, "tests", "Demarche.Tests", "Coding", "Places", "Gold", "places.tsv"));
        return [.. Table.Read(reader, "places.tsv").Select(r => new Label(r["article"], Int(r["offset"]), Int(r["length"]), r["country"].Split('|'), r["city"].Split('|', StringSplitOptions.RemoveEmptyEntries), r["draw"]))];
    }

    static int Int(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("1", 0.95, 0.80)]
    [InlineData("2", 0.80, 0.60)]
    public void Places_of_real_articles_are_found_in_their_country_and_town(string draw, double leastCountry, double leastTown)
    {
        var texts = File.ReadLines(Support.Shared("data/news/articles.jsonl")).Select(l => JsonDocument.Parse(l).RootElement)
            .ToDictionary(e => e.GetProperty("id").GetString()!, e => e.GetProperty("text").GetString()!, StringComparer.Ordinal);
        var knowledge = Knowledge.Load(Path.Combine(Support.Root, "data"));
        using var annotator = Annotator.Load(Path.Combine(Support.Root, "data", "models", "english.dml"));
        var names = new PlaceNames(LettersOf());
        List<bool> country = [], city = [];
        foreach (var article in Labels().Where(l => l.Draw == draw).GroupBy(l => l.Article, StringComparer.Ordinal))
        {
            var text = texts[article.Key];
            var sentences = annotator.Annotate(text, 0, text.Length);
            var context = new PlaceContext();
            foreach (var mention in sentences.SelectMany(x => knowledge.Mentions.Find(x, null)))
            {
                context.Add(mention.Mention.Actor.Country);
            }

            var found = sentences.Select(x => knowledge.Places.Find(x, context)).ToList();
            foreach (var label in article)
            {
                var m = Enumerable.Range(0, sentences.Count).SelectMany(i => found[i].Select(p => (Sentence: sentences[i], Place: p)))
                    .Where(p => p.Sentence.TokenStart(p.Place.First) < label.Offset + label.Length && label.Offset < p.Sentence.TokenEnd(p.Place.End - 1))
                    .Select(p => p.Place.Place).FirstOrDefault();
                var rightCountry = m is not null && label.Countries.Contains(m.Country);
                country.Add(rightCountry);
                var rightCity = true;
                if (label.Cities.Length > 0)
                {
                    rightCity = rightCountry && label.Cities.Any(c => names.Fold(c) == names.Fold(m!.Name) || (m.Precision != PlacePrecision.Country && names.Fold(m.Text).Contains(names.Fold(c), StringComparison.Ordinal)));
                    city.Add(rightCity);
                }

                if (!rightCountry || !rightCity)
                {
                    output.WriteLine($"missed: {text.Substring(Math.Max(0, label.Offset - 30), Math.Min(label.Length + 60, text.Length - Math.Max(0, label.Offset - 30))).Replace('\n', ' ')} | {string.Join('|', label.Countries)} {string.Join('|', label.Cities)} | {m}");
                }
            }
        }

        output.WriteLine($"draw {draw}: country {Share(country)}; town {Share(city)}");
        Assert.True(country.Count(b => b) >= leastCountry * country.Count);
        Assert.True(city.Count(b => b) >= leastTown * city.Count);
    }

    static IEnumerable<(char Letter, string Plain)> LettersOf()
    {
        using var reader = File.OpenText(Path.Combine(Support.Root, "data", "places", "letters.tsv"));
        return [.. Table.Read(reader, "letters.tsv").Select(r => (r["letter"][0], r["plain"]))];
    }

    static string Share(List<bool> right)
    {
        var (from, to) = Support.Interval(right);
        return string.Create(CultureInfo.InvariantCulture, $"{right.Count(b => b) / (double)right.Count:F3} ({from:F3} to {to:F3}, n = {right.Count})");
    }
}
