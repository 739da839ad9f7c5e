using System.Text.RegularExpressions;

namespace Demarche.Store.Sharded;

/// <summary>
/// The record's events on several machines, in ClickHouse: shards of replicated tables behind the same questions. A unit lies in one shard; whatever inserts it again changes nothing.
/// Safe for many processes; one object, one thread.
/// </summary>
public sealed partial class ShardedStore : IAnswers, IDisposable
{
    readonly ClickHouseLink _link;
    readonly ReplicaLag _lag;
    readonly string _database;

    /// <summary>A store at these addresses; nothing is asked yet.</summary>
    /// <param name="shards">For each shard the addresses of its replicas.</param>
    /// <param name="database">Database.</param>
    public ShardedStore(IReadOnlyList<IReadOnlyList<Uri>> shards, string database = "demarche")
    {
        ArgumentNullException.ThrowIfNull(shards);
        ArgumentOutOfRangeException.ThrowIfZero(shards.Count);
        _database = Name(database);
        _link = new ClickHouseLink(shards);
        _lag = new ReplicaLag(_link, _database);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _link.Dispose();

    /// <summary>Makes the tables on every server.</summary>
    /// <param name="cluster">Name of the cluster in the servers' <c>remote_servers</c>.</param>
    /// <exception cref="StoreException">When a server does not answer: a store that is short of one is not made.</exception>
    public void Init(string cluster)
    {
        var text = Sql.Text("Sharded/schema.sql").Replace("@DATABASE@", _database, StringComparison.Ordinal).Replace("@CLUSTER@", Name(cluster), StringComparison.Ordinal);
        foreach (var server in _link.Shards.SelectMany(s => s))
        {
            foreach (var statement in Comment().Replace(text, "").Split(';').Select(s => s.Trim()).Where(s => s.Length > 0))
            {
                _link.Run(server, statement);
            }
        }
    }

    /// <summary>Rows of a unit as the store holds them now, by generation and coder: for reconciliation with the queue.</summary>
    public IReadOnlyList<(string Unit, int Generation, string Coder, long Events)> Units()
    {
        _lag.Wait();
        return _link.Ask(
            $"SELECT unit, generation, coder, toInt64(sum(pair = 0)) AS n FROM {_database}.acts GROUP BY unit, generation, coder ORDER BY unit, generation, coder",
            r => (r.Text("unit"), r.Int("generation"), r.Text("coder"), r.Long("n")));
    }

    /// <summary>Puts a coded unit into its shard. What an earlier attempt left is completed, what an older coding of the unit left is removed.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="generation">How often the unit was finished before: an attempt at the same one inserts the same rows.</param>
    /// <param name="coder">What coded it.</param>
    /// <param name="rows">A record of what was found in the unit and nothing else: <see cref="UnitRows"/>.</param>
    public void Insert(string unit, int generation, string coder, EventStore rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var shard = ShardOf(unit);
        foreach (var (table, question) in new[] { ("acts_local", "column-acts"), ("coverage_local", "column-coverage") })
        {
            var tail = $"\t{Cell(unit)}\t{generation}\t{Cell(coder)}\n";
            var there = Held(shard, table, unit);
            var mine = there.Where(t => t.Generation == generation && t.Coder == coder).ToDictionary(t => t.Decade, t => t.Rows);
            // One insert a decade: a decade is a partition, and what goes into one partition is all there or not at all.
            foreach (var decade in rows.Lines(question).GroupBy(l => l.Year / 10).OrderBy(g => g.Key))
            {
                var lines = decade.Select(l => l.Line + tail).ToList();
                var held = mine.GetValueOrDefault(decade.Key);
                if (held == lines.Count)
                {
                    continue;
                }

                if (held > 0)
                {
                    throw new StoreException("store", $"unit {unit} has {held} of {lines.Count} rows of the {decade.Key}0s in {table}; remove them with ALTER TABLE … DELETE WHERE unit = '{unit}' and ask for the unit again");
                }

                _link.On(shard, $"INSERT INTO {_database}.{table} FORMAT TabSeparated", string.Concat(lines));
            }

            if (there.Any(t => t.Generation != generation || t.Coder != coder))
            {
                Remove(shard, table, unit, generation, coder);
            }
        }
    }

    /// <summary>Learns from a record which events are hidden behind another report of the same happening; replaces what was said before, all at once.</summary>
    public void Hide(EventStore record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var version = Merged() + 1;
        foreach (var part in record.Lines("hidden-acts").Chunk(100_000))
        {
            var rows = string.Concat(part.Select(l => $"{l.Line}\t{version}\n"));
            for (var shard = 0; shard < _link.Shards.Count; shard++)
            {
                _link.On(shard, $"INSERT INTO {_database}.hidden_local FORMAT TabSeparated", rows);
            }
        }

        _link.On(0, $"INSERT INTO {_database}.merged_local FORMAT TabSeparated", $"{version}\n");
        for (var shard = 0; version > 2 && shard < _link.Shards.Count; shard++)
        {
            _link.On(shard, $"ALTER TABLE {_database}.hidden_local DROP PARTITION {version - 2}");
        }
    }

    /// <summary>The shard of a unit: a function of its id and the number of shards.</summary>
    public int ShardOf(string unit)
    {
        var hash = 17u;
        foreach (var c in unit)
        {
            hash = (hash * 31) + c;
        }

        return (int)(hash % (uint)_link.Shards.Count);
    }

    List<(int Generation, string Coder, int Decade, long Rows)> Held(int shard, string table, string unit) => _link.Ask(
        shard,
        $"SELECT generation, coder, toInt32(intDiv(year, 10)) AS decade, toInt64(count()) AS n FROM {_database}.{table} WHERE unit = $unit GROUP BY generation, coder, decade",
        r => (r.Int("generation"), r.Text("coder"), r.Int("decade"), r.Long("n")),
        ("unit", unit));

    void Remove(int shard, string table, string unit, int generation, string coder)
    {
        _link.On(shard, ClickHouseLink.Bind($"ALTER TABLE {_database}.{table} DELETE WHERE unit = $unit AND NOT (generation = $generation AND coder = $coder)", [("unit", unit), ("generation", generation), ("coder", coder)]));
        var deadline = Environment.TickCount64 + 300_000;
        while (Held(shard, table, unit).Exists(t => t.Generation != generation || t.Coder != coder))
        {
            if (Environment.TickCount64 > deadline)
            {
                throw new StoreException("store", $"an older coding of unit {unit} was not removed within five minutes; is a replica of shard {shard + 1} away? the unit is tried again");
            }

            Thread.Sleep(50);
        }
    }

    /// <summary>The newest merging, once no replica that answers is behind: what is asked right after it sees what that merging said.</summary>
    int Merged()
    {
        _lag.Wait();
        return _link.Ask($"SELECT toInt32(max(version)) AS version FROM {_database}.merged", r => r.Int("version")) is [var v] ? v : 0;
    }

    static string Cell(string text)
    {
        var cell = new System.Text.StringBuilder();
        TabSeparated.Append(cell, text);
        return cell.ToString();
    }

    /// <summary>A name that stands in statements as it is.</summary>
    static string Name(string name) => Plain().IsMatch(name) ? name : throw new ArgumentException($"'{name}' is no name of a database or cluster; give letters, digits and _");

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Plain();

    [GeneratedRegex("(?m)^--.*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Comment();
}
