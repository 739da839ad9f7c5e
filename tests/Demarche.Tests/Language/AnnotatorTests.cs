using Demarche.Language;
using Demarche.Language.Model;
using Demarche.Language.Training;

namespace Demarche.Tests.Language;

public sealed class AnnotatorTests
{
    static readonly string ModelPath = Path.Combine(Support.Root, "data", "models", "english.dml");

    static readonly string[] Words = "The foreign ministers of Norway and Chile met in Oslo , officials said on Friday \" U.S. troops 1,200 left-wing Über ’s n't x".Split(' ');

    [Fact]
    public void Every_vector_width_gives_the_same_tags_and_trees()
    {
        var results = new List<string>();
        foreach (var width in (Width[])[Width.Scalar, Width.V128, Width.V256, Width.V512])
        {
            using var annotator = new Annotator(Net.Load(ModelPath), Kernels.For(width));
            var sentences = Sentences(40, 3);
            annotator.Annotate(sentences);
            results.Add(Show(sentences));
        }

        Assert.All(results, r => Assert.Equal(results[0], r));
    }

    [Fact]
    public void A_sentence_gets_the_same_tree_alone_in_a_batch_and_on_many_threads()
    {
        using var annotator = Annotator.Load(ModelPath);
        var together = Sentences(60, 4);
        annotator.Annotate(together);
        var alone = Sentences(60, 4);
        foreach (var s in alone)
        {
            annotator.Annotate([s]);
        }

        var threaded = Sentences(60, 4);
        Parallel.ForEach(threaded.Chunk(7), part => annotator.Annotate(part));
        Assert.Equal(Show(together), Show(alone));
        Assert.Equal(Show(together), Show(threaded));
    }

    [Fact]
    public void Every_sentence_is_a_tree_with_one_root_also_of_nonsense_and_beyond_the_longest_piece()
    {
        using var annotator = Annotator.Load(ModelPath);
        var sentences = Sentences(100, 5);
        sentences.Add(Treebank.Bare([.. Enumerable.Range(0, 1500).Select(i => Words[i * 7 % Words.Length])]));
        annotator.Annotate(sentences);
        foreach (var s in sentences)
        {
            Assert.Equal(1, Enumerable.Range(0, s.Count).Count(i => s.Head(i) < 0));
            for (var i = 0; i < s.Count; i++)
            {
                Assert.InRange(s.Head(i), -1, s.Count - 1);
                Assert.Equal(s.Head(i) < 0, s.Relation(i) == "root");
                Assert.NotEmpty(s.Xpos(i));
                var steps = 0;
                for (var up = i; up >= 0; up = s.Head(up))
                {
                    Assert.True(steps++ <= s.Count, "a cycle");
                }
            }
        }
    }

    [Fact]
    public void Empty_sentences_and_single_words_are_fine()
    {
        using var annotator = Annotator.Load(ModelPath);
        annotator.Annotate([]);
        var empty = Treebank.Bare([]);
        var one = Treebank.Bare(["Protests"]);
        var long1 = Treebank.Bare([new string('z', 100_000)]);
        annotator.Annotate([empty, one, empty, long1]);
        Assert.Equal(0, empty.Count);
        Assert.Equal(-1, one.Head(0));
        Assert.Equal("root", one.Relation(0));
        Assert.Equal("root", long1.Relation(0));
    }

    [Fact]
    public void A_plain_sentence_is_read_as_a_person_reads_it()
    {
        using var annotator = Annotator.Load(ModelPath);
        var s = Treebank.Bare("Norway recalled its ambassador from Chile on Friday .".Split(' '));
        annotator.Annotate([s]);
        Assert.Equal("root", s.Relation(1));
        Assert.Equal(Upos.PROPN, s.Upos(0));
        Assert.Equal("VBD", s.Xpos(1));
        Assert.Equal(("nsubj", 1), (s.Relation(0), s.Head(0)));
        Assert.Equal(("obj", 1), (s.Relation(3), s.Head(3)));
    }

    [Fact]
    public void Text_becomes_annotated_sentences_whose_offsets_point_into_it()
    {
        using var annotator = Annotator.Load(ModelPath);
        const string text = "xx Norway recalled its envoys. Chile didn't protest.";
        var sentences = annotator.Annotate(text, 3, text.Length);
        Assert.Equal(2, sentences.Count);
        Assert.Equal("recalled", text[sentences[0].TokenStart(1)..sentences[0].TokenEnd(1)]);
        Assert.Equal("recall", sentences[0].Lemma(1));
        Assert.Equal("envoy", sentences[0].Lemma(3));
        Assert.Equal("root", sentences[1].Relation(3));
    }

    [Fact]
    public void A_damaged_model_is_refused_with_a_reason()
    {
        var bytes = File.ReadAllBytes(ModelPath);
        Assert.Throws<InvalidDataException>(() => Net.From(bytes.AsSpan(0, bytes.Length / 2)));
        Assert.Throws<InvalidDataException>(() => Net.From("no model at all\n\n"u8));
        var path = Path.GetTempFileName();
        try
        {
            Assert.Throws<InvalidDataException>(() => Annotator.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    static List<Sentence> Sentences(int count, ulong seed)
    {
        var chance = new Chance(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Treebank.Bare([.. Enumerable.Range(0, 1 + chance.Below(60)).Select(_ => Words[chance.Below(Words.Length)])]))];
    }

    static string Show(List<Sentence> sentences) =>
        string.Join('\n', sentences.Select(s => string.Join(' ', Enumerable.Range(0, s.Count).Select(i => $"{s.Upos(i)}|{s.Xpos(i)}|{s.Head(i)}|{s.Relation(i)}"))));
}
