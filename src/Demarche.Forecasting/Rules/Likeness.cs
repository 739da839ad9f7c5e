using Demarche.Forecasting.History;

namespace Demarche.Forecasting.Rules;

/// <summary>Who resembles whom: cosine of the faded counts of their partners, partners of everybody counting less. Made anew every fortnight from the past.</summary>
sealed class Likeness
{
    /// <summary>Similar actors kept of each.</summary>
    public const int Most = 20;

    const int MostFacts = 400;
    const int MostSharing = 300;

    readonly int[][] _who;
    readonly float[][] _much;

    Likeness(int[][] who, float[][] much)
    {
        _who = who;
        _much = much;
    }

    public static Likeness None(int entities) => new(new int[entities][], new float[entities][]);

    public ReadOnlySpan<int> Who(int e) => _who[e];

    public ReadOnlySpan<float> Much(int e) => _much[e];

    public static Likeness Of(Memory memory, int day)
    {
        var n = memory.Entities;
        var partners = new Dictionary<int, float>[n];
        var spread = new int[n];
        for (var e = 0; e < n; e++)
        {
            if (memory.Entity[e].LongAt(day) < 0.5f)
            {
                continue;
            }

            var own = partners[e] = [];
            var steps = 0;
            for (var i = memory.HeadOfSource[e]; i >= 0 && steps < MostFacts; i = memory.BeforeOfSource[i], steps++)
            {
                var o = memory.Target[i];
                if (own.TryAdd(o, 0))
                {
                    own[o] = MathF.Log(1 + memory.Pair[memory.PairOf[i]].LongAt(day));
                    spread[o]++;
                }
            }
        }

        var sharing = new List<(int Who, float Weight)>[n];
        for (var e = 0; e < n; e++)
        {
            if (partners[e] is not { } own)
            {
                continue;
            }

            double norm = 0;
            foreach (var (o, w) in own)
            {
                var x = w / MathF.Log(3 + spread[o]);
                norm += x * x;
            }

            var scale = (float)(1 / Math.Sqrt(norm + 1e-9));
            foreach (var (o, w) in own)
            {
                (sharing[o] ??= []).Add((e, scale * w / MathF.Log(3 + spread[o])));
            }
        }

        var cut = new (int Who, float Weight)[n][];
        for (var o = 0; o < n; o++)
        {
            if (sharing[o] is { } list)
            {
                list.Sort((a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : a.Who.CompareTo(b.Who));
                cut[o] = [.. list.Take(MostSharing)];
            }
        }

        return Nearest(n, partners, sharing, cut);
    }

    static Likeness Nearest(int n, Dictionary<int, float>[] partners, List<(int Who, float Weight)>[] sharing, (int Who, float Weight)[][] cut)
    {
        var mine = new List<(int Partner, float Weight)>[n];
        for (var o = 0; o < n; o++)
        {
            foreach (var (e, w) in sharing[o] ?? [])
            {
                (mine[e] ??= []).Add((o, w));
            }
        }

        var who = new int[n][];
        var much = new float[n][];
        var sum = new float[n];
        var touched = new List<int>();
        for (var e = 0; e < n; e++)
        {
            if (partners[e] is null)
            {
                continue;
            }

            touched.Clear();
            foreach (var (o, w) in mine[e])
            {
                foreach (var (x, v) in cut[o])
                {
                    if (x != e)
                    {
                        if (sum[x] == 0)
                        {
                            touched.Add(x);
                        }

                        sum[x] += w * v;
                    }
                }
            }

            var best = touched.ConvertAll(x => (x, sum[x]));
            best.Sort((a, b) => b.Item2 != a.Item2 ? b.Item2.CompareTo(a.Item2) : a.x.CompareTo(b.x));
            var kept = Math.Min(Most, best.Count);
            who[e] = new int[kept];
            much[e] = new float[kept];
            for (var i = 0; i < kept; i++)
            {
                (who[e][i], much[e][i]) = best[i];
            }

            foreach (var x in touched)
            {
                sum[x] = 0;
            }
        }

        return new Likeness(who, much);
    }
}
