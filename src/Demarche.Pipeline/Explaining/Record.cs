namespace Demarche.Pipeline.Explaining;

/// <summary>Events of coded documents as an explainer cites them.</summary>
public static class Record
{
    /// <summary>Every event with the sentence of its first piece of evidence, outlet and day.</summary>
    public static IReadOnlyList<RecordedEvent> Of(IEnumerable<CodedArticle> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return [.. documents.SelectMany(d => d.Events.Select(e => new RecordedEvent(e, Words(d, e), $"{d.Article.Publisher ?? d.Article.Origin}, {d.Article.Published.Day:yyyy-MM-dd}, sentence {e.At.Sentence}")))];
    }

    static string Words(CodedArticle d, Event e) => d.Article.Words(e.Evidence[0].Span).ReplaceLineEndings(" ").Trim();
}
