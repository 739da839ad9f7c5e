using Demarche.Forecasting;
using Demarche.Forecasting.Ranking;
using Demarche.Forecasting.Trees;

namespace Demarche.Benchmarks.Ranking;

/// <summary>Candidates of all questions of a split with their bins, kept so that several forests can be judged on them.</summary>
sealed class JudgedRows(Bins bins)
{
    sealed record Judged(byte[] Rows, bool[] IsAnswer, float[] ByEncoder, int Answers);

    readonly List<Judged> _questions = [];

    /// <summary>Keeps the isolated candidates of a day's questions.</summary>
    public void Visit(Walk walk, int day, Question[] questions)
    {
        var kept = new Judged[questions.Length];
        walk.Visit(day, Array.ConvertAll(questions, q => q with { Answers = [] }), batch: false, (q, slate) =>
        {
            var n = slate.Isolated;
            var judged = kept[q] = new Judged(new byte[n * FeatureNames.Count], new bool[n], new float[n], questions[q].Answers.Length);
            var row = new float[FeatureNames.Count];
            for (var i = 0; i < n; i++)
            {
                Array.Clear(row);
                slate.Write(slate.Chosen[i], row);
                bins.Row(row, judged.Rows.AsSpan(i * FeatureNames.Count, FeatureNames.Count));
                var entity = slate.Gathered.Entity[slate.Chosen[i]];
                judged.IsAnswer[i] = Array.IndexOf(questions[q].Answers, entity) >= 0;
                judged.ByEncoder[i] = slate.Net.Log[entity];
            }
        });
        _questions.AddRange(kept);
    }

    /// <summary>MRR, H@1 and H@10 by so many times the encoders' scores and a forest on top of them, if any; an answer that is no candidate counts 0.</summary>
    public string Score(Forest? forest, float share)
    {
        double sum = 0, first = 0, ten = 0;
        var answers = 0;
        foreach (var q in _questions)
        {
            answers += q.Answers;
            var scores = new float[q.IsAnswer.Length];
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] = (share * q.ByEncoder[i]) + (forest?.Score(q.Rows.AsSpan(i * FeatureNames.Count, FeatureNames.Count)) ?? 0);
            }

            for (var i = 0; i < scores.Length; i++)
            {
                if (!q.IsAnswer[i])
                {
                    continue;
                }

                double rank = 1;
                for (var j = 0; j < scores.Length; j++)
                {
                    rank += q.IsAnswer[j] || scores[j] < scores[i] ? 0 : scores[j] == scores[i] ? 0.5 : 1;
                }

                sum += 1 / rank;
                first += rank <= 1 ? 1 : 0;
                ten += rank <= 10 ? 1 : 0;
            }
        }

        return FormattableString.Invariant($"{sum / answers:F4}\t{first / answers:F4}\t{ten / answers:F4}");
    }
}
