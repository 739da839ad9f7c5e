using System.Data.Common;
using Demarche.Store.Access;
using DuckDB.NET.Data;

namespace Demarche.Store;

public sealed partial class EventStore
{
    int _added;

    /// <summary>Writes a coded document and everything found in it, in one transaction. A document that is there already changes nothing.</summary>
    /// <param name="coded">The document. Forced events in it are left out.</param>
    /// <param name="run">What coded it.</param>
    /// <exception cref="StoreException">When the file cannot be written.</exception>
    public AddResult Add(CodedArticle coded, CodingRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(coded);
        run ??= CodingRun.Unknown;
        var id = coded.Article.Id;
        if (Has(id))
        {
            return new AddResult(AddOutcome.AlreadyThere, id, 0, 0, 0);
        }

        var tombstones = Tombstones();
        if (tombstones.Holds(coded.Article))
        {
            return new AddResult(AddOutcome.Forgotten, id, 0, 0, 0);
        }

        coded = tombstones.Without(coded);
        try
        {
            using var transaction = _connection.BeginTransaction();
            AddRun(run);
            using var appenders = new Appenders(_connection);
            var writer = new ArticleWriter(appenders, coded, run.Id, NextSerial());
            writer.Write();
            appenders.Flush();
            if (++_added % 256 == 0)
            {
                new Search.TextIndex(_connection).Extend();
            }

            transaction.Commit();
            return new AddResult(AddOutcome.Added, id, writer.Events, coded.Quotes.Count, coded.Held.Count);
        }
        catch (DbException e)
        {
            throw new StoreException("unwritable", $"'{Path}' cannot be written: {FirstLine(e.Message)}", e);
        }
    }

    /// <summary>True when the record holds the document.</summary>
    public bool Has(string documentId)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM documents WHERE doc_id = $id";
        command.Parameters.Add(new DuckDBParameter("id", documentId));
        return Convert.ToInt32(command.ExecuteScalar()) > 0;
    }

    /// <summary>Serial of the next sentence.</summary>
    long NextSerial()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT coalesce(max(serial), 0) + 1 FROM sentence_spans";
        return Convert.ToInt64(command.ExecuteScalar());
    }

    void AddRun(CodingRun run)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "INSERT INTO runs SELECT $id, $version, $model, $tables WHERE NOT EXISTS (SELECT 1 FROM runs WHERE run_id = $id)";
        command.Parameters.Add(new DuckDBParameter("id", run.Id));
        command.Parameters.Add(new DuckDBParameter("version", run.CoderVersion));
        command.Parameters.Add(new DuckDBParameter("model", run.ModelHash));
        command.Parameters.Add(new DuckDBParameter("tables", run.TablesHash));
        command.ExecuteNonQuery();
    }
}
