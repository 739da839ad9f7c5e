using System.Text;
using Demarche.Reading;

namespace Demarche.Tests.Reading;

public class MailTests
{
    static List<ReadResult> Read(string mail, string name = "m.eml") => [.. Reader.Read(new MemoryStream(Encoding.Latin1.GetBytes(mail)), name)];

    const string Head = "Received: from a by b\r\nFrom: Desk <desk@wire.example>\r\nDate: Tue, 28 May 2024 22:10:00 +0200 (CEST)\r\nSubject: =?UTF-8?Q?Fwd:_Envoy_leaves_Chi=C8=99in?= =?UTF-8?B?xIN1?=\r\nMIME-Version: 1.0\r\n";

    [Fact]
    public void Subject_day_and_words_come_out_of_a_sent_mail()
    {
        var article = Assert.Single(Read(Head + "Content-Type: text/plain; charset=iso-8859-2\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nPoland recalled its ambassador from Chi=BAin=E3u on Tues=\r\nday.\r\n")).Article!;
        Assert.Equal("Envoy leaves Chișinău", article.Title);
        Assert.Equal(new DateOnly(2024, 5, 28), article.Published.Day);
        Assert.Equal("header", article.Published.Source);
        Assert.Equal("Poland recalled its ambassador from Chişinău on Tuesday.", article.Text.Trim());
    }

    [Fact]
    public void The_text_part_is_taken_and_the_page_where_there_is_no_text_part()
    {
        var plain = Convert.ToBase64String(Encoding.UTF8.GetBytes("Norway recalled its ambassador from Belarus on Tuesday.\n"));
        const string Page = "<html><body><p>Norway recalled its ambassador from Belarus on Tuesday, the ministry in Oslo said in a statement.</p></body></html>";
        var both = Head + $"Content-Type: multipart/mixed; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/html\r\n\r\n{Page}\r\n--y\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{plain}\r\n--y--\r\n--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nsecret\r\n--x--\r\n";
        Assert.Equal("Norway recalled its ambassador from Belarus on Tuesday.", Assert.Single(Read(both)).Article!.Text.Trim());
        var page = Assert.Single(Read(Head + "Content-Type: text/html\r\n\r\n" + Page)).Article!;
        Assert.Contains("the ministry in Oslo said", page.Text);
        Assert.DoesNotContain("<p>", page.Text);
    }

    [Fact]
    public void A_box_of_mail_is_read_one_by_one_and_quoted_text_is_told_apart()
    {
        const string Reply = "\r\nI do not believe it.\r\n\r\nOn Tue, 28 May 2024, Desk wrote:\r\n> Norway recalled its ambassador from Belarus on Tuesday.\r\n> The envoy left Minsk in the evening.\r\n";
        var box = $"From a@b Tue May 28 10:00:00 2024\r\n{Head}{Reply}\r\nFrom c@d Tue May 28 11:00:00 2024\r\n{Head}\r\nSpain recognised the State of Palestine.\r\n";
        var read = Read(box, "box.mbox");
        Assert.Equal(2, read.Count);
        var passages = read[0].Article!.Passages.Select(p => (p.Kind, read[0].Article!.Text[p.Start..p.End].Trim())).ToList();
        Assert.Contains(passages, p => p.Kind == PassageKind.Comment && p.Item2.Contains("I do not believe it"));
        Assert.DoesNotContain(passages, p => p.Kind == PassageKind.Comment && p.Item2.Contains("Norway recalled"));
        Assert.Contains("Spain recognised", read[1].Article!.Text);
    }

    [Fact]
    public void Broken_and_hostile_mail_gives_one_line_or_its_words()
    {
        Assert.Equal("no-text", Assert.Single(Read(Head + "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA")).Rejected?.Code);
        var nested = Head;
        for (var i = 0; i < 60; i++)
        {
            nested += $"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n";
        }

        Assert.Equal("no-text", Assert.Single(Read(nested + "\r\nword")).Rejected?.Code);
        Assert.Equal("Broken =ZZ stays.", Assert.Single(Read(Head + "Content-Transfer-Encoding: quoted-printable\r\n\r\nBroken =ZZ stays.")).Article!.Text.Trim());
    }
}
