using Demarche.Language;

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
    public void A_damaged_entity_model_is_refused_with_its_path()
    {
        using var folder = new TempFolder();
        var path = folder.File("entities.bin");
        File.WriteAllBytes(path, [6, (byte)'D', (byte)'M', (byte)'E', (byte)'N', (byte)'T', (byte)'1', 0, 0]);
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => Demarche.Language.Entities.EntityTagger.Load(path)).Message, StringComparison.Ordinal);
    }
}
