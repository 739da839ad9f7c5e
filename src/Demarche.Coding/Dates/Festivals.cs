using System.Globalization;

namespace Demarche.Coding.Dates;

/// <summary>Named days of <c>data/dates/festivals.tsv</c> and the calendars that find them.</summary>
static class Festivals
{
    static readonly Festival[] s_all = Load();
    static readonly UmAlQuraCalendar s_hijri = new();
    static readonly HebrewCalendar s_hebrew = new();
    static readonly PersianCalendar s_persian = new();
    static readonly ChineseLunisolarCalendar s_chinese = new();

    internal sealed record Festival(string Name, string Rule, int A, int B, int C);

    /// <summary>First words, to be known by the scanner.</summary>
    internal static IEnumerable<string> FirstWords => s_all.Select(f => f.Name.Split(' ', '.', '\'')[0]).Where(w => char.IsAsciiLetter(w[0]));

    /// <summary>The longest festival whose name stands at an offset, in the case of the table.</summary>
    internal static Festival? At(string text, int start, int end)
    {
        Festival? best = null;
        foreach (var f in s_all)
        {
            var stop = start + f.Name.Length;
            if (stop <= end && (best is null || f.Name.Length > best.Name.Length) && Same(text.AsSpan(start, f.Name.Length), f.Name) && (stop == text.Length || !char.IsLetterOrDigit(text[stop])))
            {
                best = f;
            }
        }

        return best;
    }

    /// <summary>Its days in a year of the civil calendar; for calendars that drift, the first occurrence that begins in the year.</summary>
    internal static (DateOnly? From, DateOnly? To) In(Festival f, int year)
    {
        if (year is < 1 or > 9990)
        {
            return (null, null);
        }

        return f.Rule switch
        {
            "fixed" => Span(Days.Make(year, f.A, f.B), f.C),
            "easter" => Span(Days.Add(Easter(year), f.A), f.B),
            "orthodox" => Span(Days.Add(OrthodoxEaster(year), f.A), f.B),
            "nth" => Span(Days.Nth(year, f.A, f.B, f.C), 1),
            "once" => Span(Days.Make(f.A, f.B, f.C), 1),
            "hijri" => Drifting(s_hijri, year, f.A, f.B, f.C),
            "hebrew" => Drifting(s_hebrew, year, f.A, f.B, f.C),
            "persian" => Drifting(s_persian, year, f.A, f.B, f.C),
            "chinese" => Drifting(s_chinese, year, f.A, f.B, f.C),
            "passover" => Passover(year, f.A, f.B),
            _ => (null, null),
        };
    }

    /// <summary>Sunday of Western Easter (Gauss, as improved by Meeus).</summary>
    internal static DateOnly? Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
        int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 19 * l) / 433;
        var month = (h + l - 7 * m + 90) / 25;
        return Days.Make(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
    }

    /// <summary>Sunday of Orthodox Easter, by the Julian computus, in the Gregorian calendar.</summary>
    internal static DateOnly? OrthodoxEaster(int year)
    {
        int a = year % 4, b = year % 7, c = year % 19, d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
        var n = d + e + 114;
        return Days.Add(Days.Make(year, n / 31, n % 31 + 1), year / 100 - year / 400 - 2);
    }

    static (DateOnly? From, DateOnly? To) Span(DateOnly? from, int days) => (from, Days.Add(from, days - 1));

    static (DateOnly? From, DateOnly? To) Passover(int year, int offset, int days)
    {
        // Passover begins 163 days before the next Rosh Hashanah.
        var (next, _) = Drifting(s_hebrew, year, 1, 1, 1);
        return Span(Days.Add(next, offset - 163), days);
    }

    static (DateOnly? From, DateOnly? To) Drifting(Calendar calendar, int year, int month, int day, int days)
    {
        try
        {
            var first = Math.Max(new DateTime(year, 1, 1).Ticks, calendar.MinSupportedDateTime.Ticks);
            if (first > calendar.MaxSupportedDateTime.Ticks || year < calendar.MinSupportedDateTime.Year)
            {
                return (null, null);
            }

            var own = calendar.GetYear(new DateTime(first));
            for (var y = own; y <= own + 1; y++)
            {
                var at = DateOnly.FromDateTime(calendar.ToDateTime(y, month, day, 0, 0, 0, 0));
                if (at.Year == year)
                {
                    return Span(at, days);
                }
            }

            return (null, null);
        }
        catch (ArgumentOutOfRangeException)
        {
            return (null, null);
        }
    }

    static bool Same(ReadOnlySpan<char> words, string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (words[i] != name[i] && !(name[i] == '\'' && words[i] == '\u2019'))
            {
                return false;
            }
        }

        return true;
    }

    static Festival[] Load()
    {
        using var reader = DateWords.Open("festivals.tsv");
        return [.. Table.Read(reader, "dates/festivals.tsv").Select(row =>
        {
            var parts = row["rule"].Split(' ');
            int Part(int i) => i < parts.Length ? int.Parse(parts[i], CultureInfo.InvariantCulture) : 0;
            return new Festival(row["name"], parts[0], Part(1), Part(2), Part(3));
        })];
    }
}
