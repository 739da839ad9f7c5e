using System.Globalization;

namespace Demarche.Coding.Dates;

/// <summary>Cuts text into the tokens of the date reader. One pass, no allocation but the list.</summary>
static class DateScanner
{
    /// <summary>Fills <paramref name="tokens"/>; returns false when no token can begin a date.</summary>
    internal static bool Scan(string text, int start, int end, List<DateToken> tokens)
    {
        tokens.Clear();
        var any = false;
        var space = true;
        for (var i = start; i < end;)
        {
            var c = text[i];
            if (c is ' ' or '\n' or '\t' or '\r' or '\u00a0' || (c > 127 && char.IsWhiteSpace(c)))
            {
                space = true;
                i++;
                continue;
            }

            var lead = space ? TokenTraits.SpaceBefore : TokenTraits.None;
            space = false;
            if (char.IsAsciiDigit(c))
            {
                i = Number(text, i, end, lead, tokens);
                any = true;
            }
            else if (char.IsAsciiLetter(c) || (c > 127 && char.IsLetter(c)))
            {
                var j = i + 1;
                while (j < end && (char.IsAsciiLetter(text[j]) || (text[j] > 127 && char.IsLetter(text[j]))))
                {
                    j++;
                }

                if (char.IsAsciiLetterUpper(c) || (c > 127 && char.IsUpper(c)))
                {
                    lead |= TokenTraits.Capital;
                }

                if (DateWords.TryFind(text.AsSpan(i, j - i), out var entry))
                {
                    tokens.Add(new DateToken(i, j, entry.Class, entry.Value, entry.Traits | lead));
                    any |= entry.Class < WordClass.TimeOfDay;
                }
                else
                {
                    tokens.Add(new DateToken(i, j, WordClass.Other, 0, lead));
                }

                i = j;
            }
            else
            {
                tokens.Add(new DateToken(i, i + 1, WordClass.Mark, c switch { '\u2013' or '\u2014' or '\u2010' or '\u2011' => '-', '\u2019' or '\u2018' => '\'', _ => c }, lead));
                i++;
            }
        }

        return any;
    }

    static int Number(string text, int i, int end, TokenTraits lead, List<DateToken> tokens)
    {
        var j = i;
        var value = 0;
        while (j < end && char.IsAsciiDigit(text[j]))
        {
            value = j - i < 8 ? value * 10 + (text[j] - '0') : value;
            j++;
        }

        var quantity = j - i > 4 || (i > 0 && CharUnicodeInfo.GetUnicodeCategory(text[i - 1]) == UnicodeCategory.CurrencySymbol);

        // 2,000 and 4.5 and 10:30 are no years or days; 2.10.2016 may be.
        while (j + 1 < end && text[j] is ',' or ':' && char.IsAsciiDigit(text[j + 1]) && (text[j] == ':' || Digits(text, j + 1, end) == 3))
        {
            quantity = true;
            j += 1 + Digits(text, j + 1, end);
        }

        if (!quantity && j + 1 < end && text[j] == '.' && char.IsAsciiDigit(text[j + 1]) && !(i > 0 && text[i - 1] == '.'))
        {
            var k = j + 1 + Digits(text, j + 1, end);
            if (!(k + 1 < end && text[k] == '.' && char.IsAsciiDigit(text[k + 1])))
            {
                quantity = true;
                j = k;
            }
        }

        if (j < end && text[j] is '%')
        {
            quantity = true;
            j++;
        }

        var traits = lead;
        var stop = j;
        if (!quantity)
        {
            var letters = 0;
            while (stop + letters < end && char.IsAsciiLetter(text[stop + letters]) && letters < 3)
            {
                letters++;
            }

            if (letters == 2 && Suffix(text.AsSpan(stop, 2)))
            {
                traits |= TokenTraits.OrdinalSuffix;
                stop += 2;
            }
            else if (letters == 1 && text[stop] == 's')
            {
                traits |= TokenTraits.DecadeSuffix;
                stop++;
            }
            else if (letters == 0 && value % 10 == 0 && j - i == 2 && stop + 1 < end && text[stop] is '\'' or '\u2019' && text[stop + 1] == 's')
            {
                traits |= TokenTraits.DecadeSuffix;
                stop += 2;
            }
        }

        tokens.Add(new DateToken(i, stop, quantity ? WordClass.Quantity : WordClass.Number, value, traits));
        return stop;
    }

    static int Digits(string text, int i, int end)
    {
        var j = i;
        while (j < end && char.IsAsciiDigit(text[j]))
        {
            j++;
        }

        return j - i;
    }

    static bool Suffix(ReadOnlySpan<char> two) =>
        two.Equals("st", StringComparison.OrdinalIgnoreCase) || two.Equals("nd", StringComparison.OrdinalIgnoreCase) ||
        two.Equals("rd", StringComparison.OrdinalIgnoreCase) || two.Equals("th", StringComparison.OrdinalIgnoreCase);
}
