using Demarche.Merging.Happenings;

namespace Demarche.Benchmarks;

/// <summary>
/// Fits the weights of a pair: logistic regression with a pull towards the weights that stand in the table, on documents known to tell one happening or different ones.
/// Which event of a document tells it is not known: of each pair of documents the pair of events most alike under the weights so far stands for the whole.
/// </summary>
sealed class PairFit(string tables)
{
    const float Pull = 0.3f;
    readonly WordWeights _words = WordWeights.Load(tables);
    readonly float[] _start = SameEvent.Read(tables);

    /// <summary>Half of a document: by its story, so that no story stands in both.</summary>
    public static int Half(MergingDocument d) => (int)(Stems.Hash(d.Story) % 2);

    public Merger With(float[] weights) => new(_words, new SameEvent(weights));

    /// <summary>Weights from one half, or from both with -1.</summary>
    public float[] Weights(MergingSet b, MergingSet a, int half)
    {
        var pairs = Pairs(b, half).Concat(Pairs(a, half)).ToList();
        var weights = (float[])_start.Clone();
        for (var round = 0; round < 6; round++)
        {
            var same = new SameEvent(weights);
            List<(float[] F, bool Same)> rows = [];
            foreach (var (x, y, one) in pairs)
            {
                var scored = (from p in x from q in y select (L: same.Likeness(p, q), p, q)).Where(s => s.L > 0).OrderByDescending(s => s.L);
                foreach (var (_, p, q) in scored.Take(one ? 1 : 3))
                {
                    var f = new float[Comparison.Names.Length];
                    Comparison.Fill(p, q, f);
                    rows.Add((f, one));
                }
            }

            weights = Fit(rows);
        }

        return weights;
    }

    IEnumerable<(Prepared[] X, Prepared[] Y, bool Same)> Pairs(MergingSet set, int half)
    {
        var documents = set.Documents.Where(d => half < 0 || Half(d) == half).Select(d => (d, P: d.Tellings.Select(t => Prepared.Of(t, _words)).ToArray())).ToList();
        for (var i = 0; i < documents.Count; i++)
        {
            for (var j = i + 1; j < documents.Count; j++)
            {
                if (set.Judge(documents[i].d, documents[j].d) is { } same)
                {
                    yield return (documents[i].P, documents[j].P, same);
                }
            }
        }
    }

    float[] Fit(List<(float[] F, bool Same)> rows)
    {
        var w = Array.ConvertAll(_start, x => (double)x);
        var (m, v) = (new double[w.Length], new double[w.Length]);
        for (var step = 1; step <= 3000; step++)
        {
            var g = new double[w.Length];
            foreach (var (f, same) in rows)
            {
                var sum = 0.0;
                for (var i = 0; i < w.Length; i++)
                {
                    sum += w[i] * f[i];
                }

                var error = (1 / (1 + Math.Exp(-sum))) - (same ? 1 : 0);
                for (var i = 0; i < w.Length; i++)
                {
                    g[i] += error * f[i];
                }
            }

            for (var i = 0; i < w.Length; i++)
            {
                var d = g[i] + (Pull * (w[i] - _start[i]));
                m[i] = (0.9 * m[i]) + (0.1 * d);
                v[i] = (0.99 * v[i]) + (0.01 * d * d);
                w[i] -= 0.03 * m[i] / (Math.Sqrt(v[i]) + 1e-8);
            }
        }

        return Array.ConvertAll(w, x => (float)x);
    }
}
