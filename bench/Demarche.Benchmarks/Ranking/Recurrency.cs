using Demarche.Forecasting;

namespace Demarche.Benchmarks.Ranking;

/// <summary>The plainest forecast: what was last seen soonest comes first; after it, what the relation is met with most.</summary>
sealed class Recurrency(int relations) : IBaseline
{
    const double Fade = 0.1;
    const double RelationShare = 1e-3;

    readonly Dictionary<(int, int), Dictionary<int, int>> _last = [];
    readonly Dictionary<int, Dictionary<int, int>> _met = [];
    readonly Dictionary<int, int> _total = [];

    public string Name => "recurrency";

    public void Learn(int day, Quadruple[] facts)
    {
        foreach (var f in facts)
        {
            Note(f.Source, f.Relation, f.Target, day);
            Note(f.Target, f.Relation + relations, f.Source, day);
        }
    }

    void Note(int s, int r, int o, int day)
    {
        Of(_last, (s, r))[o] = day;
        var met = Of(_met, r);
        met[o] = met.GetValueOrDefault(o) + 1;
        _total[r] = _total.GetValueOrDefault(r) + 1;
    }

    static Dictionary<int, int> Of<TKey>(Dictionary<TKey, Dictionary<int, int>> all, TKey key)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var one))
        {
            all[key] = one = [];
        }

        return one;
    }

    public List<(int Entity, float Score)> Rank(int s, int r, int day)
    {
        var scores = new Dictionary<int, double>();
        if (_met.TryGetValue(r, out var met))
        {
            foreach (var (o, n) in met)
            {
                scores[o] = RelationShare * n / _total[r];
            }
        }

        if (_last.TryGetValue((s, r), out var last))
        {
            foreach (var (o, when) in last)
            {
                scores[o] = scores.GetValueOrDefault(o) + Math.Pow(2, -Fade * (day - when));
            }
        }

        return [.. scores.OrderByDescending(x => x.Value).ThenBy(x => x.Key).Take(1000).Select(x => (x.Key, (float)x.Value))];
    }
}
