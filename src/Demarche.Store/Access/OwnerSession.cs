using System.Data.Common;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;

namespace Demarche.Store.Access;

/// <summary>Serves one other process: it says the token, then its statements run on a connection of its own. When it goes away, what it had begun is undone.</summary>
sealed class OwnerSession(TcpClient client, string token, Func<Link> open)
{
    public void Run()
    {
        try
        {
            using var stream = client.GetStream();
            using var reader = Wire.Reader(stream);
            using var writer = Wire.Writer(stream);
            client.NoDelay = true;
            client.ReceiveTimeout = 5_000;
            if (reader.ReadByte() != Wire.Hello || !Same(Wire.Text(reader), token))
            {
                return;
            }

            client.ReceiveTimeout = 0;
            using var link = open();
            writer.Write(Wire.Ok);
            writer.Flush();
            Serve(link, reader, writer);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidDataException)
        {
            // The other process ended, or is no demarche.
        }
        finally
        {
            client.Dispose();
        }
    }

    static void Serve(Link link, BinaryReader reader, BinaryWriter writer)
    {
        LinkTransaction? transaction = null;
        try
        {
            while (true)
            {
                var what = reader.ReadByte();
                var (text, values, rows) = Arguments(what, reader);
                try
                {
                    switch (what)
                    {
                        case Wire.Query:
                            using (var answer = link.Read(text, values))
                            {
                                Wire.Send(writer, answer);
                            }

                            break;
                        case Wire.Execute:
                            link.Execute(text, values);
                            writer.Write(Wire.Ok);
                            break;
                        case Wire.Begin:
                            transaction = link.BeginTransaction();
                            writer.Write(Wire.Ok);
                            break;
                        case Wire.Commit:
                            transaction?.Commit();
                            transaction?.Dispose();
                            transaction = null;
                            writer.Write(Wire.Ok);
                            break;
                        case Wire.Rollback:
                            transaction?.Dispose();
                            transaction = null;
                            writer.Write(Wire.Ok);
                            break;
                        case Wire.Append:
                            Append(link, text, rows);
                            writer.Write(Wire.Ok);
                            break;
                        default:
                            throw new InvalidDataException("an unknown request arrived");
                    }
                }
                catch (Exception e) when (e is DbException or InvalidOperationException or NotSupportedException)
                {
                    writer.Write(Wire.Failed);
                    Wire.Text(writer, e.Message);
                }

                writer.Flush();
            }
        }
        finally
        {
            transaction?.Dispose();
        }
    }

    /// <summary>A request is read whole before it is acted on, so that a failure leaves the line in step.</summary>
    static (string Text, List<DuckDBParameter> Values, List<object?[]> Rows) Arguments(byte what, BinaryReader reader)
    {
        List<DuckDBParameter> values = [];
        List<object?[]> rows = [];
        var text = what is Wire.Query or Wire.Execute or Wire.Append ? Wire.Text(reader) : "";
        if (what is Wire.Query or Wire.Execute)
        {
            for (var n = reader.ReadInt32(); n > 0; n--)
            {
                values.Add(new DuckDBParameter(Wire.Text(reader), reader.ReadValue() ?? DBNull.Value));
            }
        }
        else if (what == Wire.Append)
        {
            var n = reader.ReadInt32();
            var width = reader.ReadInt32();
            for (var i = 0; i < n; i++)
            {
                var row = new object?[width];
                for (var c = 0; c < width; c++)
                {
                    row[c] = reader.ReadValue();
                }

                rows.Add(row);
            }
        }

        return (text, values, rows);
    }

    static void Append(Link link, string table, List<object?[]> rows)
    {
        using var appender = link.CreateAppender(table);
        foreach (var cells in rows)
        {
            var row = appender.CreateRow();
            foreach (var cell in cells)
            {
                _ = cell switch
                {
                    null => row.AppendNullValue(),
                    string s => row.Add(s),
                    int n => row.Add(n),
                    long n => row.Add(n),
                    double d => row.Add(d),
                    bool b => row.Add(b),
                    byte[] b => row.Add(b),
                    _ => throw new NotSupportedException($"a cell of type {cell.GetType()} does not travel"),
                };
            }

            row.EndRow();
        }
    }

    static bool Same(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
