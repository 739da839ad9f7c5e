using System.Runtime.CompilerServices;

namespace Demarche.Language.Model;

/// <summary>The arithmetic on one vector width.</summary>
sealed unsafe partial class Kernels<L, V> : Kernels
    where L : struct, ILanes<V>
    where V : struct
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Leak(float* x, int count)
    {
        var slope = L.Fill(0.1f);
        for (var i = 0; i < count; i += L.Count)
        {
            var v = L.Load(x + i);
            L.Store(L.Larger(v, L.Multiply(v, slope)), x + i);
        }
    }

    /// <summary>e to the x for −87 ≤ x ≤ 87: 2 to the n times a polynomial on ±ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Exp(V x)
    {
        x = L.Larger(L.Smaller(x, L.Fill(87f)), L.Fill(-87f));
        var magic = L.Fill(12582912f);
        var power = L.Fma(x, L.Fill(1.44269504f), magic);
        var n = L.Subtract(power, magic);
        var r = L.Fma(n, L.Fill(-0.693359375f), x);
        r = L.Fma(n, L.Fill(2.12194440e-4f), r);
        var p = L.Fill(1.9875691500e-4f);
        p = L.Fma(p, r, L.Fill(1.3981999507e-3f));
        p = L.Fma(p, r, L.Fill(8.3334519073e-3f));
        p = L.Fma(p, r, L.Fill(4.1665795894e-2f));
        p = L.Fma(p, r, L.Fill(1.6666665459e-1f));
        p = L.Fma(p, r, L.Fill(0.5f));
        p = L.Fma(p, L.Multiply(r, r), r);
        return L.Scale(L.Add(p, L.Fill(1f)), power);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Sigmoid(float* x, int count)
    {
        var unit = L.Fill(1f);
        for (var i = 0; i < count; i += L.Count)
        {
            L.Store(L.Divide(unit, L.Add(unit, Exp(L.Subtract(L.Fill(0f), L.Load(x + i))))), x + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override float Exponentials(float* x, float shift, int count)
    {
        var by = L.Fill(shift);
        var i = 0;
        for (; i <= count - L.Count; i += L.Count)
        {
            L.Store(Exp(L.Subtract(L.Load(x + i), by)), x + i);
        }

        if (i < count)
        {
            var rest = stackalloc float[L.Count];
            new Span<float>(x + i, count - i).CopyTo(new Span<float>(rest, L.Count));
            L.Store(Exp(L.Subtract(L.Load(rest), by)), rest);
            new Span<float>(rest, count - i).CopyTo(new Span<float>(x + i, count - i));
        }

        var sum = 0f;
        for (var k = 0; k < count; k++)
        {
            sum += x[k];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void LeakAndAdd(float* x, float* a, float* to, int count)
    {
        var slope = L.Fill(0.1f);
        for (var i = 0; i < count; i += L.Count)
        {
            var v = L.Load(x + i);
            v = L.Larger(v, L.Multiply(v, slope));
            L.Store(v, x + i);
            L.Store(L.Add(L.Load(a + i), v), to + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Add(float* a, float* b, float* to, int count)
    {
        for (var i = 0; i < count; i += L.Count)
        {
            L.Store(L.Add(L.Load(a + i), L.Load(b + i)), to + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void AddScaled(float* a, float factor, float* to, int count)
    {
        var f = L.Fill(factor);
        for (var i = 0; i < count; i += L.Count)
        {
            L.Store(L.Fma(L.Load(a + i), f, L.Load(to + i)), to + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void SumAndLeak(float** vectors, int number, float* to, int count)
    {
        var slope = L.Fill(0.1f);
        var one = L.Count;
        for (var i = 0; i < count; i += 4 * one)
        {
            var from = vectors[0] + i;
            V s = L.Load(from), t = L.Load(from + one), u = L.Load(from + (2 * one)), v = L.Load(from + (3 * one));
            for (var k = 1; k < number; k++)
            {
                from = vectors[k] + i;
                s = L.Add(s, L.Load(from));
                t = L.Add(t, L.Load(from + one));
                u = L.Add(u, L.Load(from + (2 * one)));
                v = L.Add(v, L.Load(from + (3 * one)));
            }

            L.Store(L.Larger(s, L.Multiply(s, slope)), to + i);
            L.Store(L.Larger(t, L.Multiply(t, slope)), to + i + one);
            L.Store(L.Larger(u, L.Multiply(u, slope)), to + i + (2 * one));
            L.Store(L.Larger(v, L.Multiply(v, slope)), to + i + (3 * one));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void LeakSlope(float* output, float* gradient, float* to, int count)
    {
        var slope = L.Fill(0.1f);
        for (var i = 0; i < count; i += L.Count)
        {
            var g = L.Load(gradient + i);
            L.Store(L.Choose(L.Load(output + i), g, L.Multiply(g, slope)), to + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Recur(float* gates, int gateRow, int candidate, float* to, int toRow, int length, int units, bool backwards)
    {
        for (var u = 0; u < units; u += L.Count)
        {
            var h = L.Fill(0f);
            for (var i = 0; i < length; i++)
            {
                var t = (nint)(backwards ? length - 1 - i : i);
                var z = L.Load(gates + (t * gateRow) + u);
                var c = L.Load(gates + (t * gateRow) + candidate + u);
                h = L.Fma(z, L.Subtract(c, h), h);
                L.Store(h, to + (t * toRow) + u);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void RecurBack(float* gates, float* outputs, float* gradient, float* to, int width, int length, int units, bool backwards)
    {
        V zero = L.Fill(0f), unit = L.Fill(1f);
        for (var u = 0; u < units; u += L.Count)
        {
            var carry = zero;
            for (var step = length - 1; step >= 0; step--)
            {
                var t = (nint)(backwards ? length - 1 - step : step);
                var before = step == 0 ? zero : L.Load(outputs + ((backwards ? t + 1 : t - 1) * width) + u);
                var z = L.Load(gates + (t * 2 * width) + u);
                var c = L.Load(gates + (t * 2 * width) + width + u);
                var d = L.Add(L.Load(gradient + (t * width) + u), carry);
                var rest = L.Subtract(unit, z);
                L.Store(L.Multiply(L.Multiply(L.Multiply(d, L.Subtract(c, before)), z), rest), to + (t * 2 * width) + u);
                L.Store(L.Multiply(d, z), to + (t * 2 * width) + width + u);
                carry = L.Multiply(d, rest);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void MultiplyBy(float* x, float* by, int count)
    {
        for (var i = 0; i < count; i += L.Count)
        {
            L.Store(L.Multiply(L.Load(x + i), L.Load(by + i)), x + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override double Squares(float* x, int count)
    {
        var sums = stackalloc float[L.Count];
        var s = L.Fill(0f);
        var i = 0;
        for (; i <= count - L.Count; i += L.Count)
        {
            var v = L.Load(x + i);
            s = L.Fma(v, v, s);
        }

        L.Store(s, sums);
        var total = 0.0;
        for (var k = 0; k < L.Count; k++)
        {
            total += sums[k];
        }

        for (; i < count; i++)
        {
            total += x[i] * (double)x[i];
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Adam(float* w, float* g, float* m, float* v, float* average, int count, in AdamStep step)
    {
        V clip = L.Fill(step.Clip), first = L.Fill(step.First), second = L.Fill(step.Second), rest = L.Fill(1 - step.First), square = L.Fill(1 - step.Second);
        V rate = L.Fill(-step.Rate * step.FirstCorrection), correction = L.Fill(step.SecondCorrection), small = L.Fill(1e-8f), follow = L.Fill(1 - step.Average);
        for (var i = 0; i < count; i += L.Count)
        {
            var d = L.Multiply(L.Load(g + i), clip);
            var mean = L.Fma(L.Load(m + i), first, L.Multiply(d, rest));
            var spread = L.Fma(L.Load(v + i), second, L.Multiply(L.Multiply(d, d), square));
            L.Store(mean, m + i);
            L.Store(spread, v + i);
            var root = L.Add(L.Root(L.Multiply(spread, correction)), small);
            var weight = L.Fma(rate, L.Divide(mean, root), L.Load(w + i));
            L.Store(weight, w + i);
            var a = L.Load(average + i);
            L.Store(L.Fma(follow, L.Subtract(weight, a), a), average + i);
        }
    }
}
