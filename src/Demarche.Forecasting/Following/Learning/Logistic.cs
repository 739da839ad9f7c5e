namespace Demarche.Forecasting.Following.Learning;

/// <summary>Logistic regression pulled toward given coefficients, by Newton's method.</summary>
static class Logistic
{
    /// <summary>One Newton step from <paramref name="beta"/>.</summary>
    /// <param name="moments">Of the rows, at <paramref name="beta"/>.</param>
    /// <param name="beta">Where it starts; not changed.</param>
    /// <param name="toward">Coefficients the penalty pulls to.</param>
    /// <param name="pull">Strength of the pull; the intercept is free.</param>
    public static (double[] Beta, double Moved) Step(Moments moments, double[] beta, double[] toward, double pull)
    {
        var w = RowSet.Width;
        var gradient = (double[])moments.Gradient.Clone();
        var curvature = (double[])moments.Curvature.Clone();
        for (var i = 0; i < w; i++)
        {
            var p = i == Features.Count ? 1e-3 : pull * Features.Pull(i);
            gradient[i] -= p * (beta[i] - toward[i]);
            curvature[(i * w) + i] += p + 1e-6;
        }

        var step = Solve(curvature, gradient, w);
        var next = (double[])beta.Clone();
        var moved = 0.0;
        for (var i = 0; i < w; i++)
        {
            // A step is held short: separable data must not run away.
            var d = Math.Clamp(step[i], -2, 2);
            next[i] += d;
            moved = Math.Max(moved, Math.Abs(d));
        }

        return (next, moved);
    }

    /// <summary>The log-odds of a row.</summary>
    public static double Score(ReadOnlySpan<float> row, double[] beta)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            sum += row[i] * beta[i];
        }

        return sum;
    }

    /// <summary>Log-odds to probability.</summary>
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>Cholesky on the upper triangle.</summary>
    public static double[] Solve(double[] a, double[] b, int n)
    {
        var l = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = a[(j * n) + i];
                for (var k = 0; k < j; k++)
                {
                    sum -= l[(i * n) + k] * l[(j * n) + k];
                }

                l[(i * n) + j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-9)) : sum / l[(j * n) + j];
            }
        }

        var x = (double[])b.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
            {
                x[i] -= l[(i * n) + k] * x[k];
            }

            x[i] /= l[(i * n) + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
            {
                x[i] -= l[(k * n) + i] * x[k];
            }

            x[i] /= l[(i * n) + i];
        }

        return x;
    }
}
