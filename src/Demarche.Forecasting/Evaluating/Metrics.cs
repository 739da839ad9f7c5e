namespace Demarche.Forecasting.Evaluating;

/// <summary>Filtered ranks of a ranking: mean reciprocal rank and hits.</summary>
public sealed class Metrics
{
    double _reciprocal;
    int _one, _three, _ten;

    /// <summary>Number of answers ranked.</summary>
    public int Count { get; private set; }

    /// <summary>Mean of 1/rank.</summary>
    public double Mrr => Count == 0 ? 0 : _reciprocal / Count;

    /// <summary>Share of answers ranked first.</summary>
    public double Hits1 => Count == 0 ? 0 : (double)_one / Count;

    /// <summary>Share of answers among the first three.</summary>
    public double Hits3 => Count == 0 ? 0 : (double)_three / Count;

    /// <summary>Share of answers among the first ten.</summary>
    public double Hits10 => Count == 0 ? 0 : (double)_ten / Count;

    /// <summary>Counts a rank; ties give halves.</summary>
    public void Add(double rank)
    {
        Count++;
        _reciprocal += 1 / rank;
        _one += rank <= 1 ? 1 : 0;
        _three += rank <= 3 ? 1 : 0;
        _ten += rank <= 10 ? 1 : 0;
    }

    /// <summary>Rank of an answer among scores given in any order: other true answers left out, ties in the middle, entities not listed sharing one place below.</summary>
    public static double Rank(IReadOnlyList<(int Entity, float Score)> scores, int answer, IReadOnlyCollection<int> otherAnswers, int entities)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(otherAnswers);
        float? own = null;
        var listedOthers = 0;
        foreach (var (e, score) in scores)
        {
            if (e == answer)
            {
                own = score;
            }
            else if (otherAnswers.Contains(e))
            {
                listedOthers++;
            }
        }

        double better = 0, ties = 0;
        if (own is { } mine)
        {
            foreach (var (e, score) in scores)
            {
                if (e != answer && score >= mine && !otherAnswers.Contains(e))
                {
                    better += score > mine ? 1 : 0;
                    ties += score == mine ? 1 : 0;
                }
            }
        }
        else
        {
            better = scores.Count - listedOthers;
            var unlistedOthers = otherAnswers.Count(e => e != answer) - listedOthers;
            ties = entities - scores.Count - 1 - unlistedOthers;
        }

        return 1 + better + (ties / 2);
    }

    /// <inheritdoc/>
    public override string ToString() => $"MRR {Mrr:F4} H@1 {Hits1:F4} H@3 {Hits3:F4} H@10 {Hits10:F4} (n = {Count})";
}
