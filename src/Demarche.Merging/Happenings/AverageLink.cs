namespace Demarche.Merging.Happenings;

/// <summary>
/// Average-link clustering of a sparse graph: the two clusters whose members are most alike on average are joined, until no two average one half. A pair without a link counts as not alike at all,
/// so a campaign of similar acts does not chain into one. The result depends on the set of members and links only; ties go by id.
/// </summary>
static class AverageLink
{
    public const double Enough = 0.5;

    /// <summary>Clusters of the members, each in order of id, in order of their first id.</summary>
    /// <param name="members">Event ids, ordinally sorted, each once.</param>
    /// <param name="links">Links between them.</param>
    /// <param name="constraints">What people decided: these are one, or are not.</param>
    public static List<List<string>> Cluster(IReadOnlyList<string> members, IReadOnlyList<(string A, string B, double Likeness)> links, IReadOnlyList<(string A, string B, bool Same)> constraints)
    {
        var index = new Dictionary<string, int>(members.Count, StringComparer.Ordinal);
        for (var i = 0; i < members.Count; i++)
        {
            index[members[i]] = i;
        }

        var groups = new Group[members.Count];
        for (var i = 0; i < members.Count; i++)
        {
            groups[i] = new Group(i);
        }

        foreach (var (a, b, likeness) in links.Order())
        {
            if (index.TryGetValue(a, out var i) && index.TryGetValue(b, out var j) && i != j)
            {
                groups[i].Likeness[j] = groups[j].Likeness[i] = likeness;
            }
        }

        foreach (var (a, b, _) in constraints.Where(c => !c.Same))
        {
            if (index.TryGetValue(a, out var i) && index.TryGetValue(b, out var j) && i != j)
            {
                groups[i].Never.Add(j);
                groups[j].Never.Add(i);
            }
        }

        var owner = Enumerable.Range(0, members.Count).ToArray();
        foreach (var (a, b) in constraints.Where(c => c.Same).Select(c => (c.A, c.B)).Order())
        {
            if (index.TryGetValue(a, out var i) && index.TryGetValue(b, out var j) && Find(owner, i) is var x && Find(owner, j) is var y && x != y)
            {
                // What people said together and what they said apart can contradict each other only by way of a third: together wins.
                // The two count as one member: what is like either is like both.
                Unite(groups, owner, Math.Min(x, y), Math.Max(x, y));
            }
        }

        Agglomerate(groups, owner);
        return [.. Enumerable.Range(0, members.Count).GroupBy(i => Find(owner, i)).OrderBy(g => g.Key).Select(g => g.Select(i => members[i]).ToList())];
    }

    static void Agglomerate(Group[] groups, int[] owner)
    {
        var queue = new PriorityQueue<(int A, int B, int VersionA, int VersionB), (double, int, int)>();
        for (var i = 0; i < groups.Length; i++)
        {
            if (groups[i].Alive)
            {
                Offer(groups, queue, i, above: true);
            }
        }

        while (queue.TryDequeue(out var next, out _))
        {
            var (a, b) = (groups[next.A], groups[next.B]);
            if (a.Alive && b.Alive && a.Version == next.VersionA && b.Version == next.VersionB)
            {
                Join(groups, owner, next.A, next.B, queue);
            }
        }
    }

    static void Unite(Group[] groups, int[] owner, int a, int b)
    {
        var nearest = groups[a].Likeness.Concat(groups[b].Likeness).Where(l => l.Key != a && l.Key != b).GroupBy(l => l.Key).Select(g => (g.Key, Likeness: g.Max(l => l.Value))).ToList();
        Join(groups, owner, a, b, null);
        groups[a].Size = 1;
        foreach (var (other, likeness) in nearest)
        {
            groups[a].Likeness[other] = groups[other].Likeness[a] = likeness;
        }
    }

    static void Join(Group[] groups, int[] owner, int a, int b, PriorityQueue<(int A, int B, int VersionA, int VersionB), (double, int, int)>? queue)
    {
        var (into, from) = (groups[a], groups[b]);
        into.Size += from.Size;
        into.Version++;
        from.Alive = false;
        owner[b] = a;
        into.Likeness.Remove(b);
        foreach (var (other, sum) in from.Likeness)
        {
            if (other != a)
            {
                groups[other].Likeness.Remove(b);
                into.Likeness[other] = groups[other].Likeness[a] = into.Likeness.GetValueOrDefault(other) + sum;
            }
        }

        foreach (var other in from.Never)
        {
            groups[other].Never.Remove(b);
            if (other != a)
            {
                into.Never.Add(other);
                groups[other].Never.Add(a);
            }
        }

        into.Never.Remove(b);
        if (queue is not null)
        {
            Offer(groups, queue, a, above: false);
        }
    }

    static void Offer(Group[] groups, PriorityQueue<(int A, int B, int VersionA, int VersionB), (double, int, int)> queue, int a, bool above)
    {
        foreach (var (b, sum) in groups[a].Likeness)
        {
            var average = sum / ((double)groups[a].Size * groups[b].Size);
            if (average >= Enough && (!above || b > a) && !groups[a].Never.Contains(b))
            {
                var (x, y) = (Math.Min(a, b), Math.Max(a, b));
                queue.Enqueue((x, y, groups[x].Version, groups[y].Version), (-Math.Round(average, 9), x, y));
            }
        }
    }

    static int Find(int[] owner, int i)
    {
        while (owner[i] != i)
        {
            i = owner[i] = owner[owner[i]];
        }

        return i;
    }

    sealed class Group(int at)
    {
        public bool Alive { get; set; } = true;

        public int Size { get; set; } = 1;

        public int Version { get; set; }

        /// <summary>Sum of the likeness of all pairs between this cluster and another.</summary>
        public Dictionary<int, double> Likeness { get; } = [];

        public HashSet<int> Never { get; } = [];

        public override string ToString() => $"{at} ({Size})";
    }
}
