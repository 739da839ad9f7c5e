namespace Demarche.Forecasting.Following.Learning;

/// <summary>The hazard of one strand as learnt from what was known by a day.</summary>
/// <param name="Strand">Which.</param>
/// <param name="By">Every row it learnt from had its outcome by this day.</param>
/// <param name="Cascades">Cascades it learnt from.</param>
/// <param name="Coefficients">Of the scaled features, the intercept and the padding.</param>
/// <param name="Draws">The same for bootstrap draws over cascades.</param>
/// <param name="Calibration">From forecasts of cascades it had not seen.</param>
/// <param name="Curves">Calibrations from bootstrap draws of those cascades.</param>
/// <param name="Horizons">Hazard of 1, 3, 6, 12, 24, 36 and 60 months over that of twelve.</param>
/// <param name="Rates">Climatology: the family's twelve-month rate by age of the cascade.</param>
public sealed record StrandModel(Strand Strand, DateOnly By, int Cascades, double[] Coefficients, IReadOnlyList<double[]> Draws, Calibration Calibration, IReadOnlyList<Calibration> Curves, double[] Horizons, double[] Rates)
{
    /// <summary>Months of <see cref="Horizons"/>.</summary>
    public static IReadOnlyList<int> Months { get; } = [1, 3, 6, 12, 24, 36, 60];

    /// <summary>Twelve-month probability of a scaled row: the mean of the draws, calibrated.</summary>
    public double Probability(ReadOnlySpan<float> row) => Logistic.Sigmoid(Calibration.Apply(Raw(row)));

    double Raw(ReadOnlySpan<float> row) => Draws.Count > 0 ? Bag.LogOdds(row, Draws) : Logistic.Score(row, Coefficients);

    /// <summary>
    /// The twelve-month probability's 90 % interval over draws of cascades, each with coefficients and calibration of its own; even in log-odds about the forecast.
    /// </summary>
    public (double Low, double High) Interval(ReadOnlySpan<float> row)
    {
        if (Draws.Count < 2)
        {
            return (0, 1);
        }

        var (centre, middle) = (Raw(row), Logistic.Score(row, Coefficients));
        var at = Calibration.Apply(centre);
        double sum = 0, square = 0;
        for (var d = 0; d < Draws.Count; d++)
        {
            // A draw's coefficients with one draw's curve: the two are drawn apart from one another.
            var curve = Curves.Count > 0 ? Curves[d % Curves.Count] : Calibration;
            var x = curve.Apply(centre + Logistic.Score(row, Draws[d]) - middle);
            sum += x;
            square += x * x;
        }

        var mean = sum / Draws.Count;
        var spread = 1.645 * Math.Sqrt(Math.Max(0, (square / Draws.Count) - (mean * mean)));
        return (Logistic.Sigmoid(at - spread), Logistic.Sigmoid(at + spread));
    }

    /// <summary>Turns a twelve-month probability into one for so many months, along the strand's mean course of the hazard.</summary>
    public double Within(double p, int months)
    {
        var x = Math.Log(Math.Clamp(months, Months[0], Months[^1]));
        var i = 1;
        while (i < Months.Count - 1 && Math.Log(Months[i]) < x)
        {
            i++;
        }

        var (a, b) = (Math.Log(Months[i - 1]), Math.Log(Months[i]));
        var ratio = Math.Exp(Math.Log(Horizons[i - 1]) + ((Math.Log(Horizons[i]) - Math.Log(Horizons[i - 1])) * (x - a) / (b - a)));
        return 1 - Math.Pow(1 - p, ratio);
    }
}
