using Demarche.Store.Corrections;
using DuckDB.NET.Data;

namespace Demarche.Store;

public sealed partial class EventStore
{
    static readonly string[] s_ofEvent = ["event_evidence", "event_quotes", "casualties", "compound_pairs", "carried"];

    /// <summary>Keeps a review and applies it: an edit changes the event, a deletion removes it from every answer.</summary>
    /// <exception cref="FormatException">When the field or value means nothing.</exception>
    /// <exception cref="StoreException"><c>no-event</c> when the record has no event of that id.</exception>
    public void AddReview(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        var e = Event(review.EventId) ?? throw new StoreException("no-event", $"the record has no event '{review.EventId}'; list them with: demarche events");
        if (review.Verdict == Verdict.Edit)
        {
            _ = EventEdit.Columns(review.Field ?? "", review.Value ?? "");
            review = review with { Old = EventEdit.Now(review.Field!, e.Event) };
        }

        Change(() =>
        {
            using (var appender = _connection.CreateAppender("reviews"))
            {
                appender.CreateRow().Add("w" + Ids.Hash(review.EventId, review.Reviewer, EnumNames.Of(review.Verdict), review.Field ?? "", review.Value ?? "", review.At))
                    .Add(review.EventId).Add(review.Reviewer).Add(EnumNames.Of(review.Verdict)).Add(review.Field).Add(review.Old).Add(review.Value).Add(review.Note).Add(review.Adjudicates).Add(review.At).EndRow();
            }

            Apply(review);
        });
    }

    /// <summary>Events a reviewer should look at: not yet seen by them, least certain first.</summary>
    /// <param name="reviewer">Who looks.</param>
    /// <param name="second">Only what somebody else has reviewed already, to code it twice.</param>
    /// <param name="limit">At most so many.</param>
    public IReadOnlyList<StoredEvent> ReviewQueue(string reviewer, bool second = false, int limit = 50) =>
        Listed(Sql.Ask(_connection, "review-queue", r => r.Text("event_id"), ("reviewer", reviewer), ("second", second), ("limit", limit)));

    /// <summary>Events on which reviewers say different things and nobody has settled it.</summary>
    public IReadOnlyList<StoredEvent> Disputed(int limit = 50) =>
        Listed(Sql.Ask(_connection, "disputed", r => r.Text("event_id"), ("limit", limit)));

    /// <summary>Reviews of one event, or of all; oldest first.</summary>
    public IReadOnlyList<Review> Reviews(string? eventId = null) =>
        Sql.Ask(
            _connection,
            "reviews",
            r => new Review(r.Text("event_id"), r.Text("reviewer"), r.Enum<Verdict>("verdict"), r.TextOrNull("field"), r.TextOrNull("new_value"), r.TextOrNull("note"), r.Bool("adjudicates"), r.Text("said")) { Old = r.TextOrNull("old_value") },
            ("event", eventId));

    /// <summary>How far reviewers agree, pair by pair. The last word of each on an event counts; adjudications do not.</summary>
    public IReadOnlyList<Agreement> Agreements()
    {
        var last = Reviews().Where(r => !r.Adjudicates).GroupBy(r => (r.Reviewer, r.EventId)).ToDictionary(g => g.Key, g => g.Last());
        var people = last.Keys.Select(k => k.Reviewer).Distinct().Order(StringComparer.Ordinal).ToList();
        List<Agreement> found = [];
        for (var i = 0; i < people.Count; i++)
        {
            for (var j = i + 1; j < people.Count; j++)
            {
                var both = last.Where(p => p.Key.Reviewer == people[i] && last.ContainsKey((people[j], p.Key.EventId))).Select(p => (A: p.Value, B: last[(people[j], p.Key.EventId)])).ToList();
                if (both.Count > 0)
                {
                    found.Add(new Agreement(people[i], people[j], both.Count, both.Count(p => (p.A.Verdict, p.A.Field, p.A.Value) == (p.B.Verdict, p.B.Field, p.B.Value)), Kappa([.. both.Select(p => (p.A.Verdict, p.B.Verdict))])));
                }
            }
        }

        return found;
    }

    /// <summary>Events that reviewers removed.</summary>
    public IReadOnlyList<DeletedEvent> Deleted() =>
        Sql.Ask(_connection, "deleted", r => new DeletedEvent(r.Text("event_id"), r.Text("doc_id"), r.Text("summary"), r.Text("reviewer"), r.TextOrNull("note"), r.Text("said")));

    void Apply(Review review)
    {
        switch (review.Verdict)
        {
            case Verdict.Edit:
                var columns = EventEdit.Columns(review.Field!, review.Value!);
                Execute(
                    $"UPDATE events SET {string.Join(", ", columns.Select(c => $"{c.Column} = $v_{c.Column}"))} WHERE event_id = $event",
                    [("event", review.EventId), .. columns.Select(c => ("v_" + c.Column, c.Value))]);
                if (review.Field is "source" or "target")
                {
                    Execute("DELETE FROM members WHERE owner_id = $event AND part = $part", ("event", review.EventId), ("part", review.Field));
                }

                Execute("DELETE FROM compound_pairs WHERE event_id = $event", ("event", review.EventId));
                Execute(Sql.Question("pairs-of-event"), ("event", review.EventId));
                Execute(Sql.Question("place-of-event"), ("event", review.EventId));
                break;
            case Verdict.Delete:
                Execute(Sql.Question("delete-event"), ("event", review.EventId), ("reviewer", review.Reviewer), ("note", review.Note), ("said", review.At));
                Remove(review.EventId);
                break;
            default:
                break;
        }
    }

    void Remove(string eventId)
    {
        Execute("DELETE FROM events WHERE event_id = $event", ("event", eventId));
        Execute("DELETE FROM members WHERE owner_id = $event", ("event", eventId));
        foreach (var table in s_ofEvent)
        {
            Execute($"DELETE FROM {table} WHERE event_id = $event", ("event", eventId));
        }
    }

    List<StoredEvent> Listed(List<string> ids)
    {
        var at = ids.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i);
        return [.. ids.SelectMany(id => Events(new EventFilter { Event = id, Limit = 1 })).OrderBy(e => at[e.Event.Id])];
    }

    static double? Kappa(List<(Verdict A, Verdict B)> pairs)
    {
        double n = pairs.Count;
        var seen = pairs.Count(p => p.A == p.B) / n;
        var chance = Enum.GetValues<Verdict>().Sum(v => pairs.Count(p => p.A == v) / n * (pairs.Count(p => p.B == v) / n));
        return chance >= 1 ? null : (seen - chance) / (1 - chance);
    }

    void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (n, v) in values)
        {
            command.Parameters.Add(new DuckDBParameter(n, v ?? DBNull.Value));
        }

        command.ExecuteNonQuery();
    }
}
