using System.IO.Compression;
using System.Text;

namespace Demarche.Language.Training;

/// <summary>Reads trees to train on: CoNLL-U, also compressed with gzip.</summary>
static class Treebank
{
    /// <summary>All sentences of a file.</summary>
    /// <exception cref="FormatException">A line is no CoNLL-U; the message names file and line.</exception>
    internal static List<Sentence> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        try
        {
            return [.. Conllu.Read(reader).Select(s => s.Sentence)];
        }
        catch (FormatException e)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>The first words of a sentence with other forms, their analysis kept. No kept word may hang on one left out.</summary>
    internal static Sentence WithForms(Sentence s, int count, Func<int, string> form)
    {
        var copy = Bare([.. Enumerable.Range(0, count).Select(form)]);
        Array.Copy(s.Uposes, copy.Uposes, count);
        Array.Copy(s.Xposes, copy.Xposes, count);
        Array.Copy(s.Heads, copy.Heads, count);
        Array.Copy(s.Relations, copy.Relations, count);
        return copy;
    }

    /// <summary>A sentence of the given forms without analysis.</summary>
    internal static Sentence Bare(IReadOnlyList<string> forms)
    {
        var text = string.Join(' ', forms);
        var starts = new int[forms.Count];
        var ends = new int[forms.Count];
        for (int i = 0, at = 0; i < forms.Count; i++)
        {
            starts[i] = at;
            ends[i] = at + forms[i].Length;
            at = ends[i] + 1;
        }

        return new Sentence(text, 0, text.Length, starts, ends);
    }
}
