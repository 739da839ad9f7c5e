using Demarche.Reading;

namespace Demarche.Tests.Reading;

public class PostTests
{
    static readonly ReaderOptions Options = new() { NotAfter = new DateOnly(2026, 11, 24) };

    static Article Read(string text) => Reader.ReadText(text, Options);

    static string[] Words(Article a, PassageKind kind) => [.. a.Passages.Where(p => p.Kind == kind).Select(p => a.Text[p.Start..p.End])];

    [Fact]
    public void A_mail_that_quotes_an_article_keeps_the_senders_words_apart()
    {
        var a = Read(Posts.Mail);
        Assert.Equal("Colombia and Venezuela reopen their border to cargo", a.Headline);
        Assert.Contains(Words(a, PassageKind.Comment), w => w.StartsWith("Dear all"));
        Assert.Equal(["By Marta Example"], Words(a, PassageKind.Byline));
        Assert.Equal(2, Words(a, PassageKind.Paragraph).Length);
        Assert.DoesNotContain(a.Passages, p => p.IsCoded && a.Text[p.Start..p.End].Contains("Dear all"));
        Assert.Equal("example-wire.com", a.Publisher);
        Assert.Equal(new DateOnly(2022, 9, 26), a.Published.Day);
    }

    [Fact]
    public void A_reddit_post_with_its_link_on_top_takes_outlet_and_date_from_the_link()
    {
        var a = Read(Posts.Reddit);
        Assert.Equal("theguardian.com", a.Publisher);
        Assert.Equal("url", a.Published.Source);
        Assert.Equal(new DateOnly(2008, 8, 26), a.Published.Day);
        Assert.Contains(Words(a, PassageKind.Comment), w => w.StartsWith("I did not expect"));
        Assert.Equal(3, Words(a, PassageKind.Paragraph).Length);
    }

    [Fact]
    public void A_forwarded_channel_post_is_the_channels_not_a_comment()
    {
        var a = Read(Posts.Telegram);
        Assert.Equal("Balkan Despatch", a.Publisher);
        Assert.Empty(Words(a, PassageKind.Comment));
        Assert.Equal(2, Words(a, PassageKind.Paragraph).Length);
        Assert.Equal(new DateOnly(2008, 10, 9), a.Published.Day);
    }

    [Fact]
    public void A_plain_article_shows_headline_teaser_byline_heading_and_its_first_date()
    {
        var a = Read(Posts.Plain);
        Assert.Equal("Ministers of two lakes agree on water", a.Headline);
        Assert.Single(Words(a, PassageKind.Teaser));
        Assert.Equal(["By Ada Example and Ben Sample"], Words(a, PassageKind.Byline));
        Assert.Equal(["What does the agreement say?"], Words(a, PassageKind.Heading));
        Assert.Equal(3, Words(a, PassageKind.Paragraph).Length);
        Assert.Equal(new DateOnly(2025, 7, 3), a.Published.Day);
        Assert.Contains("Published On 3 Jul 2025", a.Published.Reason);
    }

    [Fact]
    public void A_comment_without_a_separator_is_known_by_its_voice()
    {
        var a = Read(Posts.NoSeparator);
        Assert.Equal(["Finally some good news, I was starting to lose hope!"], Words(a, PassageKind.Comment));
        Assert.Equal("Norway, Ireland and Spain recognise a Palestinian state", a.Headline);
        Assert.Equal(new DateOnly(2024, 5, 28), a.Published.Day);
    }

    [Fact]
    public void A_drawn_line_as_decoration_makes_no_comment()
    {
        var a = Read(Posts.Decorated);
        Assert.Empty(Words(a, PassageKind.Comment));
        Assert.Equal("Envoys meet in Geneva for a second day", a.Headline);
        Assert.Equal(3, Words(a, PassageKind.Paragraph).Length);
        Assert.Equal(new DateOnly(2017, 3, 9), a.Published.Day);
    }

