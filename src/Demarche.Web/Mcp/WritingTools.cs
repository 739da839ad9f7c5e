using System.ComponentModel;
using System.Globalization;
using Demarche.Pipeline;
using Demarche.Pipeline.Ingest;
using Demarche.Reading;
using Demarche.Store.Corrections;
using Demarche.Web.Api.Asking;
using Demarche.Web.Api.Work;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Demarche.Web.Mcp;

/// <summary>What an LLM client may change; offered only where writing was allowed on the command line.</summary>
sealed class WritingTools(RecordSessions record, Tools tools, ApiMeter meter)
{
    const int LongestText = 1_000_000;

    [McpServerTool(Name = "add_document", Title = "Add a document", ReadOnly = false, Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description("Adds one news text to the record. The same text twice changes nothing.")]
    public Task<CallToolResult> AddDocument(
        [Description("The text.")] string text,
        [Description("Day of publication, YYYY-MM-DD.")] string? published = null,
        [Description("Headline.")] string? title = null,
        [Description("Address.")] string? url = null,
        [Description("Outlet.")] string? publisher = null,
        CancellationToken cancel = default) => ToolCall.Run(meter, "add_document", () =>
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            throw Refused.Parameter("text", text ?? "", $"give 1 to {LongestText} characters");
        }

        var article = NewArticle.Of(text, ToolCall.Words("title", title, 1000), ToolCall.Words("url", url, 2000), ToolCall.Day("published", published), ToolCall.Words("publisher", publisher));
        return record.Ask<object>(
            s =>
            {
                var counts = new Ingestion(s, tools).Run([article], cancel);
                Settling.Run(s, tools.Merger, cancel: cancel);
                meter.Added(counts.Added, counts.Events);
                return new { DocumentId = article.Id, counts.Added, counts.Known, counts.Events, counts.Quotes, counts.Held };
            },
            cancel);
    });

    [McpServerTool(Name = "review_event", Title = "Review an event", ReadOnly = false, Destructive = true, Idempotent = false, OpenWorld = false)]
    [Description("Confirms, corrects or removes an event; the review outlives a new coding.")]
    public Task<CallToolResult> ReviewEvent(
        [Description("Id of the event.")] string event_id,
        [Description("Who says so.")] string reviewer,
        [Description("confirm, edit or delete.")] string verdict,
        [Description("With edit: cameo, date, status, source, target, mutual or object.")] string? field = null,
        [Description("With edit: the right value.")] string? value = null,
        [Description("Why.")] string? note = null,
        CancellationToken cancel = default) => ToolCall.Run(meter, "review_event", () =>
    {
        var id = Query.Id(event_id, "event_id");
        var by = ToolCall.Words("reviewer", reviewer) ?? throw Refused.Parameter("reviewer", "", "say who reviews");
        var said = EnumNames.Find<Verdict>(ToolCall.OneOf("verdict", verdict, EnumNames.All<Verdict>()) ?? "") ?? throw Refused.Parameter("verdict", "", $"give one of {string.Join(", ", EnumNames.All<Verdict>())}");
        var what = said == Verdict.Edit ? ToolCall.OneOf("field", field, Review.Fields) ?? throw Refused.Parameter("field", "", $"an edit needs one of {string.Join(", ", Review.Fields)}") : null;
        var review = new Review(id, by, said, what, what is null ? null : value ?? "", ToolCall.Words("note", note, 10_000), false, DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        return record.Ask<object>(
            s =>
            {
                _ = RecordTools.Find(s, id);
                s.AddReview(review);
                return new { EventId = id, Verdict = EnumNames.Of(said), Field = what, review.Value, review.At };
            },
            cancel);
    });
}
