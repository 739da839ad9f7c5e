using System.Globalization;
using Demarche.Store;
using Demarche.Web.Api.Asking;
using Demarche.Web.Api.Bodies;

namespace Demarche.Web.Api.Routes;

/// <summary>Documents, sentences and quotes.</summary>
static class TextRoutes
{
    static readonly Parameter[] s_quotes =
    [
        new("speaker", "Who speaks: id, ISO code or name."),
        new("addressee", "Who is spoken to."),
        new("text", "Words of the quote."),
        new("kind", "direct, indirect or mixed.", Values: EnumNames.All<QuoteKind>()),
        new("channel", "Channel of the words.", Most: 40),
        new("event", "Quotes that speak about one event."),
        new("document", "Id of one document."),
        new("from", "Said, or else published, on this day or later.", ParameterKind.Day),
        new("to", "Said, or else published, on this day or earlier.", ParameterKind.LastDay),
        Parameter.Cursor,
        Parameter.Limit,
    ];

    public static void Map(ApiGroup api)
    {
        api.Get<DocumentBody>("/documents/{id}", "A document as it was coded, whole.", [], Document);
        api.Get<WhyBody>("/sentences/{id}/why", "What came of a sentence: events, quotes, and what was read and not counted, with the reason. Its id is DOCUMENT:NUMBER.", [], Why);
        api.Get<Page<QuoteBody>>("/quotes", "What was said, newest first.", s_quotes, Quotes);
    }

    static Task<Answer> Document(Asked asked)
    {
        var id = asked.Id();
        return asked.Ask(s =>
        {
            var coded = s.Document(id) ?? throw Refused.NotFound("document", id, "ids of documents stand with events and quotes");
            return new Answer(DocumentBody.Of(coded, [.. s.Events(new EventFilter { Document = id, Limit = 10_000 }).OrderBy(e => e.Event.At.Sentence).ThenBy(e => e.Event.At.Span.Start).Select(e => EventBody.Of(e))]));
        });
    }

    static Task<Answer> Why(Asked asked)
    {
        var id = asked.Id();
        var at = id.LastIndexOf(':');
        if (at < 1 || !int.TryParse(id.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw Refused.Parameter("id", id, "give DOCUMENT:NUMBER, as in sentence_id of an event");
        }

        var document = id[..at];
        return asked.Ask(s =>
        {
            var coded = s.Document(document) ?? throw Refused.NotFound("document", document, "ids of documents stand with events and quotes");
            var spans = coded.Sentences.Where(x => x.Number == number).Select(x => x.Span).ToList();
            if (spans.Count == 0)
            {
                throw Refused.NotFound("sentence", id, $"the document has sentences {coded.Sentences.Select(x => x.Number).DefaultIfEmpty(0).Min()} to {coded.Sentences.Select(x => x.Number).DefaultIfEmpty(0).Max()}");
            }

            var words = string.Join(' ', spans.Select(x => coded.Article.Words(x).ReplaceLineEndings(" ").Trim()));
            var events = s.Events(new EventFilter { Document = document, Limit = 10_000 }).Where(e => e.Event.At.Sentence == number || e.Event.Evidence.Any(v => v.Sentence == number));
            return new Answer(new WhyBody(
                id,
                document,
                number,
                words,
                [.. events.Select(e => EventBody.Of(e))],
                [.. coded.Quotes.Where(q => q.At.Sentence == number).Select(q => QuoteBody.Of(q, document, null))],
                [.. coded.Held.Where(h => h.At.Sentence == number).Select(h => HeldBody.Of(document, h, coded.Article.Words(h.At.Span)))]));
        });
    }

    static async Task<Answer> Quotes(Asked asked)
    {
        var q = asked.Query;
        QuoteFilter Filter(EventStore s) => new()
        {
            Speaker = asked.Actor("speaker", s),
            Addressee = asked.Actor("addressee", s),
            Text = q.Text("text"),
            Kind = q.Text("kind"),
            Channel = q.Text("channel"),
            Event = q.Text("event"),
            Document = q.Text("document"),
            From = q.Day("from"),
            To = q.Day("to"),
            After = q.Text("cursor"),
            Limit = asked.Limit + 1,
        };
        return asked.Page(await asked.Ask(s => s.Quotes(Filter(s))), x => QuoteBody.Of(x.Quote, x.Document.DocumentId, x.Document), Cursor.After, "no quote fits; the base record holds none, ask a record of your own documents");
    }
}
