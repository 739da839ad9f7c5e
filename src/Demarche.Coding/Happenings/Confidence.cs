using System.Globalization;

namespace Demarche.Coding.Happenings;

/// <summary>
/// How likely type and both parties of an event are right, from what can be seen of it: a logistic sum whose weights (data/actions/confidence.tsv)
/// were fitted on reports labelled by hand. Events asked for by two named parties have a slope of their own.
/// </summary>
sealed class Confidence
{
    /// <summary>What is seen of an event; the order of the weights.</summary>
    public static readonly string[] Features =
    [
        "always", "rule", "noun", "folded", "source unnamed", "no source", "target unnamed", "no target", "no country", "mutual", "force", "law", "long sentence", "reported", "one country", "told twice",
    ];

    readonly double[] _weights = new double[Features.Length];
    /// <summary>An event less sure than this is held, not counted.</summary>
    public double Least { get; private set; }

    double _always;
    double _score;

    /// <summary>Reads a table of feature and weight.</summary>
    /// <exception cref="FormatException">A row names no feature, or no number.</exception>
    public static Confidence Read(TextReader reader, string name)
    {
        var made = new Confidence();
        foreach (var row in Table.Read(reader, name))
        {
            if (!double.TryParse(row["weight"], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight))
            {
                throw new FormatException($"{name}: '{row["weight"]}' is no weight; write a number.");
            }

            switch (row["feature"])
            {
                case "asked: always":
                    made._always = weight;
                    break;
                case "asked: score":
                    made._score = weight;
                    break;
                case "least":
                    made.Least = weight;
                    break;
                case var feature when Array.IndexOf(Features, feature) is >= 0 and var at:
                    made._weights[at] = weight;
                    break;
                case var other:
                    throw new FormatException($"{name}: '{other}' is no feature; take one of {string.Join(", ", Features)}.");
            }
        }

        return made;
    }

    /// <summary>Belief that type and both parties of an event are right, 0 to 1.</summary>
    public double Of(Event e)
    {
        Span<double> seen = stackalloc double[Features.Length];
        See(e, seen);
        var sum = 0.0;
        for (var i = 0; i < seen.Length; i++)
        {
            sum += seen[i] * _weights[i];
        }

        return Round(sum);
    }

    /// <summary>Belief that the type between two named parties is right.</summary>
    public double OfAsked(double score) => Round(_always + (_score * score));

    /// <summary>Fills what is seen of an event.</summary>
    public static void See(Event e, Span<double> seen)
    {
        seen.Clear();
        seen[0] = 1;
        seen[1] = e.Confidence;
        var trigger = e.Trigger;
        seen[2] = e.Because.Contains(": \"", StringComparison.Ordinal) && !trigger.Contains(' ', StringComparison.Ordinal) && e.Confidence < 0.72 ? 1 : 0;
        seen[3] = e.Because.Contains(" < ", StringComparison.Ordinal) ? 1 : 0;
        seen[4] = IsUnnamed(e.Source) ? 1 : 0;
        seen[5] = e.Source is null ? 1 : 0;
        seen[6] = IsUnnamed(e.Target) ? 1 : 0;
        seen[7] = e.Target is null ? 1 : 0;
        seen[8] = IsNowhere(e.Source) || IsNowhere(e.Target) ? 1 : 0;
        seen[9] = e.Mutual ? 1 : 0;
        seen[10] = e.Action.Plover.Type is "ASSAULT" or "PROTEST" or "MOBILIZE" ? 1 : 0;
        seen[11] = e.Action.Plover.Type is "COERCE" or "RETREAT" or "SANCTION" ? 1 : 0;
        seen[12] = e.Evidence.Count > 0 && e.Evidence[0].Span.End - e.Evidence[0].Span.Start > 180 ? 1 : 0;
        seen[13] = e.Status == Status.Claimed ? 1 : 0;
        seen[14] = e.Source?.Actor.Country is { } c && c == e.Target?.Actor.Country ? 1 : 0;
        seen[15] = e.Evidence.Count > 1 ? 1 : 0;
    }

    static bool IsUnnamed(Mention? m) => m is { Actor: { Id: null, Name: "police" or "authorities" or "people" or "person" or "court" } };

    static bool IsNowhere(Mention? m) => m is { Actor: { Id: null, Country: null }, Members: null };

    static double Round(double sum) => Math.Round(Math.Clamp(1 / (1 + Math.Exp(-sum)), 0.02, 0.98), 3);
}
