using Demarche.Language;
using Demarche.Language.Entities;
using Demarche.Language.Model;
using Demarche.Language.Training;

namespace Demarche.Tests.Language;

public class EntityTests
{
    static readonly Lazy<Annotator> s_annotator = new(() => Annotator.Load(Path.Combine(Support.Root, "data", "models", "english.dml")));

    static string Found(string text) => string.Join("; ", s_annotator.Value.Annotate(text, 0, text.Length)
        .SelectMany(s => s.Entities.Select(e => $"{e.Type} {text[s.TokenStart(e.First)..s.TokenEnd(e.End - 1)]}")));

    [Theory]
    [InlineData("The president flew from Cairo to Algeria on Tuesday.", "LOC Cairo; LOC Algeria")]
    [InlineData("Envoys of the United Nations met in Geneva.", "ORG United Nations; LOC Geneva")]
    [InlineData("Nothing of the kind was said.", "")]
    public void Places_and_organisations_of_news_are_found(string text, string expected) => Assert.Equal(expected, Found(text));

    [Fact]
    public void Entities_lie_in_order_inside_their_sentence_without_overlap()
    {
        var text = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(Support.Root, "data", "stories"), "*.md").Order(StringComparer.Ordinal).First());
        var sentences = s_annotator.Value.Annotate(text, 0, text.Length);
        Assert.Contains(sentences, s => s.Entities.Count > 0);
        foreach (var s in sentences)
        {
            var at = 0;
            foreach (var e in s.Entities)
            {
                Assert.True(e.First >= at && e.End > e.First && e.End <= s.Count);
                Assert.Contains(e.Type, (string[])["PER", "LOC", "ORG"]);
                at = e.End;
            }
        }
    }

    [Fact]
    public void Every_vector_width_finds_the_same_entities()
    {
        var models = Path.Combine(Support.Root, "data", "models");
        var text = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(Support.Root, "data", "stories"), "*.md").Order(StringComparer.Ordinal).First());
        var found = new[] { Width.Scalar, Width.V128, Width.V256, Width.V512 }.Select(w =>
        {
            using var annotator = new Annotator(Net.Load(Path.Combine(models, "english.dml")), Kernels.For(w), lemmas: null, EntityTagger.Load(Path.Combine(models, "entities.bin"), Kernels.For(w)));
            return annotator.Annotate(text).SelectMany(s => s.Entities.Select(e => (s.Start, e))).ToArray();
        }).ToList();
        Assert.NotEmpty(found[0]);
        Assert.All(found, f => Assert.Equal(found[0], f));
    }

    [Fact]
    public void An_entity_model_of_another_net_is_refused()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("english.dml"), Trainer.Train(new TrainingOptions { Train = [Write(folder)], Epochs = 1, Width = 64, Layers = "c" }, _ => { }));
        File.Copy(Path.Combine(Support.Root, "data", "models", "entities.bin"), folder.File("entities.bin"));
        Assert.Contains("trained on another model", Assert.Throws<InvalidDataException>(() => Annotator.Load(folder.File("english.dml"))).Message, StringComparison.Ordinal);

        static string Write(TempFolder folder)
        {
            File.WriteAllText(folder.File("one.conllu"), "1\tRain\t_\tNOUN\tNN\t_\t2\tnsubj\t_\t_\n2\tfell\t_\tVERB\tVBD\t_\t0\troot\t_\t_\n\n");
            return folder.File("one.conllu");
        }
    }

    [Fact]
    public void The_best_row_of_labels_is_the_best_of_all_rows()
    {
        var chance = new Chance(7);
        var (chain, steps) = (new LabelChain(), Numbers(chance, LabelChain.Stride * LabelChain.Stride));
        for (var round = 0; round < 50; round++)
        {
            var scores = Numbers(chance, 4 * LabelChain.Stride);
            var own = new byte[4];
            chain.Best(scores, steps, own);
            var best = Rows(4).MaxBy(row => Score(row, scores, steps))!;
            Assert.Equal(Score(best, scores, steps), Score(own, scores, steps), 1e-4);
        }
    }

    [Fact]
    public void The_gradient_of_the_chain_is_its_slope()
    {
        var chance = new Chance(8);
        var (scores, steps) = (Numbers(chance, 3 * LabelChain.Stride), Numbers(chance, LabelChain.Stride * LabelChain.Stride));
        byte[] gold = [1, 2, 0];
        var (gradient, stepGradient) = ((float[])scores.Clone(), new float[steps.Length]);
        _ = new ChainLoss().Run(gradient, steps, gold, stepGradient);
        for (var i = 0; i < scores.Length; i++)
        {
            if (i % LabelChain.Stride < LabelChain.Labels)
            {
                Assert.Equal(Slope(scores, i), gradient[i], 2e-3);
            }
        }

        Assert.Equal(Slope(steps, LabelChain.Stride + 2), stepGradient[LabelChain.Stride + 2], 2e-3);

        double Slope(float[] of, int at)
        {
            var kept = of[at];
            of[at] = kept + 0.01f;
            var up = Loss();
            of[at] = kept - 0.01f;
            var down = Loss();
            of[at] = kept;
            return (up - down) / 0.02;
        }

        double Loss() => new ChainLoss().Run((float[])scores.Clone(), steps, gold, new float[steps.Length]);
    }

    static float[] Numbers(Chance chance, int count) => [.. Enumerable.Range(0, count).Select(_ => chance.Bell())];

    static IEnumerable<byte[]> Rows(int count) => count == 0 ? [[]]
        : Rows(count - 1).SelectMany(row => Enumerable.Range(0, LabelChain.Labels).Where(l => LabelChain.May(row.Length == 0 ? 0 : row[^1], l)).Select(l => (byte[])[.. row, (byte)l]));

    static double Score(byte[] row, float[] scores, float[] steps) =>
        row.Select((l, i) => (double)scores[(i * LabelChain.Stride) + l] + steps[((i == 0 ? 0 : row[i - 1]) * LabelChain.Stride) + l]).Sum();

    [Theory]
    [InlineData(new byte[] { 6, (byte)'D', (byte)'M', (byte)'E', (byte)'N', (byte)'T', (byte)'2', 0, 0 })]
    [InlineData(new byte[] { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff })] // a length of too many bytes
    [InlineData(new byte[] { 0xf9, 0xff, 0xff, 0xff, 0x0f, 0 })] // a length below nothing
    public void A_damaged_entity_model_is_refused_with_its_path(byte[] bytes)
    {
        using var folder = new TempFolder();
        var path = folder.File("entities.bin");
        File.WriteAllBytes(path, bytes);
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => Demarche.Language.Entities.EntityTagger.Load(path)).Message, StringComparison.Ordinal);
    }
}
