namespace Demarche.Forecasting.Evaluating;

/// <summary>Intervals of a mean by drawing again from its cases.</summary>
public static class Bootstrap
{
    /// <summary>The 95 % interval of the mean, from 1,000 draws with a fixed seed.</summary>
    public static (double Low, double High) Interval(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return (0, 0);
        }

        var random = new Random(1);
        var means = new double[1000];
        for (var b = 0; b < means.Length; b++)
        {
            double sum = 0;
            for (var i = 0; i < values.Count; i++)
            {
                sum += values[random.Next(values.Count)];
            }

            means[b] = sum / values.Count;
        }

        Array.Sort(means);
        return (means[25], means[974]);
    }
}
