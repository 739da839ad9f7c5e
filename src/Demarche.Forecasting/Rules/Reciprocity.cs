using Demarche.Forecasting.History;

namespace Demarche.Forecasting.Rules;

/// <summary>
/// For the day-batch protocol: how often an entity that is itself asked (c, q, ?) on the same day turns out to answer (s, r, ?),
/// by whether the two have met of late, before, or never. Only questions of the same direction are looked at.
/// </summary>
sealed class Reciprocity(int relations)
{
    const int Acquaintances = 3;

    readonly float[] _hits = new float[relations * relations * Acquaintances];
    readonly float[] _trials = new float[relations * relations * Acquaintances];
    readonly float[] _allHits = new float[relations * Acquaintances];
    readonly float[] _allTrials = new float[relations * Acquaintances];

    /// <summary>0: met within 60 days, 1: met before, 2: never met.</summary>
    public static int Acquaintance(in Tally pair, int day) => pair.Count == 0 ? 2 : day - pair.Last <= 60 ? 0 : 1;

    /// <summary>Chance that c answers r, given that c is asked q and how well the two know one another.</summary>
    public float Confidence(int r, int q, int acquaintance)
    {
        var one = (r * Acquaintances) + acquaintance;
        var mean = (_allHits[one] + 0.01f) / (_allTrials[one] + 5);
        var at = (((r * relations) + q) * Acquaintances) + acquaintance;
        return (_hits[at] + (10 * mean)) / (_trials[at] + 10);
    }

    /// <summary>Learns from all questions of one direction of a day, before the day enters the memory.</summary>
    public void Learn(Memory memory, int day, BatchDay asked)
    {
        foreach (var s in asked.Subjects)
        {
            foreach (var c in asked.Subjects)
            {
                if (c == s)
                {
                    continue;
                }

                var acquaintance = Acquaintance(memory.Pair.Get(memory.PairKey(s, c)), day);
                foreach (var question in asked.Of(s))
                {
                    var hit = Array.IndexOf(question.Answers, c) >= 0;
                    foreach (var other in asked.Of(c))
                    {
                        var at = (((question.Relation * relations) + other.Relation) * Acquaintances) + acquaintance;
                        var one = (question.Relation * Acquaintances) + acquaintance;
                        _trials[at]++;
                        _allTrials[one]++;
                        if (hit)
                        {
                            _hits[at]++;
                            _allHits[one]++;
                        }
                    }
                }
            }
        }
    }
}

/// <summary>The questions of one direction of one day, by source and by relation.</summary>
sealed class BatchDay
{
    static readonly List<Question> s_none = [];
    static readonly List<int> s_nobody = [];

    readonly Dictionary<int, List<Question>> _of = [];
    readonly Dictionary<int, List<int>> _with = [];
    readonly Dictionary<int, int> _ofCountry = [];

    public BatchDay(IEnumerable<Question> questions, Kinds kinds)
    {
        foreach (var q in questions)
        {
            if (!_of.TryGetValue(q.Source, out var list))
            {
                _of[q.Source] = list = [];
                Subjects.Add(q.Source);
            }

            list.Add(q);
            if (!_with.TryGetValue(q.Relation, out var with))
            {
                _with[q.Relation] = with = [];
            }

            with.Add(q.Source);
            Count++;
            var country = kinds.Country[q.Source];
            if (country != 0)
            {
                _ofCountry[country] = _ofCountry.GetValueOrDefault(country) + 1;
            }
        }
    }

    public int Count { get; }

    public List<int> Subjects { get; } = [];

    public List<Question> Of(int entity) => _of.GetValueOrDefault(entity, s_none);

    public List<int> With(int relation) => _with.GetValueOrDefault(relation, s_nobody);

    public int OfCountry(int country) => country == 0 ? 0 : _ofCountry.GetValueOrDefault(country);
}
