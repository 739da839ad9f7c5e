using Demarche.Merging.Happenings;
using Demarche.Store;

namespace Demarche.Cluster.Units;

/// <summary>
/// Events are compared in parts: a part holds every event whose parties' countries and three days fall into it, so two events that may be one happening meet in exactly one part,
/// whoever works on it.
/// </summary>
public static class Partition
{
    /// <summary>Parts there are; the same for every cluster.</summary>
    public const int Count = 64;

    /// <summary>The part of a block of the merger.</summary>
    public static int Of(long block) => (int)((ulong)block % Count);

    /// <summary>What merging looks at of a block's events, read from a record of them as the embedded path reads it, by part.</summary>
    public static IReadOnlyDictionary<int, List<OutletTelling>> Tellings(EventStore rows, Merger merger)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(merger);
        var parts = new SortedDictionary<int, List<OutletTelling>>();
        foreach (var t in rows.Tellings(rows.Unsettled(int.MaxValue)))
        {
            foreach (var part in merger.Blocks(t.Telling).Select(Of).Distinct())
            {
                (parts.TryGetValue(part, out var list) ? list : parts[part] = []).Add(t);
            }
        }

        return parts;
    }

    /// <summary>Links of the events of a part. A pair that shares several blocks is compared in the part of the first.</summary>
    public static IReadOnlyList<Link> Links(int part, IEnumerable<OutletTelling> tellings, Merger merger)
    {
        ArgumentNullException.ThrowIfNull(tellings);
        ArgumentNullException.ThrowIfNull(merger);
        return merger.Links([.. tellings.Select(t => t.Telling).OrderBy(t => t.EventId, StringComparer.Ordinal)], [], 1, b => Of(b) == part);
    }
}
