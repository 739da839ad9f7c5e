using System.Text.Json;
using Demarche.Reading;

namespace Demarche.Tests.Reading;

public class PageAccuracyTests
{
    /// <summary>Segments that must be in the text (or headline) of 67 real pages, segments that must not, and dates; the table is printed on every run.</summary>
    [Fact]
    public void Real_pages_give_the_articles_text_and_little_else()
    {
        var folder = Support.Shared("data/news/html2");
        var options = new ReaderOptions { NotAfter = new DateOnly(2026, 11, 24) };
        int with = 0, withAll = 0, without = 0, withoutAll = 0, dates = 0, datesAll = 0;
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        foreach (var page in expected.RootElement.EnumerateArray())
        {
            var article = Assert.Single(Reader.Read(Path.Combine(folder, page.GetProperty("file").GetString()!), options)).Article;
            var text = Plain(article?.Title + "\n" + article?.Text);
            foreach (var segment in page.GetProperty("with").EnumerateArray())
            {
                withAll++;
                with += text.Contains(Plain(segment.GetString()!)) ? 1 : 0;
            }

            foreach (var segment in page.GetProperty("without").EnumerateArray())
            {
                withoutAll++;
                without += text.Contains(Plain(segment.GetString()!)) ? 0 : 1;
            }

            if (page.TryGetProperty("date", out var date) && date.GetString() is { Length: > 0 } day)
            {
                datesAll++;
                dates += article?.Published.Day?.ToString("yyyy-MM-dd") == day ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"in the text {with}/{withAll} = {(double)with / withAll:F3}; left out {without}/{withoutAll} = {(double)without / withoutAll:F3}; dates {dates}/{datesAll} = {(double)dates / datesAll:F3}");
        Assert.True(with >= 0.93 * withAll);
        Assert.True(without >= 0.93 * withoutAll);
        Assert.True(dates >= 0.88 * datesAll);
    }

    /// <summary>White space folded, and the one letter of the set whose two spellings differ brought to one.</summary>
    static string Plain(string s) => string.Join(' ', s.Replace("\u09AF\u09BC", "\u09DF").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
