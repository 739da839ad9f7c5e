using System.Data.Common;
using Demarche.Store.Access;
using DuckDB.NET.Data;

namespace Demarche.Store;

/// <summary>
/// The record in one DuckDB file: documents, events, quotes and what was held back, with the words behind each.
/// One process owns the file while it writes; others work through it, see <see cref="StoreOwner"/>. Not thread-safe: one store, one thread.
/// </summary>
public sealed partial class EventStore : IAnswers, IDisposable
{
    readonly Link _connection;

    EventStore(Link connection, string path, bool readOnly)
    {
        _connection = connection;
        Path = path;
        IsReadOnly = readOnly;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>True when nothing can be written.</summary>
    public bool IsReadOnly { get; }

    /// <summary>True when another process owns the file and this store works through it.</summary>
    public bool IsJoined => _connection is RemoteLink;

    /// <summary>Process that owns the file and through which this store works; null when it has opened the file itself.</summary>
    public int? Owner => IsJoined ? LockFile.Find(Path)?.Process : null;

    /// <summary>Version of the database, as it names itself.</summary>
    public string DatabaseVersion
    {
        get
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT version()";
            return (string)command.ExecuteScalar()!;
        }
    }

    /// <summary>What ends with this store.</summary>
    internal IDisposable? Ends { get; set; }

    /// <summary>Schema of the newest kind this program writes.</summary>
    public static int SchemaVersion { get; } = Sql.Schema[^1].Number;

    /// <summary>
    /// Opens a record; makes the file when it is not there, unless only reading is asked for. Older files are brought up to date.
    /// While another process owns the file, the store works through that one.
    /// </summary>
    /// <param name="path">The file, or <c>:memory:</c>.</param>
    /// <param name="readOnly">Several processes may read at once while none writes.</param>
    /// <exception cref="StoreException">With a one-line reason: in use, not there, newer than this program, not a record.</exception>
    public static EventStore Open(string path, bool readOnly = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Patiently(() => Join(path, readOnly) ?? OpenFile(path, readOnly, null));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _connection.Dispose();
        Ends?.Dispose();
    }

    /// <summary>The store through its owner; null when nobody owns it.</summary>
    internal static EventStore? Join(string path, bool readOnly) =>
        path != ":memory:" && LockFile.Find(path) is { } owner && RemoteLink.Join(owner) is { } link ? Checked(new EventStore(link, path, readOnly), migrate: false) : null;

    /// <summary>A file that another process holds is asked for again for a little while: readers come and go, and an owner announces itself just after it has opened the file.</summary>
    internal static T Patiently<T>(Func<T> open)
    {
        var deadline = Environment.TickCount64 + 2_000;
        while (true)
        {
            try
            {
                return open();
            }
            catch (StoreException e) when (e.Code == "in-use" && e.InnerException is not null && Environment.TickCount64 < deadline)
            {
                Thread.Sleep(20);
            }
        }
    }

    /// <summary>Opens the file in this process.</summary>
    internal static EventStore OpenFile(string path, bool readOnly, SemaphoreSlim? gate)
    {
        if (readOnly && !File.Exists(path))
        {
            throw new StoreException("no-store", $"there is no record at '{path}'; add documents with: demarche add PATH, or name another file with --store");
        }

        if (File.Exists(path) && new FileInfo(path).Length == 0)
        {
            throw new StoreException("not-a-store", $"'{path}' is an empty file, no record; remove it or name another file with --store");
        }

        var store = new EventStore(Connection(path, readOnly, gate), path, readOnly);
        if (readOnly && store.Missing().Count > 0)
        {
            // An older file is brought up to date first.
            store.Dispose();
            OpenFile(path, readOnly: false, gate).Dispose();
            return OpenFile(path, readOnly: true, gate);
        }

        return Checked(store, migrate: true);
    }

