namespace Demarche.Merging.Happenings;

/// <summary>
/// Finds which tellings are of one happening. What it gives is a function of the set of tellings: not of their order, nor of the number of workers, nor of how many came before.
/// Safe for many threads.
/// </summary>
public sealed class Merger
{
    /// <summary>Least likeness of a pair that is kept as a link; less counts as none.</summary>
    public const double Floor = 0.15;

    readonly WordWeights _words;
    readonly SameEvent _same;

    internal Merger(WordWeights words, SameEvent same) => (_words, _same) = (words, same);

    /// <summary>Reads the tables of a folder (<c>data/merging</c>).</summary>
    public static Merger Load(string folder) => new(WordWeights.Load(folder), SameEvent.Load(folder));

    /// <summary>Blocks a telling stands in; only tellings that share one are compared.</summary>
    public IReadOnlyList<long> Blocks(Telling telling) => Prepared.Of(telling, _words).Blocks;

    /// <summary>How likely two tellings are of one happening, with the reason in words; symmetric.</summary>
    public (double Likeness, string Reason) Compare(Telling a, Telling b)
    {
        var (x, y) = (Prepared.Of(a, _words), Prepared.Of(b, _words));
        return (_same.Likeness(x, y), SameEvent.Reason(x, y));
    }

    /// <summary>Links among the new tellings and between them and the old ones, in order of their ids.</summary>
    /// <param name="fresh">Tellings not compared before.</param>
    /// <param name="known">Tellings compared with one another before.</param>
    /// <param name="workers">Threads; the result is the same for every number.</param>
    /// <param name="only">Blocks to look at; null looks at all. A pair is found in the first block both stand in.</param>
    public IReadOnlyList<Link> Links(IReadOnlyList<Telling> fresh, IReadOnlyList<Telling> known, int workers = 1, Predicate<long>? only = null)
    {
        ArgumentNullException.ThrowIfNull(fresh);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var all = fresh.Concat(known).AsParallel().AsOrdered().WithDegreeOfParallelism(workers).Select(t => Prepared.Of(t, _words)).ToArray();
        var blocks = new Dictionary<long, List<int>>();
        for (var i = 0; i < all.Length; i++)
        {
            foreach (var block in all[i].Blocks)
            {
                (blocks.TryGetValue(block, out var list) ? list : blocks[block] = []).Add(i);
            }
        }

        var found = blocks.Where(b => b.Value.Count > 1 && b.Value[0] < fresh.Count && only?.Invoke(b.Key) != false).AsParallel().WithDegreeOfParallelism(workers)
            .SelectMany(b => InBlock(all, b.Key, b.Value, fresh.Count)).ToList();
        found.Sort((x, y) => string.CompareOrdinal(x.A, y.A) is not 0 and var c ? c : string.CompareOrdinal(x.B, y.B));
        return found;
    }

    List<Link> InBlock(Prepared[] all, long block, List<int> members, int fresh)
    {
        List<Link> links = [];
        for (var m = 0; m < members.Count; m++)
        {
            for (var n = m + 1; n < members.Count && members[m] < fresh; n++)
            {
                var (a, b) = (all[members[m]], all[members[n]]);
                if (FirstShared(a.Blocks, b.Blocks) != block)
                {
                    continue;
                }

                // The same order of the two on every path, so that sums round alike.
                (a, b) = string.CompareOrdinal(a.Telling.EventId, b.Telling.EventId) < 0 ? (a, b) : (b, a);
                var likeness = _same.Likeness(a, b);
                if (likeness >= Floor)
                {
                    links.Add(new Link(a.Telling.EventId, b.Telling.EventId, Math.Round(likeness, 4), likeness >= AverageLink.Enough ? SameEvent.Reason(a, b) : ""));
                }
            }
        }

        return links;
    }

    static long FirstShared(long[] a, long[] b)
    {
        var (i, j) = (0, 0);
        while (a[i] != b[j])
        {
            _ = a[i] < b[j] ? i++ : j++;
        }

        return a[i];
    }

    /// <summary>Clusters of tellings from their links: every cluster in order of id, the clusters in order of their first id.</summary>
    /// <param name="eventIds">All of them, in any order.</param>
    /// <param name="links">Their links.</param>
    /// <param name="constraints">What people decided.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Clusters(IEnumerable<string> eventIds, IReadOnlyList<Link> links, IReadOnlyList<(string A, string B, bool Same)>? constraints = null)
    {
        ArgumentNullException.ThrowIfNull(eventIds);
        ArgumentNullException.ThrowIfNull(links);
        var sorted = eventIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return AverageLink.Cluster(sorted, [.. links.Select(l => (l.A, l.B, l.Likeness))], constraints ?? []);
    }
}
