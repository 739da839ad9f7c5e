namespace Demarche.Coding.Dates;

/// <summary>The n-th or last day or weekday of a stretch: "the first Friday of the month", "last Sunday in October", "the last day of 2008".</summary>
sealed partial class DateReader
{
    /// <summary>n counts from 1; -1 is the last. None when no stretch follows.</summary>
    DateHit NthOf(int i, int j, int n)
    {
        var weekday = Class(j) == WordClass.Weekday ? Value(j) : 0;
        if ((weekday == 0 && !(Class(j) == WordClass.Unit && (TimeUnit)Value(j) == TimeUnit.Day && !Has(j, TokenTraits.Plural))) || !IsAny(j + 1, ["of", "in"]))
        {
            return None;
        }

        var k = j + 2;
        var whole = Is(k, "the") && Class(k + 1) == WordClass.Unit ? WholeUnit(k + 1, Beginning)
            : Class(k) is WordClass.Month or WordClass.Relative or WordClass.Number ? Point(k) : None;
        if (!whole.Found || whole.From is not { } from || whole.To is not { } to || to.DayNumber - from.DayNumber is < 6 or > 400)
        {
            return None;
        }

        DateOnly? at;
        if (weekday == 0)
        {
            at = n > 0 ? Days.Add(from, n - 1) : to;
        }
        else if (n > 0)
        {
            at = Days.Add(from, (weekday - Days.Weekday(from) + 7) % 7 + 7 * (n - 1));
        }
        else
        {
            at = Days.Add(to, -((Days.Weekday(to) - weekday + 7) % 7));
        }

        return at is { } day && day >= from && day <= to ? Day(i, whole.End, day) with { Kind = whole.Kind } : None;
    }

    /// <summary>Days on which offices work, counted from the day of publication.</summary>
    DateOnly? WorkingDays(int n)
    {
        if (reference is not { } day)
        {
            return null;
        }

        for (var left = Math.Min(Math.Abs(n), 2000); left > 0;)
        {
            if (Days.Add(day, Math.Sign(n)) is not { } next)
            {
                return null;
            }

            day = next;
            left -= Days.Weekday(day) <= 5 ? 1 : 0;
        }

        return day;
    }
}
