using System.Globalization;
using Demarche.Store;

namespace Demarche.Pipeline.Explaining;

/// <summary>What other documents of a record tell that bears on an act: everything between its two sides, and what others of late did towards the side it concerns.</summary>
public static class Related
{
    /// <summary>Acts between the two: a reader of one page reads no more, the dyad shows all.</summary>
    const int Between = 25;

    const int Towards = 100;

    /// <summary>Events of other documents, each once.</summary>
    /// <param name="record">The record.</param>
    /// <param name="coded">The article that is explained.</param>
    /// <param name="main">The act; null gives nothing.</param>
    public static IReadOnlyList<RecordedEvent> Of(EventStore record, CodedArticle coded, Event? main)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(coded);
        var (x, y) = (main?.Source?.Actor.Country, main?.Target?.Actor.Country);
        List<StoredEvent> found = [];
        if (x is not null && y is not null && x != y)
        {
            found.AddRange(record.Events(new EventFilter { Actor = x, Other = y, Limit = Between }));
        }

        if (y is not null)
        {
            found.AddRange(record.Events(new EventFilter { Target = y, From = main!.Date.From?.AddYears(-10), Limit = Towards }).Where(e => e.Event.Source?.Actor.Country != x || x is null));
        }

        if (main?.ObjectId is { } about)
        {
            found.AddRange(record.Events(new EventFilter { Object = about, Cameo = main.Action.Cameo, Limit = Towards }));
        }

        return [.. found.Where(e => e.Document.DocumentId != coded.Article.Id).DistinctBy(e => e.Event.Id).OrderByDescending(e => e.Event.Date.From)
            .Select(e => new RecordedEvent(e.Event, e.Sentence, string.Create(CultureInfo.InvariantCulture, $"{e.Document.Publisher ?? (e.Document.DocumentId.StartsWith('b') ? "outlet not named" : e.Document.DocumentId)}, {e.Document.Published:yyyy-MM-dd}")))];
    }
}
