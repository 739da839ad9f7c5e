using Demarche.Forecasting;
using Demarche.Forecasting.Encoding;
using Demarche.Forecasting.History;

namespace Demarche.Tests.Forecasting;

public sealed unsafe class EncoderTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 17, 3)]
    [InlineData(100, 50, 300)]
    [InlineData(13, 1100, 40)]
    public void The_product_of_matrices_is_the_sum_of_products(int m, int n, int k)
    {
        var random = new Random(m + n + k);
        float[] a = Fill(m * k), b = Fill(k * n), c = new float[m * n];
        fixed (float* pa = a, pb = b, pc = c)
        {
            // a as it stands, b turned: b[k, j] stands at j·k + …
            new Gemm().Multiply(pa, k, 1, pb, 1, k, pc, n, m, n, k, add: false);
        }

        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                double sum = 0;
                for (var p = 0; p < k; p++)
                {
                    sum += a[(i * k) + p] * (double)b[(j * k) + p];
                }

                Assert.Equal(sum, c[(i * n) + j], 1e-3);
            }
        }

        float[] Fill(int size) => [.. Enumerable.Range(0, size).Select(_ => random.NextSingle() - 0.5f)];
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(0.5f)]
    public void Slopes_are_those_of_the_loss(float quietShare)
    {
        var set = SmallWorld.Create(20);
        var memory = new Memory(set.Entities.Count, set.Relations.Count, set.Kinds());
        var days = new Timeline(set.Facts).Days;
        foreach (var (day, facts) in days.SkipLast(1))
        {
            memory.Add(day, facts);
        }

        var encoder = new Encoder(memory, new EncoderOptions { Width = 16, Hidden = 24, QuietShare = quietShare }, 3);
        var lesson = AskedDay.Of(memory, days[^1].Day, Timeline.Questions(days[^1].Facts, set.Relations.Count));
        var slopes = (float[])encoder.Check(lesson).Slopes.Clone();
        var weights = encoder.Check(lesson).Weights;
        var checkedOnes = 0;
        foreach (var i in Enumerable.Range(0, slopes.Length).OrderByDescending(i => MathF.Abs(slopes[i])).Where((_, k) => k % 7 == 0).Take(150))
        {
            var old = weights[i];
            weights[i] = old + 2e-3f;
            var above = encoder.Check(lesson).Loss;
            weights[i] = old - 2e-3f;
            var below = encoder.Check(lesson).Loss;
            weights[i] = old;
            var slope = (above - below) / 4e-3;
            Assert.True(Math.Abs(slope - slopes[i]) < 2e-3 + (0.05 * Math.Abs(slope)), $"weight {i}: slope {slopes[i]}, measured {slope}");
            checkedOnes++;
        }

        Assert.Equal(150, checkedOnes);
    }

    [Fact]
    public void Learning_a_day_again_and_again_lowers_its_loss()
    {
        var set = SmallWorld.Create(20);
        var memory = new Memory(set.Entities.Count, set.Relations.Count, set.Kinds());
        var days = new Timeline(set.Facts).Days;
        foreach (var (day, facts) in days.SkipLast(1))
        {
            memory.Add(day, facts);
        }

        var encoder = new Encoder(memory, new EncoderOptions { Width = 16, Hidden = 24, Dropout = 0 }, 3);
        var lesson = AskedDay.Of(memory, days[^1].Day, Timeline.Questions(days[^1].Facts, set.Relations.Count));
        var first = encoder.Learn(lesson, 3e-3f);
        for (var i = 0; i < 30; i++)
        {
            encoder.Learn(lesson, 3e-3f);
        }

        Assert.True(encoder.Learn(lesson, 3e-3f) < first / 2);
    }
}
