using System.Globalization;
using Demarche.Language;

namespace Demarche.Coding.Casualties;

/// <summary>Numbers of people killed, injured, detained or displaced, as a sentence tells them.</summary>
/// <param name="verbs">Lemma of a verb, noun or adjective → kind.</param>
/// <param name="numbers">Number word → value.</param>
sealed class CasualtyFinder(IReadOnlyDictionary<string, string> verbs, IReadOnlyDictionary<string, int> numbers)
{
    /// <summary>Loads <c>casualties.tsv</c> and <c>numbers.tsv</c>.</summary>
    public static CasualtyFinder Load(string folder)
    {
        using var v = new StreamReader(Path.Combine(folder, "casualties.tsv"));
        using var n = new StreamReader(Path.Combine(folder, "numbers.tsv"));
        return new CasualtyFinder(
            Table.Read(v, "casualties.tsv").ToDictionary(r => r["lemma"], r => r["kind"]),
            Table.Read(n, "numbers.tsv").ToDictionary(r => r["word"], r => int.Parse(r["value"], CultureInfo.InvariantCulture)));
    }

    /// <summary>Casualties with the token of the word that tells them.</summary>
    public List<(int Token, Casualty Casualty)> Find(Sentence s)
    {
        List<(int, Casualty)> found = [];
        for (var i = 0; i < s.Count; i++)
        {
            if (!verbs.TryGetValue(s.Lemma(i), out var kind))
            {
                continue;
            }

            foreach (var victim in Victims(s, i))
            {
                if (Number(s, victim) is var (n, max, qualifier, at) && !IsDate(s, at))
                {
                    found.Add((i, new Casualty(kind, n, max, qualifier, victim == at ? null : Phrase(s, at, victim))));
                }
            }
        }

        return found;
    }

    /// <summary>Nouns or bare numbers that the word is said of.</summary>
    static IEnumerable<int> Victims(Sentence s, int word)
    {
        var active = s.Lemma(word) is "kill" or "injure" or "wound" or "arrest" or "detain" or "displace" or "hurt" or "execute" or "massacre";
        for (var i = 0; i < s.Count; i++)
        {
            if (s.Head(i) != word)
            {
                continue;
            }

            var r = s.Relation(i);
            if (r is "obj" or "nsubj:pass" or "nummod" || (!active && r is "nsubj" or "nmod" or "compound"))
            {
                yield return i;
            }
        }

        if (s.Relation(word).StartsWith("acl", StringComparison.Ordinal) && s.Head(word) >= 0)
        {
            yield return s.Head(word); // "two people killed in …"
        }
    }

    (int N, int? Max, string Qualifier, int At)? Number(Sentence s, int noun)
    {
        var at = s.Upos(noun) == Upos.NUM ? noun : -1;
        for (var i = Math.Max(0, noun - 6); at < 0 && i < noun; i++)
        {
            if (s.Upos(i) == Upos.NUM && s.Head(i) == noun && s.Relation(i) == "nummod")
            {
                at = i;
            }
        }

        if (at < 0 || Value(s, at) is not { } value || value <= 0)
        {
            return null;
        }

        var qualifier = "exact";
        for (var i = Math.Max(0, at - 4); i < at; i++)
        {
            qualifier = s.Lemma(i) switch
            {
                "about" or "around" or "some" or "approximately" or "roughly" or "nearly" or "almost" or "estimated" => "about",
                "least" or "over" => "at_least",
                "more" when i + 1 < at && s.Lemma(i + 1) == "than" => "at_least",
                "up" or "most" => "at_most",
                _ => qualifier,
            };
        }

        return (value, null, qualifier, at);
    }

    int? Value(Sentence s, int at)
    {
        var form = s.Word(at).Replace(",", "").ToLowerInvariant();
        var value = int.TryParse(form, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : numbers.GetValueOrDefault(form, 0);
        var next = at + 1 < s.Count ? s.Lemma(at + 1).ToLowerInvariant() : "";
        var scale = next switch { "hundred" => 100L, "thousand" => 1000, "million" => 1_000_000, _ => 1 };
        var total = value * scale;
        return total is > 0 and < 100_000_000 ? (int)total : null;
    }

    static bool IsDate(Sentence s, int at) =>
        s.Form(at).Length == 4 && at > 0 && s.Lemma(at - 1) is "in" or "since" or "of" && s.Form(at)[0] is '1' or '2';

    static string Phrase(Sentence s, int number, int noun) =>
        s.Text[s.TokenEnd(number)..s.TokenEnd(noun)].Trim();
}
