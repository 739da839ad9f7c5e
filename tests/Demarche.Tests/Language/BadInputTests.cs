using System.Text;
using Demarche.Language;
using Demarche.Language.Training;

namespace Demarche.Tests.Language;

/// <summary>What is no English is annotated all the same: offsets right, time linear, memory bounded.</summary>
public class BadInputTests
{
    static readonly Lazy<Annotator> s_annotator = new(() => Annotator.Load(Path.Combine(Support.Root, "data", "models", "english.dml")));

    public static TheoryData<string> Texts =>
    [
        new string('x', 1_000_000), new string('é', 200_000), string.Concat(Enumerable.Repeat("\u0000\u0001\u001b[31m\u0007", 20_000)),
        string.Concat(Enumerable.Repeat("Paris 😀🇫🇷👨‍👩‍👧 said ", 2_000)), string.Concat(Enumerable.Repeat("\ud83d said \udc00 ", 4_000)),
        string.Concat(Enumerable.Repeat("\u202eabc\u202c \ufeff\u200d", 4_000)), "", " \n\t ", "\ud800", "٣ مارس 东京 Москва ḿ̶ò̴ŕ̵e̷",
    ];

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Texts))]
    public void Hostile_text_gets_trees_whose_words_lie_in_it(string text)
    {
        var at = 0;
        foreach (var s in s_annotator.Value.Annotate(text, 0, text.Length))
        {
            Assert.Single(Enumerable.Range(0, s.Count), i => s.Head(i) < 0);
            for (var i = 0; i < s.Count; i++)
            {
                Assert.InRange(s.TokenStart(i), at, text.Length - 1);
                at = s.TokenEnd(i);
                Assert.InRange(at, s.TokenStart(i) + 1, text.Length);
                Assert.InRange(s.Head(i), -1, s.Count - 1);
                Assert.NotNull(s.Lemma(i));
            }

            Assert.All(s.Entities, e => Assert.InRange(e.End, e.First + 1, s.Count));
        }

        Assert.True(text.AsSpan(at).ToString().All(Segmenter.IsSpace));
    }

    [Fact]
    public void A_sentence_of_ten_thousand_words_takes_work_as_its_length_does()
    {
        using var annotator = Annotator.Load(Path.Combine(Support.Root, "data", "models", "english.dml"));
        var (some, many) = (Work(2_500), Work(10_000));
        Assert.InRange(some, 2 * 2_500, 3 * 2_500);
        Assert.InRange(many, 2 * 10_000, 3 * 10_000);

        long Work(int words)
        {
            var s = Treebank.Bare([.. Enumerable.Range(0, words).Select(i => (i % 7) switch { 0 => "the", 1 => "minister", 2 => "said", 3 => "that", 4 => "Norway", 5 => "and", _ => "left" })]);
            var before = annotator.Work;
            annotator.Annotate([s]);
            Assert.Single(Enumerable.Range(0, words), i => s.Head(i) < 0);
            return annotator.Work - before;
        }
    }

    [Fact]
    public void Annotating_seen_words_takes_no_memory_a_word()
    {
        const string text = "norway recalled its ambassador from the north after the talks failed, and the ministers left.";
        var sentences = Enumerable.Range(0, 200).SelectMany(_ => Segmenter.Split(text, 0, text.Length)).ToArray();
        s_annotator.Value.Annotate(sentences);
        var before = GC.GetAllocatedBytesForCurrentThread();
        s_annotator.Value.Annotate(sentences);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(taken < 8 * sentences.Sum(s => s.Count), $"{taken} bytes for {sentences.Sum(s => s.Count)} words");
    }

    [Fact]
    public void A_text_read_as_a_stream_gives_the_sentences_of_the_whole()
    {
        var text = string.Concat(Directory.EnumerateFiles(Path.Combine(Support.Root, "data", "stories"), "*.md").Order(StringComparer.Ordinal).Select(f => File.ReadAllText(f) + "\n\n> A quoted line.\n"));
        text = string.Concat(Enumerable.Repeat(text, 3));
        Assert.True(text.Length > 3 * Paragraphs.Enough);
        Assert.Equal(s_annotator.Value.Annotate(text, 0, text.Length).Select(Show), s_annotator.Value.Annotate(new StringReader(text)).Select(Show));

        static string Show(Sentence s) => string.Join(' ', Enumerable.Range(0, s.Count).Select(i => $"{s.Word(i)}|{s.Xpos(i)}|{s.Head(i)}|{s.Relation(i)}")) + string.Join(' ', s.Entities);
    }

    [Fact]
    public void A_stream_without_blank_lines_is_read_in_bounded_pieces_that_make_the_whole()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < 5 * Paragraphs.Most; i++)
        {
            text.Append(i < 100_000 ? "word " : "😀");
        }

        var pieces = Paragraphs.Read(new StringReader(text.ToString())).ToList();
        Assert.Equal(text.ToString(), string.Concat(pieces));
        Assert.All(pieces, p => Assert.InRange(p.Length, 1, (2 * Paragraphs.Most) + 2));
        Assert.All(pieces, p => Assert.False(char.IsHighSurrogate(p[^1])));
    }
}
