using DuckDB.NET.Data;

namespace Demarche.Store.Base;

/// <summary>
/// The base record read once into memory, for a program that answers many questions: sessions share its tables, where <see cref="EventStore.OpenRecord"/> reads the files anew for each question.
/// Safe for many threads; each thread opens a session of its own.
/// </summary>
public sealed class LoadedBase : IDisposable
{
    /// <summary>Schema of the shared tables; it stands before the record's own, whose tables of the same names are empty.</summary>
    const string Schema = "base";

    static readonly string[] s_tables = ["events", "documents", "runs", "members", "casualties", "compound_pairs", "coverage", "parties"];

    readonly EventStore _first;
    readonly DuckDBConnection _shared;

    LoadedBase(EventStore first, DuckDBConnection shared) => (_first, _shared) = (first, shared);

    /// <summary>Reads the files of a folder.</summary>
    /// <exception cref="StoreException"><c>no-base</c> when they are not there or cannot be read.</exception>
    public static LoadedBase Load(string folder)
    {
        var store = EventStore.OpenRecord(":memory:", RecordChoice.Base, folder);
        try
        {
            store.Run($"CREATE SCHEMA {Schema}");
            foreach (var table in s_tables)
            {
                store.Run($"CREATE TABLE {Schema}.{table} AS SELECT * FROM {table}");
            }

            // Many small questions at once: each runs on the thread that asks, none is cut up for others to help with.
            store.Run("SET threads = 1");
            return new LoadedBase(store, store.Local);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>A session of its own.</summary>
    public EventStore Open()
    {
        var connection = _shared.Duplicate();
        connection.Open();
        return EventStore.OfLoaded(connection, $"{Schema},main");
    }

    /// <summary>Gives the memory back. Sessions must have ended.</summary>
    public void Dispose() => _first.Dispose();
}
