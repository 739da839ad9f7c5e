namespace Demarche.Forecasting.Following.Scoring;

/// <summary>Counts of one cascade by log-odds of the forecast, fine enough to fit a calibration slope from.</summary>
sealed class SlopeSums
{
    const double Width = 0.1;
    readonly Dictionary<int, (double X, double N, double Y)> _cells = [];

    public static SlopeSums Of(IReadOnlyList<ScoredStep> steps)
    {
        var sums = new SlopeSums();
        var weight = 1.0 / Math.Max(1, steps.Sum(s => s.Forecasts.Count));
        foreach (var f in steps.SelectMany(s => s.Forecasts))
        {
            var p = Math.Clamp(f.P, 1e-5, 1 - 1e-5);
            var x = Math.Log(p / (1 - p));
            var cell = (int)Math.Floor(x / Width);
            var (sx, n, y) = sums._cells.GetValueOrDefault(cell);
            sums._cells[cell] = (sx + (weight * x), n + weight, y + (f.Follows ? weight : 0));
        }

        return sums;
    }

    /// <summary>Slope of a logistic regression on the forecast's log-odds, every cascade weighing the same.</summary>
    public static double Slope(IEnumerable<SlopeSums> some)
    {
        Dictionary<int, (double X, double N, double Y)> all = [];
        foreach (var (cell, (x, n, y)) in some.SelectMany(s => s._cells))
        {
            var (sx, sn, sy) = all.GetValueOrDefault(cell);
            all[cell] = (sx + x, sn + n, sy + y);
        }

        var (a, b) = (0.0, 1.0);
        for (var round = 0; round < 30; round++)
        {
            double ga = 0, gb = 0, haa = 1e-9, hab = 0, hbb = 1e-9;
            foreach (var (sx, n, y) in all.Values)
            {
                var x = sx / n;
                var p = 1 / (1 + Math.Exp(-(a + (b * x))));
                ga += y - (n * p);
                gb += (y - (n * p)) * x;
                var q = n * p * (1 - p);
                haa += q;
                hab += q * x;
                hbb += q * x * x;
            }

            var det = (haa * hbb) - (hab * hab);
            if (!(det > 0))
            {
                return double.NaN;
            }

            var (da, db) = (((hbb * ga) - (hab * gb)) / det, ((haa * gb) - (hab * ga)) / det);
            a += Math.Clamp(da, -1, 1);
            b += Math.Clamp(db, -0.5, 0.5);
            if (Math.Abs(da) + Math.Abs(db) < 1e-7)
            {
                break;
            }
        }

        return b;
    }
}
