using System.IO.Compression;
using System.Text;
using Demarche.Reading;
using Demarche.Reading.Feeds;
using Demarche.Reading.Web;

namespace Demarche.Fuzzing;

/// <summary>Every format that <see cref="Reader"/> knows, lists of feeds, and what a site says about itself.</summary>
static class ReaderTargets
{
    const string Page = "<!doctype html><html lang=en><head><title>Norway recalls envoy</title><meta property='article:published_time' content='2024-03-01'><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-03-01\"}</script></head><body><article><h1>Norway recalls envoy</h1><p>Norway recalled its ambassador from Chile on Friday, officials said.<p>The <b>talks</b> failed.<ul><li>One<li>Two</ul></article></body></html>";
    const string Rss = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title><item><title>Norway recalls envoy</title><link>https://example.org/a</link><pubDate>Fri, 01 Mar 2024 10:00:00 GMT</pubDate><description><![CDATA[<p>Norway recalled its envoy.</p>]]></description></item></channel></rss>";
    const string Atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>A</title><updated>2024-03-01T00:00:00Z</updated><content type=\"html\">&lt;p&gt;Chile protested.&lt;/p&gt;</content></entry></feed>";
    const string Warc = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2024-03-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 112\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>Norway recalled its ambassador.</p></body></html>\r\n\r\n\r\n\r\n";
    const string Mail = "From: a@example.org\nSubject: =?utf-8?q?Envoy?=\nDate: Fri, 1 Mar 2024 10:00:00 +0000\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nNorway recalled=20its envoy.\n--x--\n";
    const string Note = "---\ntitle: Envoy recalled\ndate: 2024-03-01\n---\nOSLO, March 1 (Wire) - Norway recalled its envoy.\n\n\"We protest,\" the minister said.\n";
    const string Post = "Interesting read\n\nhttps://example.org/2024/03/01/envoy\n> Norway recalled its envoy.\n> Chile protested.\n\nuser1 wrote:\nI told you so.\n";

    internal static (string Name, Target Target)[] All { get; } =
    [
        ("html", Of("page.html", Page)),
        ("feed", Of("feed.xml", Rss, Atom)),
        ("csv", Of("table.csv", "id,date,title,text\n1,2024-03-01,Envoy recalled,\"Norway recalled its envoy, officials said.\"\n2,2024-03-02,,\"A \"\"quoted\"\"\nline\"\n")),
        ("jsonl", Of("lines.jsonl", "{\"id\":\"a\",\"date\":\"2024-03-01\",\"title\":\"Envoy\",\"text\":\"Norway recalled its envoy.\\nChile \\ud83d\\ude00 protested.\"}\n{\"text\":\"x\"}\n")),
        ("warc", Of("crawl.warc", Warc)),
        ("zip", new Target([Zip("a.txt", "Norway recalled its envoy."), Zip("b/c.html", "<p>Chile protested on Friday.</p>"), Zip("../../up.txt", "Norway.")], b => Read(b, "box.zip"))),
        ("gzip", new Target([Gzip("Norway recalled its envoy on Friday.")], b => Read(b, "note.txt.gz"))),
        ("text", Of("note.txt", Note, Post)),
        ("mail", Of("letter.eml", Mail)),
        ("opml", new Target([Text("<opml version=\"2.0\"><body><outline text=\"A\" title=\"A\" xmlUrl=\"https://example.org/feed\"/><outline text=\"B &amp; C\"><outline xmlUrl='http://example.org/b'/></outline></body></opml>")], Opml)),
        ("robots", new Target([Text("User-agent: *\nDisallow: /a*b$\nAllow: /a/b\nCrawl-delay: 2\n\nUser-agent: demarche\nDisallow:\n\0[{\"location\":\"/a/*\",\"tdm-reservation\":1}]")], Robots)),
    ];

    static Target Of(string name, params string[] seeds) => new([.. seeds.Select(Text)], b => Read(b, name));

    static string Read(byte[] bytes, string name)
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (var result in Reader.Read(new MemoryStream(bytes), name))
        {
            count++;
            kinds.Add(result.Rejected?.Code ?? "read");
            Promise.Kept(result.Article is null != result.Rejected is null, "a result is an article or a reason why there is none");
            if (result.Article is { } a)
            {
                var at = 0;
                foreach (var p in a.Passages)
                {
                    Promise.Inside(p.Start, p.End, at, a.Text.Length, "passage");
                    at = p.End;
                    kinds.Add(p.Kind.ToString());
                }
            }
        }

        return $"{Math.Min(count, 4)} {string.Join(' ', kinds)}";
    }

    static string Opml(byte[] bytes)
    {
        var feeds = FeedList.Read(Encoding.UTF8.GetString(bytes));
        Promise.Kept(feeds.All(f => Uri.TryCreate(f.Url, UriKind.Absolute, out var u) && AddressGuard.Refuse(u) is null or { Length: > 0 }), "a feed's address is one");
        return $"{Math.Min(feeds.Count, 5)}";
    }

    static string Robots(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var parts = text.Split('\0', 2);
        var rules = SiteRules.Read(parts[0], parts.Length > 1 ? parts[1] : "");
        var forbids = new[] { "/", "/a/b", "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }.Select(p => rules.Forbids(new Uri("https://example.org" + p), "demarche") is null ? '0' : '1');
        return $"{string.Concat(forbids)} {rules.Delay("demarche") is null}";
    }

    internal static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    static byte[] Zip(string name, string text)
    {
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = new StreamWriter(zip.CreateEntry(name).Open());
            entry.Write(text);
        }

        return made.ToArray();
    }

    internal static byte[] Gzip(string text) => Gzip(Text(text));

    internal static byte[] Gzip(byte[] bytes)
    {
        using var made = new MemoryStream();
        using (var packed = new GZipStream(made, CompressionLevel.Fastest, leaveOpen: true))
        {
            packed.Write(bytes);
        }

        return made.ToArray();
    }
}
