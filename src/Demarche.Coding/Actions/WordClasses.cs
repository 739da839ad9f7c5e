namespace Demarche.Coding.Actions;

/// <summary>Named sets of words that rules ask for (WEAPON, DIPLOMAT, …), at most 64, one bit each.</summary>
sealed class WordClasses
{
    readonly Dictionary<string, int> _bits = new(StringComparer.Ordinal);
    readonly Dictionary<string, ulong> _single = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<(Phrase Phrase, ulong Mask)>> _several = new(StringComparer.Ordinal);

    /// <summary>Reads rows of class and words.</summary>
    /// <exception cref="FormatException">When there are more than 64 classes.</exception>
    public static WordClasses Read(TextReader reader, string name)
    {
        var made = new WordClasses();
        foreach (var row in Table.Read(reader, name))
        {
            var mask = made.Add(row["class"], row);
            foreach (var word in row["words"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                made.Put(word, mask);
            }
        }

        made.Transitives = made.Mask("TRANSITIVE") ?? 0;
        made.Hostile = made.Mask("HOSTILE") ?? 0;
        made.Results = made.Mask("RESULT") ?? 0;
        made.Times = made.Mask("TIME") ?? 0;
        made.Containers = made.Mask("CONTAINER") ?? 0;
        return made;
    }

    /// <summary>Every single word and the head of every phrase.</summary>
    public IEnumerable<string> Words => _single.Keys.Concat(_several.Keys);

    /// <summary>Bits of the class of words that only measure or bundle what follows their "of".</summary>
    public ulong Containers { get; private set; }

    /// <summary>Bits of the class of words that tell when.</summary>
    public ulong Times { get; private set; }

    /// <summary>Bits of the class of verbs that never stand without an object.</summary>
    public ulong Transitives { get; private set; }

    /// <summary>Bits of the class of words for attacks, bombs and those who use them.</summary>
    public ulong Hostile { get; private set; }

    /// <summary>Bits of the class of verbs of harm that tell what an act led to.</summary>
    public ulong Results { get; private set; }

    /// <summary>Bit of a class; null when no row names it.</summary>
    public ulong? Mask(string name) => _bits.TryGetValue(name, out var b) ? 1UL << b : null;

    /// <summary>Classes of a token: by its lemma, and by phrases of several words that it heads.</summary>
    public ulong Of(Tree tree, int i)
    {
        var lemma = tree.Lemma(i);
        var mask = _single.GetValueOrDefault(lemma);
        if (_several.TryGetValue(lemma, out var phrases))
        {
            foreach (var (phrase, m) in phrases)
            {
                if (phrase.StandsAt(tree, i))
                {
                    mask |= m;
                }
            }
        }

        return mask;
    }

    ulong Add(string name, TableRow row)
    {
        if (!_bits.TryGetValue(name, out var bit))
        {
            bit = _bits.Count;
            if (bit >= 64)
            {
                throw new FormatException($"{row.File} line {row.Line}: class {name} is the 65th; join two classes.");
            }

            _bits[name] = bit;
        }

        return 1UL << bit;
    }

    void Put(string word, ulong mask)
    {
        _single[word] = _single.GetValueOrDefault(word) | mask;
        if (Phrase.Of(word) is { } phrase)
        {
            if (!_several.TryGetValue(phrase.Head, out var list))
            {
                _several[phrase.Head] = list = [];
            }

            list.Add((phrase, mask));
        }
    }
}
