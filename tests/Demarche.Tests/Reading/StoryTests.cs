using Demarche.Reading;

namespace Demarche.Tests.Reading;

public class StoryTests
{
    [Fact]
    public void Every_bundled_story_is_read_with_headline_date_and_publisher()
    {
        var results = Reader.Read(Path.Combine(Support.Root, "data", "stories")).ToList();
        Assert.True(results.Count >= 6);
        foreach (var result in results)
        {
            var a = result.Article!;
            Assert.NotNull(a.Headline);
            Assert.NotNull(a.Published.Day);
            Assert.NotNull(a.Publisher);
            Assert.Equal("en", a.Language);
            var words = a.Passages.Where(p => p.Kind == PassageKind.Paragraph).Sum(p => a.Text[p.Start..p.End].Split(' ').Length);
            Assert.InRange(words, 300, 700);
        }

        Assert.Contains(results, r => r.Article!.Passages.Any(p => p.Kind == PassageKind.Comment));
    }
}
