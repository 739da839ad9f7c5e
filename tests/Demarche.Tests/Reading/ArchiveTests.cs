using System.IO.Compression;
using System.Text;
using Demarche.Reading;

namespace Demarche.Tests.Reading;

public class ArchiveTests
{
    static readonly ReaderOptions Options = new() { NotAfter = new DateOnly(2026, 11, 24) };

    const string Page = "<html><head><title>Oslo acts</title></head><body><p>Norway recognised a Palestinian state on Tuesday, together with Ireland and Spain, the government in Oslo said.</p></body></html>";

    static List<ReadResult> Read(byte[] bytes, string name) => [.. Reader.Read(new MemoryStream(bytes), name, Options)];

    static byte[] Record(string type, string uri, byte[] block, long? length = null) =>
        [.. Encoding.ASCII.GetBytes($"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {uri}\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: {length ?? block.Length}\r\n\r\n"), .. block, 13, 10, 13, 10];

    static byte[] Http(string headers, byte[] body) => [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n"), .. body];

    static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    static byte[] Chunked(byte[] body) => [.. Encoding.ASCII.GetBytes("10\r\n"), .. body[..16], .. Encoding.ASCII.GetBytes($"\r\n{body.Length - 16:x}\r\n"), .. body[16..], .. Encoding.ASCII.GetBytes("\r\n0\r\n\r\n")];

    static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    [Fact]
    public void Pages_of_a_web_archive_are_read_plain_chunked_and_packed()
    {
        var page = Encoding.UTF8.GetBytes(Page);
        byte[] warc = [
            .. Record("warcinfo", "x:", Encoding.ASCII.GetBytes("software: ours\r\n")),
            .. Record("response", "https://www.example.org/1", Http("", page)),
            .. Record("request", "https://www.example.org/1", Encoding.ASCII.GetBytes("GET /1 HTTP/1.1\r\n\r\n")),
            .. Record("response", "https://www.example.org/2", Http("Transfer-Encoding: chunked\r\n", Chunked(page))),
            .. Record("response", "https://www.example.org/3", Http("Content-Encoding: gzip\r\n", Gzip(page))),
            .. Record("response", "https://www.example.org/4", Http("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", Chunked(Gzip(page)))),
        ];
        foreach (var results in new[] { Read(warc, "a.warc"), Read(Gzip(warc), "a.warc.gz") })
        {
            Assert.Equal(4, results.Count);
            Assert.All(results, r => Assert.StartsWith("Norway recognised", r.Article!.Text));
            Assert.Equal("https://www.example.org/2", results[1].Article!.Url);
            Assert.Equal("example.org", results[1].Article!.Publisher);
        }
    }

    [Fact]
    public void A_truncated_record_is_named_and_what_came_before_is_kept()
    {
        byte[] warc = [.. Record("response", "https://example.org/1", Http("", Encoding.UTF8.GetBytes(Page))), .. Record("response", "https://example.org/2", Http("", Encoding.UTF8.GetBytes(Page)), 99_999)];
        var results = Read(warc, "a.warc");
        Assert.NotNull(results[0].Article);
        Assert.Equal("truncated", results[1].Rejected!.Code);
        var packed = Gzip(warc);
        Assert.Contains(Read(packed[..(packed.Length / 2)], "a.warc.gz"), r => r.Rejected?.Code is "truncated" or "damaged");
    }

    [Fact]
    public void A_page_that_unpacks_beyond_all_measure_is_refused()
    {
        var bomb = Gzip(new byte[64 << 20]);
        var result = Assert.Single(Read(Record("response", "https://example.org/1", Http("Content-Encoding: gzip\r\n", bomb)), "a.warc"));
        Assert.Equal("damaged", result.Rejected!.Code);
    }

    [Fact]
    public void Every_sample_web_archive_is_read_or_refused_with_a_reason()
    {
        foreach (var file in Directory.GetFiles(Support.Shared("data/news/warc")).Order(StringComparer.Ordinal))
        {
            var results = Reader.Read(file, Options).ToList();
            Assert.All(results, r => Assert.True(r.Article is not null || r.Rejected!.Message.Length > 0));
            TestContext.Current.TestOutputHelper?.WriteLine($"{Path.GetFileName(file)}: {string.Join("; ", results.Select(r => r.Article?.Title ?? r.Rejected!.Code))}");
        }

        Assert.NotNull(Assert.Single(Reader.Read(Support.Shared("data/news/warc/example.arc"), Options)).Article);
        Assert.Contains(Reader.Read(Support.Shared("data/news/warc/example-trunc.warc"), Options), r => r.Rejected is not null);
    }

    [Fact]
    public void A_zip_archive_gives_the_documents_in_it()
    {
        var inner = Zip(("deep.txt", Encoding.UTF8.GetBytes("Spain recognised Palestine.")));
        var zip = Zip(
            ("b/page.html", Encoding.UTF8.GetBytes(Page)),
            ("a.txt", Encoding.UTF8.GetBytes("Norway recognised Palestine.")),
            ("picture.png", [1, 2, 3]),
            ("c.jsonl", Encoding.UTF8.GetBytes("{\"id\":\"x\",\"text\":\"Ireland recognised Palestine.\"}\n{broken\n")),
            ("d.zip", inner));
        var results = Read(zip, "in.zip");
        Assert.Equal(["in.zip!a.txt", "in.zip!b/page.html", "in.zip!c.jsonl:1 (x)", "in.zip!d.zip!deep.txt"], results.Where(r => r.Article is not null).Select(r => r.Article!.Origin));
        Assert.Equal("bad-json", Assert.Single(results, r => r.Rejected is not null).Rejected!.Code);
    }

    [Fact]
    public void A_zip_bomb_is_stopped()
    {
        var packed = new MemoryStream();
        using (var writer = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = writer.CreateEntry("bomb.jsonl").Open();
            var piece = new byte[8 << 20];
            piece[0] = (byte)'\n';
            for (var i = 0; i < 38; i++)
            {
                entry.Write(piece);
            }
        }

        var zip = packed.ToArray();
        var codes = new HashSet<string>();
        foreach (var r in Reader.Read(new MemoryStream(zip), "in.zip", Options))
        {
            codes.Add(r.Rejected?.Code ?? "read");
        }

        Assert.True(codes.Contains("damaged") || codes.Contains("bomb"), string.Join(",", codes));
    }

    [Fact]
    public void A_damaged_archive_is_one_result()
    {
        var zip = Zip(("a.txt", Encoding.UTF8.GetBytes("Norway recognised Palestine.")));
        Assert.Equal("damaged", Assert.Single(Read(zip[..(zip.Length - 10)], "in.zip")).Rejected!.Code);
    }

    [Fact]
    public void Rows_of_a_table_are_articles_by_their_usual_columns_or_a_map()
    {
        var csv = "id;headline;published;body\r\n1;Oslo acts;2024-05-28;\"Norway; with Spain,\r\nrecognised \"\"Palestine\"\".\"\r\n2;;28 May;Text\r\n3;;;\r\n";
        var results = Read(Encoding.UTF8.GetBytes(csv), "in.csv");
        Assert.Equal("Norway; with Spain,\r\nrecognised \"Palestine\".", results[0].Article!.Text);
        Assert.Equal(("Oslo acts", new DateOnly(2024, 5, 28)), (results[0].Article!.Title, results[0].Article!.Published.Day));
        Assert.Equal(["bad-date", "no-text"], results.Skip(1).Select(r => r.Rejected!.Code));
        Assert.Equal("1", results[0].GivenId);

        var odd = Encoding.UTF8.GetBytes("nr,words\n1,Norway recognised Palestine.\n");
        Assert.Equal("no-column", Assert.Single(Read(odd, "in.csv")).Rejected!.Code);
        var mapped = Reader.Read(new MemoryStream(odd), "in.csv", Options with { Columns = new Dictionary<string, string> { ["text"] = "words", ["id"] = "nr" } });
        Assert.Equal("1", Assert.Single(mapped).GivenId);
    }
}
