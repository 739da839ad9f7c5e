using Demarche.Pipeline.Explaining;
using Demarche.Store;

namespace Demarche.Web.Pages;

/// <summary>An explainer with what its page needs besides: quotes and events by id.</summary>
/// <param name="Explanation">The five answers.</param>
/// <param name="Id">Event id it was asked by.</param>
/// <param name="Document">The article's id.</param>
/// <param name="Known">Every event a statement may point to.</param>
/// <param name="Reports">How many documents tell the main event.</param>
public sealed record ExplainModel(Explanation Explanation, string Id, string Document, IReadOnlyDictionary<string, Event> Known, int Reports)
{
    public static ExplainModel? Of(EventStore store, Site site, string id)
    {
        var stored = store.Event(id);
        if (store.Document(stored?.Document.DocumentId ?? id) is not { } coded)
        {
            return null;
        }

        var main = stored?.Event ?? MainEvent.Of(coded);
        var related = Related.Of(store, coded, main);
        var explanation = site.Tools.Explainer.Explain(coded, related, main?.Id);
        var known = coded.Events.Concat(related.Select(r => r.Event)).DistinctBy(e => e.Id).ToDictionary(e => e.Id, StringComparer.Ordinal);
        return new ExplainModel(explanation, main?.Id ?? id, coded.Article.Id, known, stored?.Reports ?? 1);
    }

    /// <summary>Numbers of sentences that come from other documents.</summary>
    public IReadOnlySet<int> Elsewhere { get; } = Explanation.Sections.SelectMany(s => s.Statements).Where(s => s.Detail.StartsWith("from the record", StringComparison.Ordinal)).SelectMany(s => s.Sources).ToHashSet();

    /// <summary>The event behind a sentence from elsewhere.</summary>
    public string? EventOf(int sentence) => Explanation.Sections.SelectMany(s => s.Statements).FirstOrDefault(s => s.Sources.Contains(sentence) && s.Detail.StartsWith("from the record", StringComparison.Ordinal))?.EventId;
}
