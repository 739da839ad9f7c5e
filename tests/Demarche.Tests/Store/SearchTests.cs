using CsCheck;
using Demarche.Store;
using Demarche.Store.Search;

namespace Demarche.Tests.Store;

public class SearchTests
{
    static CodedArticle Said(string name, params string[] sentences)
    {
        var text = string.Join(' ', sentences);
        List<SentenceSpan> spans = [];
        var at = 0;
        foreach (var s in sentences)
        {
            spans.Add(new SentenceSpan(spans.Count + 1, new Span(Field.Text, at, at + s.Length), PassageKind.Paragraph));
            at += s.Length + 1;
        }

        return new CodedArticle(new Article { Id = Ids.Document(text, null, name, null), Text = text, Origin = name }, spans, [], [], []);
    }

    [Theory]
    [InlineData("ambassador", 2)]
    [InlineData("AMBASSADOR recalled", 1)]
    [InlineData("\"recalled its ambassador\"", 1)]
    [InlineData("\"its recalled ambassador\"", 0)]
    [InlineData("recogni*", 1)]
    [InlineData("erdogan", 1)]
    [InlineData("Erdoğan", 1)]
    [InlineData("u.s.-led", 1)]
    [InlineData("\"prime min*\"", 1)]
    [InlineData("nothing", 0)]
    public void Words_phrases_and_beginnings_are_found_in_blocks_and_in_the_tail(string words, int n)
    {
        using var folder = new TempFolder();
        using var store = EventStore.Open(folder.File("a.duckdb"));
        store.Add(Said("a", "Ruritania recalled its ambassador.", "The 😀 prime minister waited."));
        store.Add(Said("b", "Erdoğan recognised the U.S.-led council.", "An ambassador came."));
        Assert.Equal(n, store.Search(words).Count);
        store.Index(least: 1);
        Assert.Equal(n, store.Search(words).Count);
        store.Add(Said("c", "No word of that."));
        Assert.Equal(n, store.Search(words).Count);
    }

    [Fact]
    public void Pages_of_an_answer_hold_every_sentence_once_while_sentences_are_added()
    {
        using var folder = new TempFolder();
        using var store = EventStore.Open(folder.File("a.duckdb"));
        for (var i = 0; i < 25; i++)
        {
            store.Add(Said($"d{i}", $"Envoy number {i} came."));
            if (i % 7 == 0)
            {
                store.Index(least: 1);
            }
        }

        List<string> found = [];
        string? after = null;
        while (store.Search("envoy", after: after, limit: 10) is { Count: > 0 } page)
        {
            found.AddRange(page.Select(s => s.Text));
            after = Cursor.After(page[^1]);
            store.Add(Said($"later{found.Count}", $"Envoy after {found.Count} came."));
        }

        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(i => $"Envoy number {i} came."), found);
        Assert.Throws<FormatException>(() => store.Search("envoy", after: "no cursor"));
        Assert.Throws<FormatException>(() => store.Search(" \"\" * "));
    }

    [Fact]
    public void Small_blocks_are_joined_and_hold_what_the_sentences_hold()
    {
        using var folder = new TempFolder();
        using var store = EventStore.Open(folder.File("a.duckdb"));
        for (var i = 0; i < 40; i++)
        {
            store.Add(Said($"d{i}", $"Word{i} stands here.", "And nothing more."));
            store.Index(least: 1);
        }

        Assert.True(store.CountOf("text_blocks") < 20);
        for (var i = 0; i < 40; i++)
        {
            Assert.Equal($"Word{i} stands here.", Assert.Single(store.Search($"word{i}")).Text);
        }

        Assert.Equal(40, store.Search("nothing").Count);
    }

    [Fact]
    public void Serials_come_back_as_they_were_written() =>
        Gen.Long[0, 1L << 40].HashSet[0, 200].Sample(set =>
        {
            List<long> serials = [.. set.Order()];
            Assert.Equal(serials, Serials.Read(Serials.Write(serials)));
        });

    [Fact]
    public void A_sentence_after_characters_of_two_units_keeps_its_words()
    {
        using var folder = new TempFolder();
        using var store = EventStore.Open(folder.File("a.duckdb"));
        store.Add(Said("a", "😀😀 first.", "Second 😀 one.", "Third one."));
        Assert.Equal("Third one.", Assert.Single(store.Search("third")).Text);
        Assert.Equal("Second 😀 one.", Assert.Single(store.Search("second")).Text);
    }
}
