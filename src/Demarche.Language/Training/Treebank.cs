using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Demarche.Language.Training;

/// <summary>Reads trees to train on: CoNLL-U, also compressed with gzip. Ranges and empty nodes are skipped.</summary>
static class Treebank
{
    /// <summary>All sentences of a file; their text is their forms with single spaces.</summary>
    /// <exception cref="FormatException">A line is no CoNLL-U, with its number.</exception>
    internal static List<Sentence> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var sentences = new List<Sentence>();
        var rows = new List<string[]>();
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
            {
                Close();
                continue;
            }

            if (line[0] == '#')
            {
                continue;
            }

            var cells = line.Split('\t');
            if (cells.Length != 10)
            {
                throw new FormatException($"{path}:{number}: {cells.Length} columns, not the ten of CoNLL-U.");
            }

            if (!cells[0].Contains('-', StringComparison.Ordinal) && !cells[0].Contains('.', StringComparison.Ordinal))
            {
                rows.Add(cells);
            }
        }

        Close();
        return sentences;

        void Close()
        {
            if (rows.Count > 0)
            {
                sentences.Add(Build(rows, path, number));
                rows.Clear();
            }
        }
    }

    /// <summary>The same sentence with other forms of the same number, its analysis kept.</summary>
    internal static Sentence WithForms(Sentence s, Func<int, string> form)
    {
        var copy = Bare([.. Enumerable.Range(0, s.Count).Select(form)]);
        s.Uposes.CopyTo(copy.Uposes, 0);
        s.Xposes.CopyTo(copy.Xposes, 0);
        s.Heads.CopyTo(copy.Heads, 0);
        s.Relations.CopyTo(copy.Relations, 0);
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

    static Sentence Build(List<string[]> rows, string path, int number)
    {
        var s = Bare([.. rows.Select(r => r[1])]);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!int.TryParse(rows[i][6], NumberStyles.None, CultureInfo.InvariantCulture, out var head) || head > rows.Count)
            {
                throw new FormatException($"{path}: the sentence before line {number} has the head '{rows[i][6]}'.");
            }

            s.Uposes[i] = Enum.TryParse<Upos>(rows[i][3], out var upos) ? upos : Language.Upos.X;
            s.Xposes[i] = string.Intern(rows[i][4]);
            s.Heads[i] = head - 1;
            s.Relations[i] = string.Intern(rows[i][7]);
        }

        return s;
    }
}
