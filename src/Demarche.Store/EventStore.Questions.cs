namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>Events that fit, newest first.</summary>
    public IReadOnlyList<StoredEvent> Events(EventFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = Sql.Ask(
            _connection,
            "events",
            EventReader.Read,
            ("event", filter.Event), ("document", filter.Document), ("actor", filter.Actor), ("other", filter.Other), ("source", filter.Source), ("target", filter.Target),
            ("cameo", filter.Cameo), ("plover", filter.Plover), ("mode", filter.Mode), ("from", Days.Of(filter.From)), ("to", Days.Of(filter.To)),
            ("country", filter.Country), ("status", filter.Status), ("confidence", filter.Confidence), ("text", filter.Text), ("limit", filter.Limit));
        return EventReader.Complete(_connection, rows);
    }

    /// <summary>One event, or null when the record has none of that id.</summary>
    public StoredEvent? Event(string id) => Events(new EventFilter { Event = id, Limit = 1 }) is [var e] ? e : null;

    /// <summary>The reports of an event with their sentences, in the event's own order.</summary>
    public IReadOnlyList<EvidenceWords> Evidence(string eventId) =>
        Sql.Ask(_connection, "evidence", r => new EvidenceWords(new Evidence(r.Int("sentence"), r.Span()), r.TextOrNull("sentence_text") ?? ""), ("events", new List<string> { eventId }));

    /// <summary>Quotes that fit, newest first.</summary>
    public IReadOnlyList<StoredQuote> Quotes(QuoteFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = Sql.Ask(
            _connection,
            "quotes",
            r => new StoredQuote(EventReader.Quote(r), EventReader.Label(r)),
            ("document", filter.Document), ("speaker", filter.Speaker), ("text", filter.Text), ("from", Days.Of(filter.From)), ("to", Days.Of(filter.To)), ("limit", filter.Limit));
        var members = EventReader.Members(_connection, rows.ConvertAll(q => q.Quote.Id));
        return rows.ConvertAll(q => q with { Quote = EventReader.With(q.Quote, members) });
    }

    /// <summary>Series of what two actors did to one another.</summary>
    /// <param name="a">One: id, ISO code or name.</param>
    /// <param name="b">The other.</param>
    /// <param name="by"><c>day</c>, <c>week</c>, <c>month</c>, <c>quarter</c> or <c>year</c>.</param>
    /// <param name="from">Only events that may have happened on this day or later.</param>
    /// <param name="to">Only events that may have happened on this day or earlier.</param>
    /// <exception cref="ArgumentException">When <paramref name="by"/> is something else.</exception>
    public IReadOnlyList<DyadPeriod> Dyad(string a, string b, string by = "month", DateOnly? from = null, DateOnly? to = null)
    {
        if (by is not ("day" or "week" or "month" or "quarter" or "year"))
        {
            throw new ArgumentException($"'{by}' is no period; give day, week, month, quarter or year", nameof(by));
        }

        return Sql.Ask(
            _connection,
            "dyad",
            r => new DyadPeriod(r.Day("period"), r.Text("direction"), r.Int("events"), r.Int("cooperation"), r.Int("conflict"), r.Double("mean_plover"), r.DoubleOrNull("mean_goldstein")),
            ("a", a), ("b", b), ("by", by), ("from", Days.Of(from)), ("to", Days.Of(to)));
    }

    /// <summary>Names, roles and partners of an actor; both lists are empty when the record does not know it.</summary>
    public ActorProfile Actor(string actor, int limit = 50) => new(
        Sql.Ask(
            _connection,
            "actor-names",
            r => new ActorName(new Actor(r.TextOrNull("actor_id"), r.Text("name"), r.TextOrNull("country"), r.List("sectors"), r.TextOrNull("role")), r.Int("mentions")),
            ("actor", actor), ("limit", limit)),
        Sql.Ask(
            _connection,
            "actor",
            r => new ActorPartner(r.Text("partner"), r.Text("name"), r.TextOrNull("country"), r.Int("events"), r.Int("done"), r.Int("received"), r.Int("mutual"), r.Int("cooperation"), r.Int("conflict"), r.Day("first_day"), r.Day("last_day")),
            ("actor", actor), ("limit", limit)));

    /// <summary>Counts of the whole record, with the names that stand for nobody in the catalogue.</summary>
    /// <param name="unresolved">At most so many unresolved names.</param>
    public IReadOnlyList<StatusCount> Status(int unresolved = 20) =>
    [
        .. Sql.Ask(_connection, "status", r => new StatusCount(r.Text("part"), r.TextOrNull("name"), r.Long("n"))),
        .. Sql.Ask(_connection, "unresolved", r => new StatusCount("unresolved", r.Text("name"), r.Int("n")), ("limit", unresolved)),
    ];

    /// <summary>Documents without their text, newest first.</summary>
    public IReadOnlyList<StoredDocument> Documents(string? publisher = null, int limit = 1000) =>
        Sql.Ask(
            _connection,
            "documents",
            r => new StoredDocument(EventReader.Label(r), r.Text("run_id"), r.Text("published_source"), r.TextOrNull("language"), r.Int("sentences"), r.Int("events"), r.Int("quotes"), r.Int("held")),
            ("publisher", publisher), ("limit", limit));

    /// <summary>A document as it was coded, whole; null when the record has none of that id.</summary>
    public CodedArticle? Document(string id)
    {
        if (Sql.Ask(_connection, "document", EventReader.Article, ("document", id)) is not [var article])
        {
            return null;
        }

        article = article with { Passages = Sql.Ask(_connection, "passages", r => new Passage(r.Enum<PassageKind>("kind"), r.Int("char_start"), r.Int("char_end")), ("document", id)) };
        var sentences = Sql.Ask(_connection, "sentences", r => new SentenceSpan(r.Int("number"), r.Span(), r.Enum<PassageKind>("kind")), ("document", id));
        var events = Sql.Ask(_connection, "document-events", EventReader.Read, ("document", id));
        var quotes = Sql.Ask(_connection, "document-quotes", EventReader.Quote, ("document", id));
        var held = Sql.Ask(_connection, "held", r => (Id: r.Text("held_id"), Held: EventReader.Held(r)), ("document", id));
        var members = EventReader.Members(_connection, [.. quotes.Select(q => q.Id), .. held.Select(h => h.Id)]);
        return new CodedArticle(
            article,
            sentences,
            [.. EventReader.Complete(_connection, events).Select(e => e.Event)],
            quotes.ConvertAll(q => EventReader.With(q, members)),
            held.ConvertAll(h => EventReader.With(h.Held, h.Id, members)));
    }
}
