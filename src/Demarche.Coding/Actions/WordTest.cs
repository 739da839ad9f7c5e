namespace Demarche.Coding.Actions;

/// <summary>Words or classes a rule asks for: <c>DIPLOMAT|envoy</c>; <c>*</c> is anything, <c>NAME</c> a proper noun.</summary>
sealed class WordTest
{
    readonly ulong _mask;
    readonly HashSet<string>? _words;
    readonly List<Phrase>? _phrases;
    readonly bool _any;
    readonly bool _name;

    /// <summary>Reads alternatives parted by a bar; a name in capitals is a class.</summary>
    /// <exception cref="FormatException">When a class is not in classes.tsv.</exception>
    public WordTest(string alternatives, WordClasses classes, string place)
    {
        foreach (var one in alternatives.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (one == "*")
            {
                _any = true;
            }
            else if (one == "NAME")
            {
                _name = true;
            }
            else if (char.IsUpper(one[0]))
            {
                _mask |= classes.Mask(one) ?? throw new FormatException($"{place}: class {one} is not in classes.tsv; add a row for it or write the word in lower case.");
            }
            else
            {
                (_words ??= new HashSet<string>(StringComparer.Ordinal)).Add(one);
                if (Phrase.Of(one) is { } phrase)
                {
                    (_phrases ??= []).Add(phrase);
                }
            }
        }
    }

    /// <summary>True for <c>*</c>: anything will do.</summary>
    public bool IsAny => _any;

    /// <summary>True when the token is one of the words, or stands for some of them ("dozens of diplomats").</summary>
    public bool Holds(Tree tree, int token)
    {
        if (_any)
        {
            return true;
        }

        for (var depth = 0; token >= 0 && depth < 4; depth++)
        {
            if (Is(tree, token))
            {
                return true;
            }

            token = Arguments.Contained(tree, token);
        }

        return false;
    }

    bool Is(Tree tree, int token)
    {
        if (_name && tree.Upos(token) == Language.Upos.PROPN)
        {
            return true;
        }

        if ((_mask != 0 && (tree.Classes(token) & _mask) != 0) || (_words?.Contains(tree.Lemma(token)) ?? false))
        {
            return true;
        }

        if (_phrases is not null)
        {
            foreach (var p in _phrases)
            {
                if (p.StandsAt(tree, token))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
