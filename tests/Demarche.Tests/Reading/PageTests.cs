using System.Diagnostics;
using System.Text;
using Demarche.Reading;

namespace Demarche.Tests.Reading;

public class PageTests
{
    static readonly ReaderOptions Options = new() { NotAfter = new DateOnly(2026, 11, 24) };

    const string Body = """
        <nav><a href="/">Home</a> <a href="/world">World</a></nav>
        <article><h1>Norway recognises Palestine</h1>
        <p>Norway recognised a Palestinian state on Tuesday, together with Ireland and Spain, the government in Oslo said.</p>
        <figure><img src="a.jpg"><figcaption>The foreign minister in Oslo [Example/AFP]</figcaption></figure>
        <h2>What did Israel say?</h2>
        <p>Israel condemned the step &amp; recalled its ambassadors, as it had announced a week before in the capital.</p></article>
        <div class="related-links"><a href="/1">More from the region that you may like to read today</a></div>
        <footer>All rights reserved.</footer>
        """;

    static ReadResult Read(string html, string name = "a.html") => Assert.Single(Reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(html)), name, Options));

    [Fact]
    public void Only_the_articles_words_are_kept()
    {
        var a = Read($"<html><head><title>Norway recognises Palestine | Example</title></head><body>{Body}</body></html>").Article!;
        Assert.Equal("Norway recognises Palestine", a.Title);
        Assert.DoesNotContain("Home", a.Text);
        Assert.DoesNotContain("More from", a.Text);
        Assert.DoesNotContain("rights", a.Text);
        Assert.Contains("condemned the step & recalled", a.Text);
        Assert.Contains(a.Passages, p => p.Kind == PassageKind.Heading && a.Text[p.Start..p.End] == "What did Israel say?");
        Assert.Contains(a.Passages, p => p.Kind == PassageKind.Caption && a.Text[p.Start..p.End] == "The foreign minister in Oslo");
        Assert.Contains(a.Passages, p => p.Kind == PassageKind.Credit && a.Text[p.Start..p.End] == "[Example/AFP]");
    }

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","headline":"Norway recognises Palestine","datePublished":"2024-05-28T08:00:00Z"}</script>""", "json-ld")]
    [InlineData("""<meta property="article:published_time" content="2024-05-28T08:00:00Z">""", "opengraph")]
    [InlineData("""<meta name="pubdate" content="2024-05-28">""", "meta")]
    [InlineData("""<link rel="canonical" href="https://www.example.org/2024/05/28/norway">""", "url")]
    public void The_date_is_found_where_the_page_gives_it(string tag, string source)
    {
        var a = Read($"<html><head>{tag}</head><body>{Body}</body></html>").Article!;
        Assert.Equal((new DateOnly(2024, 5, 28), source), (a.Published.Day, a.Published.Source));
        Assert.NotEmpty(a.Published.Reason);
    }

    [Fact]
    public void A_time_element_gives_the_date()
    {
        var a = Read($"<html><body>{Body.Replace("</h1>", "</h1><time datetime=\"2024-05-28\">28 May</time>")}</body></html>").Article!;
        Assert.Equal((new DateOnly(2024, 5, 28), "time"), (a.Published.Day, a.Published.Source));
    }

    [Fact]
    public void A_declared_character_set_is_used()
    {
        var html = $"<html><head><meta charset=\"windows-1251\"></head><body><p>{string.Concat(Enumerable.Repeat("Министр сообщил о переговорах. ", 12))}</p></body></html>";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var result = Assert.Single(Reader.Read(new MemoryStream(Encoding.GetEncoding(1251).GetBytes(html)), "a.html", Options));
        Assert.StartsWith("Министр сообщил", result.Article!.Text);
        Assert.Equal("ru", result.Article.Language);
    }

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<b><i>", 60_000)]
    [InlineData("<a href=\"x", 30_000)]
    [InlineData("<!--", 100_000)]
    [InlineData("<noscript>", 100_000)]
    [InlineData("<table><tr><td>", 40_000)]
    [InlineData("<p><font>", 60_000)]
    [InlineData("</p>", 100_000)]
    public void Hostile_pages_are_read_in_bounded_time(string piece, int times)
    {
        var html = "<html><body>" + string.Concat(Enumerable.Repeat(piece, times)) + Body;
        var clock = Stopwatch.StartNew();
        var result = Read(html);
        Assert.True(result.Article is not null || result.Rejected is not null);
        TestContext.Current.TestOutputHelper?.WriteLine($"{piece} × {times}: {clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void A_huge_attribute_is_cut()
    {
        var a = Read($"<html><body><div data-x=\"{new string('a', 5_000_000)}\">{Body}</div></body></html>").Article!;
        Assert.Contains("condemned", a.Text);
    }
}
