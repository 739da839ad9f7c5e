using System.Globalization;
using Demarche.Pipeline;
using Demarche.Pipeline.Explaining;
using Demarche.Store;

namespace Demarche.Web.Api.Work;

/// <summary>The five questions answered for an event of the record.</summary>
static class Explanations
{
    const int MostOfActor = 500;

    /// <summary>The answer; null when the record has no document for it (base record, imports without text).</summary>
    public static Explanation? Of(EventStore record, Tools tools, StoredEvent stored)
    {
        if (record.Document(stored.Document.DocumentId) is not { Sentences.Count: > 0 } coded)
        {
            return null;
        }

        List<RecordedEvent> related = [];
        HashSet<string> seen = [];
        foreach (var country in new[] { stored.Event.Source?.Actor.Country, stored.Event.Target?.Actor.Country }.OfType<string>().Distinct())
        {
            foreach (var e in record.Events(new EventFilter { Actor = country, Limit = MostOfActor }))
            {
                if (e.Document.DocumentId != coded.Article.Id && seen.Add(e.Event.Id))
                {
                    related.Add(new RecordedEvent(e.Event, e.Sentence, string.Create(CultureInfo.InvariantCulture, $"{e.Document.Publisher ?? e.Document.DocumentId}, {e.Document.Published:yyyy-MM-dd}")));
                }
            }
        }

        return tools.Explainer.Explain(coded, related, stored.Event.Id);
    }
}
