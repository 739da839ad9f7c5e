using System.Globalization;
using System.Text;
using Demarche.Forecasting.History;

namespace Demarche.Forecasting.Evaluating;

/// <summary>Ranks a split of a benchmark with a model trained on its train.txt.</summary>
public sealed class RankingRun
{
    readonly Forecaster _forecaster;
    readonly BenchmarkData _data;
    readonly RankingOptions _options;

    /// <summary>The model must have learnt exactly the days of train.txt: it is told of valid.txt on the way to test.txt.</summary>
    /// <exception cref="InvalidDataException">The model is of another data set.</exception>
    public RankingRun(Forecaster forecaster, BenchmarkData data, RankingOptions options)
    {
        ArgumentNullException.ThrowIfNull(forecaster);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        (_forecaster, _data, _options) = (forecaster, data, options);
        var model = forecaster.Model;
        var last = data.Train.Max(f => f.Day);
        if (model.Walk.Memory.Entities != data.Entities || model.Walk.Relations != data.Relations || model.LastDay != last)
        {
            throw new InvalidDataException($"the model knows {model.Walk.Memory.Entities} entities and {model.Walk.Relations} relations up to day {model.LastDay}, the data hold {data.Entities} and {data.Relations} up to day {last} of train.txt; train it on this folder.");
        }
    }

    /// <summary>Rank metrics by protocol, of the run.</summary>
    public Dictionary<Protocol, Metrics> Metrics { get; } = [];

    /// <summary>1/rank of every answer by protocol, in order, for intervals.</summary>
    public Dictionary<Protocol, List<double>> Reciprocals { get; } = [];

    /// <summary>
    /// Ranks both directions of every row of the split; each writer gets one line a question in the order of FORECASTING's ranking file:
    /// dir, s, r, o, t (as in the data) and candidates with scores. A writer may be null: then only the metrics are wanted.
    /// </summary>
    public void Run(IReadOnlyDictionary<Protocol, TextWriter?> writers, Action<string>? log = null)
    {
        ArgumentNullException.ThrowIfNull(writers);
        var model = _forecaster.Model;
        var walk = model.Walk;
        foreach (var protocol in writers.Keys)
        {
            Metrics[protocol] = new Metrics();
            Reciprocals[protocol] = [];
        }

        if (_options.Test && !_options.MultiStep)
        {
            foreach (var (day, facts) in new Timeline(_data.Valid).Days)
            {
                walk.Close(day, facts, _options.Online);
            }
        }

        var split = _options.Test ? _data.Test : _data.Valid;
        var rows = split.GroupBy(f => f.Day).ToDictionary(g => g.Key, g => g.ToArray());
        var done = 0;
        foreach (var (day, facts) in new Timeline(split).Days)
        {
            Rank(day, facts, rows[day], writers);
            if (!_options.MultiStep)
            {
                walk.Close(day, facts, _options.Online);
            }

            if (++done % 10 == 0)
            {
                log?.Invoke($"{done} days ranked: {string.Join(", ", Metrics.Select(m => $"{m.Key} {m.Value}"))}");
            }
        }
    }

    void Rank(int day, Quadruple[] facts, Quadruple[] rows, IReadOnlyDictionary<Protocol, TextWriter?> writers)
    {
        var walk = _forecaster.Model.Walk;
        var questions = Timeline.Questions(facts, _data.Relations);
        var number = new Dictionary<(int, int), int>();
        for (var q = 0; q < questions.Length; q++)
        {
            number[(questions[q].Source, questions[q].Relation)] = q;
        }

        var scores = writers.Keys.ToDictionary(p => p, _ => new List<(int, float)>[questions.Length]);
        var texts = writers.Where(w => w.Value is not null).ToDictionary(w => w.Key, _ => new string[questions.Length]);

        // What a question is judged by holds no answer: the slate sees source and relation only.
        var asked = Array.ConvertAll(questions, q => q with { Answers = [] });
        walk.Visit(day, asked, writers.ContainsKey(Protocol.DayBatch), (q, slate) =>
        {
            foreach (var protocol in writers.Keys)
            {
                var ranked = _forecaster.Model.Ranker.Rank(slate, protocol == Protocol.DayBatch, _options.Least);
                scores[protocol][q] = ranked;
                if (texts.TryGetValue(protocol, out var text))
                {
                    text[q] = Line(ranked);
                }
            }
        });
        foreach (var f in rows)
        {
            for (var turn = 0; turn < 2; turn++)
            {
                var q = number[turn == 0 ? (f.Source, f.Relation) : (f.Target, f.Relation + _data.Relations)];
                var answer = turn == 0 ? f.Target : f.Source;
                foreach (var (protocol, writer) in writers)
                {
                    var rank = Evaluating.Metrics.Rank(scores[protocol][q], answer, questions[q].Answers, _data.Entities);
                    Metrics[protocol].Add(rank);
                    Reciprocals[protocol].Add(1 / rank);
                    writer?.Write(string.Create(CultureInfo.InvariantCulture, $"{(turn == 0 ? 'o' : 's')}\t{f.Source}\t{f.Relation}\t{f.Target}\t{_data.TimeOf(day)}\t{texts[protocol][q]}\n"));
                }
            }
        }
    }

    static string Line(List<(int Entity, float Score)> ranked)
    {
        var text = new StringBuilder(ranked.Count * 14);
        foreach (var (entity, score) in ranked)
        {
            text.Append(text.Length == 0 ? "" : " ").Append(entity).Append(':').Append(score.ToString("G7", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
