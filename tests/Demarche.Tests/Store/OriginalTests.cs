using System.Text;
using Demarche.Reading;
using Demarche.Store;
using Demarche.Tests.Merging;

namespace Demarche.Tests.Store;

public class OriginalTests
{
    [Fact]
    public void A_translation_keeps_its_original_and_both_offsets()
    {
        const string Line = """{"id":"1","date":"2024-05-28","text":"It rained in Madrid.\nSpain recognised the State of Palestine on Tuesday.","original":"Llovía en Madrid.\nEspaña reconoció el martes al Estado de Palestina.","original_language":"es"}""";
        var article = Assert.Single(Reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Line)), "a.jsonl")).Article!;
        Assert.Equal("en", article.Language);
        var coded = Retold.Tools.Coder.Code(article);
        var recognition = Assert.Single(coded.Events, e => e.Action.Cameo == "054");
        using var store = EventStore.Open(":memory:");
        store.AddAll([coded], new CodingRun("test"), [], []);
        var original = store.Original(article.Id)!;
        Assert.Equal("es", original.Language);
        var (start, end) = original.At(recognition.At.Span.Start, recognition.At.Span.End);
        Assert.Equal("España reconoció el martes al Estado de Palestina.", original.Text[start..end]);
        Assert.Null(store.Original("dnone"));
    }

    [Fact]
    public void Another_language_without_a_translation_is_kept_and_not_coded()
    {
        const string Line = """{"id":"1","date":"2024-05-28","text":"España reconoció el martes al Estado de Palestina, dijo el presidente del gobierno en una declaración ante los periodistas en la capital."}""";
        var article = Assert.Single(Reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Line)), "a.jsonl")).Article!;
        Assert.Equal("es", article.Language);
        Assert.Equal(HeldReason.OtherLanguage, Assert.Single(Retold.Tools.Coder.Code(article).Held).Reason);
    }
}
