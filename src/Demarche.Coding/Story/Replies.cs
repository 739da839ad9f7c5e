namespace Demarche.Coding.Story;

/// <summary>Ties answers to what they answer, and quotes to the acts they speak of.</summary>
static class Replies
{
    /// <summary>The same events with <see cref="Event.RepliesTo"/> and <see cref="Event.QuoteIds"/> filled.</summary>
    public static List<Event> Link(List<Event> events, IReadOnlyList<Quote> quotes)
    {
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            var said = quotes.Where(q => q.At.Span.Contains(e.At.Span) || (e.Evidence.Any(x => x.Span.Overlaps(q.At.Span)) && Same(q.Speaker, e.Source))).Select(q => q.Id);
            events[i] = e with { QuoteIds = [.. e.QuoteIds.Union(said)], RepliesTo = Answered(events, i)?.Id };
        }

        return events;
    }

    /// <summary>The latest earlier-told act whose target now acts back on its source within the same news.</summary>
    static Event? Answered(List<Event> events, int i)
    {
        var e = events[i];
        if (e.Target is null || e.Mutual)
        {
            return null;
        }

        for (var k = i - 1; k >= 0; k--)
        {
            var a = events[k];
            if (!a.Mutual && Same(a.Source, e.Target) && Same(a.Target, e.Source)
                && a.Date.From is { } from && e.Date.To is { } to && to >= from && to.DayNumber - from.DayNumber <= 60)
            {
                return a;
            }
        }

        return null;
    }

    static bool Same(Mention? a, Mention? b) => a?.Actor.Country is { } c && c == b?.Actor.Country;
}
