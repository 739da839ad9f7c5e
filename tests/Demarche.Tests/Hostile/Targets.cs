using System.IO.Compression;
using System.Text;
using Demarche.Coding.Own;
using Demarche.Language;
using Demarche.Pipeline;
using Demarche.Reading;
using Demarche.Store.Exchange;
using Layout = Demarche.Store.Exchange.Layout;

namespace Demarche.Tests.Hostile;

/// <summary>
/// Everything that takes a stranger's bytes: good samples of our own, and what is done with spoiled ones. A target answers with a word for what it
/// made of them, so that inputs leading to something new are kept and spoiled further; it throws when a promise is broken.
/// </summary>
static class Targets
{
    static readonly Lazy<Annotator> s_annotator = new(() => Annotator.Load(Path.Combine(Support.Root, "data", "models", "english.dml")));

    static readonly Lazy<CountryCodes> s_codes = new(() => CountryCodes.Load(Path.Combine(Support.Root, "data", "exchange")));

    internal static readonly Dictionary<string, (byte[][] Seeds, Func<byte[], string> Run)> All = new()
    {
        ["html"] = ([Text("<!doctype html><html lang=en><head><title>Norway recalls envoy</title><meta property='article:published_time' content='2024-03-01'><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-03-01\"}</script></head><body><article><h1>Norway recalls envoy</h1><p>Norway recalled its ambassador from Chile on Friday, officials said.<p>The <b>talks</b> failed.<ul><li>One<li>Two</ul></article></body></html>")], b => Read(b, "page.html")),
        ["feed"] = ([Text("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title><item><title>Norway recalls envoy</title><link>https://example.org/a</link><pubDate>Fri, 01 Mar 2024 10:00:00 GMT</pubDate><description><![CDATA[<p>Norway recalled its envoy.</p>]]></description></item></channel></rss>"),
            Text("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>A</title><updated>2024-03-01T00:00:00Z</updated><content type=\"html\">&lt;p&gt;Chile protested.&lt;/p&gt;</content></entry></feed>")], b => Read(b, "feed.xml")),
        ["csv"] = ([Text("id,date,title,text\n1,2024-03-01,Envoy recalled,\"Norway recalled its envoy, officials said.\"\n2,2024-03-02,,\"A \"\"quoted\"\"\nline\"\n")], b => Read(b, "table.csv")),
        ["jsonl"] = ([Text("{\"id\":\"a\",\"date\":\"2024-03-01\",\"title\":\"Envoy\",\"text\":\"Norway recalled its envoy.\\nChile \\ud83d\\ude00 protested.\"}\n{\"text\":\"x\"}\n")], b => Read(b, "lines.jsonl")),
        ["warc"] = ([Text("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2024-03-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 112\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>Norway recalled its ambassador.</p></body></html>\r\n\r\n\r\n\r\n")], b => Read(b, "crawl.warc")),
        ["zip"] = ([Zip("a.txt", "Norway recalled its envoy."), Zip("b/c.html", "<p>Chile protested on Friday.</p>")], b => Read(b, "box.zip")),
        ["gzip"] = ([Gzip("Norway recalled its envoy on Friday.")], b => Read(b, "note.txt.gz")),
        ["text"] = ([Text("---\ntitle: Envoy recalled\ndate: 2024-03-01\n---\nOSLO, March 1 (Wire) - Norway recalled its envoy.\n\n\"We protest,\" the minister said.\n")], b => Read(b, "note.txt")),
        ["mail"] = ([Text("From: a@example.org\nSubject: =?utf-8?q?Envoy?=\nDate: Fri, 1 Mar 2024 10:00:00 +0000\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nNorway recalled=20its envoy.\n--x--\n")], b => Read(b, "letter.eml")),
        ["conllu"] = ([Text("# text = The army left.\n1-2\tThe army\t_\t_\t_\t_\t_\t_\t_\t_\n1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\tarmy\tarmy\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n")], Trees),
        ["model"] = ([ModelHead()], Model),
        ["annotate"] = ([Text("The army left Oslo on 1 May, Gen. O'Brien said. \"We won't,\" U.S. officials told reporters; talks failed. 😀\n\nNORWAY RECALLS ENVOY\n")], Annotate),
        ["request"] = ([Text("{\"id\":\"a\",\"date\":\"2024-03-01\",\"text\":\"Norway recalled its envoy.\",\"title\":\"Envoy\",\"url\":\"https://example.org/\"}")], Request),
        ["dictionaries"] = ([Text("NORDIA_ [NRD]\n\t+NORDIAN_\n\t[NRDGOV >010101]\n# note\nKING_OLAV [NRDELI <020202] ;x\n"), Text("--- ACCUSE [112] ---\nACCUSE {ACCUSES ACCUSED}\n- * OF + [1122]\n&CURRENCY\n+DOLLAR\n"), Text("POLICE [~COP]\n!MINIST! = MINISTER, MINISTERS\n")], Dictionaries),
        ["exchange"] = ([.. Layout.All.Select(l => Text(string.Join('\t', l.Columns) + "\n" + string.Join('\t', l.Columns.Select((_, i) => i % 3 == 0 ? "20240301" : "042"))))], Exchange),
    };

