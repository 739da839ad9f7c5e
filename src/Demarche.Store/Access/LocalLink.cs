using System.Data.Common;
using DuckDB.NET.Data;

namespace Demarche.Store.Access;

/// <summary>The database opened in this process.</summary>
/// <param name="connection">Open; closed with the link.</param>
/// <param name="gate">Held while a transaction runs, when several sessions of one process write; null when there is one.</param>
sealed class LocalLink(DuckDBConnection connection, SemaphoreSlim? gate = null) : Link
{
    /// <summary>The connection.</summary>
    internal DuckDBConnection Connection => connection;

    public override LinkTransaction BeginTransaction()
    {
        if (gate is not null && !gate.Wait(TimeSpan.FromMinutes(2)))
        {
            throw new LinkException("another session has been writing for two minutes; let it finish and try again");
        }

        try
        {
            return new Transaction(connection.BeginTransaction(), gate);
        }
        catch
        {
            gate?.Release();
            throw;
        }
    }

    public override LinkAppender CreateAppender(string table) => new Appender(connection.CreateAppender(table));

    public override void Dispose() => connection.Dispose();

    internal override DbDataReader Read(string text, IReadOnlyList<DuckDBParameter> values)
    {
        var command = Command(text, values);
        return command.ExecuteReader();
    }

    internal override int Execute(string text, IReadOnlyList<DuckDBParameter> values)
    {
        using var command = Command(text, values);
        return command.ExecuteNonQuery();
    }

    DuckDBCommand Command(string text, IReadOnlyList<DuckDBParameter> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var v in values)
        {
            command.Parameters.Add(v);
        }

        return command;
    }

    sealed class Transaction(DuckDBTransaction inner, SemaphoreSlim? gate) : LinkTransaction
    {
        bool _ended;

        public override void Commit() => inner.Commit();

        public override void Dispose()
        {
            if (!_ended)
            {
                _ended = true;
                inner.Dispose();
                gate?.Release();
            }
        }
    }

    sealed class Appender(DuckDBAppender inner) : LinkAppender
    {
        readonly Row _row = new();

        public override AppenderRow CreateRow()
        {
            _row.Inner = inner.CreateRow();
            return _row;
        }

        public override void Dispose() => inner.Dispose();
    }

    sealed class Row : AppenderRow
    {
        public IDuckDBAppenderRow Inner { get; set; } = null!;

        public override AppenderRow AppendNullValue()
        {
            Inner.AppendNullValue();
            return this;
        }

        public override void EndRow() => Inner.EndRow();

        protected override AppenderRow Put(string? text)
        {
            Inner.AppendValue(text);
            return this;
        }

        protected override AppenderRow Put(int? value)
        {
            Inner.AppendValue(value);
            return this;
        }

        protected override AppenderRow Put(long? value)
        {
            Inner.AppendValue(value);
            return this;
        }

        protected override AppenderRow Put(double? value)
        {
            Inner.AppendValue(value);
            return this;
        }

        protected override AppenderRow Put(bool? value)
        {
            Inner.AppendValue(value);
            return this;
        }

        protected override AppenderRow Put(byte[]? value)
        {
            if (value is null)
            {
                Inner.AppendNullValue();
            }
            else
            {
                Inner.AppendValue(value.AsSpan());
            }

            return this;
        }
    }
}
