using System.Collections.Concurrent;
using System.Globalization;

namespace Demarche.Language;

/// <summary>
/// Dictionary forms: a lexicon of (form, tag) pairs that the rules get wrong, and suffix rules by Penn tag, longest suffix first.
/// Thread-safe; answers to words seen before take no memory.
/// </summary>
public sealed class Lemmatizer
{
    const int LongestSuffix = 6;

    /// <summary>Answers that are kept at most.</summary>
    const int Kept = 200_000;

    readonly Dictionary<(string Tag, string Form), string> _lexicon = [];
    readonly Dictionary<(string Tag, string Suffix), (int Strip, string Add)> _rules = [];
    readonly ConcurrentDictionary<string, ConcurrentDictionary<string, string>> _known = new(StringComparer.Ordinal);
    int _knownForms;

    Lemmatizer()
    {
    }

    /// <summary>Loads a table with columns kind (lexicon, rule), tag, key, strip, value.</summary>
    /// <exception cref="FormatException">A row is malformed; the message names it.</exception>
    public static Lemmatizer Load(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var made = new Lemmatizer();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#' || line.StartsWith("kind\t", StringComparison.Ordinal))
            {
                continue;
            }

            var c = line.Split('\t');
            if (c.Length != 5)
            {
                throw new FormatException($"lemmas: '{line}' has {c.Length} cells where 5 are needed.");
            }

            if (c[0] == "lexicon")
            {
                made._lexicon[(c[1], c[2])] = c[4];
            }
            else
            {
                made._rules[(c[1], c[2])] = int.TryParse(c[3], NumberStyles.None, CultureInfo.InvariantCulture, out var strip)
                    ? (strip, c[4])
                    : throw new FormatException($"lemmas: '{line}' strips '{c[3]}' letters; write a whole number.");
            }
        }

