using Demarche.Language;

namespace Demarche.Benchmarks;

/// <summary>Rebuilds the table of runs that the cutting rules get wrong, from treebanks.</summary>
static class Chunks
{
    public static int Build(string[] files)
    {
        var counts = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            using var reader = Lemmas.Open(file);
            foreach (var s in Conllu.Read(reader))
            {
                Count(s.Sentence, counts);
            }
        }

        Console.Out.Write("# Runs without a space that the cutting rules get wrong, with their words.\n");
        Console.Out.Write("# source: learned from the training files of UD English EWT and GUM (genres of data/LICENSES.md), CC BY-SA 4.0; rebuilt by bench command chunks\n");
        Console.Out.Write("chunk\twords\n");
        foreach (var (chunk, cuts) in counts)
        {
            var total = cuts.Values.Sum();
            var (words, n) = cuts.OrderByDescending(x => x.Value).ThenBy(x => x.Key, StringComparer.Ordinal).Select(x => (x.Key, x.Value)).First();
            if (n >= (chunk.Any(char.IsLetterOrDigit) ? 5 : 2) && n * 3 >= total * 2 && chunk.Length <= 24 && chunk[0] != '#' && !chunk.Contains('@', StringComparison.Ordinal) && words != ByRule(chunk))
            {
                Console.Out.Write($"{chunk}\t{words}\n");
            }
        }

        return 0;
    }

    static void Count(Sentence s, SortedDictionary<string, SortedDictionary<string, int>> counts)
    {
        var first = 0;
        for (var i = 0; i < s.Count; i++)
        {
            if (i + 1 < s.Count && s.TokenEnd(i) == s.TokenStart(i + 1))
            {
                continue;
            }

            Add(s, first, i + 1, counts);

            // The same without what closes it, so that "b/c," teaches "b/c".
            var (from, to) = (first, i + 1);
            while (to - from > 1 && s.TokenEnd(to - 1) - s.TokenStart(to - 1) == 1 && s.Text[s.TokenStart(to - 1)] is '.' or ',' or ';' or ':' or '!' or '?' or '"' or ')' or '”')
            {
                to--;
            }

            while (to - from > 1 && s.Text[s.TokenStart(from)] is '"' or '(' or '“')
            {
                from++;
            }

            if (from != first || to != i + 1)
            {
                Add(s, from, to, counts);
            }

            first = i + 1;
        }
    }

    static void Add(Sentence s, int from, int to, SortedDictionary<string, SortedDictionary<string, int>> counts)
    {
        var chunk = s.Text[s.TokenStart(from)..s.TokenEnd(to - 1)];
        var words = string.Join(' ', Enumerable.Range(from, to - from).Select(s.Word));
        if (words.Count(c => c == ' ') != to - from - 1)
        {
            return; // a word with a space in it
        }

        var at = counts.TryGetValue(chunk, out var d) ? d : counts[chunk] = new SortedDictionary<string, int>(StringComparer.Ordinal);
        at[words] = at.GetValueOrDefault(words) + 1;
    }

    static string ByRule(string chunk)
    {
        var tokens = new TokenList();
        WordCutter.Cut(chunk, 0, chunk.Length, tokens);
        return string.Join(' ', Enumerable.Range(0, tokens.Count).Select(i => chunk[tokens.Start(i)..tokens.End(i)]));
    }
}
