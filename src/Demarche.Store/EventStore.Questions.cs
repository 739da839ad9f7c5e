namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>Events that fit, newest first. A page goes on after <see cref="EventFilter.After"/>.</summary>
    /// <exception cref="FormatException">When the cursor is none of ours.</exception>
    public IReadOnlyList<StoredEvent> Events(EventFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (actor, other, source, target) = (ActorKey.Of(filter.Actor), ActorKey.Of(filter.Other), ActorKey.Of(filter.Source), ActorKey.Of(filter.Target));
        var (day, id) = Cursor.Read(filter.After);
        var rows = Sql.Ask(
            _connection,
            "events",
            EventReader.Bare,
            ("event", filter.Event), ("document", filter.Document),
            ("hidden", filter.Event is null && filter.Document is null ? Hidden() : null),
            ("pair_between", PairKey.Asked(actor, other)), ("pair_back", PairKey.Asked(other, actor)),
            // A country with itself: an act without direction has it on both sides whoever else takes part.
            ("pair_forth", source == target ? null : PairKey.Asked(source, target)), ("pair_turned", PairKey.Asked(target, source)),
            ("actor_country", actor.Country), ("actor_key", actor.Key), ("other", other.Country ?? other.Key), ("other_country", other.Country), ("other_key", other.Key),
            ("source_country", source.Country), ("source_key", source.Key), ("target_country", target.Country), ("target_key", target.Key),
            ("cameo", filter.Cameo), ("plover", filter.Plover), ("mode", filter.Mode), ("context", filter.Context), ("quad", filter.Quad), ("sector", filter.Sector), ("object", filter.Object),
            ("from", Days.Of(filter.From)), ("to", Days.Of(filter.To)), ("precision", filter.Precision), ("date_source", filter.DateSource),
            ("country", filter.Country), ("place", filter.Place), ("status", filter.Status), ("confidence", filter.Confidence), ("mutual", filter.Mutual), ("casualties", filter.Casualties),
            ("run", filter.Run), ("publisher", filter.Publisher), ("review", filter.Review), ("text", filter.Text),
            ("after_day", day), ("after_id", id), ("limit", filter.Limit));
        return EventLabels.Add(_connection, rows);
    }

    /// <summary>One event, or null when the record has none of that id.</summary>
    public StoredEvent? Event(string id) => EventLabels.Add(_connection, Sql.Ask(_connection, "event", EventReader.Bare, ("event", id))) is [var e] ? e : null;

    /// <summary>The reports of an event with their sentences, in the event's own order.</summary>
    public IReadOnlyList<EvidenceWords> Evidence(string eventId) =>
        Sql.Ask(_connection, "evidence", r => new EvidenceWords(new Evidence(r.Int("sentence"), r.Span()), r.TextOrNull("sentence_text") ?? ""), ("events", new List<string> { eventId }));

    /// <summary>Words of a sentence; null when the record does not hold it.</summary>
    /// <param name="documentId">Its document.</param>
    /// <param name="number">Its number; 0 is the title.</param>
    public string? Sentence(string documentId, int number) =>
        Sql.Ask(_connection, "sentence", r => r.TextOrNull("words"), ("document", documentId), ("number", number)) is { Count: > 0 } parts ? string.Join(' ', parts) : null;

    /// <summary>Quotes that fit, newest first.</summary>
    public IReadOnlyList<StoredQuote> Quotes(QuoteFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (speaker, addressee) = (ActorKey.Of(filter.Speaker), ActorKey.Of(filter.Addressee));
        var (day, id) = Cursor.Read(filter.After);
        var rows = Sql.Ask(
            _connection,
            "quotes",
            r => new StoredQuote(EventReader.Quote(r), EventReader.Label(r)),
            ("quote", filter.Quote), ("document", filter.Document), ("event", filter.Event),
            ("speaker_country", speaker.Country), ("speaker_key", speaker.Key), ("addressee_country", addressee.Country), ("addressee_key", addressee.Key),
            ("kind", filter.Kind), ("channel", filter.Channel), ("stance", filter.Stance), ("text", filter.Text),
            ("from", Days.Of(filter.From)), ("to", Days.Of(filter.To)), ("after_day", day), ("after_id", id), ("limit", filter.Limit));
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
        CheckPeriod(by);
        var (one, two) = (ActorKey.Of(a), ActorKey.Of(b));
        return Sql.Ask(
            _connection,
            "dyad",
            Sharded.Answers.Dyad,
            ("hidden", Hidden()), ("pair_ab", PairKey.Asked(one, two)), ("pair_ba", PairKey.Asked(two, one)),
            ("a_country", one.Country), ("a_key", one.Key), ("b_country", two.Country), ("b_key", two.Key), ("by", by), ("from", Days.Of(from)), ("to", Days.Of(to)));
    }

    /// <summary>A table of units and periods with zeros filled in.</summary>
    /// <param name="dyads">Pairs of countries with direction, instead of countries.</param>
    /// <param name="from">First day of the first period.</param>
    /// <param name="to">Last day of the last period.</param>
    /// <param name="by"><c>day</c>, <c>week</c>, <c>month</c>, <c>quarter</c> or <c>year</c>.</param>
    /// <param name="countries">Only these as units; empty takes every country that did something.</param>
    /// <exception cref="ArgumentException">When <paramref name="by"/> is something else, or the days are the wrong way round.</exception>
    public IReadOnlyList<PanelRow> Panel(bool dyads, DateOnly from, DateOnly to, string by = "month", IReadOnlyList<string>? countries = null)
    {
        CheckPeriods(by, from, to);
        return Sql.Ask(
            _connection,
            dyads ? "panel-pairs" : "panel-countries",
            r => new PanelRow(r.Text("unit"), r.TextOrNull("other"), r.Day("period")!.Value, r.Int("events"), r.Int("received"), r.Int("q1"), r.Int("q2"), r.Int("q3"), r.Int("q4"), r.DoubleOrNull("mean_plover"), r.DoubleOrNull("mean_goldstein"), r.Int("documents")),
            ("hidden", Hidden()), ("by", by), ("from", Days.Of(from)), ("to", Days.Of(to)), ("countries", new List<string>(countries ?? [])));
    }

    /// <summary>Documents read per period, of all outlets together or of each.</summary>
    /// <param name="by"><c>day</c>, <c>week</c>, <c>month</c>, <c>quarter</c> or <c>year</c>.</param>
    /// <param name="outlets">A row for each outlet.</param>
    /// <param name="outlet">Only this one.</param>
    /// <param name="from">Published on this day or later.</param>
    /// <param name="to">Published on this day or earlier.</param>
    /// <exception cref="ArgumentException">When <paramref name="by"/> is something else.</exception>
    public IReadOnlyList<CoverageRow> Coverage(string by = "day", bool outlets = true, string? outlet = null, DateOnly? from = null, DateOnly? to = null)
    {
        CheckPeriod(by);
        if (!outlets && outlet is null)
        {
            return Sql.Ask(_connection, "coverage-together", Sharded.Answers.Coverage, ("by", by), ("from", Days.Of(from)), ("to", Days.Of(to)));
        }

        return Sql.Ask(
            _connection,
            "coverage",
            Sharded.Answers.Coverage,
            ("by", by), ("outlets", outlets), ("outlet", outlet), ("from", Days.Of(from)), ("to", Days.Of(to)));
    }

    /// <summary>Documents by day of publication beside events by the day they happened; days without either are left out.</summary>
    public IReadOnlyList<ActivityDay> Activity(DateOnly? from = null, DateOnly? to = null) =>
        Sql.Ask(
            _connection,
            "activity",
            Sharded.Answers.Activity,
            ("hidden", Hidden()), ("from", Days.Of(from)), ("to", Days.Of(to)));

    /// <summary>True when some event stands behind another that tells its happening better; null when none does, and no question need look.</summary>
    bool? Hidden() => Count("SELECT count(*) FROM (SELECT 1 FROM hidden_events LIMIT 1)") > 0 ? true : null;

    internal static void CheckPeriods(string by, DateOnly from, DateOnly to)
    {
        CheckPeriod(by);
        if (to < from)
        {
            throw new ArgumentException($"the last day {to:yyyy-MM-dd} lies before the first {from:yyyy-MM-dd}; give them the other way round");
        }
    }

    internal static void CheckPeriod(string by)
    {
        if (by is not ("day" or "week" or "month" or "quarter" or "year"))
        {
            throw new ArgumentException($"'{by}' is no period; give day, week, month, quarter or year");
        }
    }

    /// <summary>Names, roles and partners of an actor; both lists are empty when the record does not know it.</summary>
    public ActorProfile Actor(string actor, int limit = 50) => new(
        Sql.Ask(
            _connection,
            "actor-names",
            r => new ActorName(new Actor(r.TextOrNull("actor_id"), r.Text("name"), r.TextOrNull("country"), r.List("sectors"), r.TextOrNull("role")), r.Int("mentions")),
            ("country", ActorKey.Of(actor).Country), ("key", ActorKey.Of(actor).Key), ("limit", limit)),
        Partners(actor, limit));

    /// <summary>Whom an actor dealt with, most frequent first; of a compound partner its members.</summary>
    /// <param name="actor">Id, ISO code or name.</param>
    /// <param name="limit">At most so many.</param>
    public IReadOnlyList<ActorPartner> Partners(string actor, int limit = 50) => PartnersTogether(actor, limit, new Dictionary<string, string>());

    /// <summary>The same where several of the partners are one: an event with two names of the same partner counts once.</summary>
    /// <param name="actor">Id, ISO code or name.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="same">For a partner as the record has it, what it counts as.</param>
    public IReadOnlyList<ActorPartner> PartnersTogether(string actor, int limit, IReadOnlyDictionary<string, string> same) => Sql.Ask(
        _connection,
        "actor",
        Sharded.Answers.Partner,
        ("same", same.Count == 0 ? null : string.Join('\u001e', same.Select(s => $"{s.Key}\u001f{s.Value}"))),
        ("hidden", Hidden()), ("country", ActorKey.Of(actor).Country), ("key", ActorKey.Of(actor).Key), ("limit", limit));

    /// <summary>Counts of the whole record, with the names that stand for nobody in the catalogue.</summary>
    /// <param name="unresolved">At most so many unresolved names.</param>
    public IReadOnlyList<StatusCount> Status(int unresolved = 20) =>
    [
        .. Sql.Ask(_connection, "status", r => new StatusCount(r.Text("part"), r.TextOrNull("name"), r.Long("n"))),
        .. Sql.Ask(_connection, "unresolved", r => new StatusCount("unresolved", r.Text("name"), r.Int("n")), ("limit", unresolved)),
    ];

    /// <summary>Documents without their text, newest first.</summary>
    /// <param name="publisher">Only this outlet's.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="on">Only those published on this day.</param>
    /// <param name="after">Continue after this place, see <see cref="Cursor"/>.</param>
    /// <exception cref="FormatException">When the cursor is none of ours.</exception>
    public IReadOnlyList<StoredDocument> Documents(string? publisher = null, int limit = 1000, DateOnly? on = null, string? after = null)
    {
        var (day, id) = Cursor.Read(after);
        return Sql.Ask(
            _connection,
            "documents",
            r => new StoredDocument(EventReader.Label(r), r.Text("run_id"), r.Text("published_source"), r.TextOrNull("language"), r.Int("sentences"), r.Int("events"), r.Int("quotes"), r.Int("held")),
            ("publisher", publisher), ("on", Days.Of(on)), ("after_day", day), ("after_id", id), ("limit", limit));
    }

    /// <summary>A document as it was coded, whole; null when the record has none of that id.</summary>
    public CodedArticle? Document(string id)
    {
        if (Sql.Ask(_connection, "document", EventReader.Article, ("document", id)) is not [var article])
        {
            return null;
        }

        article = article with { Passages = Sql.Ask(_connection, "passages", r => new Passage(r.Enum<PassageKind>("kind"), r.Int("char_start"), r.Int("char_end")), ("document", id)) };
        var sentences = Sql.Ask(_connection, "sentences", r => new SentenceSpan(r.Int("number"), r.Span(), r.Enum<PassageKind>("kind")), ("document", id));
        var events = Sql.Ask(_connection, "document-events", EventReader.Bare, ("document", id));
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
