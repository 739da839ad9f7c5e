namespace Demarche.Forecasting.Following.Learning;

/// <summary>
/// Maps a raw log-odds to a calibrated one: <c>Intercept + Slope·x</c>, and past the knee (about one in thirty) <c>Bend·(x − Knee)</c> more:
/// what is told with confidence may be over-sure while the many small chances are right.
/// </summary>
public readonly record struct Calibration(double Intercept, double Slope, double Bend = 0)
{
    /// <summary>Log-odds from which the bend counts.</summary>
    public const double Knee = -3.5;

    /// <summary>Slope that is left at least, on either side of the knee: a higher raw chance is never told as a lower one.</summary>
    const double LeastSlope = 0.05;

    /// <summary>Leaves it as it is.</summary>
    public static Calibration None { get; } = new(0, 1);

    /// <summary>The calibrated log-odds.</summary>
    public double Apply(double x) => Intercept + (Slope * x) + (Bend * Math.Max(0, x - Knee));

    /// <summary>Fits all three by weighted maximum likelihood, lightly held at <see cref="None"/>.</summary>
    public static Calibration Fit(IEnumerable<(double X, bool Follows, double Weight)> rows, double hold = 5)
    {
        var all = rows.ToList();
        double[] at = [0, 1, 0], toward = [0, 1, 0], held = [hold, hold, hold / 5];
        Span<double> f = stackalloc double[3];
        for (var round = 0; round < 40; round++)
        {
            var gradient = new double[3];
            var curvature = new double[9];
            for (var i = 0; i < 3; i++)
            {
                gradient[i] = held[i] * (toward[i] - at[i]);
                curvature[(i * 3) + i] = held[i];
            }

            foreach (var (x, follows, w) in all)
            {
                (f[0], f[1], f[2]) = (1, x, Math.Max(0, x - Knee));
                var p = Logistic.Sigmoid(at[0] + (at[1] * f[1]) + (at[2] * f[2]));
                var (e, q) = (w * ((follows ? 1 : 0) - p), w * p * (1 - p));
                for (var i = 0; i < 3; i++)
                {
                    gradient[i] += e * f[i];
                    for (var j = i; j < 3; j++)
                    {
                        curvature[(i * 3) + j] += q * f[i] * f[j];
                    }
                }
            }

            var step = Logistic.Solve(curvature, gradient, 3);
            var moved = 0.0;
            for (var i = 0; i < 3; i++)
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
        return new Calibration(at[0], slope, Math.Max(at[2], LeastSlope - slope));
    }
}
