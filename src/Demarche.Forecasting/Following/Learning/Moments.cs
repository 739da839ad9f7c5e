using System.Numerics;

namespace Demarche.Forecasting.Following.Learning;

/// <summary>Gradient and curvature of the likelihood of some rows at given coefficients: all that a Newton step needs of them.</summary>
sealed class Moments
{
    /// <summary>Gradient.</summary>
    public double[] Gradient { get; } = new double[RowSet.Width];

    /// <summary>Curvature, upper triangle.</summary>
    public double[] Curvature { get; } = new double[RowSet.Width * RowSet.Width];

    /// <summary>Adds others, times a factor.</summary>
    public void Add(Moments other, double factor)
    {
        for (var i = 0; i < Gradient.Length; i++)
        {
            Gradient[i] += factor * other.Gradient[i];
        }

        for (var i = 0; i < Curvature.Length; i++)
        {
            Curvature[i] += factor * other.Curvature[i];
        }
    }

    /// <summary>Measures the rows of a set whose outcome was known by a day.</summary>
    public static Moments Of(RowSet set, double[] beta, DateOnly by)
    {
        var w = RowSet.Width;
        var moments = new Moments();
        var (g, h, b) = (new float[w], new float[w * w], Array.ConvertAll(beta, x => (float)x));
        for (var r = 0; r < set.Count; r++)
        {
            if (set.Closed[r] > by)
            {
                continue;
            }

            var row = set.Row(r);
            var p = (float)Logistic.Sigmoid(Dot(row, b));
            var weight = set.Weights[r];
            Axpy(weight * ((set.Follows[r] ? 1 : 0) - p), row, g, 0);
            var q = weight * p * (1 - p);
            if (q < 1e-7f)
            {
                continue;
            }

            for (var i = 0; i < w; i++)
            {
                if (row[i] != 0)
                {
                    Axpy(q * row[i], row, h.AsSpan(i * w, w), i & ~7);
                }
            }
        }

        for (var i = 0; i < w; i++)
        {
            moments.Gradient[i] = g[i];
            for (var j = i; j < w; j++)
            {
                moments.Curvature[(i * w) + j] = h[(i * w) + j];
            }
        }

        return moments;
    }

    static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < a.Length; i += Vector<float>.Count)
        {
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        return Vector.Sum(sum);
    }

    static void Axpy(float k, ReadOnlySpan<float> x, Span<float> y, int from)
    {
        var vk = new Vector<float>(k);
        for (var i = from; i < x.Length; i += Vector<float>.Count)
        {
            (new Vector<float>(y[i..]) + (vk * new Vector<float>(x[i..]))).CopyTo(y[i..]);
        }
    }
}
