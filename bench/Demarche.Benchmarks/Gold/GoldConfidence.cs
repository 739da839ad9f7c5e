using System.Globalization;
using System.Text.Json;
using Demarche.Coding;
using Demarche.Coding.Happenings;
using Demarche.Pipeline;

namespace Demarche.Benchmarks.Gold;

/// <summary>
/// Fits the weights of confidence.tsv: of events on the calibration half of the labels, of asked relations on a set of relations; and tells, by
/// fitting on four fifths and looking at the fifth left out, how far a stated confidence is kept.
/// </summary>
static class GoldConfidence
{
    const int Folds = 5;

    sealed record Seen(int Fold, double[] Features, bool Right);

    public static int Run(string labels, string currentEvents, string input, string relations)
    {
        var wanted = GoldLabel.ReadAll(labels).Where(l => l.Calibrates).ToList();
        var items = GoldItem.Of(wanted, currentEvents);
        var coder = new Tools().Coder;
        List<Seen> events = [];
        var fold = 0;
        foreach (var label in wanted)
        {
            // What was seen of an event holds its rule's own certainty, so that the weights of the table in use do not matter.
            var coded = coder.CodeUncalibrated(items[(label.Id, label.Hash)].ToArticle()).Events;
            var partner = GoldMatch.Match(label.Events, [.. coded.Select(GoldEvent.Of)], (g, e) => g.Answers(e, Sides.Both));
            for (var j = 0; j < coded.Count; j++)
            {
                var seen = new double[Confidence.Features.Length];
                Confidence.See(coded[j], seen);
                events.Add(new Seen(fold % Folds, seen, partner.Contains(j)));
            }

            fold++;
        }

        var asked = Asked(coder, input, relations);
        Console.WriteLine("# How likely an event is right, by what is seen of it: weights of a logistic sum. \"asked\": events between two parties the caller names.");
        Console.WriteLine("# source: bench gold-confidence, fitted on the calibration half of bench/gold and on relation_newswire");
        Console.WriteLine("feature\tweight");
        var weights = Fit(events);
        for (var i = 0; i < weights.Length; i++)
        {
            Console.WriteLine(FormattableString.Invariant($"{Confidence.Features[i]}\t{weights[i]:F2}"));
        }

        var slope = Fit(asked);
        Console.WriteLine(FormattableString.Invariant($"asked: always\t{slope[0]:F2}"));
        Console.WriteLine(FormattableString.Invariant($"asked: score\t{slope[1]:F2}"));
        Reliability("events", events);
        Reliability("asked", asked);
        return 0;
    }

    /// <summary>Relations coded with both parties given: input lines of <c>code</c>, and the set they were made from.</summary>
    static List<Seen> Asked(EventCoder coder, string input, string relations)
    {
        var gold = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(relations))
        {
            using var json = JsonDocument.Parse(line);
            gold[json.RootElement.GetProperty("id").GetString()!] = json.RootElement.GetProperty("root").GetString()!;
        }

        List<Seen> all = [];
        foreach (var line in File.ReadLines(input))
        {
            if (CodeRequest.Parse(line).Request is not { } r || r.Actors.FirstOrDefault(a => a.IsSource == true) is not { } source || r.Actors.FirstOrDefault(a => a.IsSource == false) is not { } target
                || coder.RelateUncalibrated(r.ToArticle(), source, target) is not { } e)
            {
                continue;
            }

            var (type, root) = (e.Action.Plover.Type, gold[r.Id]);
            all.Add(new Seen(all.Count % Folds, [1, e.Confidence], type == root || (root == "YIELD" && type is "CONCEDE" or "RETREAT")));
        }

        return all;
    }

    /// <summary>Logistic regression by Newton's steps, weights held small.</summary>
    static double[] Fit(IEnumerable<Seen> of)
    {
        var rows = of.ToList();
        var n = rows[0].Features.Length;
        var w = new double[n];
        for (var step = 0; step < 40; step++)
        {
            var gradient = new double[n];
            var hessian = new double[n, n];
            foreach (var r in rows)
            {
                var p = Belief(w, r.Features);
                for (var i = 0; i < n; i++)
                {
                    gradient[i] += r.Features[i] * ((r.Right ? 1 : 0) - p);
                    for (var j = 0; j < n; j++)
                    {
                        hessian[i, j] += r.Features[i] * r.Features[j] * p * (1 - p);
                    }
                }
            }

            for (var i = 0; i < n; i++)
            {
                var hold = i == 0 ? 0.01 : 1.0;
                gradient[i] -= hold * w[i];
                hessian[i, i] += hold;
            }

            var move = Solve(hessian, gradient);
            for (var i = 0; i < n; i++)
            {
                w[i] += Math.Clamp(move[i], -2, 2);
            }
        }

        return w;
    }

    static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        var x = (double[])b.Clone();
        var m = (double[,])a.Clone();
        for (var c = 0; c < n; c++)
        {
            for (var r = c + 1; r < n; r++)
            {
                var f = m[r, c] / m[c, c];
                for (var k = c; k < n; k++)
                {
                    m[r, k] -= f * m[c, k];
                }

                x[r] -= f * x[c];
            }
        }

        for (var r = n - 1; r >= 0; r--)
        {
            for (var k = r + 1; k < n; k++)
            {
                x[r] -= m[r, k] * x[k];
            }

            x[r] /= m[r, r];
        }

        return x;
    }

    static double Belief(double[] w, double[] x) => 1 / (1 + Math.Exp(-w.Zip(x, (a, b) => a * b).Sum()));

    static void Reliability(string name, List<Seen> rows)
    {
        List<(double Belief, bool Right)> told = [];
        for (var f = 0; f < Folds; f++)
        {
            var w = Fit(rows.Where(r => r.Fold != f));
            told.AddRange(rows.Where(r => r.Fold == f).Select(r => (Belief(w, r.Features), r.Right)));
        }

        var share = told.Average(t => t.Right ? 1.0 : 0);
        Console.Error.WriteLine(FormattableString.Invariant($"{name}: {told.Count}, right {share:F3}, Brier {told.Average(t => Math.Pow(t.Belief - (t.Right ? 1 : 0), 2)):F3} (always {share:F2}: {share * (1 - share):F3})"));
        foreach (var bin in told.GroupBy(t => Math.Min(4, (int)(t.Belief * 5))).OrderBy(g => g.Key))
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {bin.Key * 0.2:F1} to {(bin.Key + 1) * 0.2:F1}: {bin.Count()} events, stated {bin.Average(t => t.Belief):F3}, right {bin.Average(t => t.Right ? 1.0 : 0):F3}"));
        }
    }
}
