using Demarche.Forecasting.History;
using Demarche.Forecasting.Rules;

namespace Demarche.Forecasting.Ranking;

/// <summary>The candidates chosen for one question, with everything their numbers are made from. One a thread, reused.</summary>
sealed class Slate
{
    readonly Memory _memory;
    readonly Gatherer _gatherer;
    readonly FeatureWriter _writer;
    readonly Reciprocity _reciprocity;
    readonly ForecastOptions _options;
    readonly RuleScratch _scratch;
    readonly int[] _byHand;
    readonly float[] _keys;
    readonly float[] _replyMax;
    readonly float[] _replyMiss;
    readonly float[] _lastOwn;
    readonly float[] _lastPair;
    readonly int[][] _ranks = new int[7][];
    FeatureWriter.Setting _setting;

    public Slate(Memory memory, Gatherer gatherer, RuleTable rules, Reciprocity reciprocity, ForecastOptions options)
    {
        _memory = memory;
        _gatherer = gatherer;
        _reciprocity = reciprocity;
        _options = options;
        _writer = new FeatureWriter(memory);
        _scratch = new RuleScratch(memory.Entities);
        Gathered = new Gathered(memory.Entities);
        Net = new NetScores(memory.Entities);
        _byHand = new int[memory.Entities];
        _keys = new float[memory.Entities];
        _replyMax = new float[memory.Entities];
        _replyMiss = new float[memory.Entities];
        _lastOwn = new float[memory.Entities];
        _lastPair = new float[memory.Entities];
        for (var i = 0; i < _ranks.Length; i++)
        {
            _ranks[i] = new int[memory.Entities];
        }
    }

    public Gathered Gathered { get; }

    public NetScores Net { get; }

    /// <summary>Places (in <see cref="Gathered"/>) of the chosen candidates; batch-only ones last.</summary>
    public List<int> Chosen { get; } = [];

    /// <summary>How many of <see cref="Chosen"/> may be seen when the question is judged alone.</summary>
    public int Isolated { get; private set; }

    /// <summary>Places by the hand formula, best first, of the isolated ones.</summary>
    public int HandRank(int place) => _setting.HandRank[place];

    /// <summary>Chooses candidates. <see cref="Net"/> must hold the question's scores.</summary>
    public void Make(int day, Question question, BatchDay? batch)
    {
        var g = Gathered;
        _gatherer.Gather(question, g, _scratch);
        Chosen.Clear();
        var found = g.Count;
        for (var c = 0; c < found; c++)
        {
            _byHand[c] = c;
            _keys[c] = -g.Hand[c];
        }

        TakeBest(found, Math.Min(found, _options.ByHand));
        var taken = new HashSet<int>(Chosen);
        for (var i = 0; i < Math.Min(_options.ByEncoder, Net.Top.Length); i++)
        {
            var o = Net.Top[i];
            if (o == question.Source)
            {
                continue;
            }

            var c = g.Find(o);
            if (c < 0)
            {
                c = g.Place(o);
                g.Hand[c] = -6.2f + (0.3f * MathF.Log(1 + _memory.Asked.Get(_memory.AskedKey(o, _memory.Turn(question.Relation))).MiddleAt(day)));
            }

            if (taken.Add(c))
            {
                Chosen.Add(c);
            }
        }

        Isolated = Chosen.Count;
        var asked = _memory.Asked.Get(_memory.AskedKey(question.Source, question.Relation));
        var middle = asked.MiddleAt(day);
        float top = 0;
        foreach (var c in Chosen)
        {
            top = MathF.Max(top, g.TripleMiddle[c]);
            _lastOwn[c] = g.TripleSlot[c] >= 0 ? _memory.Triple[g.TripleSlot[c]].Last : -1;
            _lastPair[c] = g.PairSlot[c] >= 0 ? _memory.Pair[g.PairSlot[c]].Last : -1;
        }

        _setting = new FeatureWriter.Setting
        {
            Day = day,
            Question = question,
            Asked = asked,
            Source = _memory.Entity[question.Source],
            Relation = _memory.Relation[question.Relation],
            Distinct = _memory.DistinctAnswers(question.Source, question.Relation),
            TopShare = middle > 1e-6f ? top / middle : 0,
            Gathered = g,
            Net = Net,
            Batch = batch,
            OwnRank = Rank(0, g.TripleMiddle),
            PairRank = Rank(1, g.PairMiddle),
            RuleRank = Rank(2, g.RuleMiss, ascending: true),
            HandRank = Rank(3, g.Hand),
            OwnRecent = Rank(5, _lastOwn),
            PairRecent = Rank(6, _lastPair),
            ReplyRank = _ranks[4],
            ReplyMax = _replyMax,
            ReplyMiss = _replyMiss,
            Candidates = found,
        };
        if (batch is not null)
        {
            Reply(day, question, batch, taken);
        }
    }

