using Demarche.Merging.Happenings;
using Demarche.Store;

namespace Demarche.Pipeline.Ingest;

/// <summary>One step of settling: some events are compared with those near them, and every group of events that links join is divided into clusters anew.</summary>
sealed class Step(EventStore store, Merger merger, int workers, Func<IReadOnlyList<Telling>, IReadOnlyList<Telling>, IReadOnlyList<Link>>? compare = null)
{
    readonly Dictionary<string, long> _stored = new(StringComparer.Ordinal);

    /// <summary>Settles events never compared before.</summary>
    public void Add(IReadOnlyList<string> fresh)
    {
        var arrival = store.NextArrival();
        foreach (var id in fresh)
        {
            _stored[id] = arrival++;
        }

        var tellings = store.Tellings(fresh);
        var blocks = tellings.SelectMany(t => merger.Blocks(t.Telling).Select(b => (t.Telling.EventId, Block: b))).ToList();
        var near = store.Tellings(store.InBlocks([.. blocks.Select(b => b.Block).Distinct()]));
        var links = Compare(tellings, near);
        var joined = links.SelectMany(l => new[] { l.A, l.B }).Concat(People(fresh)).Where(id => !_stored.ContainsKey(id)).Distinct().ToList();
        var standing = store.OfComponents([.. store.Clustered(joined).Select(c => c.Component).Distinct()]);
        Divide([.. fresh, .. standing.Select(c => c.EventId)], standing, [], links, blocks, []);
    }

    /// <summary>Divides standing events anew. Those in <paramref name="changed"/> are compared again first.</summary>
    public void Again(IReadOnlyList<ClusteredEvent> standing, IReadOnlyCollection<string> changed)
    {
        var all = standing.Select(c => c.EventId).ToList();
        var there = store.Tellings(all).Select(t => t.Telling.EventId).ToHashSet(StringComparer.Ordinal);
        var gone = all.Where(id => !there.Contains(id)).ToList();
        var anew = changed.Where(there.Contains).ToList();
        if (anew.Count > 0)
        {
            // Taken out and put in again: the rest of the component closes up, and the changed ones find their place as if new.
            Divide([.. all.Where(id => there.Contains(id) && !changed.Contains(id))], standing, [.. gone, .. anew], [], [], changed);
            return;
        }

        // People may have joined what no link joins.
        var further = store.OfComponents([.. store.Clustered([.. People(all)]).Select(c => c.Component).Distinct()]).Where(c => !there.Contains(c.EventId) && !gone.Contains(c.EventId)).ToList();
        Divide([.. there.Order(StringComparer.Ordinal), .. further.Select(c => c.EventId)], [.. standing, .. further], gone, [], [], []);
    }

    IEnumerable<string> People(IReadOnlyCollection<string> events) => store.Constraints(events).SelectMany(c => new[] { c.A, c.B });

    List<EventLink> Compare(IReadOnlyList<OutletTelling> fresh, IReadOnlyList<OutletTelling> near) =>
        [.. (compare is null ? merger.Links([.. fresh.Select(t => t.Telling)], [.. near.Select(t => t.Telling)], workers) : compare([.. fresh.Select(t => t.Telling)], [.. near.Select(t => t.Telling)])).Select(l => new EventLink(l.A, l.B, l.Likeness, l.Reason))];

