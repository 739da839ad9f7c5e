using System.Text.Json;
using Demarche.Reading;

namespace Demarche.Tests.Reading;

public class TextDateAccuracyTests
{
    /// <summary>332 real articles without their metadata: a day found from the words alone must nearly always be right; most articles do not tell it, and then none is given.</summary>
    [Fact]
    public void A_day_found_from_words_alone_is_nearly_always_right()
    {
        var options = new ReaderOptions { NotAfter = new DateOnly(2026, 11, 24) };
        int found = 0, near = 0, all = 0;
        foreach (var line in File.ReadLines(Support.Shared("data/news/articles.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var known = DateOnly.Parse(json.RootElement.GetProperty("date").GetString()!);
            var article = Reader.ReadText(json.RootElement.GetProperty("title").GetString() + "\n\n" + json.RootElement.GetProperty("text").GetString(), options);
            all++;
            if (article.Published.Day is { } day)
            {
                found++;
                near += Math.Abs(day.DayNumber - known.DayNumber) <= 2 ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"found in {found} of {all}; within two days of the known date {near} = {(double)near / found:F3}");
        Assert.True(found >= 30);
        Assert.True(near >= 0.9 * found);
    }
}
