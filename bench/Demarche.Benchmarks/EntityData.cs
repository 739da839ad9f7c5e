using Demarche.Language;
using Demarche.Language.Entities;
using Demarche.Language.Training;

namespace Demarche.Benchmarks;

/// <summary>Sentences with names marked, from the sets that a shipped model may be trained on, and lists of names from the project's tables.</summary>
static class EntityData
{
    /// <summary>IOB files with the word in one column and the label in another.</summary>
    public static List<(Sentence, byte[])> Iob(string file, char separator, int word, int label)
    {
        List<(Sentence, byte[])> result = [];
        List<string> words = [];
        List<byte> labels = [];
        foreach (var line in File.ReadLines(file).Append(""))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal) && line.Contains('=', StringComparison.Ordinal))
            {
                continue;
            }

            var c = line.Split(separator);
            if (c.Length <= label)
            {
                if (words.Count > 0 && words[0] != "-DOCSTART-")
                {
                    result.Add((Make(words), [.. labels]));
                }

                words.Clear();
                labels.Clear();
                continue;
            }

            words.Add(c[word]);
            labels.Add(Label(c[label]));
        }

        return result;
    }

    static byte Label(string s)
    {
        var type = s.Length > 2 ? Array.IndexOf(LabelChain.Types, s[2..]) : -1;
        return (byte)(type < 0 ? 0 : (2 * type) + (s[0] == 'B' ? 1 : 2));
    }

    static Sentence Make(List<string> words)
    {
        var starts = new int[words.Count];
        var ends = new int[words.Count];
        var at = 0;
        for (var i = 0; i < words.Count; i++)
        {
            starts[i] = at;
            ends[i] = at += words[i].Length;
            at++;
        }

        return new Sentence(string.Join(' ', words), 0, at - 1, starts, ends);
    }

    /// <summary>GUM: the proper names that head the entities which are linked to an encyclopedia.</summary>
    public static List<(Sentence, byte[])> Gum(string file)
    {
        List<(Sentence, byte[])> result = [];
        using var reader = Lemmas.Open(file);
        foreach (var read in ReadGum(reader))
        {
            result.Add(read);
        }

        return result;
    }

    static IEnumerable<(Sentence, byte[])> ReadGum(StreamReader reader)
    {
        var text = reader.ReadToEnd();
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var s = Conllu.Read(new StringReader(block + "\n\n")).FirstOrDefault()?.Sentence;
            if (s is null)
            {
                continue;
            }

            var entities = block.Split('\n').Where(l => l.Length > 0 && char.IsAsciiDigit(l[0])).Select(l => l.Split('\t'))
                .Where(c => c.Length == 10 && !c[0].Contains('-', StringComparison.Ordinal) && !c[0].Contains('.', StringComparison.Ordinal))
                .Select(c => c[9].Split('|').FirstOrDefault(m => m.StartsWith("Entity=", StringComparison.Ordinal))?[7..] ?? "").ToArray();
            if (entities.Length == s.Count)
            {
                yield return (s, GumLabels(s, entities));
            }
        }
    }

    static byte[] GumLabels(Sentence s, string[] marks)
    {
        var labels = new byte[s.Count];
        var open = new Stack<(int First, string Kind, bool Linked)>();
        List<(int First, int End, string Kind)> spans = [];
        for (var i = 0; i < marks.Length; i++)
        {
            var m = marks[i];
            for (var k = 0; k < m.Length; k++)
            {
                if (m[k] == '(')
                {
                    var end = m.IndexOfAny(['(', ')'], k + 1);
                    var parts = m[(k + 1)..(end < 0 ? m.Length : end)].Split('-');
                    open.Push((i, parts.Length > 1 ? parts[1] : "", parts.Length > 7));
                }
                else if (m[k] == ')' && open.TryPop(out var o))
                {
                    spans.Add((o.First, i + 1, o.Linked || Head(s, o.First, i + 1) is var h && s.Xpos(h).StartsWith("NNP", StringComparison.Ordinal) ? o.Kind : ""));
                }
            }
        }

        // Outer names last, so that "University of Portsmouth" covers "Portsmouth".
        foreach (var (first, end, kind) in spans.OrderBy(x => x.End - x.First))
        {
            var type = kind switch { "person" => 0, "place" => 1, "organization" => 2, _ => -1 };
            if (type < 0)
            {
                continue;
            }

            var head = Head(s, first, end);
            if (!s.Xpos(head).StartsWith("NNP", StringComparison.Ordinal))
            {
                continue;
            }

            var (from, to) = (head, head + 1);
            while (from > first && (s.Xpos(from - 1).StartsWith("NNP", StringComparison.Ordinal) || (s.Xpos(from - 1) is "HYPH" && from - 1 > first)))
            {
                from--;
            }

            while (to < end && (s.Xpos(to).StartsWith("NNP", StringComparison.Ordinal) || (to + 1 < end && type == 2 && s.Xpos(to) is "IN" or "CC" && s.Xpos(to + 1).StartsWith("NNP", StringComparison.Ordinal))))
            {
                to++;
            }

            while (type == 0 && from + 1 < to && s.Word(from).TrimEnd('.') is "Mr" or "Mrs" or "Ms" or "Dr" or "President" or "Prof" or "Professor" or "Lord" or "Sir" or "Miss" or "Senator" or "Justice" or "General" or "King" or "Queen" or "Judge" or "Chief" or "Prime" or "Minister")
            {
                from++;
            }

            for (var i = from; i < to; i++)
            {
                labels[i] = (byte)((2 * type) + (i == from ? 1 : 2));
            }
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] > 0 && (labels[i] & 1) == 0 && (i == 0 || (labels[i - 1] != labels[i] && labels[i - 1] != labels[i] - 1)))
            {
                labels[i]--; // what a longer name cut off
            }
        }

        return labels;
    }

    static int Head(Sentence s, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (s.Head(i) < first || s.Head(i) >= end)
            {
                return i;
            }
        }

        return end - 1;
    }

    /// <summary>Names from the tables of actors and places, and classes of words from word vectors.</summary>
    public static NameTable Names(string data, string vectors)
    {
        var names = new SortedDictionary<ulong, NameKinds>();
        void Add(string name, NameKinds kind)
        {
            var s = Segmenter.Split(name, 0, name.Length);
            if (s.Count != 1 || s[0].Count > NameTable.Longest)
            {
                return;
            }

            var hash = 0UL;
            for (var i = 0; i < s[0].Count; i++)
            {
                hash = NameTable.Join(hash, NameTable.Hash(s[0].Form(i)));
            }

            names[hash] = names.GetValueOrDefault(hash) | kind;
        }

        foreach (var (file, columns, kind) in new[]
        {
            ("actors/states.tsv", "name", NameKinds.Country), ("actors/names.tsv", "name", NameKinds.Country), ("places/cities.tsv", "name admin1", NameKinds.Place),
            ("places/places.tsv", "name aliases", NameKinds.Place), ("places/aliases.tsv", "alias name", NameKinds.Place), ("actors/groups.tsv", "name aliases", NameKinds.Organisation),
            ("actors/organisations.tsv", "name aliases", NameKinds.Organisation), ("actors/institutions.tsv", "name aliases", NameKinds.Organisation), ("actors/office_holders.tsv", "name aliases", NameKinds.Person),
        })
        {
            foreach (var name in Column(Path.Combine(data, file), columns))
            {
                Add(name, kind);
                var parts = name.Split(' ');
                if (kind == NameKinds.Person && parts.Length > 1)
                {
                    Add(parts[0], NameKinds.Given);
                    Add(parts[^1], NameKinds.Family);
                }
            }
        }

        var classes = WordClasses.Of(WordVectors.Read(vectors).Take(40_000).ToList());
        var words = classes.OrderBy(x => x.Key).ToArray();
        return new NameTable([.. names.Keys], [.. names.Values.Select(k => (byte)k)], [.. words.Select(w => w.Key)], [.. words.Select(w => w.Value)]);
    }

    static IEnumerable<string> Column(string file, string wanted)
    {
        if (!File.Exists(file))
        {
            yield break;
        }

        int[]? columns = null;
        foreach (var line in File.ReadLines(file))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var c = line.Split('\t');
            if (columns is null)
            {
                columns = [.. wanted.Split(' ').Select(w => Array.IndexOf(c, w)).Where(i => i >= 0)];
                continue;
            }

            foreach (var name in columns.Where(i => i < c.Length).SelectMany(i => c[i].Split(';')).Select(x => x.Trim()).Where(x => x.Length > 2))
            {
                yield return name.StartsWith("the ", StringComparison.Ordinal) ? name[4..] : name;
            }
        }
    }
}
