namespace Demarche.Store;

public sealed partial class EventStore
{
    static readonly Comparer<Event> s_byId = Comparer<Event>.Create((a, b) => string.CompareOrdinal(a.Id, b.Id));

    /// <summary>
    /// Takes a unit of events that have no document of ours (a file of history), in one transaction: all of it, or nothing; a unit that is there already changes nothing.
    /// Events are kept in order of their parties and days, so that a pair of countries stands close together.
    /// </summary>
    /// <param name="unit">Id of the unit.</param>
    /// <param name="origin">Where it came from, for messages.</param>
    /// <param name="events">Its events; ids must be new.</param>
    /// <param name="run">What coded them.</param>
    /// <returns>False when the unit was there already.</returns>
    public bool AddUnit(string unit, string origin, IReadOnlyCollection<Event> events, CodingRun run)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(run);
        if (Has(unit))
        {
            return false;
        }

        var article = new Article { Id = unit, Text = "", Origin = origin, Published = new PublicationDate(null, "none", "imported events") };
        Change(() =>
        {
            AddRun(run);
            using var appenders = new Appenders(_connection);
            new ArticleWriter(appenders, new CodedArticle(article, [], Clustered(events), [], []), run.Id, 0).Write();
            appenders.Flush();
        });
        return true;
    }

    /// <summary>Events in the order that lets a question pass over most of them: compound actors apart, then by pair of countries, then by day.</summary>
    static Event[] Clustered(IReadOnlyCollection<Event> events)
    {
        Event[] sorted = [.. events];
        var keys = Array.ConvertAll(sorted, Place);
        Array.Sort(keys, sorted);
        for (var (start, i) = (0, 1); i <= keys.Length; i++)
        {
            if (i == keys.Length || keys[i] != keys[start])
            {
                if (i - start > 1)
                {
                    Array.Sort(sorted, start, i - start, s_byId);
                }

                start = i;
            }
        }

        return sorted;
    }

    /// <summary>Compound actors first, then the number of the pair, then the day: one bit, 30 bits, 22 bits.</summary>
    static ulong Place(Event e) =>
        ((ArticleWriter.IsCompound(e) ? 0UL : 1UL) << 52) | ((ulong)PairKey.Of(e.Source?.Actor.Country, e.Target?.Actor.Country) << 22) | (uint)(e.Date.From?.DayNumber ?? 0);
}
