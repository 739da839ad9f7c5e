using System.Globalization;
using Demarche.Store.Access;

namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>Watched feeds, those due first.</summary>
    public IReadOnlyList<WatchedFeed> Feeds() => List(
        "SELECT * FROM feeds WHERE (SELECT unnest($values)) > 0 ORDER BY next_look, url",
        [1L],
        r => new WatchedFeed(r.Text("url"), r.Text("title"), r.Int("minutes"), r.TextOrNull("etag"), r.TextOrNull("last_modified"), DateTimeOffset.FromUnixTimeSeconds(r.Long("next_look")), r.Int("failures"), r.TextOrNull("last_error")));

    /// <summary>Keeps a feed, or what is new of it.</summary>
    public void SaveFeed(WatchedFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        Replace("feeds", "url", feed.Url, [feed], (row, f) => row.Add(f.Url).Add(f.Title).Add(f.Minutes).Add(f.ETag).Add(f.LastModified).Add((long?)f.Next.ToUnixTimeSeconds()).Add(f.Failures).Add(f.LastError));
    }

    /// <summary>Watches a feed no longer; false when it was not watched.</summary>
    public bool RemoveFeed(string url) => Remove("feeds", "url", url);

    /// <summary>Saved conditions by name.</summary>
    public IReadOnlyList<SavedAlert> Alerts() => List("SELECT * FROM alerts WHERE (SELECT unnest($values)) > 0 ORDER BY name", [1L], r => new SavedAlert(r.Text("name"), r.Text("condition")));

    /// <summary>Keeps a condition; one of the same name is replaced.</summary>
    public void SaveAlert(SavedAlert alert, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(alert);
        Replace("alerts", "name", alert.Name, [alert], (row, a) => row.Add(a.Name).Add(a.Condition).Add((long?)now.ToUnixTimeSeconds()));
    }

    /// <summary>Forgets a condition and what it told; false when there was none.</summary>
    public bool RemoveAlert(string name)
    {
        Run("DELETE FROM alerted WHERE name IN (SELECT unnest($values))", [name]);
        return Remove("alerts", "name", name);
    }

    /// <summary>Happenings a condition was told about, by the cluster they belong to now.</summary>
    public IReadOnlySet<string> Alerted(string name) => List(
        "SELECT coalesce(c.cluster_id, a.event_id) AS cluster_id FROM alerted a LEFT JOIN event_clusters c ON c.event_id = a.event_id WHERE a.name IN (SELECT unnest($values))",
        [name],
        r => r.Text("cluster_id")).ToHashSet(StringComparer.Ordinal);

    /// <summary>Keeps that conditions were told about events.</summary>
    public void SaveAlerted(IReadOnlyList<(string Name, string EventId)> told, DateTimeOffset now) =>
        Append("alerted", told, (row, t) => row.Add(t.Name).Add(t.EventId).Add((long?)now.ToUnixTimeSeconds()).Add(false));

    /// <summary>What was told and stands in no digest yet, in order.</summary>
    public IReadOnlyList<(string Name, string EventId, DateTimeOffset At)> Undigested() => List(
        "SELECT * FROM alerted WHERE NOT digested AND (SELECT unnest($values)) > 0 ORDER BY at_time, name, event_id",
        [1L],
        r => (r.Text("name"), r.Text("event_id"), DateTimeOffset.FromUnixTimeSeconds(r.Long("at_time"))));

    /// <summary>Marks all that was told as digested.</summary>
    public void SetDigested() => Run("UPDATE alerted SET digested = true WHERE NOT digested");

    bool Remove(string table, string key, string value)
    {
        var there = Convert.ToInt32(Scalar($"SELECT count(*) FROM {table}"), CultureInfo.InvariantCulture);
        Run($"DELETE FROM {table} WHERE {key} IN (SELECT unnest($values))", [value]);
        return Convert.ToInt32(Scalar($"SELECT count(*) FROM {table}"), CultureInfo.InvariantCulture) < there;
    }

    void Replace<T>(string table, string key, string value, IReadOnlyList<T> rows, Action<AppenderRow, T> write)
    {
        Remove(table, key, value);
        Append(table, rows, write);
    }
}
