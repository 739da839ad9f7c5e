using Demarche.Store.Corrections;
using Demarche.Store.Search;

namespace Demarche.Store;

public sealed partial class EventStore
{
    static readonly string[] s_ofDocument = ["documents", "passages", "sentence_spans", "events", "event_evidence", "event_quotes", "casualties", "members", "quotes", "held", "past_events", "deleted_events", "recoded"];

    /// <summary>Removes a document: its text, events, quotes and index rows; a tombstone keeps it from coming back.</summary>
    /// <param name="documentId">Its id.</param>
    /// <param name="at">When, as ISO time.</param>
    /// <returns>True when the record held it; the tombstone is set either way.</returns>
    public bool ForgetDocument(string documentId, string at)
    {
        var there = Has(documentId);
        Change(() =>
        {
            Bury("doc", documentId, at);
            DropDocument(documentId);
        });
        return there;
    }

    /// <summary>Removes every document of an address; a tombstone keeps it from coming back.</summary>
    /// <returns>Documents removed.</returns>
    public int ForgetUrl(string url, string at)
    {
        var documents = Sql.Ask(_connection, "documents-of-url", r => r.Text("doc_id"), ("url", url));
        Change(() =>
        {
            Bury("url", url, at);
            documents.ForEach(DropDocument);
        });
        return documents.Count;
    }

    /// <summary>
    /// Removes a person: events and quotes they have a part in, what reviewers wrote of those, and the words of every sentence that names them,
    /// which are blacked out so that offsets stay right. A tombstone does the same to what is added later.
    /// </summary>
    /// <param name="person">Id or name.</param>
    /// <param name="at">When, as ISO time.</param>
    /// <returns>Events, quotes and sentences removed.</returns>
    public (int Events, int Quotes, int Sentences) ForgetPerson(string person, string at)
    {
        List<string> names = [person, .. Sql.Ask(_connection, "names-of-person", r => r.Text("name"), ("person", person))];
        names = [.. names.Where(n => n.Length > 3).Distinct(StringComparer.OrdinalIgnoreCase)];
        var (events, quotes, sentences) = (0, 0, 0);
        Change(() =>
        {
            foreach (var name in names)
            {
                Bury("person", name, at);
            }

            var lower = names.ConvertAll(n => n.ToLowerInvariant());
            foreach (var id in Sql.Ask(_connection, "events-of-person", r => r.Text("event_id"), ("names", lower)))
            {
                Remove(id);
                Execute("DELETE FROM reviews WHERE event_id = $event", ("event", id));
                Execute("DELETE FROM deleted_events WHERE event_id = $event", ("event", id));
                Execute("DELETE FROM imported_rows WHERE event_id = $event", ("event", id));
                events++;
            }

            foreach (var id in Sql.Ask(_connection, "quotes-of-person", r => r.Text("quote_id"), ("names", lower)))
            {
                Execute("DELETE FROM quotes WHERE quote_id = $quote", ("quote", id));
                Execute("DELETE FROM event_quotes WHERE quote_id = $quote", ("quote", id));
                Execute("DELETE FROM members WHERE owner_id = $quote", ("quote", id));
                quotes++;
            }

            Execute(Sql.Question("forget-rest-of-person"), ("names", lower));
            sentences = Blacken(lower);
        });
        return (events, quotes, sentences);
    }

    /// <summary>Writes the file anew, so that nothing removed stays in its unused parts. Nobody else may have it open.</summary>
    /// <param name="path">The record.</param>
    public static void Rewrite(string path)
    {
        var fresh = path + ".rewrite";
        File.Delete(fresh);
        using (var store = OpenFile(path, readOnly: false, null))
        {
            store.Run($"ATTACH {Sql.Quoted(fresh)} AS fresh");
            store.Run($"COPY FROM DATABASE {store.Catalog()} TO fresh");
            store.Run("DETACH fresh");
        }

        File.Move(fresh, path, overwrite: true);
    }

    Forgotten Tombstones() => new([.. Sql.Ask(_connection, "tombstones", r => r.Text("hash"))]);

    void Bury(string kind, string value, string at) =>
        Execute("INSERT INTO tombstones SELECT $kind, $hash, $said WHERE NOT EXISTS (SELECT 1 FROM tombstones WHERE hash = $hash)", ("kind", kind), ("hash", Forgotten.Hash(kind, value)), ("said", at));

    void DropDocument(string documentId)
    {
        var serials = Sql.Ask(_connection, "serials-of-document", r => r.Long("serial"), ("document", documentId));
        foreach (var table in new[] { "compound_pairs", "carried", "reviews" })
        {
            Execute($"DELETE FROM {table} WHERE event_id IN (SELECT event_id FROM events WHERE doc_id = $document)", ("document", documentId));
        }

        // Whatever else has rows of the document: parts of the record that were added after this was written.
        foreach (var table in s_ofDocument.Union(Sql.Ask(_connection, "tables-of-documents", r => r.Text("table_name"))))
        {
            Execute($"DELETE FROM \"{table}\" WHERE doc_id = $document", ("document", documentId));
        }

        // Chains that it stood in are formed anew without it.
        Execute("DELETE FROM copy_pairs WHERE doc_a = $document OR doc_b = $document", ("document", documentId));
        Execute("DELETE FROM copies WHERE first_doc = $document OR copy_of = $document", ("document", documentId));
        new TextIndex(_connection).Renew(serials);
    }

    int Blacken(List<string> names)
    {
        List<long> serials = [];
        foreach (var (document, article) in Sql.Ask(_connection, "documents-naming", r => (r.Text("doc_id"), EventReader.Article(r)), ("names", names)))
        {
            List<Span> spans = [];
            foreach (var (serial, span) in Sql.Ask(_connection, "spans-of-document", r => (r.Long("serial"), r.Span()), ("document", document)))
            {
                if (names.Exists(n => article.Words(span).Contains(n, StringComparison.OrdinalIgnoreCase)))
                {
                    spans.Add(span);
                    serials.Add(serial);
                }
            }

            if (spans.Count > 0)
            {
                // Which words of the original are the person's nobody can say: it goes whole.
                Execute("DELETE FROM originals WHERE doc_id = $document", ("document", document));
                Execute("DELETE FROM original_stretches WHERE doc_id = $document", ("document", document));
            }

            Execute(
                "UPDATE documents SET title = $title, text = $text WHERE doc_id = $document",
                ("title", article.Title is null ? null : Forgotten.Blacken(article.Title, spans.Where(s => s.Field == Field.Title))), ("text", Forgotten.Blacken(article.Text, spans.Where(s => s.Field == Field.Text))), ("document", document));
        }

        new TextIndex(_connection).Renew(serials);
        return serials.Count;
    }
}
