namespace Demarche.Forecasting.Following.Scoring;

/// <summary>How good the forecasts of one cascade were.</summary>
public sealed record Scores
{
    /// <summary>Forecasts scored.</summary>
    public required int N { get; init; }

    /// <summary>Steps scored.</summary>
    public required int Steps { get; init; }

    /// <summary>Those that followed, counted once a step.</summary>
    public required int Followed { get; init; }

    /// <summary>Mean squared error.</summary>
    public required double Brier { get; init; }

    /// <summary>Of climatology.</summary>
    public required double BrierClimatology { get; init; }

    /// <summary>Of the kin-weighted rate.</summary>
    public required double BrierKin { get; init; }

    /// <summary>Mean negative logarithm of the probability given to what happened.</summary>
    public required double Log { get; init; }

    /// <summary>Of climatology.</summary>
    public required double LogClimatology { get; init; }

    /// <summary>Of the kin-weighted rate.</summary>
    public required double LogKin { get; init; }

    /// <summary>Mean over steps of the chance that a follower stands before a state that did not follow; null when nobody followed.</summary>
    public required double? Auc { get; init; }

    /// <summary>Steps with a next follower, and how many of these followers stood among the first ten (ties of a day share one).</summary>
    public required (double Among, int Steps) FirstTen { get; init; }

    /// <summary>Scores one cascade.</summary>
    public static Scores Of(IReadOnlyList<ScoredStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        double b = 0, bc = 0, bk = 0, l = 0, lc = 0, lk = 0, auc = 0, ten = 0;
        int n = 0, followed = 0, aucSteps = 0, tenSteps = 0;
        foreach (var step in steps)
        {
            foreach (var f in step.Forecasts)
            {
                double y = f.Follows ? 1 : 0;
                b += (f.P - y) * (f.P - y);
                bc += (f.Climatology - y) * (f.Climatology - y);
                bk += (f.Kin - y) * (f.Kin - y);
                l += Surprise(f.P, f.Follows);
                lc += Surprise(f.Climatology, f.Follows);
                lk += Surprise(f.Kin, f.Follows);
                followed += f.Follows ? 1 : 0;
            }

            n += step.Forecasts.Count;
            if (AucOf(step.Forecasts) is { } a)
            {
                auc += a;
                aucSteps++;
            }

            if (step.NextRanks.Count > 0)
            {
                ten += step.NextRanks.Average(r => r <= 10 ? 1.0 : 0);
                tenSteps++;
            }
        }

        var d = Math.Max(1, n);
        return new Scores { N = n, Steps = steps.Count, Followed = followed, Brier = b / d, BrierClimatology = bc / d, BrierKin = bk / d, Log = l / d, LogClimatology = lc / d, LogKin = lk / d, Auc = aucSteps > 0 ? auc / aucSteps : null, FirstTen = (tenSteps > 0 ? ten / tenSteps : 0, tenSteps) };
    }

    static double Surprise(double p, bool follows) => -Math.Log(Math.Max(1e-6, follows ? p : 1 - p));

    /// <summary>Area under the curve of one step; null when all or none followed.</summary>
    public static double? AucOf(IReadOnlyList<ScoredForecast> forecasts)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        var sorted = forecasts.OrderBy(f => f.P).ToArray();
        double ranks = 0;
        var positives = sorted.Count(f => f.Follows);
        if (positives == 0 || positives == sorted.Length)
        {
            return null;
        }

        for (var i = 0; i < sorted.Length;)
        {
            var j = i;
            while (j < sorted.Length && sorted[j].P == sorted[i].P)
            {
                j++;
            }

            for (var k = i; k < j; k++)
            {
                ranks += sorted[k].Follows ? (i + j + 1) / 2.0 : 0;
            }

            i = j;
        }

        return (ranks - (positives * (positives + 1.0) / 2)) / ((double)positives * (sorted.Length - positives));
    }
}