        return made;
    }

    /// <summary>The dictionary form of a word with its Penn tag; names keep their case, other words are lower case.</summary>
    public string Lemma(ReadOnlySpan<char> form, string xpos)
    {
        ArgumentNullException.ThrowIfNull(xpos);
        if (!_known.TryGetValue(xpos, out var forms))
        {
            forms = _known.GetOrAdd(xpos, _ => new ConcurrentDictionary<string, string>(StringComparer.Ordinal));
        }

        if (forms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var known))
        {
            return known;
        }

        var word = form.ToString();
        var lemma = Compute(word, xpos);
        if (Volatile.Read(ref _knownForms) < Kept && form.Length < 40 && forms.TryAdd(word, lemma))
        {
            Interlocked.Increment(ref _knownForms);
        }

        return lemma;
    }

    string Compute(string form, string xpos)
    {
        var key = xpos is "NNP" or "NNPS" ? form : form.ToLowerInvariant().Replace('’', '\'');
        if (_lexicon.TryGetValue((xpos, key), out var listed))
        {
            return listed;
        }

        if (xpos.StartsWith("VB", StringComparison.Ordinal) && _lexicon.TryGetValue(("V", key), out listed))
        {
            return listed;
        }

        for (var n = Math.Min(LongestSuffix, key.Length - 1); n >= 0; n--)
        {
            if (_rules.TryGetValue((xpos, key[^n..]), out var rule) && rule.Strip < key.Length)
            {
                return key[..^rule.Strip] + rule.Add;
            }
        }

        return key;
    }

    /// <summary>
    /// Learns a table from words with their tags and lemmas; rows in a fixed order. Verb forms of a list of words by frequency that the rules
    /// would strip wrongly are added with the tag <c>V</c>.
    /// </summary>
    internal static void Train(IEnumerable<(string Form, string Xpos, string Lemma)> words, IReadOnlyList<string> frequent, TextWriter table)
    {
        var counts = new Dictionary<(string Tag, string Key), Dictionary<string, int>>();
        foreach (var (form, xpos, lemma) in words)
        {
            if (lemma.Length == 0)
            {
                continue;
            }

            var key = xpos is "NNP" or "NNPS" ? form : form.ToLowerInvariant().Replace('’', '\'');
            var at = counts.TryGetValue((xpos, key), out var d) ? d : counts[(xpos, key)] = [];
            at[lemma] = at.GetValueOrDefault(lemma) + 1;
        }

        static string Best(Dictionary<string, int> d) => d.OrderByDescending(x => x.Value).ThenBy(x => x.Key, StringComparer.Ordinal).First().Key;
        var types = counts.Select(x => (x.Key.Tag, x.Key.Key, Lemma: Best(x.Value))).OrderBy(x => x.Tag, StringComparer.Ordinal).ThenBy(x => x.Key, StringComparer.Ordinal).ToList();
        var ops = new Dictionary<(string, string), Dictionary<(int, string), int>>();
        foreach (var (tag, key, lemma) in types)
        {
            var op = Operation(key, lemma);
            for (var n = 0; n <= Math.Min(LongestSuffix, key.Length - 1); n++)
            {
                var at = ops.TryGetValue((tag, key[^n..]), out var d) ? d : ops[(tag, key[^n..])] = [];
                at[op] = at.GetValueOrDefault(op) + 1;
            }
        }

        var made = new Lemmatizer();
        foreach (var ((tag, suffix), d) in ops.OrderBy(x => x.Key.Item2.Length).ThenBy(x => x.Key.Item1, StringComparer.Ordinal).ThenBy(x => x.Key.Item2, StringComparer.Ordinal))
        {
            var total = d.Values.Sum();
            var (op, n) = d.OrderByDescending(x => x.Value).ThenBy(x => x.Key.Item1).ThenBy(x => x.Key.Item2, StringComparer.Ordinal).Select(x => (x.Key, x.Value)).First();
            if ((suffix.Length == 0 || (n >= 3 && n * 10 >= total * 7)) && made.Rule(tag, suffix) != op)
            {
                made._rules[(tag, suffix)] = op;
                table.Write(string.Create(CultureInfo.InvariantCulture, $"rule\t{tag}\t{suffix}\t{op.Item1}\t{op.Item2}\n"));
            }
        }

        foreach (var (tag, key, lemma) in types)
        {
            if (made.Compute(key, tag) != lemma)
            {
                table.Write($"lexicon\t{tag}\t{key}\t0\t{lemma}\n");
            }
        }

        made.AddVerbs(frequent, [.. types.Select(x => (x.Tag, x.Key))], table);
    }

    void AddVerbs(IReadOnlyList<string> frequent, HashSet<(string Tag, string Key)> taught, TextWriter table)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < frequent.Count; i++)
        {
            ranks.TryAdd(frequent[i], i);
        }

        foreach (var form in ranks.Keys.Where(w => w.All(char.IsAsciiLetterLower)).Order(StringComparer.Ordinal))
        {
            string[] tags = form.EndsWith("ing", StringComparison.Ordinal) ? ["VBG"] : ["VBD", "VBN"];
            if (!tags.Any(t => taught.Contains((t, form)))
                && VerbStems.Guess(form, w => ranks.TryGetValue(w, out var r) ? r : null) is { } stem && tags.Any(t => Compute(form, t) != stem))
            {
                table.Write($"lexicon\tV\t{form}\t0\t{stem}\n");
            }
        }
    }

    (int Strip, string Add)? Rule(string tag, string suffix)
    {
        for (var n = suffix.Length - 1; n >= 0; n--)
        {
            if (_rules.TryGetValue((tag, suffix[^n..]), out var r))
            {
                return r;
            }
        }

        return null;
    }

    static (int Strip, string Add) Operation(string key, string lemma)
    {
        var n = 0;
        while (n < key.Length && n < lemma.Length && key[n] == lemma[n])
        {
            n++;
        }

        return (key.Length - n, lemma[n..]);
    }
}
