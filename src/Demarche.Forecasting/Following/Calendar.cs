namespace Demarche.Forecasting.Following;

/// <summary>The days at which a cascade is asked.</summary>
public static class Calendar
{
    /// <summary>Last day of a month.</summary>
    public static DateOnly MonthEnd(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    /// <summary>Every month end (year ends for a cascade known by years) from the start on whose twelve months are complete.</summary>
    public static IEnumerable<DateOnly> Steps(Cascade cascade, DateOnly? until = null)
    {
        ArgumentNullException.ThrowIfNull(cascade);
        var last = until ?? cascade.CompleteTo;
        var byYear = cascade.ByYear;
        for (var day = MonthEnd(cascade.Start); day.AddMonths(12) <= last; day = MonthEnd(day.AddDays(1)))
        {
            if (!byYear || day.Month == 12)
            {
                yield return day;
            }
        }
    }

    /// <summary>Fewer of them, denser at the start, with the number of steps each stands for: enough to learn from.</summary>
    public static IEnumerable<(DateOnly Day, int Stands)> Thinned(Cascade cascade, DateOnly? until = null)
    {
        ArgumentNullException.ThrowIfNull(cascade);
        if (cascade.ByYear)
        {
            foreach (var day in Steps(cascade, until))
            {
                yield return (day, 1);
            }

            yield break;
        }

        var n = 0;
        var waited = 0;
        foreach (var day in Steps(cascade, until))
        {
            waited++;
            var gap = n < 12 ? 1 : n < 60 ? 3 : 12;
            if (n % gap == 0)
            {
                yield return (day, waited);
                waited = 0;
            }

            n++;
        }
    }
}
