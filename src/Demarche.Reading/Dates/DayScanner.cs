using System.Globalization;

namespace Demarche.Reading.Dates;

/// <summary>A calendar day written out, possibly without its year.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="Length">Length in code units.</param>
/// <param name="Year">Year, or null when not written.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31, valid for the month in some year.</param>
readonly record struct WrittenDay(int Start, int Length, int? Year, int Month, int Day)
{
    /// <summary>The day, when the year is written and has it.</summary>
    public DateOnly? Date => Year is { } y ? On(y) : null;

    /// <summary>The day in a given year; null for 29 February of a common year.</summary>
    public DateOnly? On(int year) => Day <= DateTime.DaysInMonth(year, Month) ? new DateOnly(year, Month, Day) : null;
}

/// <summary>
/// Finds days in text in one pass: <c>3 July 2025</c>, <c>July 3, 2025</c>, <c>Jul. 3</c>, <c>3rd of July</c>, <c>2025-07-03</c>, <c>2025/7/3</c>, <c>13.07.2025</c>.
/// Numbers alone are read only where the order is certain.
/// </summary>
static class DayScanner
{
    static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    public static WrittenDay? First(ReadOnlySpan<char> s)
    {
        for (var i = 0; i < s.Length; i++)
        {
            if (AtWordStart(s, i) && TryRead(s, i, out var day))
            {
                return day;
            }
        }

        return null;
    }

    public static List<WrittenDay> All(ReadOnlySpan<char> s)
    {
        var found = new List<WrittenDay>();
        for (var i = 0; i < s.Length; i++)
        {
            if (AtWordStart(s, i) && TryRead(s, i, out var day))
            {
                found.Add(day);
                i += day.Length - 1;
            }
        }

        return found;
    }

    static bool AtWordStart(ReadOnlySpan<char> s, int i) => char.IsLetterOrDigit(s[i]) && (i == 0 || !char.IsLetterOrDigit(s[i - 1]) && s[i - 1] is not ('-' or '/' or '.' or ',') || i > 0 && s[i - 1] is '-' or '/' && !(i > 1 && char.IsDigit(s[i - 2])));

    static bool TryRead(ReadOnlySpan<char> s, int i, out WrittenDay day)
    {
        day = default;
        if (char.IsAsciiDigit(s[i]))
        {
            var n = Digits(s, i, out var first);
            return n switch
            {
                4 => YearFirst(s, i, first, out day),
                1 or 2 => DayFirst(s, i, n, first, out day),
                _ => false,
            };
        }

        var length = Month(s, i, out var month);
        if (length == 0)
        {
            return false;
        }

        var at = Skip(s, i + length, " .");
        var digits = Digits(s, at, out var number);
        if (digits is not (1 or 2) || at == i + length || number is < 1 or > 31)
        {
            return false;
        }

        at = Ordinal(s, at + digits);
        if (at < s.Length && s[at] is ':' or '%' || Fraction(s, at))
        {
            return false;
        }

        return Close(s, i, at, month, number, out day);
    }

    static bool DayFirst(ReadOnlySpan<char> s, int i, int n, int number, out WrittenDay day)
    {
        day = default;
        var at = Ordinal(s, i + n);
        if (number is < 1 or > 31)
        {
            return false;
        }

        if (at < s.Length - 1 && s[at] is '.' or '/' && char.IsAsciiDigit(s[at + 1]))
        {
            return Numeric(s, i, at, number, out day);
        }

        var start = Skip(s, at, " -.");
        if (s[start..].StartsWith("of ", StringComparison.OrdinalIgnoreCase))
        {
            start += 3;
        }

        var length = start == at ? 0 : Month(s, start, out _);
        if (length == 0)
        {
            return false;
        }

        Month(s, start, out var month);
        return Close(s, i, start + length, month, number, out day);
    }

