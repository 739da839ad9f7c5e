using System.Globalization;
using System.Text;

namespace Demarche.Language;

/// <summary>CoNLL-U in and out. Words of a sentence read are slices of a text joined from the written forms.</summary>
public static class Conllu
{
    /// <summary>Sentences in file order with their comment lines. Empty nodes are left out.</summary>
    /// <exception cref="FormatException">A line has too few columns, a bad number or an empty word; the message names the line.</exception>
    public static IEnumerable<ConlluSentence> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        List<string> comments = [];
        List<string[]> rows = [];
        Dictionary<int, (int Last, string Form, bool Space)> ranges = [];
        var number = 0;
        while (true)
        {
            var line = reader.ReadLine();
            number++;
            if (string.IsNullOrEmpty(line))
            {
                if (rows.Count > 0)
                {
                    yield return Build(comments, rows, ranges);
                    comments = [];
                    rows = [];
                    ranges = [];
                }

                if (line is null)
                {
                    yield break;
                }

                continue;
            }

            if (line[0] == '#')
            {
                comments.Add(line);
                continue;
            }

            var cells = line.Split('\t');
            if (cells.Length < 8)
            {
                throw new FormatException($"line {number}: {cells.Length} columns where CoNLL-U has 10; separate them by tabs.");
            }

            if (cells[0].Contains('.', StringComparison.Ordinal))
            {
                continue;
            }

            var dash = cells[0].IndexOf('-', StringComparison.Ordinal);
            if (dash > 0)
            {
                ranges[Number(cells[0][..dash], number)] = (Number(cells[0][(dash + 1)..], number), cells[1], Space(cells));
                continue;
            }

            if (Number(cells[0], number) != rows.Count + 1)
            {
                throw new FormatException($"line {number}: word {cells[0]} where {rows.Count + 1} was expected; words of a sentence count from 1.");
            }

            if (cells[1].Length == 0)
            {
                throw new FormatException($"line {number}: word {cells[0]} has no letters; its second column is empty.");
            }

            rows.Add(cells);
        }
    }

    /// <summary>Writes a sentence that was read: its comments, and its words written as one as they were given.</summary>
    public static void Write(TextWriter writer, ConlluSentence given)
    {
        ArgumentNullException.ThrowIfNull(given);
        Write(writer, given.Sentence, given.Comments, given.Ranges);
    }

    /// <summary>Writes one sentence with its text, a blank line after it; entities stand in the last column as <c>NER=B-LOC</c>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="s">The sentence.</param>
    /// <param name="comments">Lines to put before it, each with its <c>#</c>; a <c># text</c> line among them is kept instead of the sentence's own text.</param>
    public static void Write(TextWriter writer, Sentence s, IReadOnlyList<string>? comments = null) => Write(writer, s, comments, null);

    static void Write(TextWriter writer, Sentence s, IReadOnlyList<string>? comments, IReadOnlyDictionary<int, (int Last, string Form, bool Space)>? ranges)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(s);
        var hasText = false;
        foreach (var c in comments ?? [])
        {
            writer.Write(c);
            writer.Write('\n');
            hasText |= c.StartsWith("# text = ", StringComparison.Ordinal);
        }

        if (!hasText)
        {
            writer.Write("# text = ");
            writer.Write(s.Text.AsSpan(s.Start, s.End - s.Start).ToString().ReplaceLineEndings(" "));
            writer.Write('\n');
        }

        var inRange = -1;
        for (var i = 0; i < s.Count; i++)
        {
            if (i > inRange)
            {
                inRange = ranges is null ? GluedUpTo(s, i) : ranges.TryGetValue(i + 1, out var r) ? Math.Min(r.Last, s.Count) - 1 : i;
                if (inRange > i)
                {
                    var form = ranges is null ? s.Text[s.TokenStart(i)..s.TokenEnd(inRange)] : ranges[i + 1].Form;
                    var space = HasSpace(s, inRange) ? "_" : "SpaceAfter=No";
                    writer.Write(string.Create(CultureInfo.InvariantCulture, $"{i + 1}-{inRange + 1}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{space}\n"));
                }
            }

            var inside = ranges is null ? (i < inRange || (i > 0 && GluedUpTo(s, i - 1) >= i)) : i <= inRange && IsInside(ranges, i + 1);
            var lemma = s.Lemma(i);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{i + 1}\t{s.Form(i)}\t{(lemma.Length > 0 ? lemma : "_")}\t{s.Upos(i)}\t{(s.Xpos(i).Length > 0 ? s.Xpos(i) : "_")}\t_\t{s.Head(i) + 1}\t{s.Relation(i)}\t_\t{Misc(s, i, inside)}\n"));
        }

        writer.Write('\n');
    }

    /// <summary>Last word of those written together with a word.</summary>
    static int GluedUpTo(Sentence s, int i)
    {
        while (i + 1 < s.Count && s.TokenEnd(i) == s.TokenStart(i + 1) && IsGlued(s, i))
        {
            i++;
        }

        return i;
    }

    static bool IsInside(IReadOnlyDictionary<int, (int Last, string Form, bool Space)> ranges, int number)
    {
        for (var first = number; first > 0 && first > number - 8; first--)
        {
            if (ranges.TryGetValue(first, out var r))
            {
                return r.Last >= number;
            }
        }

        return false;
    }

    /// <summary>Two words written as one: don't, cannot, Russia's, the rebels'.</summary>
    static bool IsGlued(Sentence s, int i)
    {
        if (!char.IsLetterOrDigit(s.Text[s.TokenEnd(i) - 1]))
        {
            return false;
        }

        var next = s.Form(i + 1);
        if (next[0] is '\'' or '’')
        {
            return next.Length switch
            {
                1 => s.Xpos(i + 1) == "POS" || (s.Xpos(i + 1).Length == 0 && s.Text[s.TokenEnd(i) - 1] is 's' or 'S' && !OpensQuote(s, i)),
                2 or 3 => char.IsLetter(next[1]),
                _ => false,
            };
        }

        return char.IsLetter(next[0]) && char.IsLetter(s.Text[s.TokenEnd(i) - 1]);
    }

    /// <summary>True when a single quotation mark stands open before a word.</summary>
    static bool OpensQuote(Sentence s, int i)
    {
        for (var k = Math.Max(0, i - 60); k < i; k++)
        {
            if (s.Form(k) is "'" or "‘" or "’")
            {
                return true;
            }
        }

        return false;
    }

    static bool HasSpace(Sentence s, int i) => i + 1 >= s.Count || s.TokenEnd(i) != s.TokenStart(i + 1);

    static string Misc(Sentence s, int i, bool inside)
    {
        var space = inside || HasSpace(s, i) ? "" : "SpaceAfter=No";
        foreach (var e in s.Entities)
        {
            if (i >= e.First && i < e.End)
            {
                return $"NER={(i == e.First ? 'B' : 'I')}-{e.Type}{(space.Length > 0 ? "|" : "")}{space}";
            }
        }

        return space.Length > 0 ? space : "_";
    }

    static ConlluSentence Build(List<string> comments, List<string[]> rows, Dictionary<int, (int Last, string Form, bool Space)> ranges)
    {
        var text = new StringBuilder();
        var starts = new int[rows.Count];
        var ends = new int[rows.Count];
        var inRange = 0;
        var rangeSpace = true;
        for (var i = 0; i < rows.Count; i++)
        {
            if (ranges.TryGetValue(i + 1, out var range))
            {
                inRange = range.Last;
                rangeSpace = range.Space;
            }

            starts[i] = text.Length;
            text.Append(rows[i][1]);
            ends[i] = text.Length;
            var space = i + 1 < inRange ? false : i + 1 == inRange ? rangeSpace : Space(rows[i]);
            if (space && i + 1 < rows.Count)
            {
                text.Append(' ');
            }
        }

        var s = new Sentence(text.ToString(), 0, text.Length, starts, ends);
        for (var i = 0; i < rows.Count; i++)
        {
            var r = rows[i];
            s.Lemmas[i] = r[2] == "_" && r[1] != "_" ? "" : r[2];
            s.Uposes[i] = Enum.TryParse<Upos>(r[3], out var upos) ? upos : Upos.X;
            s.Xposes[i] = r[4] == "_" ? "" : r[4];
            s.Heads[i] = int.TryParse(r[6], NumberStyles.None, CultureInfo.InvariantCulture, out var h) && h <= rows.Count ? h - 1 : -1;
            s.Relations[i] = r[7] == "_" ? "dep" : r[7];
        }

        return new ConlluSentence(s, comments) { Ranges = ranges };
    }

    static bool Space(string[] cells) => cells.Length < 10 || !cells[9].Contains("SpaceAfter=No", StringComparison.Ordinal);

    static int Number(string cell, int line) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw new FormatException($"line {line}: '{cell}' is no word number.");
}

/// <summary>A sentence of a CoNLL-U file.</summary>
/// <param name="Sentence">Words, tags and tree as given.</param>
/// <param name="Comments">Lines that begin with <c>#</c>, in order.</param>
public sealed record ConlluSentence(Sentence Sentence, IReadOnlyList<string> Comments)
{
    /// <summary>Words written as one: number of the first word → number of the last, written form, whether a space follows.</summary>
    internal IReadOnlyDictionary<int, (int Last, string Form, bool Space)> Ranges { get; init; } = new Dictionary<int, (int Last, string Form, bool Space)>();
}
