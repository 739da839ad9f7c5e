using System.Runtime.Intrinsics;

namespace Demarche.Forecasting.Encoding;

/// <summary>Single-precision matrix product with any strides, one thread, its own packing buffers; the same bytes out for the same bytes in.</summary>
sealed unsafe class Gemm
{
    const int Rows = 6;
    const int Columns = 16;
    const int Depth = 256;
    const int RowBlock = 96;
    const int ColumnBlock = 1024;

    readonly float[] _a = GC.AllocateArray<float>(RowBlock * Depth, pinned: true);
    readonly float[] _b = GC.AllocateArray<float>(ColumnBlock * Depth, pinned: true);
    readonly float[] _tile = GC.AllocateArray<float>(Rows * Columns, pinned: true);

    /// <summary>c[i, j] (+)= sum over k of a[i, k] · b[k, j], where element (i, k) of a stands at i·<paramref name="ai"/> + k·<paramref name="ak"/>, likewise b, and c is row-major with <paramref name="ldc"/>.</summary>
    public void Multiply(float* a, int ai, int ak, float* b, int bk, int bj, float* c, int ldc, int m, int n, int k, bool add)
    {
        if (!add)
        {
            for (var i = 0; i < m; i++)
            {
                new Span<float>(c + ((long)i * ldc), n).Clear();
            }
        }

        fixed (float* pa = _a, pb = _b, tile = _tile)
        {
            for (var jc = 0; jc < n; jc += ColumnBlock)
            {
                var nc = Math.Min(ColumnBlock, n - jc);
                for (var pc = 0; pc < k; pc += Depth)
                {
                    var kc = Math.Min(Depth, k - pc);
                    PackColumns(b + ((long)pc * bk) + ((long)jc * bj), bk, bj, kc, nc, pb);
                    for (var ic = 0; ic < m; ic += RowBlock)
                    {
                        var mc = Math.Min(RowBlock, m - ic);
                        PackRows(a + ((long)ic * ai) + ((long)pc * ak), ai, ak, mc, kc, pa);
                        for (var jr = 0; jr < nc; jr += Columns)
                        {
                            for (var ir = 0; ir < mc; ir += Rows)
                            {
                                var target = c + ((long)(ic + ir) * ldc) + jc + jr;
                                int mr = Math.Min(Rows, mc - ir), nr = Math.Min(Columns, nc - jr);
                                if (mr == Rows && nr == Columns)
                                {
                                    Kernel(pa + (ir * kc), pb + (jr * kc), kc, target, ldc);
                                }
                                else
                                {
                                    Edge(pa + (ir * kc), pb + (jr * kc), kc, target, ldc, mr, nr, tile);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    static void PackRows(float* a, int ai, int ak, int mc, int kc, float* to)
    {
        for (var i = 0; i < mc; i += Rows)
        {
            var rows = Math.Min(Rows, mc - i);
            for (var r = 0; r < Rows; r++)
            {
                var dst = to + r;
                if (r < rows)
                {
                    var src = a + ((long)(i + r) * ai);
                    for (var p = 0; p < kc; p++)
                    {
                        dst[p * Rows] = src[(long)p * ak];
                    }
                }
                else
                {
                    for (var p = 0; p < kc; p++)
                    {
                        dst[p * Rows] = 0;
                    }
                }
            }

            to += Rows * kc;
        }
    }

    static void PackColumns(float* b, int bk, int bj, int kc, int nc, float* to)
    {
        for (var j = 0; j < nc; j += Columns)
        {
            var columns = Math.Min(Columns, nc - j);
            if (bj == 1 && columns == Columns)
            {
                for (var p = 0; p < kc; p++)
                {
                    var src = b + ((long)p * bk) + j;
                    Vector256.Store(Vector256.Load(src), to + (p * Columns));
                    Vector256.Store(Vector256.Load(src + 8), to + (p * Columns) + 8);
                }
            }
            else
            {
                for (var c = 0; c < Columns; c++)
                {
                    var dst = to + c;
                    var src = b + ((long)(j + c) * bj);
                    for (var p = 0; p < kc; p++)
                    {
                        dst[p * Columns] = c < columns ? src[(long)p * bk] : 0;
                    }
                }
            }

            to += Columns * kc;
        }
    }

    static void Edge(float* a, float* b, int kc, float* c, int ldc, int mr, int nr, float* tile)
    {
        new Span<float>(tile, Rows * Columns).Clear();
        Kernel(a, b, kc, tile, Columns);
        for (var i = 0; i < mr; i++)
        {
            for (var j = 0; j < nr; j++)
            {
                c[((long)i * ldc) + j] += tile[(i * Columns) + j];
            }
        }
    }

    static void Kernel(float* a, float* b, int kc, float* c, int ldc)
    {
        Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector256<float> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        for (var p = 0; p < kc; p++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var x = Vector256.Create(a[0]);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(a[1]);
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            x = Vector256.Create(a[2]);
            c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
            x = Vector256.Create(a[3]);
            c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
            x = Vector256.Create(a[4]);
            c40 = Vector256.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector256.FusedMultiplyAdd(x, b1, c41);
            x = Vector256.Create(a[5]);
            c50 = Vector256.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector256.FusedMultiplyAdd(x, b1, c51);
            a += Rows;
            b += Columns;
        }

        AddTo(c, c00, c01);
        AddTo(c + ldc, c10, c11);
        AddTo(c + (2L * ldc), c20, c21);
        AddTo(c + (3L * ldc), c30, c31);
        AddTo(c + (4L * ldc), c40, c41);
        AddTo(c + (5L * ldc), c50, c51);
    }

    static void AddTo(float* c, Vector256<float> x, Vector256<float> y)
    {
        Vector256.Store(Vector256.Load(c) + x, c);
        Vector256.Store(Vector256.Load(c + 8) + y, c + 8);
    }
}
