namespace Demarche.Forecasting.Following.Learning;

/// <summary>Means and spreads that bring features to one scale.</summary>
public sealed class Scale
{
    /// <summary>Mean of each feature.</summary>
    public required float[] Mean { get; init; }

    /// <summary>Spread of each feature, never 0.</summary>
    public required float[] Spread { get; init; }

    /// <summary>Computes them, every cascade counting the same.</summary>
    public static Scale Of(IReadOnlyList<RowSet> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        var f = Features.Count;
        var (sum, squares, n) = (new double[f], new double[f], 0.0);
        foreach (var set in sets.Where(s => s.Count > 0))
        {
            var w = 1.0 / set.Count;
            for (var r = 0; r < set.Count; r++)
            {
                var row = set.Row(r);
                for (var i = 0; i < f; i++)
                {
                    sum[i] += w * row[i];
                    squares[i] += w * row[i] * row[i];
                }
            }

            n++;
        }

        var mean = new float[f];
        var spread = new float[f];
        for (var i = 0; i < f; i++)
        {
            mean[i] = (float)(sum[i] / Math.Max(1, n));
            spread[i] = (float)Math.Max(0.02, Math.Sqrt(Math.Max(0, (squares[i] / Math.Max(1, n)) - (mean[i] * mean[i]))));
        }

        return new Scale { Mean = mean, Spread = spread };
    }

    /// <summary>Scales a set in place.</summary>
    public void Apply(RowSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        for (var r = 0; r < set.Count; r++)
        {
            Apply(set.X.AsSpan(r * RowSet.Width, Features.Count));
        }
    }

    /// <summary>Scales a row in place; values far out are held at four spreads.</summary>
    public void Apply(Span<float> row)
    {
        for (var i = 0; i < Mean.Length; i++)
        {
            row[i] = Math.Clamp((row[i] - Mean[i]) / Spread[i], -4, 4);
        }
    }
}
