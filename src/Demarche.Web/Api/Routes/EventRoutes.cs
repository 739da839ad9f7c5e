using Demarche.Pipeline.Ingest;
using Demarche.Store;
using Demarche.Web.Api.Asking;
using Demarche.Web.Api.Bodies;
using Demarche.Web.Api.Work;

namespace Demarche.Web.Api.Routes;

/// <summary>Events, and what is asked about one.</summary>
static class EventRoutes
{
    static readonly Parameter[] s_list =
    [
        new("actor", "On either side: id, ISO code or name."),
        new("with", "With actor: on the other side, whoever acted."),
        new("source", "Who acts."),
        new("target", "Who is acted upon."),
        new("cameo", "CAMEO code or its beginning.", Most: 4),
        new("plover", "PLOVER type.", Values: Ontology.Types),
        new("mode", "PLOVER mode.", Most: 40),
        new("context", "PLOVER context.", Most: 40),
        new("quad", "Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.", ParameterKind.Integer, Least: 1, Most: 4),
        new("sector", "PLOVER sector of either party.", Most: 10),
        new("object", "Actor id that a recognition, mission or listing attaches to."),
        new("from", "May have happened on this day or later.", ParameterKind.Day),
        new("to", "May have happened on this day or earlier.", ParameterKind.LastDay),
        new("precision", "How finely the date is told.", Values: EnumNames.All<DatePrecision>()),
        new("date_source", "Where the date came from.", Values: EnumNames.All<DateSource>()),
        new("country", "ISO code of the country where it happened.", Most: 3),
        new("place", "Name of the place."),
        new("status", "occurred or claimed.", Values: EnumNames.All<Status>()),
        new("min_confidence", "Least confidence.", ParameterKind.Number, Least: 0, Most: 1),
        new("mutual", "Only acts without direction, or only those with one.", ParameterKind.Flag),
        new("casualties", "Only with numbers of people, or only without.", ParameterKind.Flag),
        new("text", "Words of the sentence."),
        new("document", "Id of one document."),
        new("publisher", "Outlet of the document."),
        new("run", "Id of the run that coded it."),
        new("review", "unreviewed or reviewed.", Values: ["unreviewed", "reviewed"]),
        Parameter.Cursor,
        Parameter.Limit,
    ];

    static readonly Parameter[] s_follow =
    [
        new("within", "Horizon in months, 1 to 60; 12 when left out.", ParameterKind.Integer, Least: 1, Most: 60),
        new("as_of", "Nothing dated later is used; today when left out.", ParameterKind.LastDay),
        new("limit", "Candidates, 1 to 250; 25 when left out.", ParameterKind.Integer, Least: 1, Most: 250),
    ];

    public static void Map(ApiGroup api)
    {
        api.Get<Page<EventBody>>("/events", "Events, newest first. A happening told by several documents stands once.", s_list, List);
        api.Get<EventDetailBody>("/events/{id}", "One event with its sentences and every report of the happening.", [], One);
        api.Get<ExplanationBody>("/events/{id}/explain", "The five questions answered, every claim numbered to its sentences.", [], Explain, heavy: true);
        api.Get<FollowBody>("/events/{id}/follow", "Which states may follow, with probabilities, reasons and the forecaster's record.", s_follow, Follow, heavy: true);
    }

    static async Task<Answer> List(Asked asked)
    {
        var q = asked.Query;
        if (q.Text("with") is not null && q.Text("actor") is null)
        {
            throw new Refused(400, "missing-parameter", "with is given without actor", "give actor too, or ask /dyads/{a}/{b}");
        }

        EventFilter Filter(EventStore s) => new()
        {
            Actor = asked.Actor("actor", s),
            Other = asked.Actor("with", s),
            Source = asked.Actor("source", s),
            Target = asked.Actor("target", s),
            Cameo = q.Text("cameo"),
            Plover = q.Text("plover"),
            Mode = q.Text("mode"),
            Context = q.Text("context"),
            Quad = q.Integer("quad"),
            Sector = q.Text("sector"),
            Object = q.Text("object"),
            From = q.Day("from"),
            To = q.Day("to"),
            Precision = q.Text("precision"),
            DateSource = q.Text("date_source"),
            Country = q.Text("country"),
            Place = q.Text("place"),
            Status = q.Text("status"),
            Confidence = q.Number("min_confidence"),
            Mutual = q.Flag("mutual"),
            Casualties = q.Flag("casualties"),
            Text = q.Text("text"),
            Document = q.Text("document"),
            Publisher = q.Text("publisher"),
            Run = q.Text("run"),
            Review = q.Text("review"),
            After = q.Text("cursor"),
            Limit = asked.Limit + 1,
        };
        return asked.Page(await asked.Ask(s => s.Events(Filter(s))), e => EventBody.Of(e), Cursor.After, "no event fits; leave a filter out, or see /stats for what the record holds");
    }

    static Task<Answer> One(Asked asked)
    {
        var id = asked.Id();
        return asked.Ask(s =>
        {
            var found = Find(s, id);
            var reports = s.Record == RecordChoice.Base ? [] : Happenings.Reports(s, found.ClusterId);
            return new Answer(new EventDetailBody(
                EventBody.Of(found, s.Evidence(id)),
                [.. reports.Select(r => new ReportBody(r.Event.Event.Id, SourceBody.Of(r.Event.Document), r.Event.Sentence.Length == 0 ? null : r.Event.Sentence, r.With, r.Likeness, r.Reason))]));
        });
    }

    static Task<Answer> Explain(Asked asked)
    {
        var id = asked.Id();
        return asked.Ask(s => Explanations.Of(s, asked.Tools, Find(s, id)) is { } explained
            ? new Answer(ExplanationBody.Of(explained))
            : throw new Refused(404, "no-text", $"the record holds no text for event '{id}'", "events of the base record and of imports without text cannot be explained; ask about an event of your own documents"));
    }

    static Task<Answer> Follow(Asked asked)
    {
        var id = asked.Id();
        var day = asked.Query.Day("as_of") ?? DateOnly.FromDateTime(DateTime.UtcNow);
        return asked.Ask(s =>
        {
            var (forecast, record) = asked.Service<Forecasts>().Of(s, Find(s, id), day, asked.Query.Integer("within") ?? 12);
            return new Answer(FollowBody.Of(forecast, record, asked.Query.Integer("limit") ?? 25));
        });
    }

    static StoredEvent Find(EventStore store, string id) => store.Event(id) ?? throw Refused.NotFound("event", id, "list them with /api/v1/events");
}
