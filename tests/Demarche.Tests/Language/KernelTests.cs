using Demarche.Language.Model;

namespace Demarche.Tests.Language;

public sealed unsafe class KernelTests
{
    static readonly Width[] Widths = [Width.Scalar, Width.V128, Width.V256, Width.V512];

    [Theory]
    [InlineData(1, 5, 32)]
    [InlineData(7, 384, 128)]
    [InlineData(12, 33, 96)]
    [InlineData(17, 128, 256)]
    [InlineData(2, 300, 32)]
    [InlineData(3, 128, 96)]
    [InlineData(10, 129, 160)]
    [InlineData(1, 128, 96)]
    [InlineData(1500, 3, 32)]
    public void Products_have_equal_bytes_on_every_vector_width(int rows, int inner, int columns)
    {
        var a = Numbers(rows * inner, 1);
        var b = Numbers(inner * columns, 2);
        var bias = Numbers(columns, 3);
        var results = Widths.Select(w =>
        {
            var c = new float[rows * columns];
            fixed (float* pa = a, pb = b, pBias = bias, pc = c)
            {
                Kernels.For(w).Product(new Operand(pa, inner), Packed.Plain(pb, columns), pBias, pc, columns, rows, inner, columns);
                Kernels.For(w).Product(new Operand(pa, inner), Packed.Plain(pb, columns), null, pc, columns, rows, inner, columns);
            }

            return c;
        }).ToList();
        Assert.All(results, r => Assert.Equal(results[0], r));
        var expected = 0.0;
        for (var k = 0; k < inner; k++)
        {
            expected += 2.0 * a[((rows - 1) * inner) + k] * b[(k * columns) + columns - 1];
        }

        Assert.Equal(expected + bias[columns - 1], results[0][^1], 1e-3);
    }

    [Fact]
    public void Curves_have_equal_bytes_on_every_vector_width_and_are_right()
    {
        var x = Numbers(256, 4).Select((v, i) => v * (i % 40)).ToArray();
        var sigmoids = Widths.Select(w =>
        {
            var copy = (float[])x.Clone();
            fixed (float* p = copy)
            {
                Kernels.For(w).Sigmoid(p, copy.Length);
            }

            return copy;
        }).ToList();
        Assert.All(sigmoids, s => Assert.Equal(sigmoids[0], s));
        for (var i = 0; i < x.Length; i++)
        {
            Assert.Equal(1 / (1 + Math.Exp(-x[i])), sigmoids[0][i], 1e-6);
        }

        var sums = Widths.Select(w =>
        {
            var copy = (float[])x.Clone();
            fixed (float* p = copy)
            {
                return Kernels.For(w).Exponentials(p, 40, 87);
            }
        }).ToList();
        Assert.All(sums, s => Assert.Equal(sums[0], s));
    }

    [Fact]
    public void Chosen_rows_get_what_all_rows_get_and_the_others_are_left_alone()
    {
        var a = Numbers(40 * 64, 8);
        var b = Numbers(64 * 96, 9);
        var bias = Numbers(96, 10);
        var all = new float[40 * 96];
        var chosen = new float[40 * 96];
        int[] rows = [0, 1, 2, 7, 8, 20, 21, 22, 39];
        fixed (float* pa = a, pb = b, pBias = bias, pAll = all, pChosen = chosen)
        {
            Kernels.Best.Product(new Operand(pa, 64), Packed.Plain(pb, 96), pBias, pAll, 96, 40, 64, 96);
            Kernels.Best.ProductOf(rows, new Operand(pa, 64), Packed.Plain(pb, 96), pBias, pChosen, 96, 64, 96);
        }

        for (var row = 0; row < 40; row++)
        {
            Assert.Equal(rows.Contains(row) ? all[(row * 96)..((row + 1) * 96)] : new float[96], chosen[(row * 96)..((row + 1) * 96)]);
        }
    }

    [Fact]
    public void A_row_does_not_depend_on_its_neighbours()
    {
        var a = Numbers(9 * 64, 5);
        var b = Numbers(64 * 32, 6);
        var bias = Numbers(32, 7);
        var together = new float[9 * 32];
        var alone = new float[9 * 32];
        fixed (float* pa = a, pb = b, pBias = bias, pt = together, ps = alone)
        {
            Kernels.Best.Product(new Operand(pa, 64), Packed.Plain(pb, 32), pBias, pt, 32, 9, 64, 32);
            for (var row = 0; row < 9; row++)
            {
                Kernels.Best.Product(new Operand(pa + (row * 64), 64), Packed.Plain(pb, 32), pBias, ps + (row * 32), 32, 1, 64, 32);
            }
        }

        Assert.Equal(together, alone);
    }

    static float[] Numbers(int count, ulong seed)
    {
        var chance = new Demarche.Language.Training.Chance(seed);
        return [.. Enumerable.Range(0, count).Select(_ => chance.Bell())];
    }
}
