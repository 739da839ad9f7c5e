namespace Demarche.Coding.Dates;

/// <summary>Arithmetic on days. Everything that could leave the calendar gives null instead.</summary>
static class Days
{
    internal static DateOnly? Make(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    internal static DateOnly? Add(DateOnly? day, long n)
    {
        if (day is not { } d)
        {
            return null;
        }

        var number = d.DayNumber + n;
        return number < 0 || number > DateOnly.MaxValue.DayNumber ? null : DateOnly.FromDayNumber((int)number);
    }

    internal static DateOnly? AddMonths(DateOnly? day, long n)
    {
        if (day is not { } d)
        {
            return null;
        }

        var months = d.Year * 12L + d.Month - 1 + n;
        return months < 12 || months >= 9998L * 12 ? null : new DateOnly((int)(months / 12), (int)(months % 12) + 1, Math.Min(d.Day, DateTime.DaysInMonth((int)(months / 12), (int)(months % 12) + 1)));
    }

    /// <summary>Monday of the day's week.</summary>
    internal static DateOnly Monday(DateOnly day) => day.AddDays(-Math.Min(day.DayNumber, ((int)day.DayOfWeek + 6) % 7));

    /// <summary>Monday is 1.</summary>
    internal static int Weekday(DateOnly day) => ((int)day.DayOfWeek + 6) % 7 + 1;

    /// <summary>First and last day of the unit that holds the day.</summary>
    internal static (DateOnly? From, DateOnly? To) Unit(TimeUnit unit, DateOnly? at)
    {
        if (at is not { } d)
        {
            return (null, null);
        }

        switch (unit)
        {
            case TimeUnit.Week:
                return (Monday(d), Add(Monday(d), 6));
            case TimeUnit.Fortnight:
                return (Monday(d), Add(Monday(d), 13));
            case TimeUnit.Weekend:
                return (Add(Monday(d), 5), Add(Monday(d), 6));
            case TimeUnit.Month:
                return Months(d.Year, d.Month, 1);
            case TimeUnit.Quarter:
                return Months(d.Year, (d.Month - 1) / 3 * 3 + 1, 3);
            case TimeUnit.Year:
                return Months(d.Year, 1, 12);
            case TimeUnit.Decade:
                return Months(d.Year / 10 * 10, 1, 120);
            case TimeUnit.Century:
                return Months(d.Year / 100 * 100, 1, 1200);
            default:
                return (d, d);
        }
    }

    /// <summary>From the first day of a month, over so many months.</summary>
    internal static (DateOnly? From, DateOnly? To) Months(int year, int month, int count)
    {
        var from = Make(year, month, 1);
        return (from, Add(AddMonths(from, count), -1));
    }

    /// <summary>A day moved by a number of units.</summary>
    internal static DateOnly? Move(DateOnly? day, TimeUnit unit, long n) => unit switch
    {
        TimeUnit.Day => Add(day, n),
        TimeUnit.Week or TimeUnit.Weekend => Add(day, 7 * n),
        TimeUnit.Fortnight => Add(day, 14 * n),
        TimeUnit.Month => AddMonths(day, n),
        TimeUnit.Quarter => AddMonths(day, 3 * n),
        TimeUnit.Year => AddMonths(day, 12 * n),
        TimeUnit.Decade => AddMonths(day, 120 * n),
        TimeUnit.Century => AddMonths(day, 1200 * n),
        _ => null,
    };

    internal static DatePrecision Precision(TimeUnit unit) => unit switch
    {
        TimeUnit.Day => DatePrecision.Day,
        TimeUnit.Week => DatePrecision.Week,
        TimeUnit.Month => DatePrecision.Month,
        TimeUnit.Quarter => DatePrecision.Quarter,
        TimeUnit.Year => DatePrecision.Year,
        TimeUnit.Decade => DatePrecision.Decade,
        _ => DatePrecision.Interval,
    };

    /// <summary>The n-th weekday of a month; n = -1 is the last.</summary>
    internal static DateOnly? Nth(int year, int month, int weekday, int n)
    {
        if (Make(year, month, 1) is not { } first)
        {
            return null;
        }

        if (n < 0)
        {
            var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
            return last.AddDays(-((Weekday(last) - weekday + 7) % 7));
        }

        return Make(year, month, 1 + (weekday - Weekday(first) + 7) % 7 + 7 * (n - 1));
    }

    /// <summary>Monday of an ISO week.</summary>
    internal static DateOnly? IsoWeek(int year, int week) =>
        week is >= 1 and <= 53 && Make(year, 1, 4) is { } fourth ? Add(Monday(fourth), 7L * (week - 1)) : null;
}
