namespace Demarche.Store.Sharded;

/// <summary>Acts of a unit (toward another) in a period and quad class, summed by the shards; what <c>panel.sql</c> does after its sums is done here.</summary>
readonly record struct PanelSum(string Unit, string? Other, DateOnly Period, bool Done, int Quad, long Count, double Plover, double Goldstein, long Scored)
{
    public static PanelSum Read(Row r) => new(
        r.Text("unit"), r.TextOrNull("other") is { Length: > 0 } other ? other : null, r.Day("period")!.Value, r.Int("done") == 1, r.Int("quad"), r.Long("n"), r.Double("plover"), r.Double("goldstein"), r.Long("scored"));

    /// <summary>A row for each unit and period, zeros filled in.</summary>
    public static List<PanelRow> Filled(IReadOnlyList<PanelSum> sums, IReadOnlyList<CoverageRow> read, DateOnly from, DateOnly to, string by)
    {
        var documents = read.Where(c => c.Period is not null).ToDictionary(c => c.Period!.Value, c => c.Documents);
        var periods = Periods(from, to, by);
        List<PanelRow> rows = [];
        foreach (var unit in sums.GroupBy(s => (s.Unit, s.Other)).OrderBy(g => g.Key.Unit, StringComparer.Ordinal).ThenBy(g => g.Key.Other, StringComparer.Ordinal))
        {
            var of = unit.ToLookup(s => s.Period);
            rows.AddRange(periods.Select(p => Row(unit.Key.Unit, unit.Key.Other, p, [.. of[p]], documents.GetValueOrDefault(p))));
        }

        return rows;
    }

    static PanelRow Row(string unit, string? other, DateOnly period, List<PanelSum> sums, int documents)
    {
        var done = sums.FindAll(s => s.Done);
        int Of(int quad) => (int)done.Where(s => s.Quad == quad).Sum(s => s.Count);
        var (n, scored) = (done.Sum(s => s.Count), done.Sum(s => s.Scored));
        return new PanelRow(
            unit, other, period, (int)n, (int)sums.Where(s => !s.Done).Sum(s => s.Count), Of(1), Of(2), Of(3), Of(4),
            n == 0 ? null : done.Sum(s => s.Plover) / n, scored == 0 ? null : done.Sum(s => s.Goldstein) / scored, documents);
    }

    /// <summary>First days of all periods that have a day between the two.</summary>
    static List<DateOnly> Periods(DateOnly from, DateOnly to, string by)
    {
        List<DateOnly> periods = [];
        for (var p = First(from, by); p <= to; p = Next(p, by))
        {
            periods.Add(p);
        }

        return periods;
    }

    static DateOnly First(DateOnly day, string by) => by switch
    {
        "day" => day,
        "week" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        "month" => new DateOnly(day.Year, day.Month, 1),
        "quarter" => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        _ => new DateOnly(day.Year, 1, 1),
    };

    static DateOnly Next(DateOnly first, string by) => by switch
    {
        "day" => first.AddDays(1),
        "week" => first.AddDays(7),
        "month" => first.AddMonths(1),
        "quarter" => first.AddMonths(3),
        _ => first.AddYears(1),
    };
}
