namespace Demarche.Store;

public sealed partial class EventStore
{
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

        var sorted = events.OrderBy(e => e.Source?.Actor.Country, StringComparer.Ordinal).ThenBy(e => e.Target?.Actor.Country, StringComparer.Ordinal).ThenBy(e => e.Date.From).ThenBy(e => e.Id, StringComparer.Ordinal).ToList();
        var article = new Article { Id = unit, Text = "", Origin = origin, Published = new PublicationDate(null, "none", "imported events") };
        Change(() =>
        {
            AddRun(run);
            using var appenders = new Appenders(_connection);
            new ArticleWriter(appenders, new CodedArticle(article, [], sorted, [], []), run.Id, 0).Write();
            appenders.Flush();
        });
        return true;
    }
}