    /// <summary>The numbers of one chosen candidate.</summary>
    public void Write(int place, Span<float> to) => _writer.Write(_setting, place, to);

    void TakeBest(int found, int most)
    {
        if (found > 2 * most)
        {
            // The largest few without sorting all: a heap of the best so far, its worst on top.
            var heap = new PriorityQueue<int, float>(most + 1);
            for (var c = 0; c < found; c++)
            {
                if (heap.Count < most)
                {
                    heap.Enqueue(c, Gathered.Hand[c]);
                }
                else if (heap.TryPeek(out _, out var least) && Gathered.Hand[c] > least)
                {
                    heap.DequeueEnqueue(c, Gathered.Hand[c]);
                }
            }

            foreach (var (c, _) in heap.UnorderedItems)
            {
                Chosen.Add(c);
            }

            Chosen.Sort();
            return;
        }

        Array.Sort(_keys, _byHand, 0, found);
        for (var i = 0; i < most; i++)
        {
            Chosen.Add(_byHand[i]);
        }
    }

    int[] Rank(int which, float[] values, bool ascending = false)
    {
        var ranks = _ranks[which];
        var n = Chosen.Count;
        for (var i = 0; i < n; i++)
        {
            _byHand[i] = Chosen[i];
            _keys[i] = ascending ? values[Chosen[i]] : -values[Chosen[i]];
        }

        Array.Sort(_keys, _byHand, 0, n);
        for (int i = 0, rank = 0; i < n; i++)
        {
            if (i > 0 && _keys[i] != _keys[i - 1])
            {
                rank = i;
            }

            ranks[_byHand[i]] = rank;
        }

        return ranks;
    }

    /// <summary>Day-batch: who is asked about on the same day, and may be the other side of the same fact.</summary>
    void Reply(int day, Question question, BatchDay batch, HashSet<int> taken)
    {
        var g = Gathered;
        foreach (var c in Chosen)
        {
            _replyMax[c] = 0;
            _replyMiss[c] = 1;
        }

        var extras = new List<(float Score, int Place)>();
        foreach (var o in batch.Subjects)
        {
            if (o == question.Source)
            {
                continue;
            }

            var acquaintance = Reciprocity.Acquaintance(_memory.Pair.Get(_memory.PairKey(question.Source, o)), day);
            float most = 0, miss = 1;
            foreach (var other in batch.Of(o))
            {
                var p = _reciprocity.Confidence(question.Relation, other.Relation, acquaintance);
                most = MathF.Max(most, p);
                miss *= 1 - p;
            }

            var c = g.Find(o);
            var known = c >= 0 && taken.Contains(c);
            if (!known && most < 0.002f)
            {
                continue;
            }

            if (c < 0)
            {
                c = g.Place(o);
                g.Hand[c] = -6.2f;
            }

            _replyMax[c] = most;
            _replyMiss[c] = miss;
            if (!known)
            {
                extras.Add((1 - miss, c));
            }
        }

        extras.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : g.Entity[a.Place].CompareTo(g.Entity[b.Place]));
        for (var i = 0; i < Math.Min(_options.ByReply, extras.Count); i++)
        {
            var c = extras[i].Place;
            g.BatchOnly[c] = true;
            Chosen.Add(c);
            for (var k = 0; k < _ranks.Length; k++)
            {
                _ranks[k][c] = Isolated;
            }
        }

        Rank(4, _replyMiss, ascending: true);
    }
}
