using CsCheck;
using Demarche.Language;

namespace Demarche.Tests.Language;

public class NewsTextTests
{
    static string[] Cut(string text) => [.. Segmenter.Split(text, 0, text.Length).Select(s => s.ToString())];

    static string Words(string text) => string.Join('|', Segmenter.Split(text, 0, text.Length).SelectMany(s => Enumerable.Range(0, s.Count).Select(s.Word)));

    [Fact]
    public void A_headline_a_dateline_and_a_story_are_told_apart() =>
        Assert.Equal(
            ["Chad recalls envoy over border raid", "N'DJAMENA (AFP) — Chad recalled its ambassador from Bangui on Friday.", "No reason was given."],
            Cut("Chad recalls envoy over border raid\n\nN'DJAMENA (AFP) — Chad recalled its ambassador from Bangui on Friday. No reason was given.\n"));

    [Fact]
    public void A_wrapped_line_goes_on_and_a_blank_line_ends() =>
        Assert.Equal(2, Cut("The two ministers agreed to reopen the crossing that had been shut\nsince the spring, a joint statement said\n\nTrade resumes on Monday").Length);

    [Theory]
    [InlineData("Lt. Col. Amina Diop met Brig. Gen. Ruiz. They spoke for an hour.", 2)]
    [InlineData("The rate rose 3.5 percent to 1,204.75. Nobody was surprised.", 2)]
    [InlineData("“Why now?” asked the envoy. “Who gains?”", 2)]
    [InlineData("\"We are ready.\" The minister then left.", 2)]
    [InlineData("He quoted Art. 5 of the treaty, e.g. The text on arms, and left.", 1)]
    [InlineData("The talks, at 10 a.m. Geneva time, were short.", 1)]
    [InlineData("Wait... what happened in the north?", 1)]
    [InlineData("Resolution No. 1540 was adopted (see www.un.example/res). It binds all members.", 2)]
    [InlineData("The border was closed in 1994.[12] It reopened in 2018. [13] Trade is thin.", 3)]
    [InlineData("Mali, Niger et al. signed; J. K. Diallo did not.", 1)]
    public void Sentences_of_news_are_counted_as_a_reader_counts_them(string text, int expected) => Assert.Equal(expected, Cut(text).Length);

    [Theory]
    [InlineData("The rebels' leader wasn't there.", "The|rebels|'|leader|was|n't|there|.")]
    [InlineData("A 40km front opened at 5pm.", "A|40|km|front|opened|at|5|pm|.")]
    [InlineData("Call 202-555-0142 or write to press@mission.example.", "Call|202-555-0142|or|write|to|press@mission.example|.")]
    [InlineData("UN-backed talks (2019–2021) failed—again.", "UN|-|backed|talks|(|2019|–|2021|)|failed|—|again|.")]
    [InlineData("“No,” he said; ‘never’.", "“|No|,|”|he|said|;|‘|never|’|.")]
    [InlineData("the anti-government, pro-Russian bloc", "the|anti-government|,|pro-Russian|bloc")]
    [InlineData("It costs US$5bn, or €4.6bn.", "It|costs|US$|5|bn|,|or|€|4.6|bn|.")]
    public void Words_of_news_are_cut_as_the_treebanks_cut_them(string text, string expected) => Assert.Equal(expected, Words(text));

    [Fact]
    public void A_plural_possessive_is_written_as_one_word_of_two()
    {
        const string text = "The rebels' leader left.";
        var written = new StringWriter();
        Conllu.Write(written, Assert.Single(Segmenter.Split(text, 0, text.Length)));
        Assert.Contains("2-3\trebels'\t_", written.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string> Hostile => [
        new string('.', 300_000), new string('\n', 300_000), new string('"', 300_000), string.Concat(Enumerable.Repeat("a. ", 100_000)),
        string.Concat(Enumerable.Repeat("word ", 100_000)), string.Concat(Enumerable.Repeat("[1]", 100_000)), string.Concat(Enumerable.Repeat("x?[", 100_000)),
        string.Concat(Enumerable.Repeat("😀", 150_000)), new string('\ud83d', 200_000), string.Concat(Enumerable.Repeat("!\r", 100_000)),
        string.Concat(Enumerable.Repeat("\u0000\u0007\u200b", 100_000)), "a." + new string(' ', 500_000) + "b.", string.Concat(Enumerable.Repeat("n't's", 60_000)),
        string.Concat(Enumerable.Repeat("\"](", 100_000)), new string('-', 300_000), string.Concat(Enumerable.Repeat("a@b.", 80_000)),
    ];

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_is_cut_into_bounded_sentences_that_cover_it(string text) => CheckLaws(text);

    [Fact]
    public void Random_mixtures_of_news_pieces_keep_the_laws() =>
        Gen.Int[0, s_pieces.Length - 1].Select(i => s_pieces[i]).Array[0, 60].Select(string.Concat).Sample(CheckLaws, iter: 3000);

    static readonly string[] s_pieces = ["Gen.", " ", "\n", "\n\n", "U.S.", "said", "“", "”", "'s", "n't", ".", "…", "...", "?", "!", "(", ")", "[6]", "3.5", "5pm", "-", "—", "http://a.b/c.", "x@y.org", "😀", "\ud800", "é", "،", ":)", "cannot", "\t", "’"];

    static void CheckLaws(string text)
    {
        var at = 0;
        foreach (var s in Segmenter.Split(text, 0, text.Length))
        {
            Assert.InRange(s.Count, 1, Segmenter.MaxTokens);
            Assert.Equal(s.Start, s.TokenStart(0));
            Assert.Equal(s.End, s.TokenEnd(s.Count - 1));
            for (var i = 0; i < s.Count; i++)
            {
                if (s.TokenStart(i) < at || s.TokenEnd(i) <= s.TokenStart(i) || s.TokenEnd(i) - s.TokenStart(i) > Segmenter.MaxWord)
                {
                    Assert.Fail($"token {i} [{s.TokenStart(i)}, {s.TokenEnd(i)}) after {at}");
                }

                for (; at < s.TokenStart(i); at++)
                {
                    Assert.True(Segmenter.IsSpace(text[at]));
                }

                at = s.TokenEnd(i);
            }
        }

        Assert.True(text.AsSpan(at).ToString().All(Segmenter.IsSpace));
    }
}
