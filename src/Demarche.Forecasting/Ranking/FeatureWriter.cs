using Demarche.Forecasting.History;
using Demarche.Forecasting.Rules;

namespace Demarche.Forecasting.Ranking;

/// <summary>Writes the numbers a candidate is judged by (<see cref="FeatureNames"/>), from what was known before the day.</summary>
sealed class FeatureWriter(Memory memory)
{
    /// <summary>What all candidates of a question share.</summary>
    public struct Setting
    {
        public int Day;
        public Question Question;
        public Tally Asked;
        public Tally Source;
        public Tally Relation;
        public int Distinct;
        public float TopShare;
        public Gathered Gathered;
        public int Candidates;
        public int[] OwnRank;
        public int[] OwnRecent;
        public int[] PairRecent;
        public int[] PairRank;
        public int[] RuleRank;
        public int[] HandRank;
        public int[] ReplyRank;
        public float[] ReplyMax;
        public float[] ReplyMiss;
        public NetScores Net;
        public BatchDay? Batch;
    }

    public void Write(in Setting q, int c, Span<float> to)
    {
        var g = q.Gathered;
        int day = q.Day, s = q.Question.Source, r = q.Question.Relation, o = g.Entity[c], n = 0;
        var turned = memory.Turn(r);

        // own
        var triple = g.TripleSlot[c] >= 0 ? memory.Triple[g.TripleSlot[c]] : memory.Triple.Get(memory.TripleKey(s, r, o));
        var pair = g.PairSlot[c] >= 0 ? memory.Pair[g.PairSlot[c]] : memory.Pair.Get(memory.PairKey(s, o));
        var gap = triple.Count > 1 ? (float)(triple.Last - triple.First) / (triple.Count - 1) : 1000;
        to[n++] = triple.Count;
        to[n++] = triple.Since(day);
        to[n++] = triple.ShortAt(day);
        to[n++] = triple.MiddleAt(day);
        to[n++] = triple.LongAt(day);
        to[n++] = Share(triple.Count, q.Asked.Count);
        to[n++] = Share(triple.MiddleAt(day), q.Asked.MiddleAt(day));
        to[n++] = Share(triple.ShortAt(day), q.Asked.ShortAt(day));
        to[n++] = gap;
        to[n++] = triple.Count > 1 ? triple.Since(day) / (gap + 1) : 1000;
        to[n++] = q.OwnRank[c];
        to[n++] = Share(triple.Count, pair.Count);
        to[n++] = q.OwnRecent[c];

        // pair
        to[n++] = pair.Count;
        to[n++] = pair.Since(day);
        to[n++] = pair.ShortAt(day);
        to[n++] = pair.MiddleAt(day);
        to[n++] = pair.LongAt(day);
        to[n++] = Share(pair.MiddleAt(day), q.Source.MiddleAt(day));
        to[n++] = Share(pair.LongAt(day), q.Source.LongAt(day));
        to[n++] = pair.Since(day) - q.Source.Since(day);
        to[n++] = q.PairRank[c];
        to[n++] = q.PairRecent[c];
        to[n++] = Share(pair.ShortAt(day), pair.LongAt(day));

        // mirror
        var mirror = memory.Triple.Get(memory.TripleKey(s, turned, o));
        to[n++] = mirror.Count;
        to[n++] = mirror.Since(day);
        to[n++] = mirror.MiddleAt(day);

        // popular
        var answer = memory.Asked.Get(memory.AskedKey(o, turned));
        ref var entity = ref memory.Entity[o];
        to[n++] = answer.ShortAt(day);
        to[n++] = answer.MiddleAt(day);
        to[n++] = answer.LongAt(day);
        to[n++] = Share(answer.MiddleAt(day), q.Relation.MiddleAt(day));
        to[n++] = answer.Since(day);
        to[n++] = answer.Count;
        to[n++] = entity.ShortAt(day);
        to[n++] = entity.MiddleAt(day);
        to[n++] = entity.LongAt(day);
        to[n++] = entity.Since(day);
        to[n++] = entity.Count;
        to[n++] = Share(answer.LongAt(day), entity.LongAt(day));
        to[n++] = entity.Count == 0 ? Tally.Never : day - entity.First;
        to[n++] = Share(entity.ShortAt(day), entity.LongAt(day));
        to[n++] = Share(answer.ShortAt(day), answer.LongAt(day));

        // rules
        to[n++] = g.RuleMax[c];
        to[n++] = g.RuleSecond[c];
        to[n++] = 1 - g.RuleMiss[c];
        to[n++] = g.OwnRule[c];
        to[n++] = q.RuleRank[c];
        to[n++] = g.BestRule[c] >= 0 ? memory.Triple[g.BestRule[c]].Since(day) : Tally.Never;

        n = Kin(q, c, to, n);

        // alike
        to[n++] = g.Alike[c];
        to[n++] = g.AlikeMost[c];
        to[n++] = g.AlikePair[c];
        to[n++] = g.LikeAnswers[c];
        to[n++] = g.TwoHop[c];
        to[n++] = g.ThreeHop[c];

        // question
        to[n++] = q.Asked.MiddleAt(day);
        to[n++] = q.Asked.Count;
        to[n++] = q.Source.MiddleAt(day);
        to[n++] = q.Source.Count;
        to[n++] = q.Relation.MiddleAt(day);
        to[n++] = q.Distinct;
        to[n++] = q.Asked.Since(day);
        to[n++] = memory.RepeatedTriple[r];
        to[n++] = memory.RepeatedPair[r];
        to[n++] = r >= memory.Relations / 2 ? 1 : 0;
        to[n++] = q.TopShare;
        to[n++] = q.Candidates;

        // encoder
        to[n++] = q.Net.Log[o];
        to[n++] = q.Net.Log[o] - q.Net.Best;
        to[n++] = q.Net.Rank(o);
        to[n++] = q.Net.Entropy;
        to[n++] = q.Net.Best;
        to[n++] = q.Net.Apart[o];
        to[n++] = q.Net.Apart[o] - q.Net.ApartBest;
        to[n++] = q.Net.Spread(o);
        to[n++] = q.HandRank[c];
        to[n++] = g.Hand[c];

        if (q.Batch is not null)
        {
            Batch(q, c, to, n);
        }
    }

