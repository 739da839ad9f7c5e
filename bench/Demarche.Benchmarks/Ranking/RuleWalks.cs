using Demarche.Forecasting;

namespace Demarche.Benchmarks.Ranking;

/// <summary>
/// Temporal rules in the manner of TLogic, written anew: random walks back in time from one end of a fact to the other are made into rules of one
/// to three steps, a rule's confidence is the share of sampled body walks after which the head was seen, and a question is answered by
/// walking the bodies of its rules, most confident first.
/// </summary>
sealed class RuleWalks : IBaseline
{
    const int Walks = 200;
    const int Bodies = 300;
    const int Window = 200;
    const int Enough = 20;
    const double Fade = 0.1;
    const double Weight = 0.5;

    readonly int _relations;
    readonly Random _random = new(1);
    readonly List<(int Relation, int Target, int Day)>[] _edges;
    readonly Dictionary<int, List<Rule>> _rules = [];
    readonly Dictionary<(int, int, int), List<int>> _when = [];

    sealed record Rule(int[] Body, double Confidence);

    /// <summary>Learns rules from the training facts, which also are the first history.</summary>
    public RuleWalks(IReadOnlyList<Quadruple> train, int entities, int relations)
    {
        _relations = relations;
        _edges = new List<(int, int, int)>[entities];
        for (var e = 0; e < entities; e++)
        {
            _edges[e] = [];
        }

        var byRelation = new Dictionary<int, List<Quadruple>>();
        foreach (var day in train.GroupBy(f => f.Day).OrderBy(g => g.Key))
        {
            Learn(day.Key, [.. day.Distinct()]);
            foreach (var f in day.Distinct())
            {
                Put(byRelation, f.Relation, f);
                Put(byRelation, f.Relation + relations, new Quadruple(f.Target, f.Relation + relations, f.Source, f.Day));
            }
        }

        foreach (var (head, facts) in byRelation.OrderBy(x => x.Key))
        {
            var seen = new HashSet<string>();
            var rules = new List<Rule>();
            for (var length = 1; length <= 3; length++)
            {
                for (var i = 0; i < Walks; i++)
                {
                    if (Walk(facts[_random.Next(facts.Count)], length) is { } body && seen.Add(string.Join(' ', body)))
                    {
                        var confidence = Confidence(head, body);
                        if (confidence >= 0.01)
                        {
                            rules.Add(new Rule(body, confidence));
                        }
                    }
                }
            }

            rules.Sort((a, b) => b.Confidence.CompareTo(a.Confidence));
            _rules[head] = rules;
        }

        static void Put(Dictionary<int, List<Quadruple>> map, int key, Quadruple f)
        {
            if (!map.TryGetValue(key, out var list))
            {
                map[key] = list = [];
            }

            list.Add(f);
        }
    }

    public string Name => "rule walks";

    public int Rules => _rules.Values.Sum(r => r.Count);

    public void Learn(int day, Quadruple[] facts)
    {
        foreach (var f in facts)
        {
            Add(f.Source, f.Relation, f.Target, day);
            Add(f.Target, f.Relation + _relations, f.Source, day);
        }
    }

    void Add(int s, int r, int o, int day)
    {
        _edges[s].Add((r, o, day));
        if (!_when.TryGetValue((s, r, o), out var days))
        {
            _when[(s, r, o)] = days = [];
        }

        days.Add(day);
    }

    int Turn(int r) => r < _relations ? r + _relations : r - _relations;

