using Demarche.Forecasting.Trees;

namespace Demarche.Forecasting.Ranking;

/// <summary>Forests of the two protocols, and how a slate becomes scores with them: what the encoders say, and what the trees add to it.</summary>
/// <param name="isolated">Forests for questions judged alone.</param>
/// <param name="batch">Forests that see the day's other questions.</param>
/// <param name="share">Times the encoders' logarithm of probability that a score starts from.</param>
/// <param name="entities">Entities the encoders choose among.</param>
sealed class Ranker(Forest[] isolated, Forest[] batch, float share, int entities)
{
    readonly float _even = MathF.Log(Math.Max(1, entities));

    public Forest[] Isolated { get; } = isolated;

    public Forest[] Batch { get; } = batch;

    /// <summary>What a score starts from: how many times likelier than by an even chance the encoders think the candidate, as a logarithm.</summary>
    public float Start(ReadOnlySpan<float> features) => share * (features[FeatureNames.Start] + _even);

    /// <summary>Score of one candidate by its numbers: the start and the mean of the forests.</summary>
    public float Score(ReadOnlySpan<float> features, bool batch)
    {
        var forests = batch ? Batch : Isolated;
        Span<byte> bins = stackalloc byte[FeatureNames.Count];
        forests[0].Bins.Row(features, bins);
        var score = Start(features);
        foreach (var forest in forests)
        {
            score += forest.Score(bins) / forests.Length;
        }

        return score;
    }

    /// <summary>Scores of the slate's candidates, best first; after them the encoders' next ones, so that at least <paramref name="least"/> come back where there are as many entities.</summary>
    public List<(int Entity, float Score)> Rank(Slate slate, bool batch, int least = 200)
    {
        var n = batch ? slate.Chosen.Count : slate.Isolated;
        Span<float> row = stackalloc float[FeatureNames.Count];
        var ranked = new List<(int Entity, float Score)>(Math.Max(n, least) + 16);
        for (var i = 0; i < n; i++)
        {
            row.Clear();
            slate.Write(slate.Chosen[i], row);
            ranked.Add((slate.Gathered.Entity[slate.Chosen[i]], Score(row, batch)));
        }

        ranked.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Entity.CompareTo(b.Entity));
        if (ranked.Count < least && ranked.Count > 0)
        {
            var floor = ranked[^1].Score - 1;
            var listed = new HashSet<int>(ranked.Select(x => x.Entity));
            foreach (var o in slate.Net.Top)
            {
                if (ranked.Count >= least)
                {
                    break;
                }

                if (listed.Add(o))
                {
                    floor -= 0.001f;
                    ranked.Add((o, floor));
                }
            }
        }

        return ranked;
    }
}
