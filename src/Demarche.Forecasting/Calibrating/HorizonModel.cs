using Demarche.Forecasting.Ranking;

namespace Demarche.Forecasting.Calibrating;

/// <summary>
/// Probability that a fact happens within h days, for any h: 1 − exp(−exp(w·x + g·ln h)), a hazard that grows as a power of time. It rises with h
/// by construction. x holds logarithms of the fact's own rates, of its pair's and its question's, and of the ranker's share.
/// </summary>
sealed class HorizonModel
{
    /// <summary>Numbers a case is described by.</summary>
    public const int Inputs = 9;

    const float Floor = 1e-3f;
    const int Parameters = Inputs + 3;

    static readonly int s_short = At("o.short");
    static readonly int s_middle = At("o.middle");
    static readonly int s_long = At("o.long");
    static readonly int s_since = At("o.since");
    static readonly int s_pair = At("p.long");
    static readonly int s_asked = At("q.middle");
    static readonly int s_answer = At("r.long");

    readonly double[] _w;

    HorizonModel(double[] w) => _w = w;

    static int At(string name) => Array.IndexOf(FeatureNames.All, name);

    /// <summary>Describes a case from its ranking features and the logarithm of the share the ranker gives it.</summary>
    public static void Describe(ReadOnlySpan<float> features, float logShare, Span<float> to)
    {
        to[0] = 1;
        to[1] = Log(features[s_long] / 86.6f);
        to[2] = Log(features[s_middle] / 21.6f);
        to[3] = Log(features[s_short] / 4.33f);
        to[4] = Log(features[s_asked] / 21.6f);
        to[5] = MathF.Max(logShare, -12);
        to[6] = MathF.Log(1 + MathF.Min(features[s_since], 400)) - 3;
        to[7] = Log(features[s_pair] / 86.6f);
        to[8] = Log(features[s_answer] / 86.6f);
    }

    static float Log(float rate) => MathF.Log(rate + Floor) + 4;

    /// <summary>Chance within the days; 0 for no days.</summary>
    public double Probability(ReadOnlySpan<float> x, double days)
    {
        if (days <= 0)
        {
            return 0;
        }

        return 1 - Math.Exp(-Math.Exp(Math.Clamp(Exponent(_w, x, Math.Log(days)), -30, 4)));
    }

    static double Exponent(double[] w, ReadOnlySpan<float> x, double log)
    {
        double sum = 0;
        for (var i = 0; i < Inputs; i++)
        {
            sum += w[i] * x[i];
        }

        return sum + (Growth(w, x) * log);
    }

    /// <summary>How the hazard grows with time: slower than time where the past is thick, never falling.</summary>
    static double Growth(double[] w, ReadOnlySpan<float> x) => Math.Max(0.05, w[Inputs] + (w[Inputs + 1] * x[1]) + (w[Inputs + 2] * x[6]));

    /// <summary>Fewest cases that did happen, below which nothing is calibrated.</summary>
    const int LeastHappened = 30;

    /// <summary>Null when too few of the cases happened. Fits by gradient ascent of the likelihood on cases (<see cref="Inputs"/> numbers each) seen at several horizons.</summary>
    public static HorizonModel? Fit(IReadOnlyList<HorizonCase> cases)
    {
        if (cases.Count(c => c.Happened) < LeastHappened)
        {
            return null;
        }

        var w = new double[Parameters];
        w[0] = -2;
        w[1] = 0.3;
        w[5] = 0.5;
        w[Inputs] = 0.8;
        double[] m = new double[Parameters], v = new double[Parameters], g = new double[Parameters];
        for (var step = 1; step <= 600; step++)
        {
            Array.Clear(g);
            double total = 0;
            foreach (var c in cases)
            {
                var log = Math.Log(c.Days);
                var eta = Math.Clamp(Exponent(w, c.Inputs, log), -30, 4);
                var hazard = Math.Exp(eta);
                var survive = Math.Exp(-hazard);
                // Slope of the log-likelihood by eta.
                var slope = c.Weight * (c.Happened ? hazard * survive / Math.Max(1e-9, 1 - survive) : -hazard);
                total += c.Weight;
                for (var i = 0; i < Inputs; i++)
                {
                    g[i] += slope * c.Inputs[i];
                }

                g[Inputs] += slope * log;
                g[Inputs + 1] += slope * log * c.Inputs[1];
                g[Inputs + 2] += slope * log * c.Inputs[6];
            }

            var rate = 0.05 / (1 + (step / 150.0));
            for (var i = 0; i < Parameters; i++)
            {
                var x = -g[i] / Math.Max(1, total);
                m[i] = (0.9 * m[i]) + (0.1 * x);
                v[i] = (0.99 * v[i]) + (0.01 * x * x);
                w[i] -= rate * (m[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.99, step))) + 1e-9);
            }
        }

        return new HorizonModel(w);
    }

    public void Write(BinaryWriter to)
    {
        foreach (var x in _w)
        {
            to.Write(x);
        }
    }

    public static HorizonModel Read(BinaryReader from)
    {
        var w = new double[Parameters];
        for (var i = 0; i < w.Length; i++)
        {
            w[i] = from.ReadDouble();
        }

        return new HorizonModel(w);
    }
}

/// <summary>A fact that might have happened within some days, and whether it did.</summary>
/// <param name="Inputs">What <see cref="HorizonModel.Describe"/> wrote.</param>
/// <param name="Days">The horizon.</param>
/// <param name="Happened">Whether it did.</param>
/// <param name="Weight">How many cases it stands for.</param>
sealed record HorizonCase(float[] Inputs, int Days, bool Happened, float Weight);
