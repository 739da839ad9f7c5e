using System.Diagnostics;
using System.Text;
using Demarche.Language;
using Demarche.Language.Model;
using Demarche.Language.Training;

namespace Demarche.Benchmarks;

/// <summary>
/// How fast one thread tags and parses given words, and how fast it goes from raw text to trees with lemmas and entities: in words a second of
/// processor time, and per billion multiply-adds of the <see cref="ReferenceKernel"/> that runs in between, so that machines can be compared.
/// </summary>
static class Speed
{
    internal static int Run(string model, string file)
    {
        var gold = Treebank.Read(file);
        var text = new StringBuilder();
        foreach (var s in gold)
        {
            text.Append(s.Text.AsSpan(s.Start, s.End - s.Start)).Append('\n').Append('\n');
        }

        var watch = Stopwatch.StartNew();
        using var whole = Annotator.Load(model);
        Console.Out.WriteLine(FormattableString.Invariant($"loaded in {watch.Elapsed.TotalMilliseconds:F1} ms"));
        using var trees = new Annotator(Net.Load(model), Kernels.Best);
        var raw = text.ToString();
        Measure("tag and parse", () =>
        {
            var own = gold.ConvertAll(s => new Sentence(s.Text, s.Start, s.End, s.Starts, s.Ends));
            var before = Environment.CpuUsage.TotalTime;
            trees.Annotate(own);
            return (own.Sum(s => s.Count), (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        });
        Measure("raw text to trees, lemmas and entities", () =>
        {
            var before = Environment.CpuUsage.TotalTime;
            var words = whole.Annotate(new StringReader(raw)).Sum(s => s.Count);
            return (words, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        });
        return 0;
    }

    internal static int Usage()
    {
        Console.Error.WriteLine("usage: mirror TREES.conllu[.gz] > MIRRORED.conllu | speed MODEL GOLD.conllu[.gz] | growth MODEL | intervals GOLD.conllu[.gz] PARSED.conllu[.gz] | together GOLD.conllu[.gz] MODEL… > TREES.conllu");
        return 2;
    }

    /// <summary>Twenty-five rounds, the first thrown away, the reference before and after each; the middle ratio is told.</summary>
    static void Measure(string what, Func<(int Words, double Seconds)> round)
    {
        var rounds = new List<(double Rate, double Ratio)>();
        for (var i = 0; i < 25; i++)
        {
            var before = ReferenceKernel.Rate();
            var (words, seconds) = round();
            var reference = (before + ReferenceKernel.Rate()) / 2;
            if (i > 0)
            {
                rounds.Add((words / seconds, words / seconds / reference));
            }
        }

        var ratios = rounds.Select(r => r.Ratio).Order().ToArray();
        Console.Out.WriteLine(FormattableString.Invariant(
            $"{what}: {rounds.Max(r => r.Rate):F0} words/s at best, {rounds.Select(r => r.Rate).Order().ElementAt(rounds.Count / 2):F0} in the middle; {ratios[ratios.Length / 2]:F0} words per billion multiply-adds of the reference ({ratios[0]:F0} to {ratios[^1]:F0})"));
    }
}
