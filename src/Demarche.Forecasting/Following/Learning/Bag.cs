namespace Demarche.Forecasting.Following.Learning;

/// <summary>
/// Coefficients of bootstrap draws over cascades. Their mean probability is the forecast: what only one or two cascades say is in some draws and
/// missing in others, and so is told with less confidence than what all of them say.
/// </summary>
static class Bag
{
    /// <summary>Draws a model keeps.</summary>
    public const int Draws = 24;

    /// <summary>Coefficients of a strand in every draw.</summary>
    /// <param name="fit">Models and moments of all cascades.</param>
    /// <param name="strand">Its cascades are drawn; the others stay as they are.</param>
    /// <param name="times">How often each set counts before drawing; 0 leaves it out.</param>
    /// <param name="own">The strand's sets with rows to learn from.</param>
    public static IReadOnlyList<double[]> Of(Fit fit, Strand strand, IReadOnlyList<double> times, IReadOnlyList<int> own)
    {
        var random = new Random(20261125);
        int[] drawn = [.. own.Where(i => times[i] > 0)];
        List<double[]> draws = [];
        for (var d = 0; d < Draws && drawn.Length > 0; d++)
        {
            double[] with = [.. times];
            foreach (var i in drawn)
            {
                with[i] = 0;
            }

            for (var k = 0; k < drawn.Length; k++)
            {
                with[drawn[random.Next(drawn.Length)]]++;
            }

            draws.Add(fit.With(strand, with, 0));
        }

        return draws;
    }

    /// <summary>Log-odds of the mean probability of a row.</summary>
    public static double LogOdds(ReadOnlySpan<float> row, IReadOnlyList<double[]> draws)
    {
        var sum = 0.0;
        foreach (var draw in draws)
        {
            sum += Logistic.Sigmoid(Logistic.Score(row, draw));
        }

        var p = Math.Clamp(sum / draws.Count, 1e-9, 1 - 1e-9);
        return Math.Log(p / (1 - p));
    }
}
