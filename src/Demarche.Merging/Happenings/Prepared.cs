namespace Demarche.Merging.Happenings;

/// <summary>A telling with everything computed that a comparison looks at, so that a million comparisons cost no words.</summary>
sealed class Prepared
{
    public required Telling Telling { get; init; }

    public required Window? Window { get; init; }

    /// <summary>Stems of the sentences that tell it, ascending, each once, with their weights.</summary>
    public required (ulong[] Stems, float[] Weights, float Sum) Words { get; init; }

    /// <summary>The same with the headline.</summary>
    public required (ulong[] Stems, float[] Weights, float Sum) Wider { get; init; }

    /// <summary>Stems of names that are neither party's: rare words with a capital inside a sentence. A place, a minister, a ship.</summary>
    public required ulong[] Names { get; init; }

    /// <summary>Countries of parties, members, place and object, in order.</summary>
    public required string[] Countries { get; init; }

    /// <summary>Coarse group of the act: 0 verbal cooperation, 1 material cooperation, 2 verbal conflict, 3 material conflict.</summary>
    public required int Group { get; init; }

    /// <summary>Blocks it stands in, ascending; two tellings that share none are never compared.</summary>
    public required long[] Blocks { get; init; }

    public static Prepared Of(Telling t, WordWeights weights)
    {
        var countries = (t.Source?.Countries ?? []).Concat(t.Target?.Countries ?? []).Concat(t.Place?.Country is { } c ? [c] : [])
            .Distinct().Order(StringComparer.Ordinal).ToArray();
        var window = Happenings.Window.Of(t.Date);
        var words = Weigh(t.Words, weights);
        var group = Ontology.Quad(t.Plover) - 1;
        return new Prepared
        {
            Telling = t,
            Window = window,
            Words = words,
            Wider = t.Headline is null ? words : Weigh(t.Headline + " " + t.Words, weights),
            Names = NamesOf(t, weights),
            Countries = countries,
            Group = group,
            Blocks = Happenings.Blocks.Of(t, window, countries, group, words),
        };
    }

    static ulong[] NamesOf(Telling t, WordWeights weights)
    {
        List<ulong> names = [];
        var words = t.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i < words.Length; i++)
        {
            var word = words[i].AsSpan().Trim(",.;:\"'’“”()?!");
            if (word.Length < 3 || !char.IsUpper(word[0]) || words[i - 1][^1] is '.' or '!' or '?')
            {
                continue;
            }

            var end = word.IndexOfAny("'’");
            word = end > 2 ? word[..end] : word;
            if (Stems.Stem(word) is { } stem && Stems.Hash(stem) is var hash && weights.Of(hash) > 5.5f && !Holds(t.Source, word) && !Holds(t.Target, word))
            {
                names.Add(hash);
            }
        }

        return [.. names.Distinct().Order()];
    }

    static bool Holds(TellingParty? party, ReadOnlySpan<char> word) => party is not null && party.Text.AsSpan().Contains(word, StringComparison.Ordinal);

    static (ulong[] Stems, float[] Weights, float Sum) Weigh(string text, WordWeights weights)
    {
        var stems = Stems.Of(text).Select(s => s.Hash).Distinct().Order().ToArray();
        var values = Array.ConvertAll(stems, weights.Of);
        var sum = 0f;
        foreach (var v in values)
        {
            sum += v;
        }

        return (stems, values, sum);
    }
}
