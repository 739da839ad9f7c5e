namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>Documents that share a band with one of these.</summary>
    public IReadOnlyList<(long Band, string DocumentId)> InBands(IReadOnlyCollection<long> bands) =>
        List("SELECT band, doc_id FROM text_bands WHERE band IN (SELECT unnest($values))", bands, r => (r.Long("band"), r.Text("doc_id")));

    /// <summary>Texts of these documents.</summary>
    public IReadOnlyList<(string DocumentId, string Text)> Texts(IReadOnlyCollection<string> documentIds) =>
        List("SELECT doc_id, text FROM documents WHERE doc_id IN (SELECT unnest($values))", documentIds, r => (r.Text("doc_id"), r.Text("text")));

    /// <summary>Documents of copy pairs that have no place in a chain yet, with all that any chain of pairs joins to them.</summary>
    public IReadOnlyList<CopyPair> UnchainedCopies() => Sql.Ask(
        _connection,
        "unchained-copies",
        r => new CopyPair(r.Text("doc_a"), r.Text("doc_b"), r.Double("resemblance"), r.Text("kind") == "exact"));

    /// <summary>Days of publication of these documents.</summary>
    public IReadOnlyDictionary<string, DateOnly?> Published(IReadOnlyCollection<string> documentIds) =>
        List("SELECT doc_id, published FROM documents WHERE doc_id IN (SELECT unnest($values))", documentIds, r => (Id: r.Text("doc_id"), Day: r.Day("published"))).ToDictionary(p => p.Id, p => p.Day, StringComparer.Ordinal);

    /// <summary>Replaces the places of these documents in chains of copies.</summary>
    public void SaveCopies(IReadOnlyList<CopyRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var transaction = _connection.BeginTransaction();
        Run("DELETE FROM copies WHERE doc_id IN (SELECT unnest($values))", rows.Select(r => r.DocumentId).ToList());
        Append("copies", rows, (row, c) => row.Add(c.DocumentId).Add(c.First).Add(c.CopyOf).Add(c.Resemblance).Add(c.Kind));
        transaction.Commit();
    }

    /// <summary>The chain of copies a document stands in, the first one first; empty when it has no copies.</summary>
    public IReadOnlyList<CopyRow> CopiesOf(string documentId) => List(
        """
        SELECT c.* FROM copies c JOIN documents d ON d.doc_id = c.doc_id
        WHERE c.first_doc IN (SELECT first_doc FROM copies WHERE doc_id IN (SELECT unnest($values)))
        ORDER BY c.copy_of IS NOT NULL, d.published NULLS LAST, c.doc_id
        """,
        [documentId],
        r => new CopyRow(r.Text("doc_id"), r.Text("first_doc"), r.TextOrNull("copy_of"), r.DoubleOrNull("resemblance"), r.TextOrNull("kind")));
}
