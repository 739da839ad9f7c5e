using System.Diagnostics;
using System.Text;
using Demarche.Reading;
using Demarche.Reading.Feeds;

namespace Demarche.Tests.Reading;

public class FeedTests
{
    static readonly ReaderOptions Options = new() { NotAfter = new DateOnly(2026, 11, 24) };

    static List<ReadResult> Read(string xml, string name = "feed.xml") => [.. Reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)), name, Options)];

    [Fact]
    public void An_rss_item_gives_title_link_date_and_text()
    {
        var a = Assert.Single(Read("""
            <?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title><link>https://example.org/</link>
            <item><title>Norway &amp; Ireland act</title><link>https://www.example.org/norway</link><pubDate>Tue, 28 May 2024 10:00:00 GMT</pubDate>
            <description><![CDATA[<p>Norway recognised Palestine.</p><p>Israel recalled its ambassador.</p>]]></description></item></channel></rss>
            """)).Article!;
        Assert.Equal("Norway & Ireland act", a.Title);
        Assert.Equal("https://www.example.org/norway", a.Url);
        Assert.Equal("example.org", a.Publisher);
        Assert.Equal((new DateOnly(2024, 5, 28), "header"), (a.Published.Day, a.Published.Source));
        Assert.Equal("Norway recognised Palestine.\nIsrael recalled its ambassador.", a.Text);
    }

    [Fact]
    public void An_atom_entry_prefers_its_alternate_link_and_its_content()
    {
        var a = Assert.Single(Read("""
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title><entry><title type="html">Oslo &lt;b&gt;acts&lt;/b&gt;</title>
            <link rel="self" href="https://example.org/self"/><link rel="alternate" href="https://example.org/page"/>
            <published>2024-05-28T08:00:00Z</published><updated>2024-05-30T08:00:00Z</updated>
            <summary>Short.</summary><content type="xhtml"><div><p>Norway recognised Palestine on Tuesday.</p></div></content></entry></feed>
            """)).Article!;
        Assert.Equal("Oslo acts", a.Title);
        Assert.Equal("https://example.org/page", a.Url);
        Assert.Equal(new DateOnly(2024, 5, 28), a.Published.Day);
        Assert.Equal("Norway recognised Palestine on Tuesday.", a.Text);
    }

    [Fact]
    public void A_broken_feed_gives_the_entries_that_are_there()
    {
        var results = Read("<rss><channel><item><title>One & two</title><description>First <b>text</description></item><item><title>Three</title><description>Second text");
        Assert.Equal(2, results.Count);
        Assert.Equal("One & two", results[0].Article!.Title);
    }

    [Fact]
    public void Declared_entities_are_never_expanded()
    {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>x &b; &c; y</title><description>Text &b;.</description></item></channel></rss>";
        var a = Assert.Single(Read(bomb)).Article!;
        Assert.Contains("&b;", a.Title);
        Assert.DoesNotContain("aaaaaaaaaa", a.Text);
    }

    [Theory]
    [InlineData("<item>", 50_000)]
    [InlineData("<title>", 50_000)]
    [InlineData("<![CDATA[", 50_000)]
    [InlineData("<!--", 50_000)]
    [InlineData("<item><title>x</title>", 30_000)]
    public void Hostile_feeds_are_read_in_bounded_time(string piece, int times)
    {
        var clock = Stopwatch.StartNew();
        Assert.NotEmpty(Read("<rss><channel>" + string.Concat(Enumerable.Repeat(piece, times))));
        TestContext.Current.TestOutputHelper?.WriteLine($"{piece} × {times}: {clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Every_sample_feed_is_read_or_refused_with_a_reason()
    {
        var folder = Support.Shared("data/news/feeds");
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            var results = Reader.Read(file, Options).ToList();
            Assert.NotEmpty(results);
            Assert.All(results, r => Assert.True(r.Article is not null || r.Rejected!.Message.Length > 0));
            Assert.DoesNotContain(results, r => r.Rejected?.Code is "damaged" or "binary");
        }
    }

    [Fact]
    public void A_list_of_feeds_is_named_as_one()
    {
        const string Opml = """<opml version="2.0"><body><outline text="News"><outline text="A" xmlUrl="https://example.org/a.xml"/><outline title="B" xmlUrl='https://example.org/b.xml'/><outline xmlUrl="file:///etc/passwd"/></outline></body></opml>""";
        Assert.Equal([new ListedFeed("A", "https://example.org/a.xml"), new ListedFeed("B", "https://example.org/b.xml")], FeedList.Read(Opml));
        Assert.Equal("feed-list", Assert.Single(Read(Opml, "list.opml")).Rejected!.Code);
    }
}
