using Demarche.Language;
using Demarche.Language.Training;

namespace Demarche.Benchmarks;

/// <summary>
/// How right a parsed file is, with intervals: gold sentences are drawn again 2,000 times and the middle 95 % of the outcomes told. Words are
/// laid on each other by their letters, so that raw text that was cut otherwise is measured too (F1; with given words that is the share of right ones).
/// </summary>
static class Intervals
{
    const int Draws = 2000;

    static readonly string[] s_core = ["nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "ccomp", "xcomp"];

    static readonly string[] s_names = ["sentences", "words", "UPOS", "XPOS", "lemma", "UAS", "LAS", "core arguments found"];

    internal static int Run(string goldPath, string ownPath)
    {
        var (gold, own) = (Lay(Treebank.Read(goldPath)), Lay(Treebank.Read(ownPath)));
        if (gold.Letters != own.Letters)
        {
            Console.Error.WriteLine($"intervals: '{goldPath}' has {gold.Letters} letters and '{ownPath}' {own.Letters}. Give two analyses of the same text.");
            return 1;
        }

        var found = own.Sentences.SelectMany(s => s.Words).ToDictionary(w => w.Key);
        var cuts = own.Sentences.Select(s => (s.Start, s.End)).ToHashSet();
        var starts = own.Sentences.Select(s => s.Start).Order().ToArray();
        var wordStarts = found.Keys.Select(k => k.Start).Order().ToArray();
        var units = gold.Sentences.ConvertAll(s => Count(s, found, cuts, Between(starts, s.Start, s.End), Between(wordStarts, s.Start, s.End)));
        var all = Rates(units);
        var drawn = Enumerable.Range(0, Draws).Select(seed =>
        {
            var chance = new Random(seed);
            return Rates(Enumerable.Range(0, units.Count).Select(_ => units[chance.Next(units.Count)]));
        }).ToList();
        for (var k = 0; k < s_names.Length; k++)
        {
            var sorted = drawn.Select(d => d[k]).Order().ToArray();
            Console.Out.WriteLine(FormattableString.Invariant($"{s_names[k],-22}{all[k],7:F2} ({sorted[Draws / 40]:F2} to {sorted[Draws - 1 - (Draws / 40)]:F2})"));
        }

        Console.Out.WriteLine(FormattableString.Invariant($"{gold.Sentences.Count} sentences, {gold.Sentences.Sum(s => s.Words.Count)} words"));
        return 0;
    }

    /// <summary>Of each measure: right ones, twice, and those that could have been, of both sides.</summary>
    static (int Right, int Of)[] Count(Laid gold, Dictionary<(int, int), Word> found, HashSet<(int, int)> cuts, int ownSentences, int ownWords)
    {
        var counts = new (int Right, int Of)[s_names.Length];
        counts[0] = (cuts.Contains((gold.Start, gold.End)) ? 2 : 0, 1 + ownSentences);
        for (var k = 1; k < s_names.Length - 1; k++)
        {
            counts[k].Of = gold.Words.Count + ownWords;
        }

        foreach (var w in gold.Words)
        {
            var isCore = s_core.Contains(w.Relation);
            counts[^1].Of += isCore ? 2 : 0;
            if (!found.TryGetValue(w.Key, out var o))
            {
                continue;
            }

            var head = w.Head == o.Head;
            Add(1, true);
            Add(2, w.Upos == o.Upos);
            Add(3, w.Xpos == o.Xpos);
            Add(4, string.Equals(w.Lemma, o.Lemma, StringComparison.OrdinalIgnoreCase));
            Add(5, head);
            Add(6, head && w.Relation == o.Relation);
            Add(7, isCore && head && Bare(w.Relation) == Bare(o.Relation));
        }

        return counts;

        void Add(int k, bool right) => counts[k].Right += right ? 2 : 0;
    }

    static double[] Rates(IEnumerable<(int Right, int Of)[]> units)
    {
        var sums = new (long Right, long Of)[s_names.Length];
        foreach (var unit in units)
        {
            for (var k = 0; k < sums.Length; k++)
            {
                sums[k] = (sums[k].Right + unit[k].Right, sums[k].Of + unit[k].Of);
            }
        }

        return [.. sums.Select(s => 100.0 * s.Right / Math.Max(1, s.Of))];
    }

    static string Bare(string relation) => relation.Split(':')[0];

    static int Between(int[] sorted, int from, int to) => First(sorted, to) - First(sorted, from);

    static int First(int[] sorted, int value)
    {
        var at = Array.BinarySearch(sorted, value);
        return at < 0 ? ~at : at;
    }

    /// <summary>Words by the letters of the whole text before them, white space not counted.</summary>
    static (List<Laid> Sentences, int Letters) Lay(List<Sentence> sentences)
    {
        var laid = new List<Laid>();
        var letters = 0;
        foreach (var s in sentences)
        {
            var keys = new (int Start, int End)[s.Count];
            var begin = letters;
            for (var i = 0; i < s.Count; i++)
            {
                var length = 0;
                foreach (var c in s.Form(i))
                {
                    length += char.IsWhiteSpace(c) ? 0 : 1;
                }

                keys[i] = (letters, letters + length);
                letters += length;
            }

            laid.Add(new Laid(begin, letters, [.. Enumerable.Range(0, s.Count).Select(i =>
                new Word(keys[i], s.Upos(i), s.Xpos(i), s.Lemma(i), s.Head(i) < 0 ? (-1, -1) : keys[s.Head(i)], s.Relation(i)))]));
        }

        return (laid, letters);
    }

    sealed record Laid(int Start, int End, List<Word> Words);

    readonly record struct Word((int Start, int End) Key, Upos Upos, string Xpos, string Lemma, (int, int) Head, string Relation);
}