    int Kin(in Setting q, int c, Span<float> to, int n)
    {
        var g = q.Gathered;
        int day = q.Day, s = q.Question.Source, r = q.Question.Relation, o = g.Entity[c];
        int country = memory.Kinds.Country[s], role = memory.Kinds.Role[s], countryOf = memory.Kinds.Country[o], roleOf = memory.Kinds.Role[o];
        var byCountry = country == 0 ? default : memory.CountryTriple.Get(memory.KindTripleKey(country, r, o));
        var byRole = role == 0 ? default : memory.RoleTriple.Get(memory.KindTripleKey(role, r, o));
        to[n++] = byCountry.ShortAt(day);
        to[n++] = byCountry.LongAt(day);
        to[n++] = g.CountryLate[c];
        to[n++] = byRole.ShortAt(day);
        to[n++] = byRole.LongAt(day);
        to[n++] = g.RoleLate[c];
        to[n++] = country == 0 || countryOf == 0 ? 0.5f : country == countryOf ? 1 : 0;
        to[n++] = role == 0 || roleOf == 0 ? 0.5f : role == roleOf ? 1 : 0;
        to[n++] = countryOf == 0 ? -1 : Share(memory.SourceCountry.Get(memory.SourceKindKey(s, countryOf)).LongAt(day), q.Source.LongAt(day));
        to[n++] = countryOf == 0 ? -1 : Share(memory.AskedCountry.Get(memory.AskedKindKey(s, r, countryOf)).LongAt(day), q.Asked.LongAt(day));
        to[n++] = roleOf == 0 ? -1 : Share(memory.AskedRole.Get(memory.AskedKindKey(s, r, roleOf)).LongAt(day), q.Asked.LongAt(day));
        var countries = country == 0 || countryOf == 0 ? default : memory.CountryCountry.Get(memory.KindsKey(country, r, countryOf));
        to[n++] = countries.MiddleAt(day);
        to[n++] = country == 0 ? -1 : Share(countries.LongAt(day), memory.CountryAsked.Get(memory.AskedKey(country, r)).LongAt(day));
        return n;
    }

    void Batch(in Setting q, int c, Span<float> to, int n)
    {
        var batch = q.Batch!;
        int day = q.Day, s = q.Question.Source, r = q.Question.Relation, o = q.Gathered.Entity[c];
        var asked = batch.Of(o);
        var same = 0;
        foreach (var other in asked)
        {
            same |= other.Relation == r ? 1 : 0;
        }

        to[n++] = asked.Count;
        to[n++] = (float)asked.Count / batch.Count;
        to[n++] = same;
        to[n++] = q.ReplyMax[c];
        to[n++] = 1 - q.ReplyMiss[c];
        to[n++] = batch.Of(s).Count;
        to[n++] = batch.With(r).Count;
        float others = 0;
        foreach (var other in batch.Of(s))
        {
            if (other.Relation != r)
            {
                others += memory.Triple.Get(memory.TripleKey(s, other.Relation, o)).MiddleAt(day);
            }
        }

        to[n++] = others;
        float rivals = 0;
        var steps = 0;
        foreach (var x in batch.With(r))
        {
            if (x != s && steps++ < 50)
            {
                rivals += memory.Triple.Get(memory.TripleKey(x, r, o)).MiddleAt(day);
            }
        }

        to[n++] = rivals;
        to[n++] = batch.OfCountry(memory.Kinds.Country[o]);
        to[n] = q.ReplyRank[c];
    }

    static float Share(float part, float whole) => whole <= 1e-6f ? 0 : part / whole;
}
