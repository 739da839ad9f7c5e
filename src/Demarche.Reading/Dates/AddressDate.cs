using System.Globalization;

namespace Demarche.Reading.Dates;

/// <summary>The day that an address or a file name carries: <c>/2025/07/03/</c>, <c>/2025/jul/03/</c>, <c>2025-07-03-title</c>, <c>20250703</c>.</summary>
static class AddressDate
{
    public static DateOnly? Find(string address)
    {
        for (var i = 0; i + 8 <= address.Length; i++)
        {
            if (!char.IsAsciiDigit(address[i]) || i > 0 && char.IsAsciiLetterOrDigit(address[i - 1]))
            {
                continue;
            }

            if (Read(address.AsSpan(i)) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    static DateOnly? Read(ReadOnlySpan<char> s)
    {
        if (!Number(s, 4, out var year) || year is < 1980 or > 2100)
        {
            return null;
        }

        if (Number(s[4..], 4, out var packed) && (s.Length == 8 || !char.IsAsciiDigit(s[8])))
        {
            return Make(year, packed / 100, packed % 100);
        }

        var mark = s[4];
        if (mark is not ('/' or '-' or '_' or '.'))
        {
            return null;
        }

        var rest = s[5..];
        int month;
        int length;
        if (rest.Length > 3 && char.IsAsciiLetter(rest[0]))
        {
            length = 3;
            month = FindIndexOf(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, rest[..3].ToString()) + 1;
        }
        else
        {
            length = rest.Length > 1 && char.IsAsciiDigit(rest[1]) ? 2 : 1;
            if (!Number(rest, length, out month))
            {
                return null;
            }
        }

        if (rest.Length <= length || rest[length] != mark)
        {
            return null;
        }

        rest = rest[(length + 1)..];
        var digits = rest.Length > 1 && char.IsAsciiDigit(rest[1]) ? 2 : 1;
        return Number(rest, digits, out var day) && (rest.Length == digits || !char.IsAsciiDigit(rest[digits])) ? Make(year, month, day) : null;
    }

    static DateOnly? Make(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    static bool Number(ReadOnlySpan<char> s, int digits, out int value)
    {
        value = 0;
        if (s.Length < digits || digits == 0)
        {
            return false;
        }

        for (var i = 0; i < digits; i++)
        {
            if (!char.IsAsciiDigit(s[i]))
            {
                return false;
            }

            value = value * 10 + (s[i] - '0');
        }

        return true;
    }

    static int FindIndexOf(string[] names, string want) => Array.FindIndex(names, n => n.Equals(want, StringComparison.OrdinalIgnoreCase));
}
