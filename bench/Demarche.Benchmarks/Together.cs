using Demarche.Language;
using Demarche.Language.Training;

namespace Demarche.Benchmarks;

/// <summary>Several models that decide together, on given words: trees to stdout, accuracy to stderr. It is what a student can learn from them at most.</summary>
static class Together
{
    internal static int Run(string[] args)
    {
        using var ensemble = Ensemble.Load(args[1..]);
        var gold = Treebank.Read(args[0]);
        var own = gold.ConvertAll(s => new Sentence(s.Text, s.Start, s.End, s.Starts, s.Ends));
        ensemble.Annotate(own);
        Console.Error.WriteLine(TreeScores.Compare(own, gold));
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var s in own)
        {
            Conllu.Write(output, s);
        }

        return 0;
    }
}
