using Demarche.Forecasting.History;

namespace Demarche.Forecasting.Encoding;

/// <summary>
/// One day as the encoder learns it: what was asked, what the answers were, and where every history stood that morning, so that
/// a day can be learnt again later without what came after it.
/// </summary>
sealed class AskedDay
{
    /// <summary>Numbers kept of each known candidate (see <see cref="CopyTerms"/>).</summary>
    public const int Terms = 12;

    public required int Day { get; init; }

    /// <summary>Newest fact of every entity before the day, or -1.</summary>
    public required int[] Heads { get; init; }

    public required int[] Source { get; init; }

    public required int[] Relation { get; init; }

    /// <summary>Newest fact of (s, r, ·) before the day, or -1.</summary>
    public required int[] HeadOfAsked { get; init; }

    /// <summary>Newest fact of the relation by anyone of the source's country before the day, or -1.</summary>
    public required int[] HeadOfCountry { get; init; }

    /// <summary>Different answers of each question; empty when they are not known yet.</summary>
    public required int[][] Answers { get; init; }

    /// <summary>Where the known candidates of each question begin; one more entry than questions.</summary>
    public required int[] CopyStart { get; init; }

    public required int[] CopyTarget { get; init; }

    /// <summary><see cref="Terms"/> numbers a candidate, in steps of 1/32.</summary>
    public required byte[] CopyValue { get; init; }

    public int Count => Source.Length;

    /// <summary>Takes down the state of a memory for the questions of a day.</summary>
    public static AskedDay Of(Memory memory, int day, IReadOnlyList<Question> questions)
    {
        var terms = new CopyTerms(memory, day);
        var n = questions.Count;
        int[] source = new int[n], relation = new int[n], head = new int[n], country = new int[n], start = new int[n + 1];
        var answers = new int[n][];
        for (var q = 0; q < n; q++)
        {
            var asked = questions[q];
            source[q] = asked.Source;
            relation[q] = asked.Relation;
            head[q] = memory.HeadOfAsked(asked.Source, asked.Relation);
            country[q] = memory.Kinds.Country[asked.Source] is var c and not 0 ? memory.HeadOfCountry(c, asked.Relation) : -1;
            answers[q] = asked.Answers;
            terms.Add(asked.Source, asked.Relation);
            start[q + 1] = terms.Targets.Count;
        }

        return new AskedDay
        {
            Day = day,
            Heads = (int[])memory.HeadOfSource.Clone(),
            Source = source,
            Relation = relation,
            HeadOfAsked = head,
            HeadOfCountry = country,
            Answers = answers,
            CopyStart = start,
            CopyTarget = [.. terms.Targets],
            CopyValue = [.. terms.Values],
        };
    }
}
