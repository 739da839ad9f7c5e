using System.Text;
using Demarche.Reading;

namespace Demarche.Tests.Reading;

public class ReaderTests
{
    static readonly ReaderOptions Options = new() { NotAfter = new DateOnly(2026, 11, 24) };

    static List<ReadResult> Read(byte[] bytes, string name = "a.txt", ReaderOptions? options = null) =>
        [.. Reader.Read(new MemoryStream(bytes), name, options ?? Options)];

    static List<ReadResult> Read(string text, string name = "a.txt") => Read(Encoding.UTF8.GetBytes(text), name);

    [Fact]
    public void An_empty_file_is_rejected_with_its_reason()
    {
        Assert.Equal("empty", Assert.Single(Read("")).Rejected!.Code);
        Assert.Equal("empty", Assert.Single(Read(" \r\n \n")).Rejected!.Code);
    }

    [Fact]
    public void A_binary_file_is_rejected_with_its_reason()
    {
        Assert.Equal("binary", Assert.Single(Read([0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 1, 2])).Rejected!.Code);
        Assert.Contains("PDF", Assert.Single(Read("%PDF-1.7 and so on")).Rejected!.Message);
    }

    [Fact]
    public void A_document_over_the_limit_is_not_read_to_its_end()
    {
        var stream = new Endless();
        var result = Assert.Single(Reader.Read(stream, "big.txt", Options with { MaxBytes = 1 << 20 }));
        Assert.Equal("too-large", result.Rejected!.Code);
        Assert.True(stream.Given < 2 << 20);
    }

    [Fact]
    public void Latin_1_and_marks_and_line_ends_are_understood()
    {
        var latin = Encoding.Latin1.GetBytes("Le Président a reçu le ministre à Genève.");
        Assert.Contains("Président a reçu", Read(latin)[0].Article!.Text);
        var marked = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes("Genève said no.\r\nBern said yes.")).ToArray();
        var a = Read(marked)[0].Article!;
        Assert.Equal("Genève said no.\r\nBern said yes.", a.Text);
        Assert.Equal(2, a.Passages.Count);
        var wide = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Genève said no.")).ToArray();
        Assert.Equal("Genève said no.", Read(wide)[0].Article!.Text);
    }

    [Fact]
    public void A_text_without_a_date_says_so()
    {
        var a = Read("The two ministers met again. They spoke about water.")[0].Article!;
        Assert.Null(a.Published.Day);
        Assert.Equal("none", a.Published.Source);
        Assert.NotEmpty(a.Published.Reason);
    }

    [Theory]
    [InlineData("The minister said that the talks would go on in the capital.", "en")]
    [InlineData("Le ministre a dit que les discussions se poursuivront dans la capitale et que la France est prête.", "fr")]
    [InlineData("Der Minister sagte, dass die Gespräche in der Hauptstadt fortgesetzt werden und nicht enden.", "de")]
    [InlineData("El ministro dijo que las conversaciones continuarán en la capital y que no hay acuerdo para los dos.", "es")]
    [InlineData("Министр сообщил, что переговоры продолжатся в столице.", "ru")]
    [InlineData("قال الوزير إن المحادثات ستستمر في العاصمة", "ar")]
    [InlineData("外交部发言人表示会谈将继续进行", "zh")]
    [InlineData("Russia recognises Abkhazia", "en")]
    public void The_language_is_told(string text, string language) => Assert.Equal(language, Read(text)[0].Article!.Language);

    [Fact]
    public void Json_lines_give_an_article_each_and_bad_ones_a_reason()
    {
        var results = Read("""
            {"id":"a","date":"2024-05-28","text":"Norway recognised Palestine.","title":"Norway acts","url":"https://www.example.org/x","publisher":"Example"}
            {"id":"b","text":
            {"id":"c","date":"28 May","text":"Norway recognised Palestine."}
            {"id":"d","title":"no text"}
            ["e"]

            {"id":7,"text":"Oslo, 28 May 2024: Norway recognised Palestine."}
            """, "in.jsonl");
        Assert.Equal([null, "bad-json", "bad-date", "no-text", "bad-json", null], results.Select(r => r.Rejected?.Code));
        Assert.Equal(["a", null, "c", "d", null, "7"], results.Select(r => r.GivenId));
        var a = results[0].Article!;
        Assert.Equal((new DateOnly(2024, 5, 28), "given"), (a.Published.Day, a.Published.Source));
        Assert.Equal(("Norway acts", "Example"), (a.Title, a.Publisher));
        Assert.Equal("in.jsonl:2", results[1].Rejected!.Origin);
    }

    [Fact]
    public void Lone_surrogates_in_json_are_rejected_not_thrown()
    {
        Assert.Equal("bad-json", Read("""{"id":"a","text":"x \ud800 y"}""", "in.jsonl")[0].Rejected!.Code);
    }

    [Fact]
    public void Front_matter_of_markdown_names_title_date_and_outlet()
    {
        var text = "---\ntitle: Norway acts\ndate: 2024-05-28\npublisher: Example\n---\n\nNorway recognised Palestine on Tuesday.\n\n## What next?\n\nOthers may follow, the minister said to the press.\n";
        var a = Read(text, "a.md")[0].Article!;
        Assert.Equal(text, a.Text);
        Assert.Equal(("Norway acts", "Example"), (a.Title, a.Publisher));
        Assert.Equal((new DateOnly(2024, 5, 28), "header"), (a.Published.Day, a.Published.Source));
        Assert.Equal([PassageKind.Furniture, PassageKind.Paragraph, PassageKind.Heading, PassageKind.Paragraph], a.Passages.Select(p => p.Kind));
        Assert.Equal("What next?", a.Text[a.Passages[2].Start..a.Passages[2].End]);
    }

    [Fact]
    public void A_folder_is_read_in_order_of_path()
    {
        var folder = Directory.CreateTempSubdirectory("demarche-reading-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "b.txt"), "Norway recognised Palestine.");
            File.WriteAllText(Path.Combine(folder.FullName, "a.md"), "Spain recognised Palestine.");
            File.WriteAllText(Path.Combine(folder.FullName, "c.exe"), "no");
            Assert.Equal(["a.md", "b.txt"], Reader.Read(folder.FullName, Options).Select(r => Path.GetFileName(r.Article!.Origin)));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public void A_missing_file_is_a_result()
    {
        Assert.Equal("not-found", Assert.Single(Reader.Read("no/such/file.txt", Options)).Rejected!.Code);
    }

    [Fact]
    public void The_same_text_gives_the_same_id_wherever_its_file_lies()
    {
        Assert.Equal(Read("One text.", "x/a.txt")[0].Article!.Id, Read("One text.", "y/a.txt")[0].Article!.Id);
        Assert.NotEqual(Read("One text.", "a.txt")[0].Article!.Id, Read("One text.", "b.txt")[0].Article!.Id);
    }

    sealed class Endless : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'a', offset, count);
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