    [Fact]
    public void A_quote_block_of_a_forum_is_the_article()
    {
        var a = Read(Posts.Bulletin);
        Assert.Equal(["This took them long enough."], Words(a, PassageKind.Comment));
        Assert.Equal("Ghana and Togo mark their sea border", a.Headline);
        Assert.Equal(2, Words(a, PassageKind.Paragraph).Length);
        Assert.DoesNotContain(a.Passages, p => p.IsCoded && a.Text[p.Start..p.End].Contains("quote"));
    }

    [Fact]
    public void A_link_card_on_top_and_lines_of_names_are_no_text()
    {
        var a = Read(Posts.Card);
        Assert.Equal("example.co.uk", a.Publisher);
        Assert.Equal(["The neighbours had not spoken since a quarrel over fishing grounds."], Words(a, PassageKind.Teaser));
        Assert.Equal(["Two islands restore their ties: Why now?"], Words(a, PassageKind.Repeated));
        Assert.Equal(["By Cara Example", "Example News", "Island Pictures"], Words(a, PassageKind.Byline));
        Assert.Equal(["The two foreign ministers signed the communique in the old harbour"], Words(a, PassageKind.Caption));
        Assert.Equal(["Why does it matter?"], Words(a, PassageKind.Heading));
        Assert.Single(Words(a, PassageKind.Comment));
        Assert.Equal(new DateOnly(2023, 3, 26), a.Published.Day);
    }

    [Fact]
    public void A_forwarded_mail_gives_the_year_that_its_dateline_leaves_out()
    {
        var a = Read(Posts.Forward);
        Assert.Equal("Islands restore their ties", a.Headline);
        Assert.Equal(["See below, we should follow this."], Words(a, PassageKind.Comment));
        Assert.Equal(new DateOnly(2023, 3, 26), a.Published.Day);
        Assert.StartsWith("dateline", a.Published.Reason);
    }

    [Theory]
    [InlineData(Posts.Card)]
    [InlineData(Posts.Forward)]
    [InlineData(Posts.Mail)]
    [InlineData(Posts.Reddit)]
    [InlineData(Posts.Telegram)]
    [InlineData(Posts.Plain)]
    [InlineData(Posts.NoSeparator)]
    [InlineData(Posts.Decorated)]
    [InlineData(Posts.Bulletin)]
    public void Passages_are_in_order_and_never_overlap(string post)
    {
        foreach (var text in new[] { post, post.Replace("\n", "\r\n") })
        {
            var a = Read(text);
            Assert.Same(text, a.Text);
            var end = 0;
            foreach (var p in a.Passages)
            {
                Assert.True(p.Start >= end && p.End > p.Start && p.End <= text.Length, $"{p}");
                end = p.End;
            }
        }
    }

    [Theory]
    [InlineData("Share prices fall in Tokyo after talks fail")]
    [InlineData("By land and sea")]
    [InlineData("Norway recognises Palestine, as do Ireland and Spain. (AP via Example Post)")]
    [InlineData("Published 3 July 2025")]
    [InlineData("Norway recognises Palestine")]
    public void A_single_line_is_always_read(string line) => Assert.Equal(PassageKind.Paragraph, Assert.Single(Read(line).Passages).Kind);

    [Fact]
    public void A_post_that_quotes_an_explainer_gives_its_parts()
    {
        var path = Support.Shared("acceptance/taliban-recognition.txt");
        var a = Assert.Single(Reader.Read(path, Options)).Article!;
        Assert.Equal("aljazeera.com", a.Publisher);
        Assert.Single(Words(a, PassageKind.Comment));
        Assert.Single(Words(a, PassageKind.Caption));
        Assert.Single(Words(a, PassageKind.Credit));
        Assert.Equal(2, Words(a, PassageKind.Repeated).Length);
        Assert.Equal(3, Words(a, PassageKind.Heading).Length);
        Assert.Equal(new DateOnly(2025, 7, 3), a.Published.Day);
        Assert.Equal("text", a.Published.Source);
    }
}
