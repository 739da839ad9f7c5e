using Demarche.Store;

namespace Demarche.Web.Pages;

/// <summary>What the first page shows: counts, days, newest events, busiest pairs; or what a search found.</summary>
public sealed record HomeModel(
    string? Query,
    IReadOnlyList<StatusCount> Counts,
    (int From, int To)? Published,
    DateOnly? Last,
    IReadOnlyList<ActivityDay> Days,
    IReadOnlyList<StoredEvent> Newest,
    IReadOnlyList<CountryPair> Pairs,
    Found? Found)
{
    const int DaysShown = 60;

    public static HomeModel Of(EventStore store, Site site, string? query)
    {
        query = query?.Trim().Replace("\0", "", StringComparison.Ordinal);
        if (query is { Length: > 200 })
        {
            throw new FormatException("the search is longer than 200 characters");
        }

        if (query is { Length: > 0 })
        {
            return new HomeModel(query, [], null, null, [], [], [], Found.Of(store, site, query));
        }

        // A plan far ahead must not push everything that happened out of the picture.
        var newest = store.Events(new EventFilter { Limit = 8 });
        var end = newest.Select(e => e.Event.Date.From).FirstOrDefault(d => d is not null) ?? store.Extent().Last;
        var days = end is { } day ? store.Activity(day.AddDays(1 - DaysShown), day) : [];
        return new HomeModel(null, store.Status(0), AboutModel.PublishedIn(store), end, days, newest, end is { } to ? store.Pairs(to.AddMonths(-12), to, 8) : [], null);
    }

    /// <summary>The record holds events, but no words of theirs.</summary>
    public bool FactsOnly => Count("events") > 0 && Count("sentences") == 0;

    public long Count(string part, string? name = null) => Counts.Where(c => c.Part == part && (name is null || c.Name == name)).Sum(c => c.Count);
}

/// <summary>What a search found.</summary>
/// <param name="Actors">Whom the words name.</param>
/// <param name="Events">Events of them, or of the place that is named.</param>
/// <param name="Sentences">Sentences that hold the words.</param>
/// <param name="Quotes">Quotes that hold them.</param>
public sealed record Found(IReadOnlyList<Actor> Actors, IReadOnlyList<StoredEvent> Events, IReadOnlyList<FoundSentence> Sentences, IReadOnlyList<StoredQuote> Quotes)
{
    public static Found Of(EventStore store, Site site, string query)
    {
        var actors = Named(site, query);
        var events = actors switch
        {
            [var a, var b] => store.Events(new EventFilter { Actor = Key(a), Other = Key(b), Limit = 20 }),
            [var a] => store.Events(new EventFilter { Actor = Key(a), Limit = 20 }),
            _ => store.Events(new EventFilter { Place = query, Limit = 20 }),
        };
        IReadOnlyList<FoundSentence> sentences = [];
        try
        {
            sentences = store.Record == RecordChoice.Base ? [] : store.Search(query, limit: 20);
        }
        catch (FormatException)
        {
            // Nothing but signs in it: no sentence holds such a word.
        }

        return new Found(actors, events, sentences, store.Quotes(new QuoteFilter { Text = query, Limit = 10 }));
    }

    /// <summary>What the record is asked for this actor: all of the country for a state, the id for others.</summary>
    public static string Key(Actor a) => a.Id ?? a.Name;

    /// <summary>One actor that the whole query names, or two that its parts name.</summary>
    static IReadOnlyList<Actor> Named(Site site, string query)
    {
        var words = query.Split([' ', ',', '–', '—'], StringSplitOptions.RemoveEmptyEntries);
        for (var cut = 1; cut < words.Length && words.Length <= 12; cut++)
        {
            var rest = words[cut..] is ["and" or "vs" or "with", .. var more] ? more : words[cut..];
            if (rest.Length > 0 && Whole(site, string.Join(' ', words[..cut])) is { } a && Whole(site, string.Join(' ', rest)) is { } b && a.Id != b.Id)
            {
                return [a, b];
            }
        }

        return Whole(site, query) is { } one ? [one] : [];
    }

    static Actor? Whole(Site site, string words) => site.Find(words);
}
