using System.Data.Common;
using System.Net.Sockets;
using DuckDB.NET.Data;

namespace Demarche.Store.Access;

/// <summary>The database through the process that owns its file.</summary>
sealed class RemoteLink : Link
{
    readonly TcpClient _client;
    readonly BinaryWriter _writer;
    readonly BinaryReader _reader;

    RemoteLink(TcpClient client)
    {
        _client = client;
        var stream = client.GetStream();
        _writer = Wire.Writer(stream);
        _reader = Wire.Reader(stream);
    }

    /// <summary>Connects to the owner that a lock file names; null when nobody answers there or the token is not taken: the file was left behind.</summary>
    public static RemoteLink? Join(LockFile owner)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            client.Connect("127.0.0.1", owner.Port);
            var link = new RemoteLink(client);
            client.ReceiveTimeout = 10_000;
            link._writer.Write(Wire.Hello);
            Wire.Text(link._writer, owner.Token);
            link._writer.Flush();
            if (link._reader.ReadByte() == Wire.Ok)
            {
                client.ReceiveTimeout = 0;
                return link;
            }
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            // Left behind by a process that was killed.
        }

        client.Dispose();
        return null;
    }

    public override LinkTransaction BeginTransaction()
    {
        Say(Wire.Begin, _ => { });
        return new Transaction(this);
    }

    public override LinkAppender CreateAppender(string table) => new Appender(this, table);

    public override void Dispose()
    {
        try
        {
            _writer.Dispose();
        }
        catch (IOException)
        {
            // The owner has gone; nothing is left to tell it.
        }

        _client.Dispose();
    }

    internal override DbDataReader Read(string text, IReadOnlyList<DuckDBParameter> values)
    {
        Guard(() => Send(Wire.Query, w => Statement(w, text, values)));
        return Guard(() =>
        {
            Expect(Wire.Rows);
            return Wire.Receive(_reader);
        });
    }

    internal override int Execute(string text, IReadOnlyList<DuckDBParameter> values)
    {
        Say(Wire.Execute, w => Statement(w, text, values));
        return 0;
    }

    static void Statement(BinaryWriter w, string text, IReadOnlyList<DuckDBParameter> values)
    {
        Wire.Text(w, text);
        w.Write(values.Count);
        foreach (var v in values)
        {
            Wire.Text(w, v.ParameterName);
            Wire.Write(w, v.Value);
        }
    }

    void Say(byte what, Action<BinaryWriter> write) => Guard(() =>
    {
        Send(what, write);
        Expect(Wire.Ok);
        return 0;
    });

    int Send(byte what, Action<BinaryWriter> write)
    {
        _writer.Write(what);
        write(_writer);
        _writer.Flush();
        return 0;
    }

    void Expect(byte kind)
    {
        var got = _reader.ReadByte();
        if (got == Wire.Failed)
        {
            throw new LinkException(Wire.Text(_reader));
        }

        if (got != kind)
        {
            throw new LinkException("the owner of the record answers in a way this program does not know; use the same version of demarche for both");
        }
    }

    static T Guard<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            throw new StoreException("owner-gone", "the demarche that owned the record has ended; what was not yet written is lost, run the command again", e);
        }
    }

    sealed class Transaction(RemoteLink link) : LinkTransaction
    {
        bool _ended;

        public override void Commit()
        {
            link.Say(Wire.Commit, _ => { });
            _ended = true;
        }

        public override void Dispose()
        {
            if (!_ended)
            {
                _ended = true;
                try
                {
                    link.Say(Wire.Rollback, _ => { });
                }
                catch (StoreException)
                {
                    // The owner undoes what a lost session had begun.
                }
            }
        }
    }

    sealed class Appender(RemoteLink link, string table) : LinkAppender
    {
        readonly List<object?[]> _rows = [];

        public override AppenderRow CreateRow() => new Row(_rows);

        public override void Dispose()
        {
            if (_rows.Count > 0)
            {
                link.Say(Wire.Append, w =>
                {
                    Wire.Text(w, table);
                    w.Write(_rows.Count);
                    w.Write(_rows[0].Length);
                    foreach (var row in _rows)
                    {
                        foreach (var cell in row)
                        {
                            Wire.Write(w, cell);
                        }
                    }
                });
                _rows.Clear();
            }
        }
    }

    sealed class Row(List<object?[]> rows) : AppenderRow
    {
        readonly List<object?> _cells = [];

        public override AppenderRow AppendNullValue() => Cell(null);

        public override void EndRow() => rows.Add([.. _cells]);

        protected override AppenderRow Put(string? text) => Cell(text);

        protected override AppenderRow Put(int? value) => Cell(value);

        protected override AppenderRow Put(long? value) => Cell(value);

        protected override AppenderRow Put(double? value) => Cell(value);

        protected override AppenderRow Put(bool? value) => Cell(value);

        protected override AppenderRow Put(byte[]? value) => Cell(value);

        Row Cell(object? value)
        {
            _cells.Add(value);
            return this;
        }
    }
}
