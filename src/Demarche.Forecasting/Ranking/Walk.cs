using Demarche.Forecasting.Encoding;
using Demarche.Forecasting.History;
using Demarche.Forecasting.Rules;

namespace Demarche.Forecasting.Ranking;

/// <summary>
/// One chronological pass. Each day is visited first (its questions judged from what came before) and closed afterwards (its facts learnt);
/// nothing of a day is known while it is visited.
/// </summary>
sealed class Walk
{
    const int Block = 128;

    readonly ForecastOptions _options;
    readonly Gatherer _gatherer;
    readonly RuleScratch _scratch;
    readonly List<AskedDay> _lessons = [];
    readonly Slate[] _slates;
    readonly float[][] _rows;
    Random _random;
    int? _opened;

    public Walk(ForecastOptions options, int entities, int relations, Kinds kinds)
    {
        _options = options;
        Relations = relations;
        Memory = new Memory(entities, relations, kinds);
        Rules = new RuleTable(relations * 2);
        Reciprocity = new Reciprocity(relations * 2);
        _gatherer = new Gatherer(Memory, Rules);
        _scratch = new RuleScratch(entities);
        _random = new Random(options.Seed);
        Encoders = new Encoder[options.Encoders];
        _rows = new float[options.Encoders][];
        for (var k = 0; k < Encoders.Length; k++)
        {
            Encoders[k] = new Encoder(Memory, options.Encoder, (options.Seed * 1000) + k);
            _rows[k] = Encoder.Pinned(Block * entities);
        }

        _slates = new Slate[Math.Max(1, Math.Min(2, Environment.ProcessorCount))];
        for (var i = 0; i < _slates.Length; i++)
        {
            _slates[i] = new Slate(Memory, _gatherer, Rules, Reciprocity, options);
        }
    }

    public int Relations { get; }

    public Memory Memory { get; }

    public RuleTable Rules { get; }

    public Reciprocity Reciprocity { get; }

    public Encoder[] Encoders { get; }

    /// <summary>Time of the parts in seconds of wall clock, for the log.</summary>
    public Dictionary<string, double> Spent { get; } = [];

    /// <summary>Judges questions of a day from what is known. <paramref name="use"/> gets each question's number and its slate, from up to two threads.</summary>
    public void Visit(int day, Question[] questions, bool batch, Action<int, Slate> use, Func<int, bool>? wanted = null)
    {
        var asked = AskedDay.Of(Memory, day, questions);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var fresh = _opened != day;
        if (fresh)
        {
            Parallel.ForEach(Encoders, e => e.Open(asked));
            _opened = day;
        }

        _gatherer.Open(day, questions, fresh);
        BatchDay? targets = null, sources = null;
        if (batch)
        {
            targets = new BatchDay(questions.Where(q => q.Relation < Relations), Memory.Kinds);
            sources = new BatchDay(questions.Where(q => q.Relation >= Relations), Memory.Kinds);
        }

        Spend("prepare", watch);
        for (var from = 0; from < questions.Length; from += Block)
        {
            var count = Math.Min(Block, questions.Length - from);
            Parallel.For(0, Encoders.Length, k => Encoders[k].Score(asked, from, count, _rows[k]));
            Spend("encode", watch);
            Parallel.For(0, _slates.Length, part =>
            {
                var slate = _slates[part];
                for (int q = from + (count * part / _slates.Length), to = from + (count * (part + 1) / _slates.Length); q < to; q++)
                {
                    if (wanted is not null && !wanted(q))
                    {
                        continue;
                    }

                    slate.Net.Join(Encoders, _rows, (q - from) * Memory.Entities, asked, q);
                    slate.Make(day, questions[q], questions[q].Relation < Relations ? targets : sources);
                    use(q, slate);
                }
            });
            Spend("judge", watch);
        }
    }

    /// <summary>Learns a day: counters always, weights of the encoders where <paramref name="weights"/>.</summary>
    public void Close(int day, Quadruple[] facts, bool weights, bool batch = true)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        _opened = null;
        var questions = Timeline.Questions(facts, Relations);
        if (Encoders.Length > 0)
        {
            var lesson = AskedDay.Of(Memory, day, questions);
            _lessons.Add(lesson);
            if (weights)
            {
                var again = new List<AskedDay>();
                for (var i = 0; i < _options.Encoder.Replays; i++)
                {
                    // Late days come up more often than early ones.
                    var x = _random.NextDouble();
                    again.Add(_lessons[(int)((_lessons.Count - 1) * Math.Sqrt(x))]);
                }

                Parallel.ForEach(Encoders, e =>
                {
                    foreach (var old in again)
                    {
                        e.Learn(old, _options.Encoder.LaterRate);
                    }

                    e.Learn(lesson, _options.Encoder.LaterRate);
                });
            }
        }

        Spend("learn", watch);
        foreach (var q in questions)
        {
            Rules.Learn(Memory, day, q, _scratch);
        }

        if (batch)
        {
            Reciprocity.Learn(Memory, day, new BatchDay(questions.Where(q => q.Relation < Relations), Memory.Kinds));
            Reciprocity.Learn(Memory, day, new BatchDay(questions.Where(q => q.Relation >= Relations), Memory.Kinds));
        }

        Memory.Add(day, facts);
        Spend("rules", watch);
    }

    /// <summary>Brings the walk to what can be built again from the facts and a model file; after it both go on alike.</summary>
    public void Settle()
    {
        foreach (var encoder in Encoders)
        {
            encoder.Settle();
        }

        _opened = null;
        _gatherer.Forget();
        _random = new Random(_options.Seed + Memory.Count);
    }

    /// <summary>Passes over all days closed so far.</summary>
    public void Study(int epochs, Action<string> log)
    {
        var order = Enumerable.Range(0, _lessons.Count).ToArray();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            _random.Shuffle(order);
            var losses = new double[Encoders.Length];
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Parallel.For(0, Encoders.Length, k =>
            {
                foreach (var i in order)
                {
                    losses[k] += Encoders[k].Learn(_lessons[i], _options.Encoder.Rate);
                }
            });
            log($"encoder pass {epoch + 1} of {epochs}: loss {losses.Sum() / losses.Length / Math.Max(1, order.Length):F3} ({watch.Elapsed.TotalSeconds:F0} s)");
        }
    }

    void Spend(string part, System.Diagnostics.Stopwatch watch)
    {
        Spent[part] = Spent.GetValueOrDefault(part) + watch.Elapsed.TotalSeconds;
        watch.Restart();
    }
}
