using System.Collections.Frozen;
using System.Globalization;

namespace Demarche.Reading;

/// <summary>Tells the language of a text by its script and its small words.</summary>
public static class LanguageGuess
{
    const int Window = 6000;

    /// <summary>A BCP 47 tag, <c>und</c> for words in no language known here, or null when there are too few words to tell. English is assumed for Latin script unless another language clearly leads.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, Window)];
        Span<int> scripts = stackalloc int[12];
        var letters = 0;
        int persian = 0, ukrainian = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
            {
                continue;
            }

            letters++;
            scripts[Script(c)]++;
            persian += c is 'پ' or 'چ' or 'ژ' or 'گ' or 'ک' or 'ی' ? 1 : 0;
            ukrainian += c is 'і' or 'ї' or 'є' or 'ґ' ? 1 : 0;
        }

        if (letters < 8)
        {
            return null;
        }

        var best = 0;
        for (var i = 1; i < scripts.Length; i++)
        {
            best = scripts[i] > scripts[best] ? i : best;
        }

        return best switch
        {
            0 => Latin(text),
            1 => ukrainian * 40 > letters ? "uk" : "ru",
            2 => persian * 50 > letters ? "fa" : "ar",
            3 => scripts[4] * 10 > letters ? "ja" : "zh",
            4 => "ja",
            5 => "ko",
            6 => "el",
            7 => "he",
            8 => "hi",
            9 => "th",
            10 => "hy",
            _ => "und",
        };
    }

    static int Script(char c) => c switch
    {
        < '\u0370' or (>= '\u1E00' and <= '\u1EFF') => 0,
        >= '\u0400' and <= '\u052F' => 1,
        (>= '\u0600' and <= '\u06FF') or (>= '\u0750' and <= '\u077F') => 2,
        >= '\u4E00' and <= '\u9FFF' => 3,
        >= '\u3040' and <= '\u30FF' => 4,
        >= '\uAC00' and <= '\uD7A3' => 5,
        >= '\u0370' and <= '\u03FF' => 6,
        >= '\u0590' and <= '\u05FF' => 7,
        >= '\u0900' and <= '\u097F' => 8,
        >= '\u0E00' and <= '\u0E7F' => 9,
        >= '\u0530' and <= '\u058F' => 10,
        _ => 11,
    };

    static string Latin(ReadOnlySpan<char> text)
    {
        var tables = Cues.Stopwords;
        Span<int> hits = stackalloc int[tables.Count];
        var lookups = new FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>[tables.Count];
        for (var t = 0; t < tables.Count; t++)
        {
            lookups[t] = tables[t].Words.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        Span<char> lower = stackalloc char[16];
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && char.IsLetter(text[i]))
            {
                i++;
            }

            var length = i - start;
            if (length is 0 or > 16 || (length == 1 && char.IsUpper(text[start]) && i < text.Length && text[i] == '.'))
            {
                continue;
            }

            text.Slice(start, length).ToLower(lower, CultureInfo.InvariantCulture);
            for (var t = 0; t < tables.Count; t++)
            {
                hits[t] += lookups[t].Contains(lower[..length]) ? 1 : 0;
            }
        }

        int best = 0, english = 0;
        for (var t = 0; t < tables.Count; t++)
        {
            english = tables[t].Language == "en" ? t : english;
            best = hits[t] > hits[best] ? t : best;
        }

        return hits[best] - hits[english] >= 3 && hits[best] * 2 > hits[english] * 3 ? tables[best].Language : "en";
    }
}
