using Demarche.Cluster.Units;
using Npgsql;

namespace Demarche.Cluster.Queue;

/// <summary>
/// The queue of units in PostgreSQL. A claim is a row lock held by a connection: no lease, no heart beat, and a worker that is killed gives its unit back the moment its connection is gone.
/// Safe for many processes; one object, one thread.
/// </summary>
public sealed class UnitQueue : IDisposable
{
    readonly NpgsqlDataSource _source;

    UnitQueue(NpgsqlDataSource source) => _source = source;

    /// <summary>Connects; the queue's tables must be there.</summary>
    /// <exception cref="ClusterException"><c>no-queue</c> when the server does not answer or has no tables of ours.</exception>
    public static UnitQueue Open(string connection) => Open(connection, make: false);

    /// <summary>Connects and makes the tables where they are missing.</summary>
    public static UnitQueue Init(string connection) => Open(connection, make: true);

    static UnitQueue Open(string connection, bool make)
    {
        NpgsqlDataSource? source = null;
        try
        {
            source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connection) { Enlist = false, IncludeErrorDetail = true }.ConnectionString).Build();
            var queue = new UnitQueue(source);
            using var c = source.OpenConnection();
            if (make)
            {
                using var schema = new NpgsqlCommand(Text("schema"), c);
                schema.ExecuteNonQuery();
            }
            else if (queue.Scalar<bool>("SELECT to_regclass('demarche.units') IS NULL"))
            {
                throw new ClusterException("no-queue", $"the database at {Where(source)} has no tables of ours; make them with: demarche cluster init");
            }

