using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Web.Api.Asking;
using Demarche.Web.Api.Bodies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Demarche.Web.Api;

/// <summary>A request that was read: its checked parameters, and the record to ask.</summary>
/// <param name="Http">The request.</param>
/// <param name="Query">Its parameters.</param>
/// <param name="Record">Sessions on the record.</param>
/// <param name="Tools">Coder, explainer, forecaster.</param>
sealed record Asked(HttpContext Http, Query Query, RecordSessions Record, Tools Tools)
{
    const int UsualRows = 50;

    /// <summary>Rows of a page.</summary>
    public int Limit => Query.Integer("limit") ?? UsualRows;

    /// <summary>Asks the record.</summary>
    public Task<T> Ask<T>(Func<EventStore, T> question) => Record.Ask(question, Http.RequestAborted);

    /// <summary>Something the application holds once.</summary>
    public T Service<T>() where T : notnull => Http.RequestServices.GetRequiredService<T>();

    /// <summary>A part of the address.</summary>
    public string Id(string name = "id") => Query.Id(Http.Request.RouteValues[name]?.ToString() ?? "", name);

    /// <summary>An actor parameter, as the record is asked for it.</summary>
    public string? Actor(string name, EventStore record) => Query.Text(name) is { } given ? NamedActor.Key(Tools, given, record) : null;

    /// <summary>A page of rows; asks for one more than it shows, to know whether there is a page after it.</summary>
    /// <param name="rows">One row more than a page, when there are so many.</param>
    /// <param name="show">A row as it is answered.</param>
    /// <param name="after">The place after a row.</param>
    /// <param name="nothing">What is said when nothing fits.</param>
    public Answer Page<TRow, TBody>(IReadOnlyList<TRow> rows, Func<TRow, TBody> show, Func<TRow, string> after, string nothing)
    {
        var more = rows.Count > Limit;
        var next = more ? after(rows[Limit - 1]) : null;
        if (next is not null)
        {
            var query = Http.Request.Query.Where(q => q.Key != "cursor").Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value.ToString())}").Append($"cursor={Uri.EscapeDataString(next)}");
            Http.Response.Headers.Link = $"<{Http.Request.Path}?{string.Join('&', query)}>; rel=\"next\"";
        }

        return new Answer(new Page<TBody>([.. rows.Take(Limit).Select(show)], next, rows.Count == 0 ? nothing : null));
    }
}