    void Divide(List<string> events, IReadOnlyList<ClusteredEvent> standing, IReadOnlyCollection<string> gone, IReadOnlyList<EventLink> fresh, IReadOnlyList<(string EventId, long Block)> blocks, IReadOnlyCollection<string> changed)
    {
        foreach (var c in standing)
        {
            _stored.TryAdd(c.EventId, c.Stored);
        }

        var links = fresh.Concat(standing.Count == 0 ? [] : store.LinksAmong([.. standing.Select(c => c.EventId).Where(id => !changed.Contains(id))])).ToList();
        var constraints = Said(events);
        var components = Components(events, links, constraints);
        var at = components.SelectMany((members, i) => members.Select(m => (m, i))).ToDictionary(p => p.m, p => p.i, StringComparer.Ordinal);
        var linksOf = links.Where(l => at.ContainsKey(l.A) && at.ContainsKey(l.B)).ToLookup(l => at[l.A]);
        var saidOf = constraints.Where(c => at.ContainsKey(c.A) && at.ContainsKey(c.B)).ToLookup(c => at[c.A]);
        List<ClusteredEvent> clustered = [];
        List<(string Cluster, List<string> Members)> clusters = [];
        for (var i = 0; i < components.Count; i++)
        {
            var component = components[i].Min(StringComparer.Ordinal)!;
            foreach (var cluster in Merger.Clusters(components[i], [.. linksOf[i].Select(l => new Link(l.A, l.B, l.Likeness, l.Reason))], [.. saidOf[i]]))
            {
                var id = cluster.MinBy(e => _stored[e])!;
                clusters.Add((id, [.. cluster]));
                clustered.AddRange(cluster.Select(e => new ClusteredEvent(e, id, component, _stored[e], false)));
            }
        }

        Save(clustered, clusters, gone, fresh, blocks);
    }

    void Save(List<ClusteredEvent> clustered, List<(string Cluster, List<string> Members)> clusters, IReadOnlyCollection<string> gone, IReadOnlyList<EventLink> links, IReadOnlyList<(string EventId, long Block)> blocks)
    {
        var tellings = store.Tellings([.. clusters.Where(c => c.Members.Count > 1).SelectMany(c => c.Members)]).ToDictionary(t => t.Telling.EventId, StringComparer.Ordinal);
        HashSet<string> shown = new(StringComparer.Ordinal);
        List<ClusterCounts> counts = [];
        foreach (var (id, members) in clusters)
        {
            if (members.Count == 1)
            {
                shown.Add(members[0]);
                counts.Add(new ClusterCounts(id, 1, 1, 1));
                continue;
            }

            var told = members.Select(m => tellings[m]).ToList();
            shown.Add(told.OrderByDescending(t => Telling(t.Telling)).ThenBy(t => t.Telling.Published ?? DateOnly.MaxValue).ThenBy(t => t.Telling.EventId, StringComparer.Ordinal).First().Telling.EventId);
            counts.Add(new ClusterCounts(id, told.Select(t => t.Telling.DocumentId).Distinct().Count(), told.Select(t => t.Outlet).Distinct().Count(), told.Count));
        }

        store.SaveClusters([.. clustered.Select(c => c with { Shown = shown.Contains(c.EventId) })], gone, links, blocks, counts);
    }

    /// <summary>How much a telling says: both parties by name, the day in words, the place.</summary>
    static int Telling(Telling t) =>
        (t.Source is null ? 0 : 4) + (t.Target is null ? 0 : 4) + (t.Source?.Id is null ? 0 : 2) + (t.Target?.Id is null ? 0 : 2)
        + (t.Date.Source is DateSource.Text or DateSource.Dateline ? 2 : 0) + (t.Place is null ? 0 : 1) + (t.Casualties.Count > 0 ? 1 : 0);

    /// <summary>The last word on each pair.</summary>
    List<(string A, string B, bool Same)> Said(List<string> events) =>
        [.. store.Constraints(events).GroupBy(c => string.CompareOrdinal(c.A, c.B) <= 0 ? (c.A, c.B) : (c.B, c.A)).Select(g => (g.Key.Item1, g.Key.Item2, g.OrderBy(c => c.At, StringComparer.Ordinal).Last().Same))];

    static List<List<string>> Components(List<string> events, List<EventLink> links, List<(string A, string B, bool Same)> constraints)
    {
        var owner = events.ToDictionary(e => e, e => e, StringComparer.Ordinal);
        foreach (var (a, b) in links.Select(l => (l.A, l.B)).Concat(constraints.Where(c => c.Same).Select(c => (c.A, c.B))))
        {
            if (owner.ContainsKey(a) && owner.ContainsKey(b))
            {
                var (x, y) = (Find(a), Find(b));
                owner[string.CompareOrdinal(x, y) < 0 ? y : x] = string.CompareOrdinal(x, y) < 0 ? x : y;
            }
        }

        return [.. events.GroupBy(Find).Select(g => g.ToList())];

        string Find(string e)
        {
            while (owner[e] != e)
            {
                e = owner[e] = owner[owner[e]];
            }

            return e;
        }
    }
}
