using System.Runtime.CompilerServices;

namespace Demarche.Language.Model;

/// <summary>
/// Products of matrices in blocks that fit the registers: six rows by two vectors, and for the last rows three by four or one by eight.
/// However it is cut, each output adds its inputs one after the other in rising order, so the cut does not show in the bytes.
/// </summary>
sealed unsafe partial class Kernels<L, V>
{
    /// <summary>Inputs taken at once: so much of a panel stays in the nearest cache while all rows go by.</summary>
    const int Block = 128;

    /// <summary>Rows whose addresses are held at once.</summary>
    const int Held = 768;

    /// <summary>Four vectors fill a panel: then the last rows have blocks of their own.</summary>
    static bool FourFill => 4 * L.Count == Panel;

    [SkipLocalsInit]
    internal override void Product(Operand a, Packed b, float* bias, float* c, int cRow, int rows, int inner, int columns)
    {
        var from = stackalloc float*[Held];
        var to = stackalloc float*[Held];
        for (var first = 0; first < rows; first += Held)
        {
            var count = Math.Min(Held, rows - first);
            for (var i = 0; i < count; i++)
            {
                from[i] = (float*)a.Address + ((nint)(first + i) * a.Row);
                to[i] = c + ((nint)(first + i) * cRow);
            }

            Multiply(from, to, count, a.Column, b, bias, inner, columns);
        }
    }

    [SkipLocalsInit]
    internal override void ProductOf(ReadOnlySpan<int> which, Operand a, Packed b, float* bias, float* c, int cRow, int inner, int columns)
    {
        var from = stackalloc float*[Held];
        var to = stackalloc float*[Held];
        for (var first = 0; first < which.Length; first += Held)
        {
            var count = Math.Min(Held, which.Length - first);
            for (var i = 0; i < count; i++)
            {
                from[i] = (float*)a.Address + ((nint)which[first + i] * a.Row);
                to[i] = c + ((nint)which[first + i] * cRow);
            }

            Multiply(from, to, count, a.Column, b, bias, inner, columns);
        }
    }

