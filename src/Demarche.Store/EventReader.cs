using Demarche.Store.Access;

namespace Demarche.Store;

/// <summary>Turns rows back into the nouns they were written from.</summary>
static class EventReader
{
    public static DocumentLabel Label(Row r) =>
        new(r.Text("doc_id"), r.TextOrNull("title"), r.TextOrNull("url"), r.TextOrNull("publisher"), r.TextOrNull("origin"), r.Day("published"));

    public static Article Article(Row r) => new()
    {
        Id = r.Text("doc_id"),
        Title = r.TextOrNull("title"),
        Text = r.Text("text"),
        Url = r.TextOrNull("url"),
        Origin = r.TextOrNull("origin"),
        Publisher = r.TextOrNull("publisher"),
        Published = new PublicationDate(r.Day("published"), r.Text("published_source"), r.Text("published_reason")),
        Language = r.TextOrNull("language"),
    };

    /// <summary>An event with its document's label, without what <see cref="Complete"/> adds.</summary>
    public static StoredEvent Read(Row r)
    {
        var row = Bare(r);
        return row with
        {
            Document = Label(r),
            CoderVersion = r.Text("coder_version"),
            Sentence = r.TextOrNull("sentence_text") ?? "",
            Reports = r.Int("reports"),
            Sources = r.Int("sources"),
            ReviewState = r.TextOrNull("review_state") ?? "unreviewed",
            ClusterId = r.Text("cluster_id"),
        };
    }

    /// <summary>A row of the events alone; <see cref="EventLabels"/> adds what its document is called and what stands beside it.</summary>
    public static StoredEvent Bare(Row r)
    {
        var read = new Event
        {
            Id = r.Text("event_id"),
            Source = r.Mention("source"),
            Target = r.Mention("target"),
            Mutual = r.Bool("mutual"),
            Action = Action(r)!,
            Date = r.Date(),
            Place = r.Place(),
            Status = r.Enum<Status>("status"),
            ClaimedBy = r.Mention("claimed_by"),
            ObjectId = r.TextOrNull("object_id"),
            Confidence = r.Double("confidence"),
            By = r.Enum<CodedBy>("coded_by"),
            Because = r.Text("because"),
            Trigger = r.Text("trigger"),
            At = new Evidence(r.Int("sentence"), r.Span()),
            RepliesTo = r.TextOrNull("replies_to"),
        };
        return new StoredEvent(read, new DocumentLabel(r.Text("doc_id"), null, null, null, null, null), r.Text("run_id"), "", "", 1) { Record = r.Has("record") ? r.Text("record") : "own" };
    }

    public static Quote Quote(Row r) => new()
    {
        Id = r.Text("quote_id"),
        Speaker = r.Mention("speaker"),
        Text = r.Text("text"),
        Kind = r.Enum<QuoteKind>("kind"),
        Cue = r.Text("cue"),
        Stance = r.Text("stance"),
        Addressee = r.Mention("addressee"),
        Channel = r.TextOrNull("channel"),
        At = new Evidence(r.Int("sentence"), r.Span()),
        Date = r.Date(),
    };

    public static Held Held(Row r) =>
        new(new Evidence(r.Int("sentence"), r.Span()), r.Enum<HeldReason>("reason"), Action(r), r.Mention("source"), r.Mention("target"), r.Text("because"));

    /// <summary>Adds evidence, casualties, quote ids and members of compounds.</summary>
    public static IReadOnlyList<StoredEvent> Complete(Link connection, List<StoredEvent> rows)
    {
        if (rows.Count == 0)
        {
            return rows;
        }

        var ids = rows.ConvertAll(e => e.Event.Id);
        // The base record has neither sentences nor quotes.
        var told = rows.FindAll(e => e.Record != "base").ConvertAll(e => e.Event.Id);
        var evidence = (told.Count == 0 ? [] : Sql.Ask(connection, "evidence", r => (Id: r.Text("event_id"), Item: new Evidence(r.Int("sentence"), r.Span())), ("events", told))).ToLookup(p => p.Id, p => p.Item);
        var quotes = (told.Count == 0 ? [] : Sql.Ask(connection, "event-quotes", r => (Id: r.Text("event_id"), Item: r.Text("quote_id")), ("events", told))).ToLookup(p => p.Id, p => p.Item);
        var casualties = Sql.Ask(
            connection,
            "casualties",
            r => (Id: r.Text("event_id"), Item: new Casualty(r.Text("kind"), r.Int("n"), r.IntOrNull("n_max"), r.Text("qualifier"), r.TextOrNull("who"))),
            ("events", ids)).ToLookup(p => p.Id, p => p.Item);
        var members = Members(connection, ids);
        return rows.ConvertAll(row =>
        {
            var e = row.Event;
            return row with
            {
                Event = e with
                {
                    Evidence = [.. evidence[e.Id]],
                    QuoteIds = [.. quotes[e.Id]],
                    Casualties = [.. casualties[e.Id]],
                    Source = With(e.Source, e.Id, "source", members),
                    Target = With(e.Target, e.Id, "target", members),
                    ClaimedBy = With(e.ClaimedBy, e.Id, "claimed_by", members),
                },
            };
        });
    }

    public static ILookup<(string Owner, string Part), Mention> Members(Link connection, List<string> owners) =>
        Sql.Ask(
            connection,
            "members",
            r => (Key: (r.Text("owner_id"), r.Text("part")), Item: new Mention(r.Text("text"), r.Span(), new Actor(r.TextOrNull("actor_id"), r.Text("name"), r.TextOrNull("country"), r.List("sectors"), r.TextOrNull("role")))),
            ("owners", owners)).ToLookup(p => p.Key, p => p.Item);

    public static Quote With(Quote q, ILookup<(string Owner, string Part), Mention> members) =>
        q with { Speaker = With(q.Speaker, q.Id, "speaker", members), Addressee = With(q.Addressee, q.Id, "addressee", members) };

    public static Held With(Held h, string id, ILookup<(string Owner, string Part), Mention> members) =>
        h with { Source = With(h.Source, id, "source", members), Target = With(h.Target, id, "target", members) };

    static Mention? With(Mention? mention, string owner, string part, ILookup<(string Owner, string Part), Mention> members) =>
        mention is not null && members[(owner, part)].ToList() is { Count: > 0 } found ? mention with { Members = found } : mention;

    static ActionCode? Action(Row r) => r.TextOrNull("cameo") is not { } cameo ? null :
        new ActionCode(cameo, new PloverCode(r.Text("plover_type"), r.TextOrNull("plover_mode"), r.List("plover_contexts")));
}
