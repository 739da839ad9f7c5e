using Demarche.Pipeline;

namespace Demarche.Benchmarks.Gold;

/// <summary>What the coder gives for the items, against the settled labels.</summary>
static class GoldScore
{
    sealed record Row(GoldItem Item, IReadOnlyList<GoldEvent> Gold, IReadOnlyList<Event> Coded)
    {
        public IReadOnlyList<GoldEvent> Given { get; } = [.. Coded.Select(GoldEvent.Of)];

        public int[] Partner(Sides sides = Sides.Both) => GoldMatch.Match(Gold, Given, (g, e) => g.Answers(e, sides));

        public Counts Count(Sides sides = Sides.Both)
        {
            var partner = Partner(sides);
            return new Counts(
                Must.Count(i => partner[i] >= 0),
                Enumerable.Range(0, Given.Count).Count(j => !partner.Contains(j)),
                Must.Count(i => partner[i] < 0));
        }

        public IEnumerable<int> Must => Enumerable.Range(0, Gold.Count).Where(i => !Gold[i].Optional);
    }

    public static int Run(string labels, string currentEvents, string[] options)
    {
        var at = Array.IndexOf(options, "--half");
        var half = at >= 0 ? options.ElementAtOrDefault(at + 1) : null;
        var list = options.Contains("--list");
        if (at >= 0 && half is not ("calibration" or "score"))
        {
            Console.Error.WriteLine($"bad-half: --half is '{half}'; give calibration or score");
            return 2;
        }

        if (list && half != "calibration")
        {
            Console.Error.WriteLine("list-of-test-items: --list shows faults, which may be read in the calibration half only; add --half calibration");
            return 2;
        }

        var wanted = GoldLabel.ReadAll(labels).Where(l => half is null || l.Calibrates == (half == "calibration")).ToList();
        var items = GoldItem.Of(wanted, currentEvents);
        if (wanted.Find(l => !items.ContainsKey((l.Id, l.Hash))) is { } missing)
        {
            Console.Error.WriteLine($"no-such-item: {currentEvents} has no item {missing.Id} with hash {missing.Hash}; give the file the labels were drawn from");
            return 2;
        }

        var coder = new Tools().Coder;
        var rows = wanted.ConvertAll(l => new Row(items[(l.Id, l.Hash)], l.Events, coder.Code(items[(l.Id, l.Hash)].ToArticle()).Events));
        Console.Out.WriteLine($"{rows.Count} items, {rows.Sum(r => r.Must.Count())} events wanted, {rows.Sum(r => r.Gold.Count) - rows.Sum(r => r.Must.Count())} optional, {rows.Sum(r => r.Given.Count)} given");
        Print("type and both sides", rows.ConvertAll(r => r.Count()));
        Print("type and source", rows.ConvertAll(r => r.Count(Sides.Source)));
        Print("type alone", rows.ConvertAll(r => r.Count(Sides.Neither)));
        Print("item has an event", rows.Where(r => r.Gold.Count == 0 || r.Must.Any()).Select(r => (Wanted: r.Gold.Count > 0, Given: r.Given.Count > 0))
            .Select(r => new Counts(r.Wanted && r.Given ? 1 : 0, !r.Wanted && r.Given ? 1 : 0, r.Wanted && !r.Given ? 1 : 0)).ToList());
        Types(rows);
        if (list)
        {
            List(rows);
        }

        return 0;
    }

    static void Print(string name, List<Counts> counts) => Console.Out.WriteLine(
        $"{name}: precision {Bootstrap.Told(counts, c => Counts.Sum(c).Precision)}, recall {Bootstrap.Told(counts, c => Counts.Sum(c).Recall)}, F1 {Bootstrap.Told(counts, c => Counts.Sum(c).F1)}");

    static void Types(List<Row> rows)
    {
        var (wanted, found, given, wrong) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var row in rows)
        {
            var partner = row.Partner();
            foreach (var i in row.Must)
            {
                Add(wanted, row.Gold[i].Types[0], 1);
                Add(found, row.Gold[i].Types[0], partner[i] >= 0 ? 1 : 0);
            }

            for (var j = 0; j < row.Given.Count; j++)
            {
                Add(given, row.Given[j].Types[0], 1);
                Add(wrong, row.Given[j].Types[0], partner.Contains(j) ? 0 : 1);
            }
        }

        Console.Out.WriteLine("type        wanted found | given wrong");
        foreach (var type in wanted.Keys.Union(given.Keys).Order(StringComparer.Ordinal))
        {
            Console.Out.WriteLine($"{type,-11} {wanted.GetValueOrDefault(type),6} {found.GetValueOrDefault(type),5} | {given.GetValueOrDefault(type),5} {wrong.GetValueOrDefault(type),5}");
        }
    }

    static void Add(Dictionary<string, int> table, string key, int n) => table[key] = table.GetValueOrDefault(key) + n;

    static void List(List<Row> rows)
    {
        foreach (var row in rows)
        {
            var partner = row.Partner();
            var missed = row.Must.Where(i => partner[i] < 0).ToList();
            var extra = Enumerable.Range(0, row.Given.Count).Where(j => !partner.Contains(j)).ToList();
            if (missed.Count + extra.Count == 0)
            {
                continue;
            }

            Console.Out.WriteLine($"{row.Item.Id} {row.Item.Text}");
            missed.ForEach(i => Console.Out.WriteLine($"    missed {row.Gold[i]}"));
            extra.ForEach(j => Console.Out.WriteLine($"    extra  {row.Given[j]}  «{row.Coded[j].Trigger}» {row.Coded[j].Because}"));
        }
    }
}
