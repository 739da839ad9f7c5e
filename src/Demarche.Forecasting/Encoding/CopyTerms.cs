using Demarche.Forecasting.History;

namespace Demarche.Forecasting.Encoding;

/// <summary>The known candidates of a question with a few faded counts each: past partners, past answers, what is popular with the relation.</summary>
sealed class CopyTerms(Memory memory, int day)
{
    const int MostPartners = 48;
    const int MostAnswers = 24;
    const int MostPopular = 32;
    const int MostSteps = 400;

    readonly Dictionary<int, int[]> _popular = [];
    readonly HashSet<int> _seen = [];

    public List<int> Targets { get; } = [];

    public List<byte> Values { get; } = [];

    /// <summary>Appends the candidates of a question.</summary>
    public void Add(int s, int r)
    {
        _seen.Clear();
        var steps = 0;
        for (var i = memory.HeadOfAsked(s, r); i >= 0 && _seen.Count < MostAnswers && steps < MostSteps; i = memory.BeforeOfAsked[i], steps++)
        {
            Take(s, r, memory.Target[i]);
        }

        var most = _seen.Count + MostPartners;
        steps = 0;
        for (var i = memory.HeadOfSource[s]; i >= 0 && _seen.Count < most && steps < MostSteps; i = memory.BeforeOfSource[i], steps++)
        {
            Take(s, r, memory.Target[i]);
        }

        foreach (var o in Popular(r))
        {
            Take(s, r, o);
        }
    }

    void Take(int s, int r, int o)
    {
        if (o == s || !_seen.Add(o))
        {
            return;
        }

        Targets.Add(o);
        var triple = memory.Triple.Get(memory.TripleKey(s, r, o));
        var pair = memory.Pair.Get(memory.PairKey(s, o));
        var mirror = memory.Triple.Get(memory.TripleKey(s, memory.Turn(r), o));
        var answer = memory.Asked.Get(memory.AskedKey(o, memory.Turn(r)));
        var country = memory.Kinds.Country[s];
        Put(triple.Count > 0 ? 1 : 0);
        PutLog(triple.ShortAt(day));
        PutLog(triple.MiddleAt(day));
        PutLog(triple.LongAt(day));
        Put(pair.Count > 0 ? 1 : 0);
        PutLog(pair.ShortAt(day));
        PutLog(pair.MiddleAt(day));
        PutLog(pair.LongAt(day));
        PutLog(mirror.MiddleAt(day));
        PutLog(answer.ShortAt(day));
        PutLog(answer.LongAt(day));
        PutLog(country == 0 ? 0 : memory.CountryTriple.Get(memory.KindTripleKey(country, r, o)).MiddleAt(day));
    }

    void PutLog(float x) => Put(MathF.Log(1 + x));

    void Put(float x) => Values.Add((byte)Math.Min(255, (int)((x * 32) + 0.5f)));

    int[] Popular(int r)
    {
        if (!_popular.TryGetValue(r, out var top))
        {
            _popular[r] = top = Ranking.Popularity.Top(memory, r, day, MostPopular);
        }

        return top;
    }
}
