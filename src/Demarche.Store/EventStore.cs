using DuckDB.NET.Data;

namespace Demarche.Store;

/// <summary>
/// The record in one DuckDB file: documents, events, quotes and what was held back, with the words behind each.
/// One process writes at a time. Not thread-safe: one store, one thread.
/// </summary>
public sealed partial class EventStore : IDisposable
{
    readonly DuckDBConnection _connection;

    EventStore(DuckDBConnection connection, string path, bool readOnly)
    {
        _connection = connection;
        Path = path;
        IsReadOnly = readOnly;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>True when nothing can be written.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Schema of the newest kind this program writes.</summary>
    public static int SchemaVersion { get; } = Sql.Schema[^1].Number;

    /// <summary>Opens a record; makes the file when it is not there, unless only reading is asked for. Older files are brought up to date.</summary>
    /// <param name="path">The file, or <c>:memory:</c>.</param>
    /// <param name="readOnly">Several processes may read at once while none writes.</param>
    /// <exception cref="StoreException">With a one-line reason: in use, not there, newer than this program, not a record.</exception>
    public static EventStore Open(string path, bool readOnly = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (readOnly && !File.Exists(path))
        {
            throw new StoreException("no-store", $"there is no record at '{path}'; add documents with: demarche add PATH, or name another file with --store");
        }

        if (File.Exists(path) && new FileInfo(path).Length == 0)
        {
            throw new StoreException("not-a-store", $"'{path}' is an empty file, no record; remove it or name another file with --store");
        }

        var store = new EventStore(Connect(path, readOnly), path, readOnly);
        try
        {
            var version = store.Version();
            if (version > SchemaVersion)
            {
                throw new StoreException("newer-store", $"'{path}' has schema {version}, this program knows up to {SchemaVersion}; use a newer demarche");
            }

            if (version < SchemaVersion)
            {
                if (readOnly)
                {
                    store.Dispose();
                    Open(path).Dispose();
                    return Open(path, readOnly: true);
                }

                store.Migrate(version);
            }

            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _connection.Dispose();

    static DuckDBConnection Connect(string path, bool readOnly)
    {
        var text = new DuckDBConnectionStringBuilder { DataSource = path };
        // Nothing is ever fetched: extensions come with the program or not at all.
        text["autoinstall_known_extensions"] = "false";
        text["autoload_known_extensions"] = "false";
        if (readOnly)
        {
            text["access_mode"] = "READ_ONLY";
        }

        var connection = new DuckDBConnection(text.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            throw Explain(e, path);
        }
    }

    static StoreException Explain(DuckDBException e, string path)
    {
        var said = e.Message;
        if (said.Contains("lock", StringComparison.OrdinalIgnoreCase) || said.Contains("being used by another process", StringComparison.OrdinalIgnoreCase))
        {
            return new StoreException("in-use", $"'{path}' is in use by another demarche; let it finish, or name another file with --store", e);
        }

        if (said.Contains("not a valid DuckDB database", StringComparison.OrdinalIgnoreCase))
        {
            return new StoreException("not-a-store", $"'{path}' is not a record of demarche; name another file with --store", e);
        }

        if (said.Contains("Cannot open file", StringComparison.OrdinalIgnoreCase) || said.Contains("Permission denied", StringComparison.OrdinalIgnoreCase))
        {
            return new StoreException("unwritable", $"'{path}' cannot be opened; check that the folder exists and may be written to", e);
        }

        return new StoreException("store", $"'{path}' cannot be opened: {FirstLine(said)}", e);
    }

    static string FirstLine(string text) => text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var i ? text[..i] : text;

    int Version()
    {
        if (Count("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_version'") == 0)
        {
            return Count("SELECT count(*) FROM duckdb_tables()") == 0
                ? 0
                : throw new StoreException("not-a-store", $"'{Path}' is a DuckDB file with other tables, no record of demarche; name another file with --store");
        }

        return Count("SELECT coalesce(max(version), 0) FROM schema_version");
    }

    void Migrate(int from)
    {
        using var transaction = _connection.BeginTransaction();
        Run("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL, name VARCHAR NOT NULL)");
        foreach (var (number, name, text) in Sql.Schema)
        {
            if (number <= from)
            {
                continue;
            }

            Run(text);
            using var insert = _connection.CreateCommand();
            insert.CommandText = "INSERT INTO schema_version VALUES ($number, $name)";
            insert.Parameters.Add(new DuckDBParameter("number", number));
            insert.Parameters.Add(new DuckDBParameter("name", name));
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>A setting of the database, for tests.</summary>
    internal string Setting(string name)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT current_setting($name)::VARCHAR";
        command.Parameters.Add(new DuckDBParameter("name", name));
        return (string)command.ExecuteScalar()!;
    }

    void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    int Count(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(command.ExecuteScalar());
    }
}
