namespace Demarche.Forecasting.Following.Learning;

/// <summary>Maps a raw log-odds to a calibrated one: <c>Intercept + Slope·x</c>.</summary>
public readonly record struct Calibration(double Intercept, double Slope)
{
    /// <summary>Leaves it as it is.</summary>
    public static Calibration None { get; } = new(0, 1);

    /// <summary>The calibrated log-odds.</summary>
    public double Apply(double x) => Intercept + (Slope * x);

    /// <summary>Fits both by weighted maximum likelihood, lightly held at <see cref="None"/>.</summary>
    public static Calibration Fit(IEnumerable<(double X, bool Follows, double Weight)> rows, double hold = 5)
    {
        var all = rows.ToList();
        var (a, b) = (0.0, 1.0);
        for (var round = 0; round < 25; round++)
        {
            double ga = -hold * a, gb = -hold * (b - 1), haa = hold, hab = 0, hbb = hold;
            foreach (var (x, follows, w) in all)
            {
                var p = Logistic.Sigmoid(a + (b * x));
                var e = w * ((follows ? 1 : 0) - p);
                var q = w * p * (1 - p);
                ga += e;
                gb += e * x;
                haa += q;
                hab += q * x;
                hbb += q * x * x;
            }

            var det = (haa * hbb) - (hab * hab);
            var (da, db) = (((hbb * ga) - (hab * gb)) / det, ((haa * gb) - (hab * ga)) / det);
            a += Math.Clamp(da, -1, 1);
            b += Math.Clamp(db, -0.5, 0.5);
            if (Math.Abs(da) + Math.Abs(db) < 1e-6)
            {
                break;
            }
        }

        return new Calibration(a, b);
    }
}
