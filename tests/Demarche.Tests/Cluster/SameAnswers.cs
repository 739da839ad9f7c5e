using Demarche.Store;

namespace Demarche.Tests.Cluster;

/// <summary>Every question that both kinds of store answer, asked of both: the golden answers are those of the embedded one.</summary>
static class SameAnswers
{
    static readonly string[] s_periods = ["day", "week", "month", "quarter", "year"];

    static readonly (string A, string B)[] s_pairs =
        [("NOR", "SWE"), ("NOR", "PSE"), ("JPN", "POL"), ("BRA", "Norway"), ("Japan", "KEN"), ("CHL", "no'body\\"), ("SWE", "CAN"), ("NOR", "NOR"), ("KEN", "JPN")];

    static readonly DateOnly s_from = new(1930, 1, 1);
    static readonly DateOnly s_to = new(2024, 3, 6);

    public static void Check(IAnswers embedded, IAnswers sharded)
    {
        var rows = 0;
        foreach (var by in s_periods)
        {
            foreach (var (a, b) in s_pairs)
            {
                rows += Same(embedded.Dyad(a, b, by).Select(Rounded), sharded.Dyad(a, b, by).Select(Rounded));
                rows += Same(embedded.Dyad(a, b, by, s_from, s_to).Select(Rounded), sharded.Dyad(a, b, by, s_from, s_to).Select(Rounded));
            }

            foreach (var dyads in new[] { false, true })
            {
                var from = by is "day" or "week" ? new DateOnly(2024, 2, 28) : new DateOnly(1911, 5, 3);
                rows += Same(embedded.Panel(dyads, from, s_to, by).Select(Rounded), sharded.Panel(dyads, from, s_to, by).Select(Rounded));
                rows += Same(embedded.Panel(dyads, from, s_to, by, ["NOR", "JPN"]).Select(Rounded), sharded.Panel(dyads, from, s_to, by, ["NOR", "JPN"]).Select(Rounded));
            }

            rows += Same(embedded.Coverage(by), sharded.Coverage(by));
            rows += Same(embedded.Coverage(by, outlets: false, from: new DateOnly(2024, 3, 2), to: s_to), sharded.Coverage(by, outlets: false, from: new DateOnly(2024, 3, 2), to: s_to));
        }

        foreach (var actor in new[] { "NOR", "JPN", "Sweden", "Norway", "no'body" })
        {
            rows += Same(embedded.Partners(actor), sharded.Partners(actor));
            rows += Same(embedded.Partners(actor, 2), sharded.Partners(actor, 2));
        }

        rows += Same(embedded.Activity(), sharded.Activity());
        rows += Same(embedded.Activity(s_from, s_to), sharded.Activity(s_from, s_to));
        rows += Same(embedded.CountryActs(), sharded.CountryActs());
        Assert.Equal(embedded.Extent(), sharded.Extent());
        Assert.True(rows > 1000, $"only {rows} rows were compared");
    }

    static int Same<T>(IEnumerable<T> expected, IEnumerable<T> found)
    {
        List<T> all = [.. expected];
        Assert.Equal(all, found);
        return all.Count;
    }

    // Sums of halves are exact; only their quotients may differ in the last digit.
    static DyadPeriod Rounded(DyadPeriod p) => p with { MeanPlover = Math.Round(p.MeanPlover, 9), MeanGoldstein = Rounded(p.MeanGoldstein) };

    static PanelRow Rounded(PanelRow p) => p with { MeanPlover = Rounded(p.MeanPlover), MeanGoldstein = Rounded(p.MeanGoldstein) };

    static double? Rounded(double? x) => x is { } d ? Math.Round(d, 9) : null;
}
