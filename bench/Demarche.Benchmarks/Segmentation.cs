using System.Diagnostics;
using Demarche.Language;

namespace Demarche.Benchmarks;

/// <summary>Cuts raw text into CoNLL-U without analysis, for measuring boundaries alone; the rate goes to stderr.</summary>
static class Segmentation
{
    public static int Cut(string[] files)
    {
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            var watch = Stopwatch.StartNew();
            var sentences = Segmenter.Split(text, 0, text.Length);
            var words = sentences.Sum(s => s.Count);
            Console.Error.WriteLine($"{file}: {sentences.Count} sentences, {words} words, {words / watch.Elapsed.TotalSeconds:N0} words/s");
            foreach (var s in sentences)
            {
                Conllu.Write(Console.Out, s);
            }
        }

        return 0;
    }
}
