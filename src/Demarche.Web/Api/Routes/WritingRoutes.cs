using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Store.Corrections;
using Demarche.Web.Api.Asking;
using Demarche.Web.Api.Bodies;
using Demarche.Web.Api.Work;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Api.Routes;

/// <summary>What brings something in: documents, reviews, and text to code without storing it.</summary>
static class WritingRoutes
{
    const int LongestName = 200;
    const int LongestNote = 10_000;
    const int LongestCode = 1_000_000;

    public static void Map(ApiGroup api)
    {
        api.Post<NewDocuments, JobBody>("/documents", "Adds documents; answers at once with a job, see /jobs/{id}.", StatusCodes.Status202Accepted, Documents);
        api.Get<JobBody>("/jobs/{id}", "How far a job is.", [], asked => Task.FromResult(new Answer(asked.Service<Jobs>().Find(asked.Id()) ?? throw Refused.NotFound("job", asked.Id(), "ids of jobs come from POST /documents; the newest thousand are remembered while the program runs"))), lasting: false);
        api.Post<CodeQuestion, JsonElement>("/code", "Codes a text and stores nothing: one line of demarche code, in and out.", StatusCodes.Status200OK, Code, heavy: true);
        api.Post<NewReview, ReviewBody>("/reviews", "Keeps a review of an event and applies it; it outlives a new coding.", StatusCodes.Status201Created, Review);
    }

    static async Task<Answer> Documents(Asked asked)
    {
        var given = await Body<NewDocuments>(asked);
        await Writable(asked);
        var job = asked.Service<Jobs>().Take(given);
        asked.Http.Response.Headers.Location = $"{ApiGroup.Root}/jobs/{job.Id}";
        return new Answer(job, StatusCodes.Status202Accepted);
    }

    static async Task<Answer> Code(Asked asked)
    {
        using var reader = new StreamReader(asked.Http.Request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
        string line;
        try
        {
            line = await reader.ReadToEndAsync(asked.Http.RequestAborted);
        }
        catch (DecoderFallbackException)
        {
            throw new Refused(400, "not-utf8", "the body is not UTF-8", "send JSON in UTF-8");
        }

        var (request, error) = CodeRequest.Parse(line);
        if (request is null)
        {
            throw new Refused(400, error!.Code, error.Message, "send one object with id, date and text");
        }

        if (request.Text.Length > LongestCode)
        {
            throw new Refused(413, "too-large", $"the text has {request.Text.Length} characters, more than {LongestCode}", "send it to /documents, or split it");
        }

        var article = request.ToArticle();
        var source = request.Actors.FirstOrDefault(a => a.IsSource == true);
        var target = request.Actors.FirstOrDefault(a => a.IsSource == false);
        var coded = source is not null && target is not null
            ? new CodedArticle(article, [], asked.Tools.Coder.Relate(article, source, target) is { } relation ? [relation] : [], [], [])
            : asked.Tools.Coder.Code(article);
        asked.Service<ApiMeter>().Coded();
        var buffer = new ArrayBufferWriter<byte>();
        CodeJson.WriteLine(buffer, request.Id, coded);
        return new Answer(buffer.WrittenSpan.ToArray());
    }

    static async Task<Answer> Review(Asked asked)
    {
        var given = await Body<NewReview>(asked) ?? throw new Refused(400, "not-json", "the body is null", "send one object with event_id, reviewer and verdict");
        string Needed(string? value, string name) => value is { Length: > 0 and <= LongestName } && !value.Any(char.IsControl) ? value : throw new Refused(400, "bad-review", $"{name} is '{Refused.Shown(value ?? "")}'", $"give {name}, at most {LongestName} characters");
        var (id, reviewer) = (Needed(given.EventId, "event_id"), Needed(given.Reviewer, "reviewer"));
        var verdict = EnumNames.Find<Verdict>(given.Verdict ?? "") ?? throw new Refused(400, "bad-review", $"verdict is '{Refused.Shown(given.Verdict ?? "")}'", $"give one of {string.Join(", ", EnumNames.All<Verdict>())}");
        if (verdict == Verdict.Edit && (given.Field is null || !Demarche.Store.Corrections.Review.Fields.Contains(given.Field) || given.Value is null or { Length: > LongestNote }))
        {
            throw new Refused(400, "bad-review", $"field is '{Refused.Shown(given.Field ?? "")}'", $"an edit needs value and one of {string.Join(", ", Demarche.Store.Corrections.Review.Fields)} as field");
        }

        if (given.Note is { Length: > LongestNote })
        {
            throw new Refused(400, "bad-review", $"note has {given.Note.Length} characters", $"give at most {LongestNote}");
        }

        await Writable(asked);
        var review = new Review(id, reviewer, verdict, verdict == Verdict.Edit ? given.Field : null, verdict == Verdict.Edit ? given.Value : null, given.Note, false, DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        await asked.Ask(s =>
        {
            _ = s.Event(id) ?? throw Refused.NotFound("event", id, "list them with /api/v1/events");
            try
            {
                s.AddReview(review);
            }
            catch (FormatException e)
            {
                throw new Refused(400, "bad-review", e.Message, "see demarche review --help for what a value may be");
            }

            return true;
        });
        return new Answer(new ReviewBody(id, reviewer, EnumNames.Of(verdict), review.Field, review.Value, review.At), StatusCodes.Status201Created);
    }

    static async Task<T?> Body<T>(Asked asked)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(asked.Http.Request.Body, Answer.Json, asked.Http.RequestAborted);
        }
        catch (JsonException e)
        {
            throw new Refused(400, "not-json", $"the body cannot be read at {(e.Path is { Length: > 0 and < 100 } p ? p : "its beginning")}, line {(e.LineNumber ?? 0) + 1}", "send one JSON object as the OpenAPI document describes it");
        }
    }

    static async Task Writable(Asked asked)
    {
        if (await asked.Ask(s => s.IsReadOnly || s.Record != RecordChoice.Own))
        {
            throw new Refused(409, "read-only", "this record is only read", "serve a record of your own: demarche serve --store FILE");
        }
    }
}
