using System.Data.Common;
using System.Globalization;
using Demarche.Store.Access;
using DuckDB.NET.Data;

namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>Events not compared with the others yet, in order of arrival, at most so many.</summary>
    public IReadOnlyList<string> Unsettled(int limit) => Sql.Ask(_connection, "unsettled", r => r.Text("event_id"), ("limit", limit));

    /// <summary>Compared events that need another look, because a member of their cluster went or people decided otherwise.</summary>
    public IReadOnlyList<string> Dirty() => Sql.Ask(_connection, "dirty", r => r.Text("event_id"));

    /// <summary>What merging looks at of these events, in order of id; unknown ids are left out.</summary>
    public IReadOnlyList<OutletTelling> Tellings(IReadOnlyCollection<string> eventIds) =>
        eventIds.Count == 0 ? [] : Sql.Ask(_connection, "tellings", Telling, ("events", eventIds.ToList()));

    /// <summary>Compared events that stand in one of these blocks.</summary>
    public IReadOnlyList<string> InBlocks(IReadOnlyCollection<long> blocks) =>
        EventIds("SELECT DISTINCT event_id FROM event_blocks WHERE block IN (SELECT unnest($values)) ORDER BY event_id", blocks);

    /// <summary>Where these events stand; uncompared ones are left out.</summary>
    public IReadOnlyList<ClusteredEvent> Clustered(IReadOnlyCollection<string> eventIds) =>
        Clustered("SELECT * FROM event_clusters WHERE event_id IN (SELECT unnest($values)) ORDER BY event_id", eventIds);

    /// <summary>All compared events of these components.</summary>
    public IReadOnlyList<ClusteredEvent> OfComponents(IReadOnlyCollection<string> components) =>
        Clustered("SELECT * FROM event_clusters WHERE component IN (SELECT unnest($values)) ORDER BY event_id", components);

    /// <summary>Links between these events.</summary>
    public IReadOnlyList<EventLink> LinksAmong(IReadOnlyCollection<string> eventIds) => List(
        "SELECT * FROM event_links WHERE event_a IN (SELECT unnest($values)) AND event_b IN (SELECT unnest($values)) ORDER BY event_a, event_b",
        eventIds,
        r => new EventLink(r.Text("event_a"), r.Text("event_b"), r.Double("likeness"), r.Text("reason")));

    /// <summary>What people decided about any of these events.</summary>
    public IReadOnlyList<EventConstraint> Constraints(IReadOnlyCollection<string> eventIds) => List(
        """SELECT * FROM link_constraints WHERE event_a IN (SELECT unnest($values)) OR event_b IN (SELECT unnest($values)) ORDER BY event_a, event_b, "at", "by" """,
        eventIds,
        r => new EventConstraint(r.Text("event_a"), r.Text("event_b"), r.Text("kind") == "same", r.Text("by"), r.Text("at")));

    /// <summary>The cluster that an event, or a cluster id once given out, belongs to now; the id itself when it stands alone, null when the record has none such.</summary>
    public string? ClusterOf(string eventOrCluster)
    {
        ArgumentNullException.ThrowIfNull(eventOrCluster);
        return EventIds("SELECT cluster_id AS event_id FROM event_clusters WHERE event_id IN (SELECT unnest($values))", [eventOrCluster]) is [var cluster] ? cluster
            : EventIds("SELECT event_id FROM events WHERE event_id IN (SELECT unnest($values))", [eventOrCluster]) is [var alone, ..] ? alone : null;
    }

    /// <summary>Events of a cluster, in order of arrival; the event itself when it stands alone.</summary>
    public IReadOnlyList<string> ClusterMembers(string clusterId) =>
        EventIds("SELECT event_id FROM event_clusters WHERE cluster_id IN (SELECT unnest($values)) ORDER BY stored", [clusterId]) is { Count: > 0 } found ? found : [clusterId];

    /// <summary>The one of these events that tells its happening best; null when none was compared.</summary>
    public string? Shown(IReadOnlyCollection<string> eventIds) =>
        EventIds("SELECT event_id FROM event_clusters WHERE shown AND event_id IN (SELECT unnest($values)) ORDER BY event_id", eventIds) is [var id, ..] ? id : null;

    /// <summary>Keeps what a person decided about two events. It shows after the next settling.</summary>
    public void Constrain(EventConstraint said)
    {
        ArgumentNullException.ThrowIfNull(said);
        Append("link_constraints", [said], (row, c) => row.Add(c.A).Add(c.B).Add(c.Same ? "same" : "different").Add(c.By).Add(c.At));
    }

    /// <summary>Clusters with more than one event, those with most reports first.</summary>
    public IReadOnlyList<ClusterCounts> LargestClusters(int limit) => List(
        "SELECT * FROM clusters WHERE n_events > 1 ORDER BY n_reports DESC, cluster_id LIMIT (SELECT unnest($values))",
        [(long)limit],
        r => new ClusterCounts(r.Text("cluster_id"), r.Int("n_reports"), r.Int("n_sources"), r.Int("n_events")));

    /// <summary>Next number of arrival.</summary>
    public long NextArrival() => Convert.ToInt64(Scalar("SELECT coalesce(max(stored), 0) + 1 FROM event_clusters"), CultureInfo.InvariantCulture);

    /// <summary>Writes where events stand now: everything known of the events in <paramref name="clustered"/> and <paramref name="gone"/> is replaced, in one transaction.</summary>
    public void SaveClusters(IReadOnlyList<ClusteredEvent> clustered, IReadOnlyCollection<string> gone, IReadOnlyList<EventLink> links, IReadOnlyList<(string EventId, long Block)> blocks, IReadOnlyList<ClusterCounts> counts)
    {
        ArgumentNullException.ThrowIfNull(clustered);
        try
        {
            using var transaction = _connection.BeginTransaction();
            var ids = clustered.Select(c => c.EventId).Concat(gone).ToList();
            Run("DELETE FROM clusters WHERE cluster_id IN (SELECT cluster_id FROM event_clusters WHERE event_id IN (SELECT unnest($values)))", ids);
            Run("DELETE FROM event_clusters WHERE event_id IN (SELECT unnest($values))", ids);
            if (gone.Count > 0)
            {
                Run("DELETE FROM event_links WHERE event_a IN (SELECT unnest($values)) OR event_b IN (SELECT unnest($values))", gone.ToList());
                Run("DELETE FROM event_blocks WHERE event_id IN (SELECT unnest($values))", gone.ToList());
            }

            Append("event_clusters", clustered, (row, c) => row.Add(c.EventId).Add(c.ClusterId).Add(c.Component).Add(c.Stored).Add(c.Shown));
            Append("event_links", links, (row, l) => row.Add(l.A).Add(l.B).Add(l.Likeness).Add(l.Reason));
            Append("event_blocks", blocks, (row, b) => row.Add(b.Block).Add(b.EventId));
            Append("clusters", counts, (row, c) => row.Add(c.ClusterId).Add(c.Reports).Add(c.Sources).Add(c.Events));
            transaction.Commit();
        }
        catch (DbException e)
        {
            throw new StoreException("unwritable", $"'{Path}' cannot be written: {FirstLine(e.Message)}", e);
        }
    }

    static OutletTelling Telling(Row r) => new(
        new Telling
        {
            EventId = r.Text("event_id"),
            DocumentId = r.Text("doc_id"),
            Cameo = r.Text("cameo"),
            Plover = r.Text("plover_type"),
            Mutual = r.Bool("mutual"),
            Source = Party(r, "source"),
            Target = Party(r, "target"),
            ObjectId = r.TextOrNull("object_id"),
            Date = r.Date(),
            Published = r.Day("published"),
            Place = r.Place(),
            Casualties = [.. r.List("harm").Select(h => h.Split(':')).Select(h => new Casualty(h[0], int.Parse(h[1], CultureInfo.InvariantCulture), null, "exact", null))],
            Headline = r.TextOrNull("headline"),
            Words = r.TextOrNull("words") ?? "",
        },
        r.Text("outlet"));

    static TellingParty? Party(Row r, string part) => r.TextOrNull(part + "_text") is not { } text ? null : new TellingParty(
        r.TextOrNull(part + "_id"),
        text,
        r.TextOrNull(part + "_countries") is null && r.TextOrNull(part + "_country") is { } country ? [country] : r.List(part + "_countries"),
        r.List(part + "_sectors") is [var first, ..] ? first : null);

    IReadOnlyList<ClusteredEvent> Clustered(string sql, IReadOnlyCollection<string> values) =>
        List(sql, values, r => new ClusteredEvent(r.Text("event_id"), r.Text("cluster_id"), r.Text("component"), r.Long("stored"), r.Bool("shown")));

    IReadOnlyList<string> EventIds<T>(string sql, IReadOnlyCollection<T> values) => List(sql, values, r => r.Text("event_id"));

    /// <summary>Runs one of the fixed statements above; the values travel as one list.</summary>
    List<TResult> List<T, TResult>(string sql, IReadOnlyCollection<T> values, Func<Row, TResult> read)
    {
        List<TResult> found = [];
        if (values.Count == 0)
        {
            return found;
        }

        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new DuckDBParameter("values", values.ToList()));
        using var reader = command.ExecuteReader();
        var row = new Row(reader);
        while (reader.Read())
        {
            found.Add(read(row));
        }

        return found;
    }

    void Run<T>(string sql, List<T> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new DuckDBParameter("values", values));
        command.ExecuteNonQuery();
    }

    object? Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    void Append<T>(string table, IReadOnlyList<T> items, Action<AppenderRow, T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        using var appender = _connection.CreateAppender(table);
        foreach (var item in items)
        {
            var row = appender.CreateRow();
            write(row, item);
            row.EndRow();
        }
    }
}
