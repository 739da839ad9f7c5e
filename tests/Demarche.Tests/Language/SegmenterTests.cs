using CsCheck;
using Demarche.Language;

namespace Demarche.Tests.Language;

public class SegmenterTests
{
    [Theory]
    [InlineData("The U.S. envoy met Gen. Amadou Diallo in Dakar. He left on Monday.", 2)]
    [InlineData("“We will not leave,” the minister said. “Not now.”", 2)]
    [InlineData("GENEVA (Reuters) - Talks resumed at 9.30 a.m. on Tuesday.", 1)]
    [InlineData("Who signed? Nobody knows!", 2)]
    [InlineData("Troops left the U.S. The talks go on.", 2)]
    public void Sentences_end_where_a_reader_ends_them(string text, int expected) =>
        Assert.Equal(expected, Segmenter.Split(text, 0, text.Length).Count);

    [Theory]
    [InlineData("They don't trade; we cannot.", "They|do|n't|trade|;|we|can|not|.")]
    [InlineData("Russia’s ex-envoy paid $5,000.", "Russia|’s|ex-envoy|paid|$|5,000|.")]
    [InlineData("See https://example.org/a?b=1, please.", "See|https://example.org/a?b=1|,|please|.")]
    public void Words_are_cut_as_the_treebanks_cut_them(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Segmenter.Split(text, 0, text.Length).SelectMany(s => Enumerable.Range(0, s.Count).Select(s.Word))));

    [Fact]
    public void A_word_without_letters_is_refused_with_its_line() =>
        Assert.StartsWith("line 2: word 2 ", Assert.Throws<FormatException>(() => Conllu.Read(new StringReader("1\tit\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\t\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n")).ToList()).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_token_is_a_slice_and_all_that_is_not_space_is_covered() =>
        Gen.String.Sample(text =>
        {
            var at = 0;
            foreach (var s in Segmenter.Split(text, 0, text.Length))
            {
                Assert.InRange(s.Count, 1, Segmenter.MaxTokens);
                for (var i = 0; i < s.Count; i++)
                {
                    Assert.True(s.TokenStart(i) >= at && s.TokenEnd(i) > s.TokenStart(i) && s.TokenEnd(i) <= s.End && s.TokenStart(i) >= s.Start);
                    Assert.True(text.AsSpan(at, s.TokenStart(i) - at).ToString().All(c => c == '>' || Segmenter.IsSpace(c)));
                    at = s.TokenEnd(i);
                }
            }

            Assert.True(text[at..].All(c => c == '>' || Segmenter.IsSpace(c)));
        });

    [Fact]
    public void Quote_marks_of_a_mail_are_no_words()
    {
        const string Text = "Colombia reopened its main border crossing to cargo on Monday, after seven\r\n> years in which no lorry could pass there. The government of Peru did\r\n>> not follow: 3 > 2.";
        var sentences = Segmenter.Split(Text, 0, Text.Length);
        Assert.Equal(2, sentences.Count);
        Assert.Equal("The|government|of|Peru|did|not|follow|:|3|>|2|.", string.Join('|', Enumerable.Range(0, sentences[1].Count).Select(sentences[1].Word)));
    }

    [Fact]
    public void A_megabyte_without_a_space_is_cut_into_bounded_sentences()
    {
        var text = new string('a', 1 << 20);
        Assert.All(Segmenter.Split(text, 0, text.Length), s => Assert.InRange(s.Count, 1, Segmenter.MaxTokens));
    }

    [Fact]
    public void Conllu_written_and_read_again_is_the_same_sentence()
    {
        const string text = "The envoy didn't sign the U.N. paper.";
        var s = Assert.Single(Segmenter.Split(text, 0, text.Length));
        var written = new StringWriter();
        Conllu.Write(written, s);
        var back = Assert.Single(Conllu.Read(new StringReader(written.ToString()))).Sentence;
        Assert.Equal(text, back.Text);
        Assert.Equal(Enumerable.Range(0, s.Count).Select(s.Word), Enumerable.Range(0, back.Count).Select(back.Word));
    }
}