    static void Multiply(float** from, float** to, int rows, nint aColumn, Packed b, float* bias, int inner, int columns)
    {
        // A last group of four or five rows is filled up with the last row, which gives the same bytes twice.
        var rest = rows % 6;
        var sixes = rest == 0 ? rows : rest >= (FourFill ? 4 : 2) ? rows - rest + 6 : rows - rest;
        for (var i = rows; i < sixes; i++)
        {
            from[i] = from[rows - 1];
            to[i] = to[rows - 1];
        }

        for (var column = 0; column < columns && sixes > 0; column += 2 * L.Count)
        {
            var panel = (float*)b.Address + ((column / Panel) * (nint)b.PanelStep) + (column % Panel);
            for (var k = 0; k < inner; k += Block)
            {
                var start = k > 0 || bias is null ? null : bias + column;
                var count = Math.Min(Block, inner - k);
                for (var row = 0; row < sixes; row += 6)
                {
                    Six(from + row, to + row, k * aColumn, column, aColumn, panel + (k * (nint)b.Row), b.Row, start, count);
                }
            }
        }

        for (var row = sixes; row < rows;)
        {
            var taken = Math.Min(rows - row, 3);
            if (!FourFill)
            {
                taken = 1;
                Ones(from[row], to[row], aColumn, b, bias, inner, columns);
            }
            else if (taken == 1)
            {
                Eights(from[row], to[row], aColumn, b, bias, inner, columns);
            }
            else
            {
                for (var column = 0; column < columns; column += Panel)
                {
                    Three(from + row, to + row, taken - 1, column, aColumn, (float*)b.Address + ((column / Panel) * (nint)b.PanelStep), b.Row, bias is null ? null : bias + column, inner);
                }
            }

            row += taken;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Six(float** from, float** to, nint skip, nint column, nint aColumn, float* b, nint bRow, float* bias, int inner)
    {
        float* a0 = from[0] + skip, a1 = from[1] + skip, a2 = from[2] + skip, a3 = from[3] + skip, a4 = from[4] + skip, a5 = from[5] + skip;
        var one = L.Count;
        V s00, s01, s10, s11, s20, s21, s30, s31, s40, s41, s50, s51;
        if (bias is null)
        {
            (s00, s01) = (L.Load(to[0] + column), L.Load(to[0] + column + one));
            (s10, s11) = (L.Load(to[1] + column), L.Load(to[1] + column + one));
            (s20, s21) = (L.Load(to[2] + column), L.Load(to[2] + column + one));
            (s30, s31) = (L.Load(to[3] + column), L.Load(to[3] + column + one));
            (s40, s41) = (L.Load(to[4] + column), L.Load(to[4] + column + one));
            (s50, s51) = (L.Load(to[5] + column), L.Load(to[5] + column + one));
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

        Store(s00, s01, to[0] + column);
        Store(s10, s11, to[1] + column);
        Store(s20, s21, to[2] + column);
        Store(s30, s31, to[3] + column);
        Store(s40, s41, to[4] + column);
        Store(s50, s51, to[5] + column);
    }

    /// <summary>Three rows by four vectors; where there are two, the second is worked on twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Three(float** from, float** to, int last, nint column, nint aColumn, float* b, nint bRow, float* bias, int inner)
    {
        float* a0 = from[0], a1 = from[Math.Min(1, last)], a2 = from[Math.Min(2, last)];
        float* c0 = to[0] + column, c1 = to[Math.Min(1, last)] + column, c2 = to[Math.Min(2, last)] + column;
        int one = L.Count, two = 2 * L.Count, three = 3 * L.Count;
        V s00, s01, s02, s03, s10, s11, s12, s13, s20, s21, s22, s23;
        if (bias is null)
        {
            (s00, s01, s02, s03) = (L.Load(c0), L.Load(c0 + one), L.Load(c0 + two), L.Load(c0 + three));
            (s10, s11, s12, s13) = (L.Load(c1), L.Load(c1 + one), L.Load(c1 + two), L.Load(c1 + three));
            (s20, s21, s22, s23) = (L.Load(c2), L.Load(c2 + one), L.Load(c2 + two), L.Load(c2 + three));
        }
        else
        {
            s00 = s10 = s20 = L.Load(bias);
            s01 = s11 = s21 = L.Load(bias + one);
            s02 = s12 = s22 = L.Load(bias + two);
            s03 = s13 = s23 = L.Load(bias + three);
        }

        for (nint k = 0, at = 0; k < inner; k++, at += aColumn)
        {
            V x = L.Fill(a0[at]), y = L.Fill(a1[at]), z = L.Fill(a2[at]);
            var v = L.Load(b);
            s00 = L.Fma(x, v, s00);
            s10 = L.Fma(y, v, s10);
            s20 = L.Fma(z, v, s20);
            v = L.Load(b + one);
            s01 = L.Fma(x, v, s01);
            s11 = L.Fma(y, v, s11);
            s21 = L.Fma(z, v, s21);
            v = L.Load(b + two);
            s02 = L.Fma(x, v, s02);
            s12 = L.Fma(y, v, s12);
            s22 = L.Fma(z, v, s22);
            v = L.Load(b + three);
            s03 = L.Fma(x, v, s03);
            s13 = L.Fma(y, v, s13);
            s23 = L.Fma(z, v, s23);
            b += bRow;
        }

        Store(s00, s01, c0);
        Store(s02, s03, c0 + two);
        Store(s10, s11, c1);
        Store(s12, s13, c1 + two);
        Store(s20, s21, c2);
        Store(s22, s23, c2 + two);
    }

    /// <summary>One row, two panels of four vectors at a time; a panel left over is worked on twice.</summary>
    static void Eights(float* a, float* c, nint aColumn, Packed b, float* bias, int inner, int columns)
    {
        for (var column = 0; column < columns; column += 2 * Panel)
        {
            var other = column + Panel < columns ? column + Panel : column;
            Eight(
                a,
                aColumn,
                (float*)b.Address + ((column / Panel) * (nint)b.PanelStep),
                (float*)b.Address + ((other / Panel) * (nint)b.PanelStep),
                b.Row,
                bias is null ? c + column : bias + column,
                bias is null ? c + other : bias + other,
                c + column,
                c + other,
                inner);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Eight(float* a, nint aColumn, float* b, float* d, nint bRow, float* begin, float* start, float* c, float* e, int inner)
    {
        int one = L.Count, two = 2 * L.Count, three = 3 * L.Count;
        V s0 = L.Load(begin), s1 = L.Load(begin + one), s2 = L.Load(begin + two), s3 = L.Load(begin + three);
        V t0 = L.Load(start), t1 = L.Load(start + one), t2 = L.Load(start + two), t3 = L.Load(start + three);
        for (nint k = 0, at = 0; k < inner; k++, at += aColumn)
        {
            var x = L.Fill(a[at]);
            s0 = L.Fma(x, L.Load(b), s0);
            s1 = L.Fma(x, L.Load(b + one), s1);
            s2 = L.Fma(x, L.Load(b + two), s2);
            s3 = L.Fma(x, L.Load(b + three), s3);
            t0 = L.Fma(x, L.Load(d), t0);
            t1 = L.Fma(x, L.Load(d + one), t1);
            t2 = L.Fma(x, L.Load(d + two), t2);
            t3 = L.Fma(x, L.Load(d + three), t3);
            b += bRow;
            d += bRow;
        }

        Store(s0, s1, c);
        Store(s2, s3, c + two);
        Store(t0, t1, e);
        Store(t2, t3, e + two);
    }

    static void Ones(float* a, float* c, nint aColumn, Packed b, float* bias, int inner, int columns)
    {
        for (var column = 0; column < columns; column += 2 * L.Count)
        {
            var panel = (float*)b.Address + ((column / Panel) * (nint)b.PanelStep) + (column % Panel);
            One(a, aColumn, panel, b.Row, (bias is null ? c : bias) + column, c + column, inner);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void One(float* a, nint aColumn, float* b, nint bRow, float* begin, float* c, int inner)
    {
        var one = L.Count;
        V s0 = L.Load(begin), s1 = L.Load(begin + one);
        for (nint k = 0, at = 0; k < inner; k++, at += aColumn)
        {
            var x = L.Fill(a[at]);
            s0 = L.Fma(x, L.Load(b), s0);
            s1 = L.Fma(x, L.Load(b + one), s1);
            b += bRow;
        }

        Store(s0, s1, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Store(V first, V second, float* to)
    {
        L.Store(first, to);
        L.Store(second, to + L.Count);
    }
}
