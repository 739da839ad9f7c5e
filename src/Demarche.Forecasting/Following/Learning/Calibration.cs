namespace Demarche.Forecasting.Following.Learning;

/// <summary>
/// Maps a raw log-odds to a calibrated one: <c>Intercept + Slope·x</c>, past the knee (about one in thirty) <c>Bend·(x − Knee)</c> more, and past the
/// brow (about two in five) <c>Top·(x − Brow)</c>: what is told with confidence may be over-sure while the many small chances are right.
/// </summary>
public readonly record struct Calibration(double Intercept, double Slope, double Bend = 0, double Top = 0)
{
    /// <summary>Log-odds from which the bend counts.</summary>
    public const double Knee = -3.5;

    /// <summary>Log-odds from which the second bend counts.</summary>
    public const double Brow = -0.4;

    /// <summary>Slope that is left at least, on every side of a bend: a higher raw chance is never told as a lower one.</summary>
    const double LeastSlope = 0.05;

    const int Parts = 4;

    /// <summary>Leaves it as it is.</summary>
    public static Calibration None { get; } = new(0, 1);

    /// <summary>The calibrated log-odds.</summary>
    public double Apply(double x) => Intercept + (Slope * x) + (Bend * Math.Max(0, x - Knee)) + (Top * Math.Max(0, x - Brow));

    /// <summary>Fits all four by weighted maximum likelihood, lightly held at <see cref="None"/>.</summary>
    public static Calibration Fit(IEnumerable<(double X, bool Follows, double Weight)> rows, double hold = 5)
    {
        var all = rows.ToList();
        double[] at = [0, 1, 0, 0], toward = [0, 1, 0, 0], held = [hold, hold, hold / 5, hold / 5];
        Span<double> f = stackalloc double[Parts];
        for (var round = 0; round < 40; round++)
        {
            var gradient = new double[Parts];
            var curvature = new double[Parts * Parts];
            for (var i = 0; i < Parts; i++)
            {
                gradient[i] = held[i] * (toward[i] - at[i]);
                curvature[(i * Parts) + i] = held[i];
            }

            foreach (var (x, follows, w) in all)
            {
                (f[0], f[1], f[2], f[3]) = (1, x, Math.Max(0, x - Knee), Math.Max(0, x - Brow));
                double eta = 0;
                for (var i = 0; i < Parts; i++)
                {
                    eta += at[i] * f[i];
                }

                var p = Logistic.Sigmoid(eta);
                var (e, q) = (w * ((follows ? 1 : 0) - p), w * p * (1 - p));
                for (var i = 0; i < Parts; i++)
                {
                    gradient[i] += e * f[i];
                    for (var j = i; j < Parts; j++)
                    {
                        curvature[(i * Parts) + j] += q * f[i] * f[j];
                    }
                }
            }

            var step = Logistic.Solve(curvature, gradient, Parts);
            var moved = 0.0;
            for (var i = 0; i < Parts; i++)
            {
                at[i] += Math.Clamp(step[i], i == 0 ? -1 : -0.5, i == 0 ? 1 : 0.5);
                moved += Math.Abs(step[i]);
            }

            if (moved < 1e-6)
            {
                break;
            }
        }

        var slope = Math.Max(LeastSlope, at[1]);
        var bend = Math.Max(at[2], LeastSlope - slope);
        return new Calibration(at[0], slope, bend, Math.Max(at[3], LeastSlope - slope - bend));
    }

    /// <summary>Curves of bootstrap draws of cascades: how far the curve itself may be off where few cascades speak.</summary>
    /// <param name="cascades">Rows of each.</param>
    /// <param name="draws">Number of curves.</param>
    public static IReadOnlyList<Calibration> Draw(IReadOnlyList<IReadOnlyList<(double X, bool Follows, double Weight)>> cascades, int draws)
    {
        ArgumentNullException.ThrowIfNull(cascades);
        List<(double X, bool Follows, double Weight)>[] cells = [.. cascades.Select(Cells)];
        var random = new Random(20261126);
        List<Calibration> drawn = [];
        for (var d = 0; d < draws && cells.Length > 0; d++)
        {
            drawn.Add(Fit(Enumerable.Range(0, cells.Length).Select(_ => cells[random.Next(cells.Length)]).ToList().SelectMany(c => c)));
        }

        return drawn;
    }

    /// <summary>Rows that stand within a twentieth of one another, joined.</summary>
    static List<(double X, bool Follows, double Weight)> Cells(IReadOnlyList<(double X, bool Follows, double Weight)> rows) =>
        [.. rows.GroupBy(r => ((int)Math.Floor(r.X * 20), r.Follows)).OrderBy(g => g.Key).Select(g => (g.Sum(r => r.X * r.Weight) / g.Sum(r => r.Weight), g.Key.Follows, g.Sum(r => r.Weight)))];
}
