using System.Runtime.Intrinsics;

namespace Demarche.Benchmarks;

/// <summary>
/// A fixed piece of arithmetic to measure machines with: 64 × 256 by 256 × 64 multiply-adds on 256 bits, two columns of vectors at a time, all in the
/// nearest caches. It is not to be made faster: figures are given as ratios to it.
/// </summary>
static class ReferenceKernel
{
    const int Rows = 64;
    const int Inner = 256;
    const int Columns = 64;

    static readonly float[] s_a = [.. Enumerable.Range(0, Rows * Inner).Select(i => (i % 17 - 8) / 64f)];
    static readonly float[] s_b = [.. Enumerable.Range(0, Inner * Columns).Select(i => (i % 13 - 6) / 64f)];
    static readonly float[] s_c = new float[Rows * Columns];

    /// <summary>Multiply-adds of one round.</summary>
    internal const double Work = (double)Rows * Inner * Columns;

    /// <summary>Billion multiply-adds a second of processor time, over about a tenth of a second.</summary>
    internal static double Rate()
    {
        var (rounds, before) = (0, Environment.CpuUsage.TotalTime);
        TimeSpan taken;
        do
        {
            for (var i = 0; i < 200; i++)
            {
                Round();
            }

            rounds += 200;
            taken = Environment.CpuUsage.TotalTime - before;
        }
        while (taken.TotalSeconds < 0.1);
        return rounds * Work / taken.TotalSeconds / 1e9;
    }

    static void Round()
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column += 16)
            {
                var (left, right) = (Vector256<float>.Zero, Vector256<float>.Zero);
                for (var k = 0; k < Inner; k++)
                {
                    var x = Vector256.Create(s_a[(row * Inner) + k]);
                    left = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref s_b[(k * Columns) + column]), left);
                    right = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref s_b[(k * Columns) + column + 8]), right);
                }

                left.StoreUnsafe(ref s_c[(row * Columns) + column]);
                right.StoreUnsafe(ref s_c[(row * Columns) + column + 8]);
            }
        }
    }
}
