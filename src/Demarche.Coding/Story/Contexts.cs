using Demarche.Language;

namespace Demarche.Coding.Story;

/// <summary>In which of PLOVER's contexts an act stands, by the words of its sentence (data/actions/contexts.tsv). Immutable.</summary>
sealed class Contexts
{
    /// <summary>More tell nothing.</summary>
    const int Most = 4;

    readonly List<string> _names = [];
    readonly Dictionary<string, ulong> _words = new(StringComparer.Ordinal);

    /// <summary>Reads rows of context and words.</summary>
    public static Contexts Read(TextReader reader, string name)
    {
        var made = new Contexts();
        foreach (var row in Table.Read(reader, name))
        {
            var bit = 1UL << made._names.Count;
            made._names.Add(row["context"]);
            foreach (var word in row["words"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                made._words[word] = made._words.GetValueOrDefault(word) | bit;
            }
        }

        return made;
    }

    /// <summary>Bits of the contexts that a sentence's words tell.</summary>
    public ulong Of(Sentence tree)
    {
        var mask = 0UL;
        var before = "";
        for (var i = 0; i < tree.Count; i++)
        {
            var lemma = tree.Lemma(i);
            lemma = char.IsUpper(lemma, 0) ? lemma.ToLowerInvariant() : lemma;
            mask |= _words.GetValueOrDefault(lemma);
            if (before.Length > 0 && char.IsLetter(lemma[0]))
            {
                mask |= _words.GetValueOrDefault($"{before} {lemma}");
            }

            before = lemma;
        }

        return mask;
    }

    /// <summary>The act with its sentence's contexts behind those of its code.</summary>
    public ActionCode Add(ActionCode action, ulong mask)
    {
        if (mask == 0)
        {
            return action;
        }

        List<string> all = [.. action.Plover.Contexts];
        for (var bit = 0; bit < _names.Count && all.Count < Most; bit++)
        {
            if ((mask & (1UL << bit)) != 0 && !all.Contains(_names[bit]))
            {
                all.Add(_names[bit]);
            }
        }

        return all.Count == action.Plover.Contexts.Count ? action : action with { Plover = action.Plover with { Contexts = all } };
    }
}
