using System.Text;
using Demarche.Language;
using Demarche.Language.Training;

namespace Demarche.Benchmarks;

/// <summary>Whether time grows as the text does where there is nothing to hold on to: each text at a size and at four times that, processor time of both and their ratio.</summary>
static class Growth
{
    const int Some = 20_000;

    internal static int Run(string model)
    {
        using var annotator = Annotator.Load(model);
        foreach (var (name, unit) in new[]
        {
            ("no space at all", "x"), ("digits and dots", "1."), ("control characters", "\u0001\u001b["), ("emoji", "😀"), ("half surrogates", "\ud83d "),
            ("quotes and brackets", "\"(["), ("no full stop", "the minister of May said that "), ("only full stops", ". "), ("blank lines", "\n\nA"),
        })
        {
            Tell(name, Text(Some), Text(4 * Some));

            string Text(int length) => new StringBuilder().Insert(0, unit, length / unit.Length).ToString();
        }

        string[] words = ["the", "minister", "said", "that", "Norway", "and", "left", "on", "12", "May"];
        var (few, many) = (Seconds(() => annotator.Annotate([Endless(10_000)])), Seconds(() => annotator.Annotate([Endless(40_000)])));
        Console.Out.WriteLine(FormattableString.Invariant($"one given sentence of 10,000 and 40,000 words: {few:F3} s, {many:F3} s, ratio {many / few:F1}"));
        return 0;

        Sentence Endless(int count) => Treebank.Bare([.. Enumerable.Range(0, count).Select(i => words[i % words.Length])]);

        void Tell(string what, string small, string large)
        {
            var (short1, long1) = (Seconds(() => annotator.Annotate(small)), Seconds(() => annotator.Annotate(large)));
            Console.Out.WriteLine(FormattableString.Invariant($"{what}, {small.Length} and {large.Length} code units: {short1:F3} s, {long1:F3} s, ratio {long1 / short1:F1}"));
        }
    }

    /// <summary>Processor time of the faster of two.</summary>
    static double Seconds(Action work)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 2; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            work();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        return best;
    }
}
