using Demarche.Language.Entities;

namespace Demarche.Language.Training;

/// <summary>Averaged structured perceptron for the entity tagger; the same result for the same sentences, seed and passes.</summary>
static class EntityTrainer
{
    /// <summary>Learns from sentences with their labels (as <see cref="EntityTagger"/> numbers them).</summary>
    public static EntityTagger Train(IReadOnlyList<(Sentence Sentence, int[] Labels)> examples, NameTable names, int passes, ulong seed)
    {
        var features = new EntityFeatures(names);
        var rows = examples.Select(e => Rows(features, e.Sentence)).ToArray();
        var weights = new int[EntityFeatures.Rows * EntityTagger.Stride];
        var sums = new long[weights.Length];
        var steps = new int[EntityTagger.Stride * EntityTagger.Stride];
        var stepSums = new long[steps.Length];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var time = 1L;
        for (var pass = 0; pass < passes; pass++)
        {
            Shuffle(order, ref seed);
            foreach (var e in order)
            {
                time++;
                Learn(rows[e], examples[e].Labels, weights, sums, steps, stepSums, time);
            }
        }

        var averages = weights.Select((w, i) => w - (sums[i] / (double)time)).ToArray();
        var stepAverages = steps.Select((w, i) => w - (stepSums[i] / (double)time)).ToArray();
        var sorted = averages.Select(Math.Abs).Where(w => w > 0).Order().ToArray();
        var scale = sorted.Length == 0 ? 1 : 127 / sorted[(int)(sorted.Length * 0.9995)];
        return new EntityTagger(
            [.. averages.Select(w => (sbyte)Math.Clamp(Math.Round(w * scale), -127, 127))], [.. stepAverages.Select(w => (int)Math.Round(w * scale))], names);
    }

    static int[][] Rows(EntityFeatures features, Sentence s)
    {
        features.Read(s);
        Span<int> buffer = stackalloc int[EntityFeatures.Most];
        var rows = new int[s.Count][];
        for (var i = 0; i < s.Count; i++)
        {
            rows[i] = buffer[..features.Fill(s, i, buffer)].ToArray();
        }

        return rows;
    }

    static void Learn(int[][] rows, int[] gold, int[] weights, long[] sums, int[] steps, long[] stepSums, long time)
    {
        const int stride = EntityTagger.Stride;
        var scores = new int[gold.Length * stride];
        for (var i = 0; i < gold.Length; i++)
        {
            foreach (var row in rows[i])
            {
                for (var label = 0; label < EntityTagger.Labels; label++)
                {
                    scores[(i * stride) + label] += weights[(row * stride) + label];
                }
            }
        }

        var own = EntityTagger.Best(scores, gold.Length, steps);
        for (var i = 0; i < gold.Length; i++)
        {
            if (own[i] != gold[i])
            {
                foreach (var row in rows[i])
                {
                    Add(weights, sums, (row * stride) + gold[i], 1, time);
                    Add(weights, sums, (row * stride) + own[i], -1, time);
                }
            }

            var (goldLast, ownLast) = i == 0 ? (0, 0) : (gold[i - 1], own[i - 1]);
            if (own[i] != gold[i] || ownLast != goldLast)
            {
                Add(steps, stepSums, (goldLast * stride) + gold[i], 1, time);
                Add(steps, stepSums, (ownLast * stride) + own[i], -1, time);
            }
        }
    }

    static void Add(int[] weights, long[] sums, int at, int by, long time)
    {
        weights[at] += by;
        sums[at] += by * time;
    }

    static void Shuffle(int[] order, ref ulong seed)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            seed = (seed * 6364136223846793005UL) + 1442695040888963407UL;
            var k = (int)((seed >> 33) % (ulong)(i + 1));
            (order[i], order[k]) = (order[k], order[i]);
        }
    }
}