    /// <summary>13.07.2025 and 13/07/2025; 03/07/2025 could be either order and is left alone, 03.07.2025 is day first wherever it is used.</summary>
    static bool Numeric(ReadOnlySpan<char> s, int i, int at, int first, out WrittenDay day)
    {
        day = default;
        var mark = s[at];
        var n = Digits(s, at + 1, out var second);
        var third = at + 1 + n;
        if (n is not (1 or 2) || third >= s.Length || s[third] != mark || Digits(s, third + 1, out var year) != 4 || year is < 1900 or > 2100)
        {
            return false;
        }

        var (d, m) = mark == '.' || first > 12 ? (first, second) : second > 12 ? (second, first) : (0, 0);
        if (m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(year, m))
        {
            return false;
        }

        day = new WrittenDay(i, third + 5 - i, year, m, d);
        return true;
    }

    static bool YearFirst(ReadOnlySpan<char> s, int i, int year, out WrittenDay day)
    {
        day = default;
        var at = i + 4;
        if (year is < 1900 or > 2100 || at >= s.Length - 3 || s[at] is not ('-' or '/' or '.'))
        {
            return false;
        }

        var n = Digits(s, at + 1, out var month);
        var second = at + 1 + n;
        if (n is not (1 or 2) || month is < 1 or > 12 || second >= s.Length || s[second] != s[at])
        {
            return false;
        }

        n = Digits(s, second + 1, out var number);
        if (n is not (1 or 2) || number < 1 || number > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new WrittenDay(i, second + 1 + n - i, year, month, number);
        return true;
    }

    /// <summary>A year may follow, after a comma or a space.</summary>
    static bool Close(ReadOnlySpan<char> s, int i, int end, int month, int number, out WrittenDay day)
    {
        day = default;
        if (number > DateTime.DaysInMonth(2024, month))
        {
            return false;
        }

        int? year = null;
        var at = Skip(s, end, " ,.-");
        if (at > end && at - end <= 3 && Digits(s, at, out var y) == 4 && y is >= 1900 and <= 2100)
        {
            if (number > DateTime.DaysInMonth(y, month))
            {
                return false;
            }

            year = y;
            end = at + 4;
        }

        day = new WrittenDay(i, end - i, year, month, number);
        return true;
    }

    static int Month(ReadOnlySpan<char> s, int i, out int month)
    {
        month = 0;
        var length = 0;
        while (i + length < s.Length && char.IsAsciiLetter(s[i + length]))
        {
            length++;
        }

        // "may" and "march" are words unless capital.
        if (length < 3 || !char.IsUpper(s[i]))
        {
            return 0;
        }

        var word = s.Slice(i, length);
        for (var m = 0; m < 12; m++)
        {
            if (word.Equals(Months[m], StringComparison.OrdinalIgnoreCase) || length == 3 && Months[m].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase) || m == 8 && word.Equals("Sept", StringComparison.OrdinalIgnoreCase))
            {
                month = m + 1;
                return length;
            }
        }

        return 0;
    }

    static int Ordinal(ReadOnlySpan<char> s, int at)
    {
        if (at + 1 < s.Length && (at + 2 >= s.Length || !char.IsLetterOrDigit(s[at + 2])))
        {
            var two = s.Slice(at, 2);
            if (two is "st" or "nd" or "rd" or "th")
            {
                return at + 2;
            }
        }

        return at;
    }

    static bool Fraction(ReadOnlySpan<char> s, int at) => at + 1 < s.Length && s[at] is '.' && char.IsAsciiDigit(s[at + 1]);

    static int Digits(ReadOnlySpan<char> s, int at, out int value)
    {
        value = 0;
        var n = 0;
        while (at + n < s.Length && char.IsAsciiDigit(s[at + n]) && n < 9)
        {
            value = value * 10 + (s[at + n] - '0');
            n++;
        }

        return n;
    }

    static int Skip(ReadOnlySpan<char> s, int at, string marks)
    {
        while (at < s.Length && (marks.Contains(s[at]) || s[at] == '\u00A0' && marks.Contains(' ')))
        {
            at++;
        }

        return at;
    }
}
