using Demarche.Store;

namespace Demarche.Web.Pages;

/// <summary>What the record is made of.</summary>
public sealed record AboutModel(RecordChoice Record, IReadOnlyList<StatusCount> Counts, DateOnly? First, DateOnly? Last)
{
    public static AboutModel Of(EventStore store)
    {
        var (first, last) = store.Extent();
        return new AboutModel(store.Record, store.Status(0), first, last);
    }

    public long Count(string part) => Counts.Where(c => c.Part == part).Sum(c => c.Count);
}
