using Demarche.Forecasting.History;
using Demarche.Forecasting.Rules;

namespace Demarche.Forecasting.Ranking;

/// <summary>Names candidates for a question from every source there is, with what each source says of them.</summary>
sealed class Gatherer(Memory memory, RuleTable rules)
{
    const int Partners = 20;
    const int PartnerFacts = 20;
    const int PastAnswers = 12;
    const int PopularMost = 40;
    const int CompatriotsMost = 15;

    readonly Dictionary<int, int[]> _popular = [];
    readonly Dictionary<int, int[]> _compatriots = [];
    Likeness _likeness = Likeness.None(memory.Entities);
    int _likenessDay = int.MinValue;
    int _day;

    /// <summary>Prepares what all questions of a day share; what was prepared before is kept unless <paramref name="fresh"/>. Call before the day's questions, from one thread.</summary>
    public void Open(int day, IEnumerable<Question> questions, bool fresh)
    {
        _day = day;
        if (fresh)
        {
            _popular.Clear();
            _compatriots.Clear();
        }

        if (_likenessDay == int.MinValue || day - _likenessDay >= 15)
        {
            _likeness = Likeness.Of(memory, day);
            _likenessDay = day;
        }

        foreach (var q in questions)
        {
            if (!_popular.ContainsKey(q.Relation))
            {
                _popular[q.Relation] = Popularity.Top(memory, q.Relation, day, PopularMost);
            }

            var country = memory.Kinds.Country[q.Source];
            if (country != 0 && !_compatriots.ContainsKey(country))
            {
                _compatriots[country] = Compatriots(country);
            }
        }
    }

    /// <summary>Forgets who resembles whom; the next day opened finds it anew.</summary>
    public void Forget() => _likenessDay = int.MinValue;

    int[] Compatriots(int country)
    {
        var members = memory.Kinds.Members(country);
        return [.. members.Where(e => memory.Entity[e].Count > 0).OrderByDescending(e => memory.Entity[e].LongAt(_day)).ThenBy(e => e).Take(CompatriotsMost)];
    }

    /// <summary>Fills <paramref name="into"/> with the candidates of a question; safe for several threads with a place and a scratch each.</summary>
    public void Gather(Question question, Gathered into, RuleScratch scratch)
    {
        int s = question.Source, r = question.Relation;
        into.Begin();
        Own(s, r, into, scratch);
        Neighbours(s, r, into);
        Similar(s, r, into);
        Kin(s, r, into);
        foreach (var o in _popular[r])
        {
            if (o != s)
            {
                into.Place(o);
            }
        }

        for (var c = 0; c < into.Count; c++)
        {
            var answer = memory.Asked.Get(memory.AskedKey(into.Entity[c], memory.Turn(r)));
            into.Hand[c] = MathF.Log(2e-3f + 1 - into.RuleMiss[c])
                + MathF.Log(1 + (3 * into.TripleMiddle[c]))
                + (0.5f * MathF.Log(1 + into.PairMiddle[c]))
                + (0.3f * MathF.Log(1 + answer.MiddleAt(_day)))
                + (0.4f * MathF.Log(1 + (2 * into.TwoHop[c])))
                + (0.4f * MathF.Log(1 + (2 * into.ThreeHop[c])))
                + (0.5f * MathF.Log(1 + (2 * into.Alike[c])))
                + (0.5f * MathF.Log(1 + (2 * into.CountryLate[c])))
                + (0.3f * MathF.Log(1 + into.RoleLate[c]))
                + (0.3f * MathF.Log(1 + into.LikeAnswers[c]));
        }
    }

    /// <summary>All partners of the source, each judged by the rules its past facts with the source fire.</summary>
    void Own(int s, int r, Gathered into, RuleScratch scratch)
    {
        scratch.Begin();
        var steps = 0;
        for (var i = memory.HeadOfSource[s]; i >= 0 && steps < RuleTable.MostFacts; i = memory.BeforeOfSource[i], steps++)
        {
            var slot = memory.TripleOf[i];
            if (!scratch.First(slot))
            {
                continue;
            }

            var c = into.Place(memory.Target[i]);
            if (into.PairSlot[c] < 0)
            {
                into.PairSlot[c] = memory.PairOf[i];
                into.PairMiddle[c] = memory.Pair[memory.PairOf[i]].MiddleAt(_day);
            }

            ref var tally = ref memory.Triple[slot];
            var p = rules.Confidence(r, memory.Rel[i], RuleTable.Bucket(_day - tally.Last, tally.Count));
            into.RuleMiss[c] *= 1 - p;
            if (memory.Rel[i] == r)
            {
                into.OwnRule[c] = p;
                into.TripleSlot[c] = slot;
                into.TripleMiddle[c] = tally.MiddleAt(_day);
            }

            if (p > into.RuleMax[c])
            {
                into.RuleSecond[c] = into.RuleMax[c];
                into.RuleMax[c] = p;
                into.BestRule[c] = slot;
            }
            else if (p > into.RuleSecond[c])
            {
                into.RuleSecond[c] = p;
            }
        }
    }

