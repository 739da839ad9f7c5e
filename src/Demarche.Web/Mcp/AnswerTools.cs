using System.ComponentModel;
using Demarche.Pipeline;
using Demarche.Reading;
using Demarche.Store;
using Demarche.Web.Api.Asking;
using Demarche.Web.Api.Bodies;
using Demarche.Web.Api.Work;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Demarche.Web.Mcp;

/// <summary>What an LLM client may ask that is thought out before it is answered: explanations, forecasts, coding. Nothing is changed.</summary>
sealed class AnswerTools(RecordSessions record, Tools tools, Forecasts forecasts, ApiMeter meter)
{
    const int LongestText = 200_000;

    [McpServerTool(Name = "explain_event", Title = "Explain an event", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("The five questions of a newsroom answered for an event: what happened, what X said, how Y responded, the history, who may follow. Every statement is numbered to the sentences it rests on.")]
    public Task<CallToolResult> ExplainEvent([Description("Id of an event.")] string event_id, CancellationToken cancel = default) => ToolCall.Run(meter, "explain_event", () =>
    {
        var id = Query.Id(event_id, "event_id");
        return record.Ask<object>(
            s =>
            {
                var e = Explanations.Of(s, tools, RecordTools.Find(s, id)) ?? throw new Refused(404, "no-text", $"the record holds no text for event '{id}'", "use get_event or dyad_history for events of the base record");
                return new
                {
                    EventId = e.Main?.Id,
                    DocumentId = e.Article.Id,
                    Title = Untrusted.Of(e.Title),
                    // A statement may hold a source's words.
                    Sections = e.Sections.Select(x => new { x.Question, x.Note, Statements = x.Statements.Select(y => new { Statement = Untrusted.Of(y.Text), y.Sources, y.EventId, y.QuoteId }).ToList() }).ToList(),
                    Sentences = e.Sentences.Select(x => new { x.Number, Sentence = Untrusted.Of(x.Text), Where = Untrusted.Of(x.Where) }).ToList(),
                };
            },
            cancel);
    });

    [McpServerTool(Name = "who_may_follow", Title = "Who may follow", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Which states may follow an act, with probability, interval, base rate, dated reasons, and the forecaster's record on past cascades. Give an event id, or the act in words such as \"Russia recognises the Taliban\".")]
    public Task<CallToolResult> WhoMayFollow(
        [Description("Id of an event of the record.")] string? event_id = null,
        [Description("The act in words: who does what to whom.")] string? act = null,
        [Description("Horizon in months, 1 to 60.")] int within_months = 12,
        [Description("Nothing dated later is used; today when left out.")] string? as_of = null,
        [Description("Candidates, 1 to 50.")] int limit = 10,
        CancellationToken cancel = default) => ToolCall.Run(meter, "who_may_follow", () =>
    {
        var (id, words) = (ToolCall.Words("event_id", event_id), ToolCall.Words("act", act));
        if ((id is null) == (words is null))
        {
            throw new Refused(400, "bad-question", "give either event_id or act", "find event ids with search_events");
        }

        var day = ToolCall.Day("as_of", as_of, last: true) ?? DateOnly.FromDateTime(DateTime.UtcNow);
        var (months, most) = (ToolCall.Number("within_months", within_months, 1, 60), ToolCall.Number("limit", limit, 1, 50));
        return record.Ask<object>(
            s =>
            {
                var stored = id is null ? null : RecordTools.Find(s, id);
                var (forecast, backtest) = stored is null ? forecasts.Of(s, words!, day, months) : forecasts.Of(s, stored, day, months);
                return new { Act = stored is null ? null : EventLine.Of(stored, s.Evidence(stored.Event.Id)), Forecast = FollowBody.Of(forecast, backtest, most) };
            },
            cancel);
    });

    [McpServerTool(Name = "code_text", Title = "Code a text", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Codes a news text of your own and stores nothing: events, quotes, and what was read and not counted, each with its sentence.")]
    public Task<CallToolResult> CodeText(
        [Description("The text, in English.")] string text,
        [Description("Day of publication, YYYY-MM-DD.")] string? published = null,
        [Description("Headline.")] string? title = null,
        CancellationToken cancel = default) => ToolCall.Run(meter, "code_text", () =>
    {
        cancel.ThrowIfCancellationRequested();
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            throw Refused.Parameter("text", text ?? "", $"give 1 to {LongestText} characters");
        }

        meter.Coded();
        var article = NewArticle.Of(text, title, null, ToolCall.Day("published", published), null);
        var coded = tools.Coder.Code(article);
        Words At(Evidence at) => new($"{article.Id}:{at.Sentence}", Untrusted.Of(string.Join(' ', coded.Sentences.Where(s => s.Number == at.Sentence).Select(s => article.Words(s.Span)))));
        var told = new Told(article.Id, Untrusted.Of(title), null, article.Published.Day, null);
        return Task.FromResult<object>(new
        {
            Events = coded.Events.Select(e => EventLine.Of(e, 1, "none", [.. e.Evidence.Select(At)], told)).ToList(),
            Quotes = coded.Quotes.Select(q => new QuoteLine(q.Id, Who.Of(q.Speaker), Untrusted.Of(q.Text), EnumNames.Of(q.Kind), Untrusted.Of(q.Cue), Who.Of(q.Addressee), Untrusted.Of(q.Channel), DateBody.Of(q.Date), article.Published.Day, At(q.At), told)).ToList(),
            Held = coded.Held.Select(h => new { Reason = EnumNames.Of(h.Reason), Because = Untrusted.Of(h.Because), WouldBe = h.Action?.Cameo, Evidence = At(h.At) }).ToList(),
        });
    });
}
