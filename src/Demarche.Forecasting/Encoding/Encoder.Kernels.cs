using System.Runtime.Intrinsics;

namespace Demarche.Forecasting.Encoding;

/// <content>Vector arithmetic; lengths are multiples of eight.</content>
sealed unsafe partial class Encoder
{
    static float Dot(float* a, float* b, int n)
    {
        Vector256<float> x = default, y = default;
        var i = 0;
        for (; i + 16 <= n; i += 16)
        {
            x = Vector256.FusedMultiplyAdd(Vector256.Load(a + i), Vector256.Load(b + i), x);
            y = Vector256.FusedMultiplyAdd(Vector256.Load(a + i + 8), Vector256.Load(b + i + 8), y);
        }

        for (; i < n; i += 8)
        {
            x = Vector256.FusedMultiplyAdd(Vector256.Load(a + i), Vector256.Load(b + i), x);
        }

        return Vector256.Sum(x + y);
    }

    static void AddScaled(float* to, float* from, float scale, int n)
    {
        var s = Vector256.Create(scale);
        for (var i = 0; i < n; i += 8)
        {
            Vector256.Store(Vector256.FusedMultiplyAdd(s, Vector256.Load(from + i), Vector256.Load(to + i)), to + i);
        }
    }

    static void AddTo(float* to, float* from, int n)
    {
        var i = 0;
        for (; i + 8 <= n; i += 8)
        {
            Vector256.Store(Vector256.Load(to + i) + Vector256.Load(from + i), to + i);
        }

        for (; i < n; i++)
        {
            to[i] += from[i];
        }
    }

    static void MultiplyBy(float* to, float* by, int n)
    {
        for (var i = 0; i < n; i += 8)
        {
            Vector256.Store(Vector256.Load(to + i) * Vector256.Load(by + i), to + i);
        }
    }

    static Vector256<float> Tanh(Vector256<float> x)
    {
        var e = Vector256.Exp(Vector256.Min(Vector256.Create(20f), x + x));
        return (e - Vector256<float>.One) / (e + Vector256<float>.One);
    }

    /// <summary>Replaces n scores by exp(score − largest) and returns their sum and the largest.</summary>
    internal static (float Sum, float Max) Exponentials(float* x, int n)
    {
        var max = float.NegativeInfinity;
        var i = 0;
        var vm = Vector256.Create(float.NegativeInfinity);
        for (; i + 8 <= n; i += 8)
        {
            vm = Vector256.Max(vm, Vector256.Load(x + i));
        }

        for (var j = 0; j < 8; j++)
        {
            max = MathF.Max(max, vm[j]);
        }

        for (; i < n; i++)
        {
            max = MathF.Max(max, x[i]);
        }

        var vx = Vector256.Create(max);
        Vector256<float> sum = default;
        for (i = 0; i + 8 <= n; i += 8)
        {
            var e = Vector256.Exp(Vector256.Load(x + i) - vx);
            Vector256.Store(e, x + i);
            sum += e;
        }

        var total = Vector256.Sum(sum);
        for (; i < n; i++)
        {
            x[i] = MathF.Exp(x[i] - max);
            total += x[i];
        }

        return (total, max);
    }
}
