using System.Globalization;
using System.Text.Json;
using Demarche.Pipeline.Ingest;
using Demarche.Store;
using Demarche.Store.Corrections;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Pages;

/// <summary>Keeps what a reviewer decided on the review page.</summary>
static class ReviewRoute
{
    sealed record Said(string? Event, string? Reviewer, string? Verdict, string? Field, string? Value, string? Note);

    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static async Task<IResult> Keep(HttpContext http, Site site)
    {
        Said? said;
        try
        {
            said = await JsonSerializer.DeserializeAsync<Said>(http.Request.Body, s_json, http.RequestAborted);
        }
        catch (JsonException)
        {
            return Wrong("the body is no JSON object");
        }

        if (string.IsNullOrWhiteSpace(said?.Event) || string.IsNullOrWhiteSpace(said.Reviewer) || said.Reviewer.Length > 80 || said.Note?.Length > 2000)
        {
            return Wrong("event and reviewer are needed; a reviewer's name has up to 80 characters");
        }

        if (EnumNames.Find<Verdict>(said.Verdict ?? "") is not { } verdict)
        {
            return Wrong($"verdict can be {string.Join(", ", EnumNames.All<Verdict>())}");
        }

        try
        {
            var edit = verdict == Verdict.Edit;
            var value = edit && said.Field is "source" or "target" && said.Value is { } name && !name.Contains('|') ? AsEdit(site, name) : said.Value;
            var review = new Review(said.Event, said.Reviewer.Trim(), verdict, edit ? said.Field : null, edit ? value : null, string.IsNullOrWhiteSpace(said.Note) ? null : said.Note, false, DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            await site.Record.Ask(s =>
            {
                s.AddReview(review);
                return Settling.Run(s, site.Tools.Merger, touched: [said.Event]);
            }, http.RequestAborted);
            return Results.Json(new { kept = true, @event = said.Event, verdict = EnumNames.Of(verdict) });
        }
        catch (FormatException e)
        {
            return Wrong(e.Message);
        }
        catch (StoreException e) when (e.Code is "no-event" or "unwritable")
        {
            return Results.Problem(e.Code == "no-event" ? "the record has no such event" : "this record cannot be changed", statusCode: e.Code == "no-event" ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict);
        }
    }

    static string AsEdit(Site site, string name) => site.Find(name) is { } actor
        ? $"{actor.Id}|{actor.Name}|{actor.Country}|{string.Join(';', actor.Sectors)}"
        : throw new FormatException($"'{Asked.Short(name)}' is nobody the catalogue knows; write id|name|country|sectors");

    static IResult Wrong(string message) => Results.Problem(message, statusCode: StatusCodes.Status400BadRequest);
}
