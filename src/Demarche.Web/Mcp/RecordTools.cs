using System.ComponentModel;
using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Web.Api.Asking;
using Demarche.Web.Api.Bodies;
using Demarche.Web.Api.Work;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Demarche.Web.Mcp;

/// <summary>What an LLM client may ask the record: events, quotes, pairs. Nothing is changed.</summary>
sealed class RecordTools(RecordSessions record, Tools tools, ApiMeter meter)
{
    const int Most = 50;

    [McpServerTool(Name = "search_events", Title = "Search events", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Events of the record, newest first, each with its id and the sentence it rests on. Leave out what does not matter.")]
    public Task<CallToolResult> SearchEvents(
        [Description("Somebody on either side: id, ISO code or name.")] string? actor = null,
        [Description("With actor: somebody on the other side.")] string? with = null,
        [Description("Who acts.")] string? source = null,
        [Description("Who is acted upon.")] string? target = null,
        [Description("CAMEO code or its beginning, such as 054.")] string? cameo = null,
        [Description("PLOVER type, such as SUPPORT or SANCTION.")] string? plover = null,
        [Description("May have happened on this day or later: YYYY-MM-DD, YYYY-MM or YYYY.")] string? from = null,
        [Description("May have happened on this day or earlier.")] string? to = null,
        [Description("Words of the sentence.")] string? text = null,
        [Description("Rows, 1 to 50.")] int limit = 20,
        [Description("Cursor of the answer before.")] string? cursor = null,
        CancellationToken cancel = default) => ToolCall.Run(meter, "search_events", async () =>
    {
        var rows = ToolCall.Number("limit", limit, 1, Most);
        if (actor is null && with is not null)
        {
            throw Refused.Parameter("with", with, "give actor too");
        }

        EventFilter Filter(EventStore s) => new()
        {
            Actor = Actor("actor", actor, s),
            Other = Actor("with", with, s),
            Source = Actor("source", source, s),
            Target = Actor("target", target, s),
            Cameo = ToolCall.Words("cameo", cameo, 4),
            Plover = ToolCall.OneOf("plover", plover, Ontology.Types),
            From = ToolCall.Day("from", from),
            To = ToolCall.Day("to", to, last: true),
            Text = ToolCall.Words("text", text),
            After = ToolCall.Words("cursor", cursor),
            Limit = rows + 1,
        };
        var found = await record.Ask(s => s.Events(Filter(s)), cancel);
        return new Rows<EventLine>([.. found.Take(rows).Select(e => EventLine.Of(e))], found.Count > rows ? Cursor.After(found[rows - 1]) : null, found.Count == 0 ? "no event fits; leave a filter out" : null);
    });

    [McpServerTool(Name = "get_event", Title = "One event", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("One event by its id, with every sentence that tells it.")]
    public Task<CallToolResult> GetEvent([Description("Id of an event.")] string event_id, CancellationToken cancel = default) => ToolCall.Run(meter, "get_event", () =>
    {
        var id = Query.Id(event_id, "event_id");
        return record.Ask<object>(s => EventLine.Of(Find(s, id), s.Evidence(id)), cancel);
    });

    [McpServerTool(Name = "find_quotes", Title = "Find quotes", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("What was said: by whom, to whom, when and through what, with the sentence. Answers 'What did X say and when?'.")]
    public Task<CallToolResult> FindQuotes(
        [Description("Who speaks: id, ISO code or name.")] string? speaker = null,
        [Description("Who is spoken to.")] string? addressee = null,
        [Description("Words of the quote.")] string? text = null,
        [Description("Id of an event the quotes speak about.")] string? event_id = null,
        [Description("Said, or else published, on this day or later.")] string? from = null,
        [Description("Said, or else published, on this day or earlier.")] string? to = null,
        [Description("Rows, 1 to 50.")] int limit = 20,
        [Description("Cursor of the answer before.")] string? cursor = null,
        CancellationToken cancel = default) => ToolCall.Run(meter, "find_quotes", () =>
    {
        var rows = ToolCall.Number("limit", limit, 1, Most);
        QuoteFilter Filter(EventStore s) => new()
        {
            Speaker = Actor("speaker", speaker, s),
            Addressee = Actor("addressee", addressee, s),
            Text = ToolCall.Words("text", text),
            Event = ToolCall.Words("event_id", event_id),
            From = ToolCall.Day("from", from),
            To = ToolCall.Day("to", to, last: true),
            After = ToolCall.Words("cursor", cursor),
            Limit = rows + 1,
        };
        return record.Ask<object>(
            s =>
            {
                var found = s.Quotes(Filter(s));
                return new Rows<QuoteLine>(
                    [.. found.Take(rows).Select(q => Line(s, q))],
                    found.Count > rows ? Cursor.After(found[rows - 1]) : null,
                    found.Count == 0 ? "no quote fits; leave a filter out, or look for the speaker with resolve_actor" : null);
            },
            cancel);
    });

    [McpServerTool(Name = "dyad_history", Title = "History of two actors", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("What two actors did to one another: a series of cooperation and conflict per period and direction, and the newest events with their sentences.")]
    public Task<CallToolResult> DyadHistory(
        [Description("One actor: id, ISO code or name.")] string a,
        [Description("The other.")] string b,
        [Description("day, week, month, quarter or year.")] string by = "year",
        [Description("From this day on.")] string? from = null,
        [Description("Up to this day.")] string? to = null,
        [Description("Newest events to list, 0 to 50.")] int events = 10,
        CancellationToken cancel = default) => ToolCall.Run(meter, "dyad_history", () =>
    {
        var period = ToolCall.OneOf("by", by, ["day", "week", "month", "quarter", "year"]) ?? "year";
        var (first, last, most) = (ToolCall.Day("from", from), ToolCall.Day("to", to, last: true), ToolCall.Number("events", events, 0, Most));
        return record.Ask<object>(
            s =>
            {
                var (one, two) = (Actor("a", a, s) ?? throw Refused.Parameter("a", "", "give an actor"), Actor("b", b, s) ?? throw Refused.Parameter("b", "", "give an actor"));
                return new
                {
                    A = one,
                    B = two,
                    Series = s.Dyad(one, two, period, first, last).Select(p => DyadBody.Of(p, one, two)).ToList(),
                    Events = most == 0 ? [] : s.Events(new EventFilter { Actor = one, Other = two, From = first, To = last, Limit = most }).Select(e => EventLine.Of(e)).ToList(),
                };
            },
            cancel);
    });

    [McpServerTool(Name = "resolve_actor", Title = "Whom a name means", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Ids, countries, sectors and offices of those a name stands for on a day.")]
    public Task<CallToolResult> ResolveActor(
        [Description("A name, title or description.")] string name,
        [Description("As of this day; today when left out.")] string? on = null,
        CancellationToken cancel = default) => ToolCall.Run(meter, "resolve_actor", async () =>
    {
        cancel.ThrowIfCancellationRequested();
        var day = ToolCall.Day("on", on) ?? DateOnly.FromDateTime(DateTime.UtcNow);
        var words = ToolCall.Words("name", name) ?? throw Refused.Parameter("name", "", "give a name");
        return await record.Ask<object>(
            s =>
            {
                List<ActorBody> known = [.. tools.Knowledge.Actors.ResolveAll(words, null, day).Select(a => ActorBody.Of(a))];
                var key = known is [{ Id: { } first }, ..] ? first : NamedActor.Key(tools, words, s);
                if (known.Count == 0)
                {
                    // By itself it means nobody; the record may know somebody of that name.
                    known = [.. s.Actor(key, 3).Names.Where(n => n.Actor.Id == key).Select(n => ActorBody.Of(n.Actor, n.Mentions))];
                }

                // What the record says of them, with a sentence to check.
                var newest = s.Events(new EventFilter { Actor = key, Limit = 1 });
                return new { On = day, Data = known, NewestEvent = newest.Count > 0 ? EventLine.Of(newest[0]) : null, Notice = known.Count == 0 ? "neither catalogue nor record knows anybody of that name" : null };
            },
            cancel);
    });

    string? Actor(string name, string? given, EventStore store) => ToolCall.Words(name, given) is { } words ? NamedActor.Key(tools, words, store) : null;

    static QuoteLine Line(EventStore s, StoredQuote q)
    {
        var (quote, document) = (q.Quote, q.Document.DocumentId);
        return new QuoteLine(
            quote.Id, Who.Of(quote.Speaker), Untrusted.Of(quote.Text), EnumNames.Of(quote.Kind), Untrusted.Of(quote.Cue), Who.Of(quote.Addressee), Untrusted.Of(quote.Channel), DateBody.Of(quote.Date), q.Document.Published,
            new Words($"{document}:{quote.At.Sentence}", Untrusted.Of(s.Sentence(document, quote.At.Sentence))), Told.Of(q.Document));
    }

    internal static StoredEvent Find(EventStore store, string id) => store.Event(id) ?? throw Refused.NotFound("event", id, "find ids with search_events");
}
