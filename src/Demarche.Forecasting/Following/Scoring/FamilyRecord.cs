namespace Demarche.Forecasting.Following.Scoring;

/// <summary>A figure with its bootstrap interval over cascades (5th and 95th percentile).</summary>
public readonly record struct Figure(double Value, double Low, double High);

/// <summary>One bin of the reliability diagram.</summary>
/// <param name="From">Lowest forecast of the bin.</param>
/// <param name="To">Its upper edge.</param>
/// <param name="N">Forecasts.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Observed">Share that followed.</param>
public readonly record struct ReliabilityBin(double From, double To, int N, double Mean, double Observed);

/// <summary>The record of one family: means over its cascades, each counting the same.</summary>
public sealed record FamilyRecord
{
    static readonly double[] s_edges = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0001];

    /// <summary>The family; null for all three together.</summary>
    public required Family? Family { get; init; }

    /// <summary>Cascades scored.</summary>
    public required int Cascades { get; init; }

    /// <summary>Forecasts scored.</summary>
    public required int N { get; init; }

    /// <summary>Of which followed.</summary>
    public required int Followed { get; init; }

    /// <summary>Mean Brier score.</summary>
    public required double Brier { get; init; }

    /// <summary>Mean log score.</summary>
    public required double Log { get; init; }

    /// <summary>1 − Brier score over that of climatology.</summary>
    public required Figure BrierOverClimatology { get; init; }

    /// <summary>1 − Brier score over that of the kin-weighted rate.</summary>
    public required Figure BrierOverKin { get; init; }

    /// <summary>1 − log score over that of climatology.</summary>
    public required Figure LogOverClimatology { get; init; }

    /// <summary>1 − log score over that of the kin-weighted rate.</summary>
    public required Figure LogOverKin { get; init; }

    /// <summary>Within-step area under the curve.</summary>
    public required Figure Auc { get; init; }

    /// <summary>Slope of the outcome's log-odds on the forecast's.</summary>
    public required Figure Slope { get; init; }

    /// <summary>Share of next followers among the first ten.</summary>
    public required Figure FirstTen { get; init; }

    /// <summary>Forecast and outcome by bin.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    /// <summary>Gathers the record.</summary>
    /// <param name="family">Which.</param>
    /// <param name="cascades">Scores and steps of its cascades.</param>
    /// <param name="draws">Bootstrap draws.</param>
    public static FamilyRecord Of(Family? family, IReadOnlyList<(Scores Scores, IReadOnlyList<ScoredStep> Steps)> cascades, int draws = 1000)
    {
        ArgumentNullException.ThrowIfNull(cascades);
        var slopes = cascades.Select(c => SlopeSums.Of(c.Steps)).ToArray();
        Figure Of(Func<IReadOnlyList<int>, double> figure)
        {
            int[] all = [.. Enumerable.Range(0, cascades.Count)];
            var random = new Random(20261125);
            List<double> drawn = [];
            for (var d = 0; d < (cascades.Count > 1 ? draws : 0); d++)
            {
                var pick = new int[all.Length];
                for (var i = 0; i < pick.Length; i++)
                {
                    pick[i] = random.Next(all.Length);
                }

                if (figure(pick) is var v && !double.IsNaN(v))
                {
                    drawn.Add(v);
                }
            }

            drawn.Sort();
            var value = all.Length > 0 ? figure(all) : double.NaN;
            return drawn.Count == 0 ? new(value, double.NaN, double.NaN) : new(value, drawn[(int)(0.05 * (drawn.Count - 1))], drawn[(int)(0.95 * (drawn.Count - 1))]);
        }

        double Mean(IReadOnlyList<int> pick, Func<Scores, double> of) => pick.Average(i => of(cascades[i].Scores));
        Figure Skill(Func<Scores, double> own, Func<Scores, double> other) => Of(p => 1 - (Mean(p, own) / Mean(p, other)));
        double MeanOf(IReadOnlyList<int> pick, Func<Scores, double?> of)
        {
            var some = pick.Select(i => of(cascades[i].Scores)).OfType<double>().ToList();
            return some.Count > 0 ? some.Average() : double.NaN;
        }

        int[] every = [.. Enumerable.Range(0, cascades.Count)];
        return new FamilyRecord
        {
            Family = family,
            Cascades = cascades.Count,
            N = cascades.Sum(c => c.Scores.N),
            Followed = cascades.Sum(c => c.Scores.Followed),
            Brier = cascades.Count > 0 ? Mean(every, s => s.Brier) : double.NaN,
            Log = cascades.Count > 0 ? Mean(every, s => s.Log) : double.NaN,
            BrierOverClimatology = Skill(s => s.Brier, s => s.BrierClimatology),
            BrierOverKin = Skill(s => s.Brier, s => s.BrierKin),
            LogOverClimatology = Skill(s => s.Log, s => s.LogClimatology),
            LogOverKin = Skill(s => s.Log, s => s.LogKin),
            Auc = Of(p => MeanOf(p, s => s.Auc)),
            FirstTen = Of(p => MeanOf(p, s => s.FirstTen.Steps > 0 ? s.FirstTen.Among : null)),
            Slope = Of(p => SlopeSums.Slope(p.Select(i => slopes[i]))),
            Bins = BinsOf(cascades.SelectMany(c => c.Steps)),
        };
    }

    static List<ReliabilityBin> BinsOf(IEnumerable<ScoredStep> steps)
    {
        var (n, p, y) = (new int[s_edges.Length - 1], new double[s_edges.Length - 1], new double[s_edges.Length - 1]);
        foreach (var f in steps.SelectMany(s => s.Forecasts))
        {
            var b = 0;
            while (f.P >= s_edges[b + 1])
            {
                b++;
            }

            n[b]++;
            p[b] += f.P;
            y[b] += f.Follows ? 1 : 0;
        }

        return [.. Enumerable.Range(0, n.Length).Where(b => n[b] > 0).Select(b => new ReliabilityBin(s_edges[b], Math.Min(1, s_edges[b + 1]), n[b], p[b] / n[b], y[b] / n[b]))];
    }
}
