using Demarche.Store.Corrections;

namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>Ids of the documents whose words are kept, in the order they came.</summary>
    /// <param name="notOf">Leaves out those that this run has coded already.</param>
    public IReadOnlyList<string> DocumentIds(string? notOf = null) => Sql.Ask(_connection, "document-ids", r => r.Text("doc_id"), ("run", notOf));

    /// <summary>
    /// Puts a new coding of a document in the place of the old one, in one transaction: corrections are applied again, and what the old run had said is kept for comparison.
    /// </summary>
    /// <param name="coded">The same document, coded anew.</param>
    /// <param name="run">What coded it.</param>
    /// <returns>Reviews whose event is no longer there.</returns>
    /// <exception cref="StoreException"><c>no-document</c> when the record has none of that id.</exception>
    public IReadOnlyList<Review> Replace(CodedArticle coded, CodingRun run)
    {
        ArgumentNullException.ThrowIfNull(coded);
        ArgumentNullException.ThrowIfNull(run);
        var id = coded.Article.Id;
        if (!Has(id))
        {
            throw new StoreException("no-document", $"the record has no document '{id}'; add it first with: demarche add PATH");
        }

        List<Review> homeless = [];
        Change(() =>
        {
            AddRun(run);
            var before = Sql.Ask(_connection, "events-of-document", r => r.Text("event_id"), ("document", id));
            Execute(Sql.Question("archive-events"), ("document", id));
            Execute("INSERT INTO recoded SELECT doc_id, run_id FROM documents WHERE doc_id = $document AND NOT EXISTS (SELECT 1 FROM recoded r WHERE r.doc_id = $document AND r.run_id = documents.run_id)", ("document", id));
            foreach (var table in new[] { "compound_pairs", "carried" })
            {
                Execute($"DELETE FROM {table} WHERE event_id IN (SELECT event_id FROM events WHERE doc_id = $document)", ("document", id));
            }

            foreach (var table in new[] { "documents", "passages", "sentence_spans", "events", "event_evidence", "event_quotes", "casualties", "members", "quotes", "held" })
            {
                Execute($"DELETE FROM {table} WHERE doc_id = $document", ("document", id));
            }

            using (var appenders = new Appenders(_connection))
            {
                new ArticleWriter(appenders, Tombstones().Without(coded), run.Id, NextSerial()).Write();
                appenders.Flush();
            }

            Execute("INSERT INTO recoded VALUES ($document, $run)", ("document", id), ("run", run.Id));
            var now = Sql.Ask(_connection, "events-of-document", r => r.Text("event_id"), ("document", id)).ToHashSet(StringComparer.Ordinal);
            foreach (var review in before.Union(Sql.Ask(_connection, "deleted-of-document", r => r.Text("event_id"), ("document", id))).SelectMany(e => Reviews(e)))
            {
                if (now.Contains(review.EventId))
                {
                    Apply(review);
                }
                else if (review.Verdict != Verdict.Delete)
                {
                    homeless.Add(review);
                }
            }

            new Search.TextIndex(_connection).Extend();
        });
        return homeless;
    }

    /// <summary>What two runs see differently in the documents that both have coded.</summary>
    /// <exception cref="StoreException"><c>no-run</c> when the record knows no such run.</exception>
    public IReadOnlyList<RunDifference> Differences(string one, string two)
    {
        var runs = Runs().Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var run in new[] { one, two })
        {
            if (!runs.Contains(run))
            {
                throw new StoreException("no-run", $"the record knows no run '{run}'; it knows {string.Join(", ", runs.Order(StringComparer.Ordinal))}");
            }
        }

        return Sql.Ask(_connection, "run-differences", r => new RunDifference(r.Text("change"), r.Text("event_id"), r.Text("doc_id"), r.TextOrNull("before"), r.TextOrNull("after")), ("one", one), ("two", two));
    }

    /// <summary>Runs of the record: id, and what coded.</summary>
    public IReadOnlyList<(string Id, string CoderVersion, string ModelHash, string TablesHash)> Runs() =>
        Sql.Ask(_connection, "runs", r => (r.Text("run_id"), r.Text("coder_version"), r.Text("model_hash"), r.Text("tables_hash")));
}
