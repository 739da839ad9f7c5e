using Demarche.Forecasting.Trees;

namespace Demarche.Forecasting.Ranking;

/// <summary>Chooses from each slate the rows trees learn from: the answers, the strongest wrong candidates of every source, and a share of the rest.</summary>
sealed class RowCollector(ForecastOptions options)
{
    public RowSet Rows { get; } = new(FeatureNames.Count);

    sealed class Part
    {
        public readonly List<float> Values = [];
        public readonly List<(bool Answer, float Offset, bool BatchOnly, float Given)> Marks = [];
    }

    Part[] _parts = [];

    public void Begin(int questions) => _parts = new Part[questions];

    /// <summary>Takes rows of question <paramref name="q"/>; safe from several threads, one question each.</summary>
    public void Take(int q, int day, Question question, Slate slate)
    {
        var part = _parts[q] = new Part();
        Span<float> row = stackalloc float[FeatureNames.Count];
        var keep = (uint)(options.OtherNegatives * uint.MaxValue);
        var offset = (float)Math.Log(1 / options.OtherNegatives);
        var answers = question.Answers;
        for (var i = 0; i < slate.Chosen.Count; i++)
        {
            var c = slate.Chosen[i];
            var o = slate.Gathered.Entity[c];
            var answer = Array.IndexOf(answers, o) >= 0;
            float weight = 0;
            if (!answer)
            {
                var strong = (i < slate.Isolated && slate.HandRank(c) < options.NegativesByHand) || slate.Net.Rank(o) < options.NegativesByEncoder || (i >= slate.Isolated && i < slate.Isolated + 15);
                if (!strong)
                {
                    if (Mix(options.Seed, day, question.Source, question.Relation, o) > keep)
                    {
                        continue;
                    }

                    weight = offset;
                }
            }

            row.Clear();
            slate.Write(c, row);
            part.Values.AddRange(row);
            part.Marks.Add((answer, weight, i >= slate.Isolated, options.EncoderShare * slate.Net.Log[o]));
        }
    }

    /// <summary>Puts the rows of all questions into the set, in order.</summary>
    public void End()
    {
        foreach (var part in _parts)
        {
            if (part is null || !part.Marks.Exists(m => m.Answer))
            {
                continue;
            }

            Rows.Begin();
            var values = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(part.Values);
            for (var i = 0; i < part.Marks.Count; i++)
            {
                var (answer, offset, batchOnly, given) = part.Marks[i];
                Rows.Add(values.Slice(i * FeatureNames.Count, FeatureNames.Count), answer, offset, batchOnly, given);
            }
        }

        _parts = [];
    }

    public static uint Mix(int a, int b, int c, int d, int e)
    {
        unchecked
        {
            var h = 0x9E3779B97F4A7C15UL;
            foreach (var x in (ReadOnlySpan<int>)[a, b, c, d, e])
            {
                h = (h ^ (uint)x) * 0xBF58476D1CE4E5B9UL;
                h ^= h >> 29;
            }

            return (uint)(h >> 32);
        }
    }
}
