using System.Net;
using Demarche.Reading;
using Demarche.Reading.Web;
using Microsoft.AspNetCore.Http;

namespace Demarche.Tests.Reading;

public class WebTests
{
    const string Page = "<html><head><title>Oslo recalls envoy</title><meta property=\"article:published_time\" content=\"2024-05-28T10:00:00Z\"></head><body><article><h1>Oslo recalls envoy</h1><p>Norway recalled its ambassador from Belarus on Tuesday after a trial in Minsk that it called a farce.</p><p>The ministry in Oslo said that the envoy would stay at home until the prisoners were free again.</p></article></body></html>";

    static readonly FetchOptions s_here = new() { AllowPrivate = true, Pause = TimeSpan.Zero };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<string?> Refusal(Site site, string path, FetchOptions? options = null)
    {
        using var fetcher = new Fetcher(options ?? s_here);
        return (await fetcher.Get(site.Address + path, cancel: Cancel)).Rejected?.Code;
    }

    [Theory]
    [InlineData("127.0.0.1"), InlineData("10.1.2.3"), InlineData("172.16.0.1"), InlineData("172.31.255.255"), InlineData("192.168.1.1"), InlineData("169.254.169.254"), InlineData("100.64.0.1"), InlineData("0.0.0.0"), InlineData("224.0.0.1"), InlineData("255.255.255.255")]
    [InlineData("::1"), InlineData("::"), InlineData("fe80::1"), InlineData("fd00::1"), InlineData("::ffff:127.0.0.1"), InlineData("64:ff9b::7f00:1"), InlineData("2002:7f00:1::"), InlineData("ff02::1")]
    public void Addresses_inside_the_machine_or_its_network_are_known(string address) => Assert.True(AddressGuard.IsPrivate(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8"), InlineData("172.15.0.1"), InlineData("172.32.0.1"), InlineData("2606:4700::1111"), InlineData("100.63.0.1")]
    public void Public_addresses_are_not_taken_for_private(string address) => Assert.False(AddressGuard.IsPrivate(IPAddress.Parse(address)));

    [Theory]
    [InlineData("file:///etc/passwd"), InlineData("ftp://example.org/a"), InlineData("http://user:secret@example.org/")]
    [InlineData("http://127.0.0.1/"), InlineData("http://localhost/"), InlineData("http://[::1]/"), InlineData("http://2130706433/"), InlineData("http://0x7f.1/"), InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task Files_and_private_addresses_are_refused(string address)
    {
        using var fetcher = new Fetcher();
        var fetched = await fetcher.Get(address, cancel: Cancel);
        Assert.Equal("refused", fetched.Rejected?.Code);
        Assert.Empty(fetched.Body);
    }

    [Fact]
    public async Task A_redirect_is_checked_like_the_address_itself()
    {
        await using var site = await Site.Start();
        site.Page("/to-file", c => { c.Response.Redirect("file:///etc/passwd"); return Task.CompletedTask; });
        site.Page("/loop", c => { c.Response.Redirect("/loop"); return Task.CompletedTask; });
        site.Page("/once", c => { c.Response.Redirect("/page"); return Task.CompletedTask; });
        site.Page("/page", Page);
        Assert.Equal("refused", await Refusal(site, "/to-file"));
        Assert.Equal("redirects", await Refusal(site, "/loop"));
        Assert.Null(await Refusal(site, "/once"));
        Assert.Equal("refused", await Refusal(site, "/once", new FetchOptions()));
    }

    [Fact]
    public async Task An_answer_that_is_too_long_or_never_ends_is_left_alone()
    {
        await using var site = await Site.Start();
        var line = new byte[1 << 16];
        site.Page("/long", async c =>
        {
            for (var i = 0; i < 64; i++)
            {
                await c.Response.Body.WriteAsync(line, c.RequestAborted);
            }
        });
        site.Page("/endless", async c =>
        {
            while (!c.RequestAborted.IsCancellationRequested)
            {
                await c.Response.WriteAsync("<item/>", c.RequestAborted);
                await Task.Delay(20, c.RequestAborted);
            }
        });
        site.Page("/bomb", async c =>
        {
            c.Response.Headers.ContentEncoding = "gzip";
            using var gzip = new System.IO.Compression.GZipStream(c.Response.Body, System.IO.Compression.CompressionLevel.Fastest);
            for (var i = 0; i < 400; i++)
            {
                await gzip.WriteAsync(line, c.RequestAborted);
            }
        });
        Assert.Equal("too-large", await Refusal(site, "/long", s_here with { MaxBytes = 1 << 20 }));
        Assert.Equal("too-large", await Refusal(site, "/bomb", s_here with { MaxBytes = 1 << 20 }));
        Assert.Equal("too-slow", await Refusal(site, "/endless", s_here with { Timeout = TimeSpan.FromSeconds(2) }));
        Assert.Equal("http", await Refusal(site, "/nothing-here"));
    }

    [Fact]
    public async Task Robots_and_reservations_are_kept_to()
    {
        await using var site = await Site.Start();
        site.Page("/robots.txt", "User-agent: *\nDisallow: /private\nAllow: /private/press\n\nUser-agent: other\nDisallow: /\n", "text/plain");
        site.Page("/.well-known/tdmrep.json", """[{"location": "/archive/*", "tdm-reservation": 1}, {"location": "/open", "tdm-reservation": 0}]""", "application/json");
        foreach (var path in new[] { "/private/a", "/private/press", "/archive/1", "/open" })
        {
            site.Page(path, Page);
        }

        site.Page("/header", c => { c.Response.Headers["tdm-reservation"] = "1"; return c.Response.WriteAsync(Page); });
        site.Page("/head", Page.Replace("<title>", "<meta name=\"tdm-reservation\" content=\"1\"><title>", StringComparison.Ordinal));
        Assert.Equal("not-allowed", await Refusal(site, "/private/a"));
        Assert.Null(await Refusal(site, "/private/press"));
        Assert.Equal("not-allowed", await Refusal(site, "/archive/1"));
        Assert.Null(await Refusal(site, "/open"));
        Assert.Equal("reserved", await Refusal(site, "/header"));
        using var fetcher = new Fetcher(s_here);
        Assert.Equal("reserved", Assert.Single(WebReader.Read(fetcher, site.Address + "/head", cancel: Cancel)).Rejected?.Code);
        Assert.DoesNotContain("/private/a", site.Asked);
    }

    [Theory]
    [InlineData("/a", "/a/b", true), InlineData("/a$", "/a/b", false), InlineData("/*.pdf$", "/x/y.pdf", true), InlineData("/*.pdf$", "/x/y.pdf?z", false), InlineData("/x*y*z", "/x1y2z3", true), InlineData("/*a*a*a*a*b", "/aaaaaaaaaaaaaaaa", false)]
    public void Patterns_of_robots_txt_fit_as_the_standard_says(string pattern, string path, bool fits) => Assert.Equal(fits, SiteRules.Fits(pattern, path));

    [Fact]
    public async Task A_page_and_a_list_of_feeds_are_read_over_the_wire()
    {
        await using var site = await Site.Start();
        site.Page("/page", Page);
        site.Page("/feed", $"<rss version=\"2.0\"><channel><title>t</title><item><title>Envoy recalled</title><link>{site.Address}/a</link><pubDate>Tue, 28 May 2024 10:00:00 GMT</pubDate><description>Norway recalled its ambassador from Belarus on Tuesday after a trial.</description></item></channel></rss>", "application/rss+xml");
        site.Page("/list", $"<opml version=\"2.0\"><body><outline text=\"x\" type=\"rss\" xmlUrl=\"{site.Address}/feed\"/><outline text=\"y\" xmlUrl=\"{site.Address}/gone\"/></body></opml>", "text/x-opml");
        using var fetcher = new Fetcher(s_here);
        var page = Assert.Single(WebReader.Read(fetcher, site.Address + "/page", cancel: Cancel)).Article!;
        Assert.Equal(site.Address + "/page", page.Url);
        Assert.Equal(new DateOnly(2024, 5, 28), page.Published.Day);
        var list = WebReader.Read(fetcher, site.Address + "/list", cancel: Cancel).ToList();
        Assert.Equal(["Envoy recalled", null], list.Select(r => r.Article?.Headline));
        Assert.Equal("http", list[1].Rejected?.Code);
    }
}