    /// <summary>Two steps (what the partners did with this relation) and three (what those did who share answers with the source).</summary>
    void Neighbours(int s, int r, Gathered into)
    {
        var found = into.Count;
        Span<int> best = stackalloc int[Partners];
        var n = TopPartners(into, found, best);
        for (var k = 0; k < n; k++)
        {
            int x = into.Entity[best[k]];
            var weight = MathF.Min(3, into.PairMiddle[best[k]]);
            var steps = 0;
            for (var i = memory.HeadOfAsked(x, r); i >= 0 && steps < PartnerFacts; i = memory.BeforeOfAsked[i], steps++)
            {
                if (memory.Target[i] != s)
                {
                    into.TwoHop[into.Place(memory.Target[i])] += weight * Decay.Long(_day - memory.Day[i]) * 0.2f;
                }
            }
        }

        var back = memory.Turn(r);
        var answers = 0;
        for (var i = memory.HeadOfAsked(s, r); i >= 0 && answers < PastAnswers; i = memory.BeforeOfAsked[i], answers++)
        {
            var first = memory.Target[i];
            var fade = Decay.Long(_day - memory.Day[i]);
            var askers = 0;
            for (var j = memory.HeadOfAsked(first, back); j >= 0 && askers < PastAnswers; j = memory.BeforeOfAsked[j], askers++)
            {
                var x = memory.Target[j];
                if (x == s)
                {
                    continue;
                }

                var next = fade * Decay.Long(_day - memory.Day[j]);
                var steps = 0;
                for (var m = memory.HeadOfAsked(x, r); m >= 0 && steps < 8; m = memory.BeforeOfAsked[m], steps++)
                {
                    if (memory.Target[m] != s)
                    {
                        into.ThreeHop[into.Place(memory.Target[m])] += next * Decay.Long(_day - memory.Day[m]) * 0.2f;
                    }
                }
            }

            if (_likeness.Who(first) is { Length: > 0 } alike)
            {
                var much = _likeness.Much(first);
                for (var k = 0; k < Math.Min(8, alike.Length); k++)
                {
                    if (alike[k] != s)
                    {
                        into.LikeAnswers[into.Place(alike[k])] += much[k] * fade;
                    }
                }
            }
        }
    }

    static int TopPartners(Gathered into, int found, Span<int> best)
    {
        var n = 0;
        for (var c = 0; c < found; c++)
        {
            var w = into.PairMiddle[c];
            if (n == best.Length && w <= into.PairMiddle[best[n - 1]])
            {
                continue;
            }

            var at = n < best.Length ? n++ : n - 1;
            while (at > 0 && into.PairMiddle[best[at - 1]] < w)
            {
                best[at] = best[at - 1];
                at--;
            }

            best[at] = c;
        }

        return n;
    }

    /// <summary>What actors like the source did with this relation, and with whom they dealt at all.</summary>
    void Similar(int s, int r, Gathered into)
    {
        var who = _likeness.Who(s);
        var much = _likeness.Much(s);
        for (var k = 0; k < who.Length; k++)
        {
            var steps = 0;
            for (var i = memory.HeadOfAsked(who[k], r); i >= 0 && steps < 20; i = memory.BeforeOfAsked[i], steps++)
            {
                if (memory.Target[i] != s)
                {
                    var c = into.Place(memory.Target[i]);
                    var x = much[k] * Decay.Middle(_day - memory.Day[i]);
                    into.Alike[c] += x;
                    into.AlikeMost[c] = MathF.Max(into.AlikeMost[c], x);
                }
            }

            steps = 0;
            for (var i = memory.HeadOfSource[who[k]]; i >= 0 && steps < 25; i = memory.BeforeOfSource[i], steps++)
            {
                if (memory.Target[i] != s)
                {
                    into.AlikePair[into.Place(memory.Target[i])] += much[k] * Decay.Middle(_day - memory.Day[i]);
                }
            }
        }
    }

    /// <summary>What the source's country and its kind of role did with this relation, and whom its country holds.</summary>
    void Kin(int s, int r, Gathered into)
    {
        int country = memory.Kinds.Country[s], role = memory.Kinds.Role[s];
        if (country != 0)
        {
            var steps = 0;
            for (var i = memory.HeadOfCountry(country, r); i >= 0 && steps < 60; i = memory.BeforeOfCountry[i], steps++)
            {
                if (memory.Target[i] != s)
                {
                    into.CountryLate[into.Place(memory.Target[i])] += Decay.Middle(_day - memory.Day[i]);
                }
            }

            foreach (var e in _compatriots[country])
            {
                if (e != s)
                {
                    into.Place(e);
                }
            }
        }

        if (role != 0)
        {
            var steps = 0;
            for (var i = memory.HeadOfRole(role, r); i >= 0 && steps < 40; i = memory.BeforeOfRole[i], steps++)
            {
                if (memory.Target[i] != s)
                {
                    into.RoleLate[into.Place(memory.Target[i])] += Decay.Middle(_day - memory.Day[i]);
                }
            }
        }
    }
}
