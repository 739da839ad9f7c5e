using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace Demarche.Coding.Dates;

/// <summary>The words of <c>data/dates/words.tsv</c> and the first words of the festivals.</summary>
static class DateWords
{
    const int Longest = 14;

    static readonly FrozenDictionary<string, Entry> s_words = Load();
    static readonly FrozenDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> s_lookup = s_words.GetAlternateLookup<ReadOnlySpan<char>>();

    internal readonly record struct Entry(WordClass Class, int Value, TokenTraits Traits);

    /// <summary>Looks a word up without regard to case.</summary>
    internal static bool TryFind(ReadOnlySpan<char> word, out Entry entry)
    {
        if (word.Length is < 2 or > Longest)
        {
            entry = default;
            return false;
        }

        return s_lookup.TryGetValue(word, out entry);
    }

    /// <summary>Opens one of the tables of <c>data/dates</c>.</summary>
    internal static StreamReader Open(string name) =>
        new(Assembly.GetExecutingAssembly().GetManifestResourceStream($"dates/{name}") ?? throw new FileNotFoundException($"The table dates/{name} is not in the program; build it again."));

    static FrozenDictionary<string, Entry> Load()
    {
        var words = new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase);
        using (var reader = Open("words.tsv"))
        {
            foreach (var row in Table.Read(reader, "dates/words.tsv"))
            {
                var traits = row["how"] switch
                {
                    "abbr" => TokenTraits.Abbreviation,
                    "verb" => TokenTraits.Verb,
                    "name" => TokenTraits.FirstName,
                    "plural" => TokenTraits.Plural,
                    _ => TokenTraits.None,
                };
                words[row["word"]] = new Entry(Enum.Parse<WordClass>(row["class"], ignoreCase: true), int.Parse(row["value"], CultureInfo.InvariantCulture), traits);
            }
        }

        foreach (var first in Festivals.FirstWords)
        {
            words.TryAdd(first, new Entry(WordClass.Festival, 0, TokenTraits.None));
        }

        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
