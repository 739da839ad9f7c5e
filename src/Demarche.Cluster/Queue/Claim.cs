using Npgsql;

namespace Demarche.Cluster.Queue;

/// <summary>A unit under work. Everything written through it and the mark that it is done become visible together; disposed before that, the unit is free again.</summary>
public sealed class Claim : IDisposable
{
    readonly NpgsqlConnection _connection;
    readonly NpgsqlTransaction _transaction;

    internal Claim(NpgsqlConnection connection, NpgsqlTransaction transaction, string unit, string kind, byte[] content, int generation) =>
        (_connection, _transaction, UnitId, Kind, Content, Generation) = (connection, transaction, unit, kind, content, generation);

    /// <summary>The unit.</summary>
    public string UnitId { get; }

    /// <summary><c>code</c> or <c>compare</c>.</summary>
    public string Kind { get; }

    /// <summary>The unit's documents.</summary>
    public byte[] Content { get; }

    /// <summary>How often it was finished before.</summary>
    public int Generation { get; }

    /// <summary>Writes a coded unit and marks it done, in one transaction.</summary>
    /// <param name="coder">What coded it.</param>
    /// <param name="block">The block.</param>
    /// <param name="tellings">What merging looks at, by part.</param>
    /// <param name="events">Events found.</param>
    /// <param name="milliseconds">Time it took.</param>
    public void Done(string coder, byte[] block, IReadOnlyDictionary<int, byte[]> tellings, int events, int milliseconds)
    {
        ArgumentNullException.ThrowIfNull(tellings);
        Execute("INSERT INTO demarche.blocks VALUES ($1, $2, $3) ON CONFLICT (unit) DO UPDATE SET coder = excluded.coder, block = excluded.block", UnitId, coder, block);
        Execute("DELETE FROM demarche.tellings WHERE unit = $1", UnitId);
        Execute("INSERT INTO demarche.tellings SELECT part, $2, $3, rows FROM unnest($1::integer[], $4::bytea[]) AS t (part, rows)", tellings.Keys.ToArray(), UnitId, coder, tellings.Values.ToArray());

        Execute("UPDATE demarche.units SET state = 'done', generation = generation + 1, coder = $2, events = $3, milliseconds = $4, error = NULL, finished = now() WHERE id = $1", UnitId, coder, events, milliseconds);
        Finish();
    }

    /// <summary>Writes the links of a part and marks it compared. When units of the part changed meanwhile, it is compared again.</summary>
    public void Compared(int part, string made, int events, byte[] rows, int milliseconds)
    {
        Execute("INSERT INTO demarche.links VALUES ($1, $2, $3, $4) ON CONFLICT (part) DO UPDATE SET made = excluded.made, events = excluded.events, rows = excluded.rows", part, made, events, rows);
        Execute("UPDATE demarche.units SET state = 'done', events = $2, milliseconds = $3, finished = now() WHERE id = $1", UnitId, events, milliseconds);
        Finish();
    }

    /// <summary>The tellings of a part as they stand, with a hash of which they are.</summary>
    public (string Made, List<byte[]> Rows) Tellings(int part)
    {
        List<byte[]> rows = [];
        using var command = Command("SELECT rows, (SELECT md5(string_agg(unit || ' ' || coder, ',' ORDER BY unit)) FROM demarche.tellings WHERE part = $1) FROM demarche.tellings WHERE part = $1 ORDER BY unit", part);
        using var reader = command.ExecuteReader();
        var made = "";
        while (reader.Read())
        {
            rows.Add(reader.GetFieldValue<byte[]>(0));
            made = reader.GetString(1);
        }

        return (made, rows);
    }

    /// <summary>Sets the unit aside with its error; the others go on.</summary>
    public void SetAside(string error)
    {
        Execute("UPDATE demarche.units SET state = 'aside', error = $2, finished = now() WHERE id = $1", UnitId, error);
        Finish();
    }

    /// <summary>Gives the unit back when it is not finished.</summary>
    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }

    void Finish()
    {
        Execute("DELETE FROM demarche.tries WHERE unit = $1", UnitId);
        Execute("NOTIFY demarche_done");
        _transaction.Commit();
        Dispose();
    }

    void Execute(string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(sql, _connection, _transaction);
        foreach (var v in values)
        {
            command.Parameters.Add(new() { Value = v });
        }

        return command;
    }
}
