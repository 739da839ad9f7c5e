namespace Demarche.Coding.Dates;

/// <summary>Parts of a stretch of time: "late 1990s", "end of March", "earlier this week", "rest of the year".</summary>
sealed partial class DateReader
{
    const int Early = 1, Mid = 2, Late = 3, Beginning = 4, Middle = 5, End = 6, Rest = 7, Earlier = 8, LaterOn = 9;

    DateHit PartLed(int i)
    {
        var part = Value(i);
        var j = i + 1;
        if (part == Late && Is(i - 1, "of"))
        {
            return None;
        }

        if (part is Beginning or Middle or End or Rest or Early or Late)
        {
            var of = IsAny(j, ["of", "in"]);
            if (part is Beginning or Middle or End && !of)
            {
                return None;
            }

            j = of ? j + 1 : j;
        }

        if (Mark(j, '-'))
        {
            j++;
        }

        if (part is Earlier or LaterOn && !(Class(j) is WordClass.Relative or WordClass.Weekday or WordClass.Deictic or WordClass.Month || Is(j, "in") || Is(j, "on") || Is(j, "today")))
        {
            return None;
        }

        j = part is Earlier or LaterOn && IsAny(j, ["in", "on"]) ? j + 1 : j;
        var theUnit = Is(j, "the") || part == Rest ? WholeUnit(SkipThe(j), part) : None;
        var whole = theUnit.Found ? theUnit : Class(SkipThe(j)) == WordClass.Part ? None : Point(SkipThe(j));
        if (!whole.Found || whole.Open != OpenEnd.None || whole.LastEnd is not null)
        {
            return None;
        }

        if (whole.Precision == DatePrecision.Day)
        {
            // "late Thursday", "earlier on Monday": the day; "early" or "end" before a date in figures is something else.
            return part is Early or Mid or Late or Earlier or LaterOn && whole.Kind != DateKind.Calendar ? whole with { First = i } : None;
        }

        if (part is Early or Mid or Late && whole.Precision is DatePrecision.Unknown)
        {
            return None;
        }

        return Cut(whole with { First = i }, part);
    }

    /// <summary>"the year" after "end of": the one of the day of publication.</summary>
    DateHit WholeUnit(int i, int part)
    {
        if (Class(i) != WordClass.Unit || Has(i, TokenTraits.Plural) || reference is null || (TimeUnit)Value(i) is TimeUnit.Day or TimeUnit.Weekend || part is not (Beginning or Middle or End or Rest or LaterOn or Earlier))
        {
            return None;
        }

        var (from, to) = Days.Unit((TimeUnit)Value(i), reference);
        return new DateHit(i, i + 1, from, to, Days.Precision((TimeUnit)Value(i)), DateKind.Deictic);
    }

    /// <summary>The named part of a stretch. Early and late are halves, beginning, middle and end thirds; decades split 4-3-3 in years.</summary>
    DateHit Cut(DateHit whole, int part)
    {
        if (whole.From is not { } from || whole.To is not { } to)
        {
            return whole;
        }

        var on = reference;
        DateOnly? a = from, b = to;
        switch (whole.Precision)
        {
            case var _ when part is Rest or LaterOn:
                a = on > from && on <= to ? on : from;
                break;
            case var _ when part == Earlier:
                b = on > from && on <= to ? Days.Add(on, -1) : to;
                break;
            case DatePrecision.Week:
                (a, b) = part is Early or Beginning ? (from, Days.Add(from, 2)) : part is Mid or Middle ? (Days.Add(from, 1), Days.Add(from, 4)) : (Days.Add(from, 3), to);
                break;
            case DatePrecision.Month:
                (a, b) = part is Early or Beginning ? (from, Days.Add(from, 14)) : part is Mid or Middle ? (Days.Add(from, 9), Days.Add(from, 19)) : (Days.Add(from, 15), to);
                break;
            case DatePrecision.Decade:
                (a, b) = part is Early or Beginning ? (from, Years(from, 4)) : part is Mid or Middle ? (Days.AddMonths(from, 48), Years(from, 7)) : (Days.AddMonths(from, 84), to);
                break;
            default:
                (a, b) = Months(from, to, part);
                break;
        }

        return a is null || b is null || b < a ? None : whole with { From = a, To = b, Precision = DatePrecision.Interval };
    }

    static DateOnly? Years(DateOnly from, int years) => Days.Add(Days.AddMonths(from, 12L * years), -1);

    static (DateOnly? From, DateOnly? To) Months(DateOnly from, DateOnly to, int part)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month + 1;
        DateOnly? At(int n) => Days.AddMonths(from, n);
        return part switch
        {
            Early => (from, Days.Add(At(months / 2), -1)),
            Late => (At(months / 2), to),
            Mid or Middle => (At(months / 3), Days.Add(At(months * 2 / 3), -1)),
            Beginning => (from, Days.Add(At(months / 3), -1)),
            _ => (At(months * 2 / 3), to),
        };
    }
}
