using Demarche.Store;
using Demarche.Store.Corrections;

namespace Demarche.Web.Pages;

/// <summary>One report of a happening with its sentences.</summary>
public sealed record Report(StoredEvent Event, IReadOnlyList<EvidenceWords> Sentences);

/// <summary>One happening: every report of it, why they were taken for one, quotes about it, what reviewers said.</summary>
public sealed record EventModel(StoredEvent Event, IReadOnlyList<Report> Reports, IReadOnlyList<EventLink> Links, IReadOnlyList<StoredQuote> Quotes, IReadOnlyList<Review> Reviews, IReadOnlyList<CopyRow> Copies)
{
    public static EventModel? Of(EventStore store, string id)
    {
        if (store.Event(id) is not { } found)
        {
            // An id that was merged away leads to where it went.
            return store.ClusterOf(id) is { } cluster && cluster != id ? Of(store, cluster) : null;
        }

        var members = found.Record == "base" ? [id] : store.ClusterMembers(found.ClusterId);
        return new EventModel(
            found,
            [.. members.Take(50).Select(m => m == id ? found : store.Event(m)).OfType<StoredEvent>().Select(e => new Report(e, store.Evidence(e.Event.Id)))],
            members.Count > 1 ? store.LinksAmong([.. members]) : [],
            found.Record == "base" ? [] : store.Quotes(new QuoteFilter { Event = id, Limit = 20 }),
            found.Record == "base" ? [] : store.Reviews(id),
            found.Record == "base" ? [] : store.CopiesOf(found.Document.DocumentId));
    }
}
