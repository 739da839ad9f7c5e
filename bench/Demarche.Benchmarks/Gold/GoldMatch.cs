namespace Demarche.Benchmarks.Gold;

/// <summary>One-to-one matching of the events of an item, and the counts it gives.</summary>
static class GoldMatch
{
    /// <summary>
    /// For each event of the first list the index of its partner in the second, or -1. As many as possible of those that must be there are
    /// matched, then as many as possible of the optional ones.
    /// </summary>
    public static int[] Match(IReadOnlyList<GoldEvent> wanted, IReadOnlyList<GoldEvent> given, Func<GoldEvent, GoldEvent, bool> fits)
    {
        var owner = Enumerable.Repeat(-1, given.Count).ToArray();
        foreach (var i in Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i].Optional))
        {
            Place(i, new bool[given.Count]);
        }

        var partner = Enumerable.Repeat(-1, wanted.Count).ToArray();
        for (var j = 0; j < owner.Length; j++)
        {
            if (owner[j] >= 0)
            {
                partner[owner[j]] = j;
            }
        }

        return partner;

        bool Place(int i, bool[] tried)
        {
            for (var j = 0; j < given.Count; j++)
            {
                if (!tried[j] && fits(wanted[i], given[j]))
                {
                    tried[j] = true;
                    if (owner[j] < 0 || Place(owner[j], tried))
                    {
                        owner[j] = i;
                        return true;
                    }
                }
            }

            return false;
        }
    }
}

/// <summary>Right, wrongly given and missed.</summary>
readonly record struct Counts(int Right, int Wrong, int Missed)
{
    public double Precision => Right + Wrong == 0 ? double.NaN : (double)Right / (Right + Wrong);

    public double Recall => Right + Missed == 0 ? double.NaN : (double)Right / (Right + Missed);

    public double F1 => Right + Wrong + Missed == 0 ? double.NaN : 2.0 * Right / ((2 * Right) + Wrong + Missed);

    public static Counts operator +(Counts a, Counts b) => new(a.Right + b.Right, a.Wrong + b.Wrong, a.Missed + b.Missed);

    public static Counts Sum(IEnumerable<Counts> all) => all.Aggregate(default(Counts), (a, b) => a + b);
}

/// <summary>Intervals by drawing items again, 2,000 times, from a fixed seed.</summary>
static class Bootstrap
{
    public static (double Low, double High) Interval<T>(IReadOnlyList<T> items, Func<IEnumerable<T>, double> figure)
    {
        var random = new Random(20261125);
        var drawn = Enumerable.Range(0, 2000)
            .Select(_ => figure(Enumerable.Range(0, items.Count).Select(_ => items[random.Next(items.Count)]).ToList()))
            .Where(double.IsFinite).Order().ToList();
        return drawn.Count == 0 ? (double.NaN, double.NaN) : (drawn[(int)(0.025 * drawn.Count)], drawn[(int)(0.975 * drawn.Count)]);
    }

    public static string Told<T>(IReadOnlyList<T> items, Func<IEnumerable<T>, double> figure)
    {
        var (low, high) = Interval(items, figure);
        return FormattableString.Invariant($"{figure(items):F3} ({low:F3} to {high:F3})");
    }
}
