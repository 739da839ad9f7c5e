using System.Globalization;
using Demarche.Store;
using Demarche.Web.Parts;
using Demarche.Web.Plots;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Pages;

/// <summary>What passed between two actors: periods for the plot, the latest events, what the reader chose.</summary>
public sealed record DyadModel(string A, string B, string By, string Direction, IReadOnlySet<int> Classes, IReadOnlyList<DyadBar> Bars, QuadCounts Undated, IReadOnlyList<StoredEvent> Latest, string Finding)
{
    const int MostBars = 120;

    public static DyadModel? Of(EventStore store, Site site, string a, string b, IQueryCollection query)
    {
        var (one, two) = (site.Key(a), site.Key(b));
        if (one is null || two is null)
        {
            return null;
        }

        var by = Asked.OneOf(query, "by", "year", "quarter", "month");
        var direction = Asked.OneOf(query, "dir", "both", "ab", "ba");
        var classes = Asked.Classes(query);
        var (from, to) = (Asked.Day(query, "from"), Asked.Day(query, "to", last: true));
        var rows = store.Dyad(one, two, by, from, to).Where(r => direction == "both" || r.Direction == (direction == "ab" ? "a>b" : "b>a")).ToList();
        var latest = store.Events(new EventFilter { Actor = one, Other = two, From = from, To = to, Limit = 25 });
        if (latest.Count == 0 && rows.Count == 0 && from is null && to is null && site.Find(one) is null && site.Find(two) is null)
        {
            return null;
        }

        var bars = Series(store, rows, by, classes);
        return new DyadModel(one, two, by, direction, classes, bars, rows.Where(r => r.Period is null).Aggregate(default(QuadCounts), (sum, r) => sum + Only(r.Classes, classes)), latest, Tell(bars));
    }

    /// <summary>Every period from the first with an event to the last, so that a gap is seen as one.</summary>
    static IReadOnlyList<DyadBar> Series(EventStore store, List<DyadPeriod> rows, string by, IReadOnlySet<int> classes)
    {
        var dated = rows.Where(r => r.Period is not null).GroupBy(r => r.Period!.Value).ToDictionary(g => g.Key);
        if (dated.Count == 0)
        {
            return [];
        }

        var last = dated.Keys.Max();
        var first = dated.Keys.Min();
        List<DateOnly> periods = [];
        for (var p = last; p >= first && periods.Count < MostBars; p = by switch { "year" => p.AddYears(-1), "quarter" => p.AddMonths(-3), _ => p.AddMonths(-1) })
        {
            periods.Add(p);
        }

        periods.Reverse();
        var read = store.Coverage(by, outlets: false).Where(c => c.Period is not null).GroupBy(c => c.Period!.Value).ToDictionary(g => g.Key, g => g.Sum(c => c.Documents));
        // Thin: under a quarter of the middle period that has any documents.
        var known = periods.Select(p => read.GetValueOrDefault(p)).Where(n => n > 0).Order().ToList();
        var thin = known.Count == 0 ? 0 : known[known.Count / 2] / 4.0;
        return
        [
            .. periods.Select(p =>
            {
                var own = dated.GetValueOrDefault(p)?.ToList() ?? [];
                var counts = own.Aggregate(default(QuadCounts), (sum, r) => sum + Only(r.Classes, classes));
                var n = own.Sum(r => r.Events);
                var label = by switch { "year" => p.Year.ToString(CultureInfo.InvariantCulture), "quarter" => $"{p.Year} Q{((p.Month - 1) / 3) + 1}", _ => p.ToString("yyyy-MM", CultureInfo.InvariantCulture) };
                return new DyadBar(p, label, counts, n >= 3 ? own.Sum(r => r.MeanPlover * r.Events) / n : null, read.GetValueOrDefault(p), read.GetValueOrDefault(p) < thin);
            }),
        ];
    }

    static QuadCounts Only(QuadCounts n, IReadOnlySet<int> classes) =>
        new(classes.Contains(1) ? n[1] : 0, classes.Contains(2) ? n[2] : 0, classes.Contains(3) ? n[3] : 0, classes.Contains(4) ? n[4] : 0);

    static string Tell(IReadOnlyList<DyadBar> bars)
    {
        if (bars.Count == 0)
        {
            return "No event between the two is dated finely enough to be drawn.";
        }

        var (up, down) = (bars.MaxBy(b => b.Counts.Cooperation)!, bars.MaxBy(b => b.Counts.Conflict)!);
        var all = bars.Aggregate(default(QuadCounts), (sum, b) => sum + b.Counts);
        if (all.All < 4)
        {
            return all.Conflict == 0 || all.Cooperation == 0 ? $"{Words.Count(all.All, "event")}, {(all.All == 1 ? "" : "all ")}of {(all.Conflict == 0 ? "cooperation" : "conflict")}." : $"{Words.Count(all.All, "event")}, {all.Cooperation} of cooperation and {all.Conflict} of conflict.";
        }

        var most = all.Cooperation >= all.Conflict ? "cooperation" : "conflict";
        return $"{Words.Count(all.All, "event")}, {Words.Percent((double)Math.Max(all.Cooperation, all.Conflict) / Math.Max(1, all.All), 0)} of them {most}."
            + (up.Counts.Cooperation > 0 ? $" Cooperation is at its height in {up.Label} ({up.Counts.Cooperation})" + (down.Counts.Conflict > 0 ? $", conflict in {down.Label} ({down.Counts.Conflict})." : ".") : down.Counts.Conflict > 0 ? $" Conflict is at its height in {down.Label} ({down.Counts.Conflict})." : "");
    }
}
