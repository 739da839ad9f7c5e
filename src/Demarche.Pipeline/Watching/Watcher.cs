using Demarche.Pipeline.Ingest;
using Demarche.Reading;
using Demarche.Reading.Web;
using Demarche.Store;

namespace Demarche.Pipeline.Watching;

/// <summary>Something a saved condition is to be told about.</summary>
/// <param name="Name">The condition's name.</param>
/// <param name="Event">The event that tells the happening best.</param>
public sealed record Alert(string Name, StoredEvent Event);

/// <summary>What one round over the feeds brought.</summary>
/// <param name="Looked">Feeds asked.</param>
/// <param name="Unchanged">Feeds without anything new.</param>
/// <param name="Counts">What became of the entries.</param>
/// <param name="Alerts">Conditions that hold, each once for a happening.</param>
/// <param name="Failures">Feeds and entries that could not be read.</param>
public sealed record Round(int Looked, int Unchanged, IngestCounts Counts, IReadOnlyList<Alert> Alerts, IReadOnlyList<Rejected> Failures);

/// <summary>Looks at feeds when they are due, adds what is new, and tells saved conditions about each happening once.</summary>
public sealed class Watcher(EventStore store, Tools tools, Fetcher fetcher, TimeProvider time)
{
    static readonly TimeSpan s_longest = TimeSpan.FromHours(24);

    /// <summary>When the next feed is due; null when none is watched.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            var now = time.GetUtcNow();
            return store.Feeds().Select(f => (DateTimeOffset?)(IsDue(f, now) && f.Next > now ? now : f.Next)).Min();
        }
    }

    /// <summary>One round over the feeds that are due.</summary>
    public async Task<Round> Look(CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var (looked, unchanged, counts) = (0, 0, new IngestCounts());
        List<Rejected> failures = [];
        List<string> written = [];
        foreach (var feed in store.Feeds().Where(f => IsDue(f, now)))
        {
            cancel.ThrowIfCancellationRequested();
            looked++;
            var fetched = await fetcher.Get(feed.Url, feed.ETag, feed.LastModified, cancel).ConfigureAwait(false);
            if (fetched.Rejected is { } rejected)
            {
                failures.Add(rejected);
                store.SaveFeed(Later(feed, now, fetched, rejected.Message));
                continue;
            }

            if (fetched.NotModified)
            {
                unchanged++;
            }
            else
            {
                var ingestion = new Ingestion(store, tools) { Written = batch => written.AddRange(batch.Select(c => c.Article.Id)) };
                counts = Sum(counts, ingestion.Run(Articles(fetched, feed, failures), cancel));
            }

            // The marks are kept only now: what came is in the record.
            store.SaveFeed(feed with { ETag = fetched.ETag, LastModified = fetched.LastModified, Next = now + Pause(feed, fetched), Failures = 0, LastError = null });
        }

        if (looked > 0)
        {
            Settling.Run(store, tools.Merger, Environment.ProcessorCount, cancel: cancel);
        }

        return new Round(looked, unchanged, counts, Tell(written, now), failures);
    }

    static IEnumerable<Article?> Articles(Fetched fetched, WatchedFeed feed, List<Rejected> failures)
    {
        foreach (var result in WebReader.Read(fetched, feed.Url))
        {
            if (result.Rejected is { } rejected)
            {
                failures.Add(rejected);
            }

            yield return result.Article;
        }
    }

    /// <summary>Its time has come, or lies further ahead than any pause is long: then the clock was wrong when it was set.</summary>
    static bool IsDue(WatchedFeed feed, DateTimeOffset now)
    {
        var usual = TimeSpan.FromMinutes(feed.Minutes);
        return feed.Next <= now || feed.Next > now + (usual > s_longest ? usual : s_longest);
    }

    static TimeSpan Pause(WatchedFeed feed, Fetched fetched)
    {
        var usual = TimeSpan.FromMinutes(feed.Minutes);
        return fetched.RetryAfter is { } asked && asked > usual ? (asked < s_longest ? asked : s_longest) : usual;
    }

    /// <summary>Twice as long after every failure, a day at most; longer still where the server says so.</summary>
    static WatchedFeed Later(WatchedFeed feed, DateTimeOffset now, Fetched fetched, string why)
    {
        var wait = TimeSpan.FromMinutes(feed.Minutes * Math.Pow(2, Math.Min(feed.Failures + 1, 12)));
        wait = wait > s_longest ? s_longest : wait;
        return feed with { Next = now + (fetched.RetryAfter is { } asked && asked > wait && asked < s_longest ? asked : wait), Failures = feed.Failures + 1, LastError = why };
    }

    List<Alert> Tell(List<string> documents, DateTimeOffset now)
    {
        List<Alert> alerts = [];
        var saved = store.Alerts();
        if (saved.Count == 0 || documents.Count == 0)
        {
            return alerts;
        }

        var events = documents.SelectMany(d => store.Events(new EventFilter { Document = d })).ToList();
        foreach (var alert in saved)
        {
            var condition = Condition.Parse(alert.Condition);
            var told = store.Alerted(alert.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var e in events.Where(condition.Holds))
            {
                if (told.Add(e.ClusterId))
                {
                    alerts.Add(new Alert(alert.Name, e));
                }
            }
        }

        store.SaveAlerted([.. alerts.Select(a => (a.Name, a.Event.Event.Id))], now);
        return alerts;
    }

    static IngestCounts Sum(IngestCounts a, IngestCounts b) => new()
    {
        Added = a.Added + b.Added, Known = a.Known + b.Known, Copies = a.Copies + b.Copies, OtherLanguage = a.OtherLanguage + b.OtherLanguage,
        Failed = a.Failed + b.Failed, Events = a.Events + b.Events, Quotes = a.Quotes + b.Quotes, Held = a.Held + b.Held,
    };
}
