using System.Diagnostics;
using Demarche.Language;
using Demarche.Language.Training;

namespace Demarche.Benchmarks;

/// <summary>Tags and parses given tokens on one thread: trees to stdout, speed to stderr.</summary>
static class Annotation
{
    internal static int Run(string model, string file)
    {
        var gold = Treebank.Read(file);
        var watch = Stopwatch.StartNew();
        using var annotator = Annotator.Load(model);
        Console.Error.WriteLine(FormattableString.Invariant($"load {watch.Elapsed.TotalMilliseconds:F1} ms"));
        var tokens = gold.Sum(s => s.Count);
        var sentences = new List<Sentence>();
        var best = double.MaxValue;
        for (var round = 0; round < 6; round++)
        {
            sentences = gold.ConvertAll(s => new Sentence(s.Text, s.Start, s.End, s.Starts, s.Ends));
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            annotator.Annotate(sentences);
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }

        Console.Error.WriteLine(FormattableString.Invariant($"{tokens} tokens, {tokens / best:F0} a second of processor time (best of six rounds)"));
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var s in sentences)
        {
            Conllu.Write(output, s);
        }

        return 0;
    }
}
