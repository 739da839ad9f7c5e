using System.Data.Common;

namespace Demarche.Store;

/// <summary>What is kept of a text to find copies of it.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Bands">Hashes of which two near copies very likely share one.</param>
public sealed record TextBands(string DocumentId, IReadOnlyList<long> Bands);

/// <summary>Two documents with the same or nearly the same text.</summary>
/// <param name="A">Document id, the lesser.</param>
/// <param name="B">Document id.</param>
/// <param name="Resemblance">Share of what both say in what either says, 0 to 1.</param>
/// <param name="Exact">Word for word.</param>
public sealed record CopyPair(string A, string B, double Resemblance, bool Exact);

/// <summary>A document's place in a chain of copies.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="First">The first of the chain by day of publication.</param>
/// <param name="CopyOf">The earlier one it is most like; null for the first.</param>
/// <param name="Resemblance">How like that one it is.</param>
/// <param name="Kind"><c>exact</c> or <c>near</c>.</param>
public sealed record CopyRow(string DocumentId, string First, string? CopyOf, double? Resemblance, string? Kind);

public sealed partial class EventStore
{
    /// <summary>Which of these documents the record holds.</summary>
    public IReadOnlySet<string> Known(IReadOnlyCollection<string> documentIds) =>
        List("SELECT doc_id FROM documents WHERE doc_id IN (SELECT unnest($values))", documentIds, r => r.Text("doc_id")).ToHashSet(StringComparer.Ordinal);

    /// <summary>Writes coded documents and what finds copies of them, all or nothing. Documents that are there already must not be among them.</summary>
    /// <exception cref="StoreException">When the file cannot be written.</exception>
    public (int Events, int Quotes, int Held) AddAll(IReadOnlyList<CodedArticle> batch, CodingRun run, IReadOnlyList<TextBands> bands, IReadOnlyList<CopyPair> copies)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(run);
        var tombstones = Tombstones();
        if (!tombstones.IsEmpty)
        {
            batch = [.. batch.Where(c => !tombstones.Holds(c.Article)).Select(tombstones.Without)];
        }

        try
        {
            using var transaction = _connection.BeginTransaction();
            AddRun(run);
            var (events, serial) = (0, NextSerial());
            using (var appenders = new Appenders(_connection))
            {
                foreach (var coded in batch)
                {
                    var writer = new ArticleWriter(appenders, coded, run.Id, serial);
                    writer.Write();
                    serial += coded.Sentences.Count;
                    events += writer.Events;
                }

                appenders.Flush();
            }

            Append("text_bands", [.. bands.SelectMany(t => t.Bands.Select(b => (Band: b, t.DocumentId)))], (row, b) => row.Add(b.Band).Add(b.DocumentId));
            Append("copy_pairs", copies, (row, c) => row.Add(c.A).Add(c.B).Add(c.Resemblance).Add(c.Exact ? "exact" : "near"));
            new Search.TextIndex(_connection).Extend();
            transaction.Commit();
            return (events, batch.Sum(c => c.Quotes.Count), batch.Sum(c => c.Held.Count));
        }
        catch (DbException e)
        {
            throw new StoreException("unwritable", $"'{Path}' cannot be written: {FirstLine(e.Message)}", e);
        }
    }
}