            return queue;
        }
        catch (ArgumentException e)
        {
            throw new ClusterException("no-queue", $"the queue's connection string is not readable: {e.Message}; give Host=…;Port=…;Username=…;Database=…", e);
        }
        catch (NpgsqlException e)
        {
            var at = source is null ? "?" : Where(source);
            source?.Dispose();
            throw new ClusterException("no-queue", $"PostgreSQL at {at} does not answer: {e.Message}; start it, or correct \"queue\" in the cluster's file", e);
        }
    }

    static string Where(NpgsqlDataSource source) => new NpgsqlConnectionStringBuilder(source.ConnectionString) is var b ? $"{b.Host}:{b.Port}" : "?";

    /// <summary>Closes all connections.</summary>
    public void Dispose() => _source.Dispose();

    /// <summary>Puts documents into the queue as one unit; documents that any unit holds already are left out.</summary>
    /// <returns>Documents that were new.</returns>
    public int Put(IReadOnlyList<Article> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        using var c = _source.OpenConnection();
        using var transaction = c.BeginTransaction();
        var ids = articles.Select(a => a.Id).Distinct(StringComparer.Ordinal).ToArray();
        HashSet<string> fresh = new(StringComparer.Ordinal);
        // In order of id, so that two who add at once never wait for each other crosswise.
        using (var claim = new NpgsqlCommand("INSERT INTO demarche.documents SELECT d, '' FROM unnest($1) d ORDER BY d ON CONFLICT DO NOTHING RETURNING doc_id", c) { Parameters = { new() { Value = ids } } })
        using (var reader = claim.ExecuteReader())
        {
            while (reader.Read())
            {
                fresh.Add(reader.GetString(0));
            }
        }

        var documents = articles.Where(a => fresh.Contains(a.Id)).DistinctBy(a => a.Id, StringComparer.Ordinal).ToList();
        if (documents.Count > 0)
        {
            var unit = Unit.Of(documents);
            using var insert = new NpgsqlCommand("INSERT INTO demarche.units (id, kind, documents, content) VALUES ($1, 'code', $2, $3)", c) { Parameters = { new() { Value = unit.Id }, new() { Value = documents.Count }, new() { Value = unit.Content } } };
            insert.ExecuteNonQuery();
            using var name = new NpgsqlCommand("UPDATE demarche.documents SET unit = $1 WHERE doc_id = ANY($2)", c) { Parameters = { new() { Value = unit.Id }, new() { Value = fresh.ToArray() } } };
            name.ExecuteNonQuery();
        }

        using (var told = new NpgsqlCommand("NOTIFY demarche_ready", c))
        {
            told.ExecuteNonQuery();
        }

        transaction.Commit();
        return documents.Count;
    }

    /// <summary>Waits until fewer units wait than <paramref name="most"/>; woken by whoever finishes one.</summary>
    public void WaitForRoom(int most, CancellationToken cancel)
    {
        if (Waiting() < most)
        {
            return;
        }

        using var c = _source.OpenConnection();
        using (var listen = new NpgsqlCommand("LISTEN demarche_done", c))
        {
            listen.ExecuteNonQuery();
        }

        while (Waiting() >= most)
        {
            cancel.ThrowIfCancellationRequested();
            c.Wait(1000);
        }
    }

    /// <summary>Waits until units are put in, or a second has passed.</summary>
    public void WaitForWork()
    {
        using var c = _source.OpenConnection();
        using (var listen = new NpgsqlCommand("LISTEN demarche_ready", c))
        {
            listen.ExecuteNonQuery();
        }

        if (Waiting() == 0)
        {
            c.Wait(1000);
        }
    }

    /// <summary>Units that are not finished, those under work among them.</summary>
    public long Waiting() => Scalar<long>("SELECT count(*) FROM demarche.units WHERE state = 'ready'");

    /// <summary>Waits until the units that others work on now are finished or given back.</summary>
    public void WaitForOthers() => Execute("SELECT id FROM demarche.units WHERE state = 'ready' ORDER BY seq FOR UPDATE");

    /// <summary>Takes the oldest unit that nobody works on; null when there is none.</summary>
    public Claim? Take(string worker, int mostTries)
    {
        var c = _source.OpenConnection();
        try
        {
            var transaction = c.BeginTransaction();
            using var take = new NpgsqlCommand("SELECT id, kind, content, generation FROM demarche.units WHERE state = 'ready' ORDER BY kind, seq LIMIT 1 FOR UPDATE SKIP LOCKED", c, transaction);
            using (var reader = take.ExecuteReader())
            {
                if (reader.Read())
                {
                    var claim = new Claim(c, transaction, reader.GetString(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2), reader.GetInt32(3));
                    reader.Close();
                    var tries = Scalar<long>("SELECT count(*) FROM demarche.tries WHERE unit = $1", claim.UnitId);
                    if (tries >= mostTries)
                    {
                        claim.SetAside($"its worker ended {tries} times while coding it");
                        return Take(worker, mostTries);
                    }

                    Execute("INSERT INTO demarche.tries (unit, worker) VALUES ($1, $2)", claim.UnitId, worker);
                    return claim;
                }
            }

            transaction.Dispose();
            c.Dispose();
            return null;
        }
        catch
        {
            c.Dispose();
            throw;
        }
    }

    /// <summary>Makes the parts whose events changed since they were compared ready to be compared.</summary>
    public void Plan() => Execute(Text("plan"));

    /// <summary>Asks that units coded by another coder than this be coded again.</summary>
    /// <returns>Units that will be.</returns>
    public int Recode(string coder) => Execute("UPDATE demarche.units SET state = 'ready' WHERE kind = 'code' AND state = 'done' AND coder <> $1", coder);

    /// <summary>Gives units that were set aside back to the workers.</summary>
    public int Retry()
    {
        Execute("DELETE FROM demarche.tries WHERE unit IN (SELECT id FROM demarche.units WHERE state = 'aside')");
        return Execute("UPDATE demarche.units SET state = 'ready', error = NULL WHERE state = 'aside'");
    }

    /// <summary>Blocks of all finished units, in the order in which their documents came.</summary>
    public IEnumerable<Block> Blocks()
    {
        using var c = _source.OpenConnection();
        List<string> units = [];
        using (var list = new NpgsqlCommand("SELECT u.id FROM demarche.units u WHERE kind = 'code' AND state = 'done' ORDER BY seq", c))
        using (var reader = list.ExecuteReader())
        {
            while (reader.Read())
            {
                units.Add(reader.GetString(0));
            }
        }

        foreach (var unit in units)
        {
            using var one = new NpgsqlCommand("SELECT block FROM demarche.blocks WHERE unit = $1", c) { Parameters = { new() { Value = unit } } };
            yield return Block.Read((byte[])(one.ExecuteScalar() ?? throw new ClusterException("queue", $"unit {unit} is done and has no block; the queue was changed by hand: put its documents into a fresh one")));
        }
    }

    /// <summary>Bytes of a unit's block; null when it has none.</summary>
    public byte[]? BlockOf(string unit)
    {
        using var command = _source.CreateCommand("SELECT block FROM demarche.blocks WHERE unit = $1");
        command.Parameters.Add(new() { Value = unit });
        return command.ExecuteScalar() as byte[];
    }

    /// <summary>The rows of a part: of tellings one for each unit, of links one.</summary>
    public List<byte[]> Rows(string what, int part)
    {
        using var command = _source.CreateCommand(what == "links" ? "SELECT rows FROM demarche.links WHERE part = $1" : "SELECT rows FROM demarche.tellings WHERE part = $1 ORDER BY unit");
        command.Parameters.Add(new() { Value = part });
        using var reader = command.ExecuteReader();
        List<byte[]> rows = [];
        while (reader.Read())
        {
            rows.Add(reader.GetFieldValue<byte[]>(0));
        }

        return rows;
    }

    /// <summary>How the units stand: kind, state, coder, units, documents, events, milliseconds of coding.</summary>
    public IReadOnlyList<QueueCount> Counts()
    {
        using var command = _source.CreateCommand(Text("counts"));
        using var reader = command.ExecuteReader();
        List<QueueCount> counts = [];
        while (reader.Read())
        {
            counts.Add(new QueueCount(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6)));
        }

        return counts;
    }

    /// <summary>Units set aside, with their error.</summary>
    public IReadOnlyList<(string Unit, string Error)> Aside()
    {
        using var command = _source.CreateCommand("SELECT id, coalesce(error, '') FROM demarche.units WHERE state = 'aside' ORDER BY seq");
        using var reader = command.ExecuteReader();
        List<(string, string)> aside = [];
        while (reader.Read())
        {
            aside.Add((reader.GetString(0), reader.GetString(1)));
        }

        return aside;
    }

    T Scalar<T>(string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(sql, values);
        return (T)command.ExecuteScalar()!;
    }

    int Execute(string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    NpgsqlCommand Command(string sql, ReadOnlySpan<object> values)
    {
        var command = _source.CreateCommand(sql);
        foreach (var v in values)
        {
            command.Parameters.Add(new() { Value = v });
        }

        return command;
    }

    static string Text(string name)
    {
        using var stream = typeof(UnitQueue).Assembly.GetManifestResourceStream($"Queue/{name}.sql") ?? throw new InvalidOperationException($"Queue/{name}.sql is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
