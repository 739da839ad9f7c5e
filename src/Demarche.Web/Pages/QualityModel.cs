using Demarche.Store;

namespace Demarche.Web.Pages;

/// <summary>What the record can and cannot tell: counts by part.</summary>
public sealed record QualityModel(IReadOnlyList<StatusCount> Counts, IReadOnlyList<StoredEvent> Often, IReadOnlyList<CoverageRow> Outlets)
{
    public static QualityModel Of(EventStore store)
    {
        var outlets = store.Coverage("year", outlets: true).Where(c => c.Outlet is not null).GroupBy(c => c.Outlet!).Select(g => new CoverageRow(g.Key, null, g.Sum(c => c.Documents))).OrderByDescending(c => c.Documents).ThenBy(c => c.Outlet, StringComparer.Ordinal).Take(12).ToList();
        return new QualityModel(store.Status(20), [.. store.LargestClusters(10).Where(c => c.Reports > 1).Select(c => store.Event(c.ClusterId)).OfType<StoredEvent>()], outlets);
    }

    /// <summary>Rows of a part, largest first.</summary>
    public IReadOnlyList<StatusCount> Part(string part) => [.. Counts.Where(c => c.Part == part && c.Name is not null)];

    public long Count(string part) => Counts.Where(c => c.Part == part).Sum(c => c.Count);
}
