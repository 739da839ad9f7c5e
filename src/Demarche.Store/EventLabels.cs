using Demarche.Store.Access;

namespace Demarche.Store;

/// <summary>Adds to rows of the events what stands in other tables: the document's label, the coder, the sentence, reports, happening and review.</summary>
static class EventLabels
{
    /// <summary>The same events in the same order, whole; one whose document went in the meantime is left out.</summary>
    public static IReadOnlyList<StoredEvent> Add(Link connection, List<StoredEvent> rows)
    {
        if (rows.Count == 0)
        {
            return rows;
        }

        var labels = Sql.Ask(connection, "labels", EventReader.Label, ("documents", rows.Select(e => e.Document.DocumentId).Distinct().ToList())).DistinctBy(d => d.DocumentId).ToDictionary(d => d.DocumentId, StringComparer.Ordinal);
        var coders = Sql.Ask(connection, "coders", r => (Run: r.Text("run_id"), Coder: r.Text("coder_version"))).DistinctBy(r => r.Run).ToDictionary(r => r.Run, r => r.Coder, StringComparer.Ordinal);
        // The base record has neither sentences nor clusters nor reviews.
        var marks = Marks(connection, rows.FindAll(e => e.Record != "base"));
        var known = rows.FindAll(e => labels.ContainsKey(e.Document.DocumentId) && coders.ContainsKey(e.RunId))
            .ConvertAll(e => marks.GetValueOrDefault((e.Event.Id, e.Document.DocumentId), static e => e)(e with { Document = labels[e.Document.DocumentId], CoderVersion = coders[e.RunId] }));
        return EventReader.Complete(connection, known);
    }

    static Dictionary<(string Event, string Document), Func<StoredEvent, StoredEvent>> Marks(Link connection, List<StoredEvent> own)
    {
        if (own.Count == 0)
        {
            return [];
        }

        var found = Sql.Ask(
            connection,
            "marks",
            r =>
            {
                var (sentence, reports, sources, review, cluster) = (r.TextOrNull("sentence_text") ?? "", r.Int("reports"), r.Int("sources"), r.Text("review_state"), r.Text("cluster_id"));
                return (Key: (r.Text("event_id"), r.Text("doc_id")), Mark: (Func<StoredEvent, StoredEvent>)(e => e with { Sentence = sentence, Reports = reports, Sources = sources, ReviewState = review, ClusterId = cluster }));
            },
            ("events", own.ConvertAll(e => e.Event.Id)), ("documents", own.ConvertAll(e => e.Document.DocumentId)), ("sentences", own.ConvertAll(e => (long)e.Event.At.Sentence)));
        return found.DistinctBy(m => m.Key).ToDictionary(m => m.Key, m => m.Mark);
    }
}
