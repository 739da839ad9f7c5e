using Demarche.Language;

namespace Demarche.Coding.Own;

/// <summary>Where a pattern matched around a verb, and the parties that its symbols took.</summary>
sealed class PatternMatch
{
    public PartyRow? Source { get; private set; }

    public PartyRow? Target { get; private set; }

    /// <summary>Parties that act together.</summary>
    public PartyRow? Together { get; private set; }

    /// <summary>Tries a pattern; null when it does not match.</summary>
    /// <param name="p">The pattern.</param>
    /// <param name="s">The sentence.</param>
    /// <param name="rows">Its parties, in order.</param>
    /// <param name="verbs">For sets.</param>
    /// <param name="first">First token of the verb.</param>
    /// <param name="end">One past its last.</param>
    public static PatternMatch? Try(VerbPattern p, Sentence s, List<PartyRow> rows, VerbDictionary verbs, int first, int end)
    {
        var match = new PatternMatch();
        return match.Side(p.Before, 0, s, rows, verbs, first - 1, -1) && match.Side(p.After, 0, s, rows, verbs, end, 1) ? match : null;
    }

    /// <summary>Matches elements outwards from a token, left (-1) or right (1).</summary>
    bool Side(List<VerbPattern.Element> elements, int n, Sentence s, List<PartyRow> rows, VerbDictionary verbs, int at, int step)
    {
        if (n == elements.Count)
        {
            return true;
        }

        var element = elements[n];
        for (var k = at; k >= 0 && k < s.Count; k += step)
        {
            foreach (var next in Ends(element, s, rows, verbs, k, step))
            {
                if (Side(elements, n + 1, s, rows, verbs, next, step))
                {
                    Take(element, rows, k, step);
                    return true;
                }
            }

            if (element.Tied)
            {
                return false;
            }
        }

        return false;
    }

    static IEnumerable<int> Ends(VerbPattern.Element e, Sentence s, List<PartyRow> rows, VerbDictionary verbs, int k, int step)
    {
        if (e.Text is "+" or "$" or "^" or "%")
        {
            var row = RowAt(rows, k, step);
            if (e.Text == "^" && row is null)
            {
                // Any noun may be passed over.
                return s.Upos(k) is Upos.NOUN or Upos.PROPN ? [k + step] : [];
            }

            return row is not null && (e.Text != "%" || row.Single().Count > 0) ? [step > 0 ? row.End : row.Start - 1] : [];
        }

        if (e.Text[0] == '&')
        {
            return verbs.Set(e.Text[1..]) is { } set ? set.SelectMany(words => Words(words, s, verbs, k, step, 0)) : [];
        }

        return Words(e.Text, s, verbs, k, step, 0);
    }

    /// <summary>Matches words side by side; a word may be a set again.</summary>
    static IEnumerable<int> Words(string words, Sentence s, VerbDictionary verbs, int k, int step, int depth)
    {
        if (depth > 3)
        {
            yield break;
        }

        var parts = words.Split([' ', '_'], StringSplitOptions.RemoveEmptyEntries);
        if (step < 0)
        {
            Array.Reverse(parts);
        }

        foreach (var part in parts)
        {
            if (part[0] == '&')
            {
                var ends = verbs.Set(part[1..])?.SelectMany(w => Words(w, s, verbs, k, step, depth + 1)).ToList() ?? [];
                if (ends.Count == 0)
                {
                    yield break;
                }

                k = ends[0];
            }
            else if (k >= 0 && k < s.Count && Is(s, k, part))
            {
                k += step;
            }
            else
            {
                yield break;
            }
        }

        yield return k;
    }

    static bool Is(Sentence s, int k, string word) =>
        s.Form(k).Equals(word, StringComparison.OrdinalIgnoreCase) || string.Equals(s.Lemma(k), word, StringComparison.OrdinalIgnoreCase)
        || (word is "NOT" && (s.Form(k).Equals("n't", StringComparison.OrdinalIgnoreCase) || s.Form(k).Equals("n\u2019t", StringComparison.OrdinalIgnoreCase)));

    static PartyRow? RowAt(List<PartyRow> rows, int k, int step) => rows.Find(r => step > 0 ? r.Start == k : r.End - 1 == k);

    void Take(VerbPattern.Element e, List<PartyRow> rows, int k, int step)
    {
        var row = RowAt(rows, k, step);
        switch (e.Text)
        {
            case "+":
                Target = row;
                break;
            case "$":
                Source = row;
                break;
            case "%":
                Together = row;
                break;
        }
    }
}
