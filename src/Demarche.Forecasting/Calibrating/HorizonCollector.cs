using Demarche.Forecasting.History;
using Demarche.Forecasting.Ranking;

namespace Demarche.Forecasting.Calibrating;

/// <summary>
/// Asks, on some mornings, what may follow for questions that were live of late, and keeps the candidates' numbers until it is known what happened.
/// </summary>
sealed class HorizonCollector(ForecastOptions options)
{
    const int QuestionsADay = 120;
    const int Strong = 12;
    const double OtherShare = 0.04;

    /// <summary>Horizons learnt from; any other lies between or beyond.</summary>
    public static readonly int[] Horizons = [1, 3, 7, 14, 30, 60, 90];

    readonly List<(int Day, Quadruple Fact, float[] Features, float Weight, int Group)> _kept = [];
    int _groups;

    /// <summary>Visits a morning.</summary>
    public void Visit(Walk walk, int day)
    {
        var memory = walk.Memory;
        var seen = new HashSet<(int, int)>();
        for (var i = memory.Count - 1; i >= 0 && day - memory.Day[i] <= 30; i--)
        {
            seen.Add((memory.Source[i], memory.Rel[i]));
        }

        var questions = seen.OrderBy(q => RowCollector.Mix(options.Seed, day, q.Item1, q.Item2, -2)).ThenBy(q => q).Take(QuestionsADay).Select(q => new Question(q.Item1, q.Item2, [])).ToArray();
        var kept = new List<(Quadruple, float[], float)>[questions.Length];
        walk.Visit(day, questions, batch: false, (q, slate) =>
        {
            var list = kept[q] = [];
            for (var i = 0; i < slate.Isolated; i++)
            {
                var c = slate.Chosen[i];
                var o = slate.Gathered.Entity[c];
                var strong = slate.HandRank(c) < Strong || slate.Net.Rank(o) < Strong;
                if (!strong && RowCollector.Mix(options.Seed, day, questions[q].Source, questions[q].Relation, o) > OtherShare * uint.MaxValue)
                {
                    continue;
                }

                var row = new float[FeatureNames.Count];
                slate.Write(c, row);
                list.Add((new Quadruple(questions[q].Source, questions[q].Relation, o, day), row, strong ? 1 : (float)(1 / OtherShare)));
            }
        });
        foreach (var list in kept)
        {
            foreach (var (fact, row, weight) in list)
            {
                _kept.Add((day, fact, row, weight, _groups));
            }

            _groups++;
        }
    }

    /// <summary>The cases whose horizon ended by the last day of the facts.</summary>
    public List<HorizonCase> Cases(Timeline facts, Ranker ranker, int relations)
    {
        var last = facts.Days[^1].Day;
        var happened = new Dictionary<(int, int, int), List<int>>();
        foreach (var (day, of) in facts.Days)
        {
            foreach (var f in of)
            {
                Note((f.Source, f.Relation, f.Target), day);
                Note((f.Target, f.Relation + relations, f.Source), day);
            }
        }

        var cases = new List<HorizonCase>();
        foreach (var group in _kept.GroupBy(k => k.Group))
        {
            var rows = group.ToArray();
            var scores = rows.Select(k => ranker.Score(k.Features, batch: false)).ToArray();
            var max = scores.Max();
            var sum = scores.Zip(rows, (s, k) => k.Weight * MathF.Exp(s - max)).Sum();
            for (var i = 0; i < rows.Length; i++)
            {
                var (day, fact, features, weight, _) = rows[i];
                var inputs = new float[HorizonModel.Inputs];
                HorizonModel.Describe(features, scores[i] - max - MathF.Log(sum), inputs);
                var next = happened.TryGetValue((fact.Source, fact.Relation, fact.Target), out var days) ? days.Find(d => d >= day) : 0;
                var known = next >= day && days is not null && days[^1] >= day;
                foreach (var h in Horizons)
                {
                    // A horizon of h days from a morning ends with day + h - 1.
                    if (day + h - 1 <= last)
                    {
                        cases.Add(new HorizonCase(inputs, h, known && next <= day + h - 1, weight));
                    }
                }
            }
        }

        return cases;

        void Note((int, int, int) key, int day)
        {
            if (!happened.TryGetValue(key, out var days))
            {
                happened[key] = days = [];
            }

            days.Add(day);
        }
    }
}
