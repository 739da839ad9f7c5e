using Demarche.Store;
using Demarche.Store.Corrections;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Pages;

/// <summary>Events to look at, least certain first; or one of them.</summary>
public sealed record ReviewModel(IReadOnlyList<(StoredEvent Event, IReadOnlyList<EvidenceWords> Sentences)> Queue, IReadOnlyList<StoredEvent> Disputed, IReadOnlyList<Review> Latest, string Reviewer, bool CanWrite)
{
    public static ReviewModel? Of(EventStore store, IQueryCollection query)
    {
        var reviewer = Asked.Text(query, "reviewer") ?? "";
        var own = store.Record == RecordChoice.Own;
        IReadOnlyList<StoredEvent> queue;
        if (Asked.Text(query, "event") is { } id)
        {
            if (store.Event(id) is not { } one)
            {
                return null;
            }

            queue = [one];
        }
        else
        {
            queue = own ? store.ReviewQueue(reviewer, limit: 10) : [];
        }

        return new ReviewModel([.. queue.Select(e => (e, store.Evidence(e.Event.Id)))], own ? store.Disputed(10) : [], own ? [.. store.Reviews().Reverse().Take(10)] : [], reviewer, own && !store.IsReadOnly);
    }
}
