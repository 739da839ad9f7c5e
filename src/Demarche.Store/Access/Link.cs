using System.Data.Common;
using DuckDB.NET.Data;

namespace Demarche.Store.Access;

/// <summary>
/// A way to the record's database: opened in this process, or through the process that owns the file.
/// Everything the store reads or writes goes through one. Not thread-safe: one link, one thread.
/// </summary>
abstract class Link : IDisposable
{
    /// <summary>A statement to be filled with text and values.</summary>
    public LinkCommand CreateCommand() => new(this);

    /// <summary>Begins a transaction; others that write wait until it ends.</summary>
    public abstract LinkTransaction BeginTransaction();

    /// <summary>Rows for the end of a table, in the order of its columns. They count from the appender's end on.</summary>
    public abstract LinkAppender CreateAppender(string table);

    /// <inheritdoc/>
    public abstract void Dispose();

    internal abstract DbDataReader Read(string text, IReadOnlyList<DuckDBParameter> values);

    internal abstract int Execute(string text, IReadOnlyList<DuckDBParameter> values);
}

/// <summary>One statement; values are bound by name, never written into the text.</summary>
sealed class LinkCommand(Link link) : IDisposable
{
    public string CommandText { get; set; } = "";

    public List<DuckDBParameter> Parameters { get; } = [];

    public DbDataReader ExecuteReader() => link.Read(CommandText, Parameters);

    public int ExecuteNonQuery() => link.Execute(CommandText, Parameters);

    /// <summary>First cell of the first row; null when there is none.</summary>
    public object? ExecuteScalar()
    {
        using var reader = ExecuteReader();
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetValue(0) : null;
    }

    public void Dispose()
    {
    }
}

/// <summary>All or nothing: what is not committed when it is disposed is undone.</summary>
abstract class LinkTransaction : IDisposable
{
    public abstract void Commit();

    public abstract void Dispose();
}

/// <summary>Appends rows; <see cref="IDisposable.Dispose"/> writes what is left.</summary>
abstract class LinkAppender : IDisposable
{
    public abstract AppenderRow CreateRow();

    public abstract void Dispose();
}

/// <summary>A row being filled, cell by cell. The database ends a text at a zero character, which would cut the words of a hostile document and leave offsets pointing past them: it is written as U+FFFD.</summary>
abstract class AppenderRow
{
    public AppenderRow Add(string? text) => Put(text is null || !text.Contains('\0') ? text : text.Replace('\0', '\ufffd'));

    public AppenderRow Add(int? value) => Put(value);

    public AppenderRow Add(long? value) => Put(value);

    public AppenderRow Add(double? value) => Put(value);

    public AppenderRow Add(bool? value) => Put(value);

    public AppenderRow Add(byte[]? value) => Put(value);

    public abstract AppenderRow AppendNullValue();

    public abstract void EndRow();

    protected abstract AppenderRow Put(string? text);

    protected abstract AppenderRow Put(int? value);

    protected abstract AppenderRow Put(long? value);

    protected abstract AppenderRow Put(double? value);

    protected abstract AppenderRow Put(bool? value);

    protected abstract AppenderRow Put(byte[]? value);
}

/// <summary>The owner of the record said no, or went away.</summary>
sealed class LinkException(string message) : DbException(message);
