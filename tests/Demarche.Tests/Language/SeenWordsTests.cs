using Demarche.Language;
using Demarche.Language.Model;

namespace Demarche.Tests.Language;

/// <summary>What is kept of words seen before makes annotating faster and changes nothing.</summary>
public class SeenWordsTests
{
    const string Text = "Norway's foreign minister met Chilean envoys in Oslo on Friday. The counterrevolutionaries-in-exile of Graustark refused Lt. Col. O’Brien’s 12,500-word counterproposal, he said. NORWAY RECALLS ENVOY";

    [Fact]
    public void What_was_read_before_does_not_change_a_sentence()
    {
        using var annotator = Annotator.Load(Path.Combine(Support.Root, "data", "models", "english.dml"));
        var first = Show(annotator.Annotate(Text));
        Assert.Equal(first, Show(annotator.Annotate(Text)));

        // Twice as many other words as there are places, some of which share their beginnings.
        var others = string.Join(' ', Enumerable.Range(0, 2 * SeenWords.Count).Select(i => $"w{i * 7919:x}{(i % 9 == 0 ? ". A" : "")}"));
        annotator.Annotate(others);
        Assert.Equal(first, Show(annotator.Annotate(Text)));
        Assert.Equal(first, Show(annotator.Annotate(others + ".\n\n" + Text)[^first.Count..]));
    }

    [Fact]
    public void A_word_has_one_place_as_long_as_its_batch_lasts()
    {
        var seen = new SeenWords();
        seen.Begin();
        var given = new Dictionary<int, string>();
        var without = 0;
        for (var i = 0; i < SeenWords.Count; i++)
        {
            var word = $"w{i * 31:x}";
            var place = seen.Find(word, out var known);
            Assert.False(known);
            without += place < 0 ? 1 : 0;
            Assert.True(place < 0 || given.TryAdd(place, word));
        }

        Assert.InRange(without, 1, SeenWords.Count / 2);
        foreach (var (place, word) in given)
        {
            Assert.Equal(place, seen.Find(word, out var known));
            Assert.True(known);
        }
    }

    // An attribute cannot hold half a surrogate pair.
    [Fact]
    public void Halves_of_letters_are_told_apart() => Words_are_told_apart_by_every_letter("\ud83d", "\ud83e");

    [Theory]
    [InlineData("", "\0")]
    [InlineData("a", "a\0")]
    [InlineData("abcdefghijklmno", "abcdefghijklmn")]
    public void Words_are_told_apart_by_every_letter(string one, string other)
    {
        var seen = new SeenWords();
        seen.Begin();
        var place = seen.Find(one, out _);
        Assert.NotEqual(place, seen.Find(other, out var known));
        Assert.False(known);
        Assert.Equal(place, seen.Find(one, out known));
        Assert.True(known);
        Assert.Equal(-1, seen.Find("abcdefghijklmnop", out _));
    }

    static List<string> Show(List<Sentence> sentences) => sentences.ConvertAll(s =>
        string.Join(' ', Enumerable.Range(0, s.Count).Select(i => $"{s.Word(i)}|{s.Lemma(i)}|{s.Upos(i)}|{s.Xpos(i)}|{s.Head(i)}|{s.Relation(i)}")) + string.Join(' ', s.Entities));
}
