using Demarche.Language.Entities;

namespace Demarche.Benchmarks;

/// <summary>Groups words of like use by their vectors: 48 × up to 63 classes, numbered so that the coarse class is the number without its last six bits.</summary>
static class WordClasses
{
    public static Dictionary<ulong, ushort> Of(List<(string Word, sbyte[] Vector)> words)
    {
        var vectors = words.Select(w => Unit(w.Vector)).ToArray();
        var coarse = Cluster(vectors, 48);
        var result = new Dictionary<ulong, ushort>();
        for (var c = 0; c < 48; c++)
        {
            var members = Enumerable.Range(0, vectors.Length).Where(i => coarse[i] == c).ToArray();
            var fine = Cluster([.. members.Select(i => vectors[i])], Math.Clamp(members.Length / 40, 1, 63));
            for (var k = 0; k < members.Length; k++)
            {
                result[NameTable.Hash(words[members[k]].Word)] = (ushort)(((c + 1) << 6) + fine[k]);
            }
        }

        return result;
    }

    static float[] Unit(sbyte[] v)
    {
        var length = Math.Sqrt(v.Sum(x => (double)x * x)) + 1e-9;
        return [.. v.Select(x => (float)(x / length))];
    }

    static float Dot(float[] a, float[] b)
    {
        var sum = 0f;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    static int[] Cluster(float[][] vectors, int k)
    {
        var centres = Enumerable.Range(0, k).Select(i => (float[])vectors[i * (long)vectors.Length / k].Clone()).ToArray();
        var of = new int[vectors.Length];
        for (var round = 0; round < 8; round++)
        {
            for (var i = 0; i < vectors.Length; i++)
            {
                var (best, top) = (0, float.MinValue);
                for (var c = 0; c < k; c++)
                {
                    var dot = Dot(vectors[i], centres[c]);
                    if (dot > top)
                    {
                        (best, top) = (c, dot);
                    }
                }

                of[i] = best;
            }

            for (var c = 0; c < k; c++)
            {
                var sum = new double[100];
                for (var i = 0; i < vectors.Length; i++)
                {
                    if (of[i] == c)
                    {
                        for (var d = 0; d < 100; d++)
                        {
                            sum[d] += vectors[i][d];
                        }
                    }
                }

                var length = Math.Sqrt(sum.Sum(x => x * x)) + 1e-9;
                centres[c] = [.. sum.Select(x => (float)(x / length))];
            }
        }

        return of;
    }
}