    /// <summary>A walk from the fact's target back in time to its source; the relations of the way from source to target, or null.</summary>
    int[]? Walk(Quadruple head, int length)
    {
        var body = new int[length];
        var at = head.Target;
        var day = head.Day;
        for (var step = length - 1; step >= 0; step--)
        {
            var edges = _edges[at];
            var end = First(edges, step == length - 1 ? day : day + 1);
            var begin = First(edges, head.Day - Window);
            if (end <= begin)
            {
                return null;
            }

            (int Relation, int Target, int Day) edge;
            if (step == 0)
            {
                var home = new List<(int, int, int)>();
                for (var i = begin; i < end; i++)
                {
                    if (edges[i].Target == head.Source)
                    {
                        home.Add(edges[i]);
                    }
                }

                if (home.Count == 0)
                {
                    return null;
                }

                edge = home[_random.Next(home.Count)];
            }
            else
            {
                edge = edges[begin + _random.Next(end - begin)];
            }

            body[step] = Turn(edge.Relation);
            at = edge.Target;
            day = edge.Day;
        }

        return body;
    }

    /// <summary>First edge of a day or later; edges stand in order of time.</summary>
    static int First(List<(int Relation, int Target, int Day)> edges, int day)
    {
        int low = 0, high = edges.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (edges[middle].Day < day)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    double Confidence(int head, int[] body)
    {
        int bodies = 0, heads = 0;
        for (var i = 0; i < Bodies; i++)
        {
            var s = _random.Next(_edges.Length);
            var edges = _edges[s];
            if (edges.Count == 0)
            {
                continue;
            }

            var first = edges[_random.Next(edges.Count)];
            for (var tries = 0; tries < 10 && first.Relation != body[0]; tries++)
            {
                s = _random.Next(_edges.Length);
                edges = _edges[s];
                first = edges.Count == 0 ? (-1, 0, 0) : edges[_random.Next(edges.Count)];
            }

            if (first.Relation != body[0])
            {
                continue;
            }

            var (at, day) = (first.Target, first.Day);
            var whole = true;
            for (var step = 1; step < body.Length && whole; step++)
            {
                var next = _edges[at].Where(e => e.Relation == body[step] && e.Day >= day && e.Day <= first.Day + Window).Take(50).ToList();
                whole = next.Count > 0;
                if (whole)
                {
                    (_, at, day) = next[_random.Next(next.Count)];
                }
            }

            if (whole)
            {
                bodies++;
                heads += _when.TryGetValue((s, head, at), out var days) && days.Exists(d => d > day && d <= day + Window) ? 1 : 0;
            }
        }

        return heads / (bodies + 10.0);
    }

    public List<(int Entity, float Score)> Rank(int s, int r, int day)
    {
        var miss = new Dictionary<int, double>();
        foreach (var rule in _rules.GetValueOrDefault(r, []))
        {
            foreach (var (o, first) in Ends(s, rule.Body, day))
            {
                var score = (Weight * rule.Confidence) + ((1 - Weight) * Math.Exp(-Fade * (day - first)));
                miss[o] = miss.GetValueOrDefault(o, 1) * (1 - (score * 0.999));
            }

            if (miss.Count >= Enough)
            {
                break;
            }
        }

        return [.. miss.OrderBy(x => x.Value).ThenBy(x => x.Key).Select(x => (x.Key, (float)(1 - x.Value)))];
    }

    /// <summary>Where a body leads from the source within the window, with the day its first step was last seen.</summary>
    Dictionary<int, int> Ends(int s, int[] body, int day)
    {
        var at = new Dictionary<int, (int First, int Last)> { [s] = (int.MinValue, day - Window) };
        foreach (var relation in body)
        {
            var next = new Dictionary<int, (int First, int Last)>();
            foreach (var (e, (first, last)) in at.Take(60))
            {
                var edges = _edges[e];
                var begin = First(edges, Math.Max(last, day - Window));
                for (int i = edges.Count - 1, steps = 0; i >= begin && steps < 400; i--, steps++)
                {
                    if (edges[i].Relation == relation)
                    {
                        var start = first == int.MinValue ? edges[i].Day : first;
                        if (!next.TryGetValue(edges[i].Target, out var old) || start > old.First)
                        {
                            next[edges[i].Target] = (start, edges[i].Day);
                        }
                    }
                }
            }

            at = next;
        }

        return at.Where(x => x.Key != s).ToDictionary(x => x.Key, x => x.Value.First);
    }
}
