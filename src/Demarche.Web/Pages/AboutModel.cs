using Demarche.Store;

namespace Demarche.Web.Pages;

/// <summary>What the record is made of.</summary>
public sealed record AboutModel(RecordChoice Record, IReadOnlyList<StatusCount> Counts, (int From, int To)? Published)
{
    public static AboutModel Of(EventStore store)
    {
        return new AboutModel(store.Record, store.Status(0), PublishedIn(store));
    }

    /// <summary>Years of the documents. Not of the events: reports of today tell of the Middle Ages and of sentences that end in sixty years.</summary>
    internal static (int From, int To)? PublishedIn(EventStore store)
    {
        var years = store.Coverage("year", outlets: false).Select(c => c.Period?.Year).OfType<int>().ToList();
        return years.Count > 0 ? (years.Min(), years.Max()) : null;
    }

    public long Count(string part) => Counts.Where(c => c.Part == part).Sum(c => c.Count);
}
