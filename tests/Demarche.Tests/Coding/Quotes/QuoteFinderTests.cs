using Demarche.Coding.Quotes;
using Demarche.Language;

namespace Demarche.Tests.Coding.Quotes;

/// <summary>Raw text through the shipped model; where a tree matters to the point, it is given.</summary>
public sealed class QuoteFinderTests(QuoteFinderTests.Model model) : IClassFixture<QuoteFinderTests.Model>
{
    public sealed class Model : IDisposable
    {
        public Annotator Annotator { get; } = Annotator.Load(Path.Combine(Support.Root, "data", "models", "english.dml"));

        internal QuoteFinder Finder { get; } = QuoteFinder.Load(Path.Combine(Support.Root, "data", "quotes"));

        public void Dispose() => Annotator.Dispose();
    }

    (List<Sentence> Sentences, List<QuoteFrame> Quotes) Read(string text)
    {
        var sentences = model.Annotator.Annotate(text, 0, text.Length);
        return (sentences, model.Finder.Find(sentences));
    }

    string Show(string text)
    {
        var (sentences, quotes) = Read(text);
        return string.Join(" | ", quotes.Select(q => $"{q.Kind.ToString().ToLowerInvariant()} [{text[q.Start..q.End]}] {q.Cue} by {(q.SpeakerSentence < 0 ? "-" : sentences[q.SpeakerSentence].Word(q.SpeakerToken))}{(q.AddresseeToken < 0 ? "" : " to " + sentences[q.AddresseeSentence].Word(q.AddresseeToken))}{(q.Channel is null ? "" : " via " + q.Channel)}"));
    }

    [Theory]
    [InlineData("“The talks have failed,” she said.", "direct [The talks have failed] say by she")]
    [InlineData("\"The talks have failed,\" she said.", "direct [The talks have failed] say by she")]
    [InlineData("She said: “The embassy will open its doors on Monday.”", "direct [The embassy will open its doors on Monday.] say by She")]
    [InlineData("“It is a good day,” he said, “but the work has only begun.”", "direct [It is a good day] say by he | direct [but the work has only begun.] say by he")]
    [InlineData("“Who gave the order?” he asked. Nobody answered.", "direct [Who gave the order?] ask by he")]
    [InlineData("“The talks have failed,” she said. “We are going home.”", "direct [The talks have failed] say by she | direct [We are going home.] say by she")]
    public void Words_between_marks_find_their_speaker(string text, string want) => Assert.Equal(want, Show(text));

    [Theory]
    [InlineData("He said in a video posted on X: “The road is open again.”", "in a video posted on X")]
    [InlineData("“The road is open again,” he wrote on Telegram.", "on Telegram")]
    [InlineData("“The road is open again,” he said in a statement on Friday.", "in a statement")]
    [InlineData("“The road is open again,” he told reporters.", "told reporters")]
    public void The_channel_is_told_in_the_words_of_the_text(string text, string want) => Assert.Equal(want, Assert.Single(Read(text).Quotes).Channel);

    [Theory]
    [InlineData("The so-called “war on terror” lasted two decades.")]
    [InlineData("He carried “The Art of War” on the train.")]
    [InlineData("He did not say that the army would leave.")]
    [InlineData("The word “genocide” divides them.")]
    public void Names_titles_and_what_was_not_said_are_no_quotes(string text) => Assert.Empty(Show(text));

    [Theory]
    [InlineData("He said that the border would close.", "indirect [the border would close] say by He")]
    [InlineData("The minister denied that the army had crossed the river.", "indirect [the army had crossed the river] deny by minister")]
    [InlineData("According to the prosecutor, the suspects planned to blow up a bridge.", "indirect [the suspects planned to blow up a bridge] according to by prosecutor")]
    [InlineData("The suspects planned to blow up a bridge, according to the prosecutor.", "indirect [The suspects planned to blow up a bridge] according to by prosecutor")]
    [InlineData("The army withdrew at dawn, the governor said.", "indirect [The army withdrew at dawn] say by governor")]
    public void Reported_speech_is_the_clause_without_its_that(string text, string want) => Assert.Equal(want, Show(text));

    [Fact]
    public void A_quote_runs_over_paragraphs_that_open_again()
    {
        const string Text = "The premier addressed parliament.\n\n“This house must decide today.\n\n“There will be no second chance,” he warned.";
        var quote = Assert.Single(Read(Text).Quotes);
        Assert.Equal("This house must decide today.\n\n“There will be no second chance", Text[quote.Start..quote.End]);
        Assert.Equal("warn", quote.Cue);
        Assert.Equal("negative", quote.Stance);
    }

    [Fact]
    public void The_same_words_are_told_once()
    {
        const string Text = "“The talks have failed,” she said. Later she repeated: “The talks have failed.”";
        Assert.Single(Read(Text).Quotes);
    }

    [Fact]
    public void A_fragment_in_the_reporters_clause_is_a_mixed_quote_of_the_clause()
    {
        const string Tree = """
            # text = She said the deal was “dead”.
            1	She	she	PRON	PRP	_	2	nsubj	_	_
            2	said	say	VERB	VBD	_	0	root	_	_
            3	the	the	DET	DT	_	4	det	_	_
            4	deal	deal	NOUN	NN	_	7	nsubj	_	_
            5	was	be	AUX	VBD	_	7	cop	_	_
            6	“	“	PUNCT	``	_	7	punct	_	SpaceAfter=No
            7	dead	dead	ADJ	JJ	_	2	ccomp	_	SpaceAfter=No
            8	”	”	PUNCT	''	_	7	punct	_	SpaceAfter=No
            9	.	.	PUNCT	.	_	2	punct	_	_

            """;
        var sentence = Assert.Single(Conllu.Read(new StringReader(Tree))).Sentence;
        var quote = Assert.Single(model.Finder.Find([sentence]));
        Assert.Equal(QuoteKind.Mixed, quote.Kind);
        Assert.Equal("the deal was “dead”", sentence.Text[quote.Start..quote.End]);
        Assert.Equal(0, quote.SpeakerToken);
    }

    [Fact]
    public void Marks_without_end_cost_linear_time_and_no_failure()
    {
        foreach (var bit in (string[])["“", "\" a", " 'a", " ‘s", "“a” ", "\n\n“a", "« ", "s’ "])
        {
            var text = string.Concat(Enumerable.Repeat(bit, 20_000));
            var sentences = Segmenter.Split(text, 0, text.Length);
            Assert.All(model.Finder.Find(sentences), q => Assert.True(q.Start < q.End && q.End <= text.Length));
        }
    }
}
