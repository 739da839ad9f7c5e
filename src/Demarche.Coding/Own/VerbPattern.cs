namespace Demarche.Coding.Own;

/// <summary>
/// A pattern around a verb. * is the verb, + the target, $ the source, ^ an actor passed over, % parties that act together, &amp;SET any of a set;
/// words joined by an underscore stand side by side, others in order with anything between.
/// </summary>
sealed class VerbPattern
{
    public VerbPattern(string words, string code, int line)
    {
        (Code, Line) = (code, line);
        var star = words.IndexOf('*', StringComparison.Ordinal);
        Before = Cut(words[..star]);
        After = Cut(words[(star + 1)..]);
        Before.Reverse();
        Weight = Before.Count + After.Count;
        for (var i = 0; i < Before.Count; i++)
        {
            // Read backwards, a word is tied to the one on its right.
            var tied = i == 0 ? words[..star].EndsWith('_') : Before[i].TiedRight;
            Before[i] = Before[i] with { Tied = tied };
        }
    }

    public string Code { get; }

    public int Line { get; }

    /// <summary>Elements before the verb, nearest first.</summary>
    public List<Element> Before { get; }

    /// <summary>Elements after it.</summary>
    public List<Element> After { get; }

    public int Weight { get; }

    /// <summary>One element.</summary>
    /// <param name="Text">A word in capitals, a symbol, or &amp;SET.</param>
    /// <param name="Tied">Must stand right beside the element read before it.</param>
    /// <param name="TiedRight">An underscore follows.</param>
    public sealed record Element(string Text, bool Tied, bool TiedRight);

    static List<Element> Cut(string part)
    {
        List<Element> all = [];
        var tied = false;
        var word = "";
        void Flush(bool tiedRight)
        {
            if (word.Length > 0)
            {
                all.Add(new Element(word.ToUpperInvariant(), tied, tiedRight));
                word = "";
                tied = tiedRight;
            }
            else
            {
                tied |= tiedRight;
            }
        }

        foreach (var c in part)
        {
            if (c is ' ' or '\t')
            {
                Flush(false);
                tied = false;
            }
            else if (c == '_')
            {
                Flush(true);
            }
            else if (c is '+' or '$' or '^' or '%')
            {
                Flush(false);
                all.Add(new Element(c.ToString(), tied, false));
                tied = false;
            }
            else
            {
                word += c;
            }
        }

        Flush(false);
        return all;
    }
}