    static string Read(byte[] bytes, string name)
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (var result in Reader.Read(new MemoryStream(bytes), name))
        {
            count++;
            kinds.Add(result.Rejected?.Code ?? "read");
            Assert.True(result.Article is null != result.Rejected is null);
            if (result.Article is { } a)
            {
                var at = 0;
                foreach (var p in a.Passages)
                {
                    Assert.InRange(p.Start, at, a.Text.Length);
                    Assert.InRange(p.End, p.Start, a.Text.Length);
                    at = p.End;
                    kinds.Add(p.Kind.ToString());
                }
            }
        }

        return $"{Math.Min(count, 4)} {string.Join(' ', kinds)}";
    }

    static string Trees(byte[] bytes)
    {
        try
        {
            var n = 0;
            foreach (var s in Conllu.Read(new StringReader(Encoding.UTF8.GetString(bytes))))
            {
                n += s.Sentence.Count;
                for (var i = 0; i < s.Sentence.Count; i++)
                {
                    Assert.InRange(s.Sentence.TokenEnd(i), s.Sentence.TokenStart(i), s.Sentence.Text.Length);
                    Assert.InRange(s.Sentence.Head(i), -1, s.Sentence.Count - 1);
                }

                s_annotator.Value.Annotate([s.Sentence]);
                Conllu.Write(TextWriter.Null, s.Sentence);
            }

            return $"{n}";
        }
        catch (FormatException e)
        {
            return e.Message[..Math.Min(e.Message.Length, 12)];
        }
    }

    static string Model(byte[] bytes)
    {
        try
        {
            using var net = Demarche.Language.Model.Net.From(bytes);
            return "opened";
        }
        catch (InvalidDataException e)
        {
            return e.Message[..Math.Min(e.Message.Length, 20)];
        }
    }

    static string Annotate(byte[] bytes)
    {
        // Half of the inputs as UTF-16, so that halves of pairs come too.
        var text = bytes.Length % 2 == 0 && bytes.Length > 3 && bytes[0] > 127 ? Encoding.Unicode.GetString(bytes) : Encoding.UTF8.GetString(bytes);
        var at = 0;
        var sentences = s_annotator.Value.Annotate(text);
        foreach (var s in sentences)
        {
            Assert.Single(Enumerable.Range(0, s.Count), i => s.Head(i) < 0);
            for (var i = 0; i < s.Count; i++)
            {
                Assert.InRange(s.TokenStart(i), at, text.Length - 1);
                at = s.TokenEnd(i);
                Assert.InRange(at, s.TokenStart(i) + 1, text.Length);
            }
        }

        return $"{Math.Min(8, sentences.Count)} {string.Join(' ', sentences.Take(4).Select(s => Math.Min(s.Count, 12)))}";
    }

    static string Request(byte[] bytes)
    {
        var (request, error) = CodeRequest.Parse(Encoding.UTF8.GetString(bytes));
        Assert.True(request is null != error is null);
        _ = request?.ToArticle();
        var why = $"{error}";
        return why[..Math.Min(why.Length, 60)];
    }

    static string Dictionaries(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        List<OwnProblem> problems = [];
        var actors = PetrarchActors.Read(new StringReader(text), "actors", problems).Count;
        var agents = PetrarchAgents.Read(new StringReader(text), "agents", problems).Count;
        PetrarchVerbs.Read(new StringReader(text), "verbs", new VerbDictionary(), problems);
        return $"{Math.Min(actors, 5)} {Math.Min(agents, 5)} {Math.Min(problems.Count, 9)}";
    }

    static string Exchange(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return string.Join(' ', Layout.All.Select(l =>
        {
            try
            {
                return ExchangeFile.Read(new StringReader(text), "f", l, s_codes.Value, [], 1 << 16, 5) is null ? "0" : "1";
            }
            catch (FormatException)
            {
                return "x";
            }
        }));
    }

    static byte[] ModelHead()
    {
        using var file = File.OpenRead(Path.Combine(Support.Root, "data", "models", "english.dml"));
        var head = new byte[1 << 16];
        file.ReadExactly(head);
        return head;
    }

    static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

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

    static byte[] Gzip(string text)
    {
        using var made = new MemoryStream();
        using (var packed = new StreamWriter(new GZipStream(made, CompressionMode.Compress, leaveOpen: true)))
        {
            packed.Write(text);
        }

        return made.ToArray();
    }
}