    /// <summary>A connection of its own to the file.</summary>
    internal static LocalLink Connection(string path, bool readOnly, SemaphoreSlim? gate)
    {
        var text = new DuckDBConnectionStringBuilder { DataSource = path };
        // Nothing is ever fetched: extensions come with the program or not at all.
        text["autoinstall_known_extensions"] = "false";
        text["autoload_known_extensions"] = "false";
        text["memory_limit"] = MemoryLimit();
        // New files are written as the database packs best today; files from before stay as they are.
        text["storage_compatibility_version"] = "latest";
        text["threads"] = Math.Clamp(Environment.ProcessorCount, 1, 8).ToString();
        if (readOnly)
        {
            text["access_mode"] = "READ_ONLY";
        }

        var connection = new DuckDBConnection(text.ConnectionString);
        try
        {
            connection.Open();
            return new LocalLink(connection, gate);
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            throw Explain(e, path);
        }
    }

    /// <summary>A quarter of the machine's memory, at least 512 MB and at most 4 GB; what does not fit goes to a temporary file beside the record.</summary>
    static string MemoryLimit() => $"{Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 / 1_000_000, 512, 4_000)}MB";

    static EventStore Checked(EventStore store, bool migrate)
    {
        try
        {
            var missing = store.Missing();
            if (missing.Count > 0 && migrate)
            {
                store.Migrate(missing);
            }

            return store;
        }
        catch (DbException e)
        {
            store.Dispose();
            throw new StoreException("unwritable", $"'{store.Path}' cannot be brought up to date: {FirstLine(e.Message)}", e);
        }
        catch
        {
            store.Dispose();
            throw;
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

    internal static string FirstLine(string text) => text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var i ? text[..i] : text;

    /// <summary>Steps of the schema that the file has not taken yet.</summary>
    /// <exception cref="StoreException">When it has taken steps that this program does not know, or is no record.</exception>
    List<(int Number, string Name, string Text)> Missing()
    {
        if (Count("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_version'") == 0)
        {
            return Count("SELECT count(*) FROM duckdb_tables()") == 0
                ? [.. Sql.Schema]
                : throw new StoreException("not-a-store", $"'{Path}' is a DuckDB file with other tables, no record of demarche; name another file with --store");
        }

        HashSet<int> taken = [];
        using (var command = _connection.CreateCommand())
        {
            command.CommandText = "SELECT version FROM schema_version";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                taken.Add(reader.GetInt32(0));
            }
        }

        if (taken.Except(Sql.Schema.Select(s => s.Number)).DefaultIfEmpty(0).Max() is > 0 and var unknown)
        {
            throw new StoreException("newer-store", $"'{Path}' has schema {unknown}, this program knows up to {SchemaVersion}; use a newer demarche");
        }

        return [.. Sql.Schema.Where(s => !taken.Contains(s.Number))];
    }

    void Migrate(List<(int Number, string Name, string Text)> steps)
    {
        using var transaction = _connection.BeginTransaction();
        Run("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL, name VARCHAR NOT NULL)");
        foreach (var (number, name, text) in steps)
        {
            Run(text);
            using var insert = _connection.CreateCommand();
            insert.CommandText = "INSERT INTO schema_version VALUES ($number, $name)";
            insert.Parameters.Add(new DuckDBParameter("number", number));
            insert.Parameters.Add(new DuckDBParameter("name", name));
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Runs a change in one transaction: all of it, or nothing.</summary>
    void Change(Action change)
    {
        if (IsReadOnly)
        {
            throw new StoreException("unwritable", $"'{Path}' was opened for reading");
        }

        try
        {
            using var transaction = _connection.BeginTransaction();
            change();
            transaction.Commit();
        }
        catch (DbException e)
        {
            throw new StoreException("unwritable", $"'{Path}' cannot be written: {FirstLine(e.Message)}{(e.Message.Contains("space", StringComparison.OrdinalIgnoreCase) ? "; nothing of this step was kept, make room and run it again" : "")}", e);
        }
    }

    /// <summary>A setting of the database, for tests.</summary>
    internal string Setting(string name)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT current_setting($name)::VARCHAR";
        command.Parameters.Add(new DuckDBParameter("name", name));
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>Rows of a table, for tests and measurements.</summary>
    internal long CountOf(string table) => Count($"SELECT count(*) FROM \"{table}\"");

    /// <summary>The tables that hold rows of the record.</summary>
    internal IReadOnlyList<string> Tables() =>
        List("SELECT table_name FROM duckdb_tables() WHERE table_name NOT IN (SELECT unnest($values)) ORDER BY table_name", ["schema_version"], r => r.Text("table_name"));

    internal void Run(string sql)
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
