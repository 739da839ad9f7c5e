namespace Demarche.Benchmarks.Gold;

/// <summary>How far two coders, working apart, gave the same labels.</summary>
static class GoldAgreement
{
    public static int Run(string first, string second, string? currentEvents)
    {
        var (a, b) = (GoldLabel.ReadAll(first), GoldLabel.ReadAll(second));
        if (!a.Select(l => (l.Id, l.Hash)).SequenceEqual(b.Select(l => (l.Id, l.Hash))))
        {
            Console.Error.WriteLine($"different-items: {first} and {second} do not label the same items in the same order; give two codings of one sample");
            return 2;
        }

        var items = a.Zip(b).ToList();
        Console.Out.WriteLine($"{items.Count} items; events that must be there: {Must(a)} and {Must(b)}, optional {Optional(a)} and {Optional(b)}");
        foreach (var (name, view, fits) in new (string, Func<GoldEvent, GoldEvent>, Func<GoldEvent, GoldEvent, bool>)[]
        {
            ("first answers, optional events counted", e => e.First, Either),
            ("any fair answer, optional events left out", e => e, Either),
            ("type alone, optional events left out", e => e, (x, y) => x.Answers(y, Sides.Neither)),
        })
        {
            var counts = items.ConvertAll(i => Count([.. i.First.Events.Select(view)], [.. i.Second.Events.Select(view)], fits));
            var all = Counts.Sum(counts);
            Console.Out.WriteLine(FormattableString.Invariant($"{name}: first by second precision {all.Precision:F3}, recall {all.Recall:F3}, F1 {Bootstrap.Told(counts, c => Counts.Sum(c).F1)}; agreed {all.Right}, first only {all.Wrong}, second only {all.Missed}"));
        }

        // An item with optional events alone is neither with nor without.
        var has = items.Where(i => Clear(i.First) && Clear(i.Second)).Select(i => (A: i.First.Events.Count > 0, B: i.Second.Events.Count > 0)).ToList();
        Console.Out.WriteLine(FormattableString.Invariant($"has an event: {has.Count} items clear to both, same answer {has.Count(h => h.A == h.B) / (double)has.Count:F3}, alpha {Bootstrap.Told(has, Alpha)}"));
        if (currentEvents is not null)
        {
            List(items, currentEvents);
        }

        return 0;
    }

    /// <summary>Partners count when one of them must be there; alone, only what must be there counts.</summary>
    static Counts Count(IReadOnlyList<GoldEvent> a, IReadOnlyList<GoldEvent> b, Func<GoldEvent, GoldEvent, bool> fits)
    {
        var partner = GoldMatch.Match(a, b, fits);
        return new Counts(
            Enumerable.Range(0, a.Count).Count(i => partner[i] >= 0 && !(a[i].Optional && b[partner[i]].Optional)),
            Enumerable.Range(0, a.Count).Count(i => partner[i] < 0 && !a[i].Optional),
            Enumerable.Range(0, b.Count).Count(j => !partner.Contains(j) && !b[j].Optional));
    }

    /// <summary>Krippendorff's alpha, nominal, of two coders without gaps.</summary>
    static double Alpha(IEnumerable<(bool A, bool B)> pairs)
    {
        var (n, yes, apart) = (0, 0, 0);
        foreach (var (a, b) in pairs)
        {
            n += 2;
            yes += (a ? 1 : 0) + (b ? 1 : 0);
            apart += a == b ? 0 : 1;
        }

        var expected = 2.0 * yes * (n - yes) / ((double)n * (n - 1));
        return 1 - (2.0 * apart / n / expected);
    }

    static bool Either(GoldEvent x, GoldEvent y) => x.Answers(y) || y.Answers(x);

    static bool Clear(GoldLabel l) => l.Events.Count == 0 || l.Events.Any(e => !e.Optional);

    static int Must(List<GoldLabel> labels) => labels.Sum(l => l.Events.Count(e => !e.Optional));

    static int Optional(List<GoldLabel> labels) => labels.Sum(l => l.Events.Count(e => e.Optional));

    static void List(List<(GoldLabel First, GoldLabel Second)> items, string currentEvents)
    {
        var texts = GoldItem.Of(items.Select(i => i.First), currentEvents);
        for (var n = 0; n < items.Count; n++)
        {
            var (a, b) = (items[n].First.Events, items[n].Second.Events);
            var partner = GoldMatch.Match(a, b, Either);
            if (partner.All(p => p >= 0) && a.Count == b.Count && Enumerable.Range(0, a.Count).All(i => a[i].Optional == b[partner[i]].Optional))
            {
                continue;
            }

            Console.Out.WriteLine($"{n + 1} {items[n].First.Id} {texts[(items[n].First.Id, items[n].First.Hash)].Text}");
            Console.Out.WriteLine($"    1: {string.Join("; ", a)}");
            Console.Out.WriteLine($"    2: {string.Join("; ", b)}");
        }
    }
}
