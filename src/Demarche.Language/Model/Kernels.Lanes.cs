using System.Runtime.CompilerServices;

namespace Demarche.Language.Model;

/// <summary>The arithmetic on one vector width.</summary>
sealed unsafe class Kernels<L, V> : Kernels
    where L : struct, ILanes<V>
    where V : struct
{
    internal override void Product(Operand a, Packed b, float* bias, float* c, int cRow, int rows, int inner, int columns)
    {
        var step = 2 * L.Count;
        for (var column = 0; column < columns; column += step)
        {
            var panel = (float*)b.Address + ((column / Panel) * (nint)b.PanelStep) + (column % Panel);
            var start = bias is null ? null : bias + column;
            var row = 0;
            while (rows - row >= 2)
            {
                Six((float*)a.Address + ((nint)row * a.Row), a.Row, a.Column, panel, b.Row, start, c + ((nint)row * cRow) + column, cRow, inner, Math.Min(5, rows - row - 1));
                row += 6;
            }

            if (row < rows)
            {
                One((float*)a.Address + ((nint)row * a.Row), a.Column, panel, b.Row, start, c + ((nint)row * cRow) + column, inner);
            }
        }
    }

    /// <summary>Six rows by two vectors. Where fewer rows are left, the last one is worked on again: it gives the same bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Six(float* a0, nint aRow, nint aColumn, float* b, nint bRow, float* bias, float* c0, nint cRow, int inner, int last)
    {
        var a1 = a0 + (aRow * Math.Min(1, last));
        var a2 = a0 + (aRow * Math.Min(2, last));
        var a3 = a0 + (aRow * Math.Min(3, last));
        var a4 = a0 + (aRow * Math.Min(4, last));
        var a5 = a0 + (aRow * Math.Min(5, last));
        var c1 = c0 + (cRow * Math.Min(1, last));
        var c2 = c0 + (cRow * Math.Min(2, last));
        var c3 = c0 + (cRow * Math.Min(3, last));
        var c4 = c0 + (cRow * Math.Min(4, last));
        var c5 = c0 + (cRow * Math.Min(5, last));
        var one = L.Count;
        V s00, s01, s10, s11, s20, s21, s30, s31, s40, s41, s50, s51;
        if (bias is null)
        {
            s00 = L.Load(c0);
            s01 = L.Load(c0 + one);
            s10 = L.Load(c1);
            s11 = L.Load(c1 + one);
            s20 = L.Load(c2);
            s21 = L.Load(c2 + one);
            s30 = L.Load(c3);
            s31 = L.Load(c3 + one);
            s40 = L.Load(c4);
            s41 = L.Load(c4 + one);
            s50 = L.Load(c5);
            s51 = L.Load(c5 + one);
        }
        else
        {
            s00 = s10 = s20 = s30 = s40 = s50 = L.Load(bias);
            s01 = s11 = s21 = s31 = s41 = s51 = L.Load(bias + one);
        }

        for (nint k = 0, at = 0; k < inner; k++, at += aColumn)
        {
            var b0 = L.Load(b);
            var b1 = L.Load(b + one);
            b += bRow;
            var x = L.Fill(a0[at]);
            s00 = L.Fma(x, b0, s00);
            s01 = L.Fma(x, b1, s01);
            x = L.Fill(a1[at]);
            s10 = L.Fma(x, b0, s10);
            s11 = L.Fma(x, b1, s11);
            x = L.Fill(a2[at]);
            s20 = L.Fma(x, b0, s20);
            s21 = L.Fma(x, b1, s21);
            x = L.Fill(a3[at]);
            s30 = L.Fma(x, b0, s30);
            s31 = L.Fma(x, b1, s31);
            x = L.Fill(a4[at]);
            s40 = L.Fma(x, b0, s40);
            s41 = L.Fma(x, b1, s41);
            x = L.Fill(a5[at]);
            s50 = L.Fma(x, b0, s50);
            s51 = L.Fma(x, b1, s51);
        }

        L.Store(s00, c0);
        L.Store(s01, c0 + one);
        L.Store(s10, c1);
        L.Store(s11, c1 + one);
        L.Store(s20, c2);
        L.Store(s21, c2 + one);
        L.Store(s30, c3);
        L.Store(s31, c3 + one);
        L.Store(s40, c4);
        L.Store(s41, c4 + one);
        L.Store(s50, c5);
        L.Store(s51, c5 + one);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void One(float* a, nint aColumn, float* b, nint bRow, float* bias, float* c, int inner)
    {
        var one = L.Count;
        var from = bias is null ? c : bias;
        var s0 = L.Load(from);
        var s1 = L.Load(from + one);
        for (nint k = 0, at = 0; k < inner; k++, at += aColumn)
        {
            var x = L.Fill(a[at]);
            s0 = L.Fma(x, L.Load(b), s0);
            s1 = L.Fma(x, L.Load(b + one), s1);
            b += bRow;
        }

        L.Store(s0, c);
        L.Store(s1, c + one);
    }

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
        for (var i = 0; i < count; i += 2 * L.Count)
        {
            var s = L.Load(vectors[0] + i);
            var t = L.Load(vectors[0] + i + L.Count);
            for (var k = 1; k < number; k++)
            {
                s = L.Add(s, L.Load(vectors[k] + i));
                t = L.Add(t, L.Load(vectors[k] + i + L.Count));
            }

            L.Store(L.Larger(s, L.Multiply(s, slope)), to + i);
            L.Store(L.Larger(t, L.Multiply(t, slope)), to + i + L.Count);
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
