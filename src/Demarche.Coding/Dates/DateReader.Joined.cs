namespace Demarche.Coding.Dates;

/// <summary>Dates joined into ranges, and ranges with an open end.</summary>
sealed partial class DateReader
{
    int SkipThe(int i) => Is(i, "the") ? i + 1 : i;

    /// <summary>The word before a point, past "the" and "of"-less determiners; -1 when there is none.</summary>
    int Before(int first) => Is(first - 1, "the") ? first - 2 : first - 1;

    DateHit Ranged(DateHit a)
    {
        var before = Before(a.First);
        var from = Is(before, "from");
        var between = Is(before, "between");
        var j = a.End;
        var dash = Mark(j, '-');
        var joined = between ? Is(j, "and") || dash : dash || IsAny(j, ["to", "until", "till", "through", "thru"]) || (Is(j, "up") && Is(j + 1, "to"));
        if (!joined || (!from && !between && !dash && (a.Period == 7 || a.Kind is DateKind.Deictic or DateKind.Narrative) && !IsAny(j, ["through", "thru", "till"])))
        {
            return a;
        }

        var k = SkipThe(Is(j, "up") ? j + 2 : j + 1);
        var b = Second(k, a);
        if (!b.Found)
        {
            return a;
        }

        b = Later(a, b);
        if (b.Period == 0 && a.Period > 7 && a.From is { } af && b.From is { } bf && b.Kind == DateKind.Calendar)
        {
            // "between 3 May and 5 June 2015": the year of the second end is that of the first, or the one before.
            var years = bf.Year - af.Year - ((af.Month, af.Day).CompareTo((bf.Month, bf.Day)) > 0 ? 1 : 0);
            a = a with { From = Days.AddMonths(a.From, 12L * years), To = Days.AddMonths(a.To, 12L * years), Kind = DateKind.Calendar, Period = 0 };
        }

        if (a.From is not { } first || b.To is not { } last || last < first || (a.Precision == DatePrecision.Year) != (b.Precision == DatePrecision.Year) && !from && !between)
        {
            return a;
        }

        var kind = b.Kind > a.Kind ? b.Kind : a.Kind;
        return new DateHit(from || between ? before : a.First, b.End, first, last, DatePrecision.Interval, kind) { LastEnd = b.From, Period = a.Period };
    }

    /// <summary>The second end of a range: a date, or only the end of a year ("1979–89").</summary>
    DateHit Second(int k, DateHit a)
    {
        if (a.Precision == DatePrecision.Year && a.From is { } f && Plain(k) && Digits(k) is 2 or 4)
        {
            var year = Digits(k) == 4 ? Value(k) : f.Year / 100 * 100 + Value(k);
            var whole = Class(k + 1) is not (WordClass.Month or WordClass.Count) && !(Mark(k + 1, '-') && Glued(k + 1) && Class(k + 2) == WordClass.Number);
            if (whole && year > f.Year && year < f.Year + 200)
            {
                var (from, to) = Days.Months(year, 1, 12);
                return new DateHit(k, k + 1, from, to, DatePrecision.Year);
            }
        }

        // "between May 2015 and 2018"
        if (a.Kind == DateKind.Calendar && Digits(k) == 4 && Plain(k) && Value(k) is >= 1800 and < 2100 && IsAny(k - 1, ["and", "to", "until", "till"]) && IsAny(Before(a.First), ["between", "from"]) && Class(k + 1) is not (WordClass.Month or WordClass.Count))
        {
            return Year(k, k + 1, Value(k));
        }

        return Point(k);
    }

    /// <summary>Moves a second end that comes round again behind the first.</summary>
    static DateHit Later(DateHit a, DateHit b)
    {
        if (a.From is not { } first || b.To is not { } last)
        {
            return b;
        }

        if (b.Period > 0 && last < first)
        {
            var unit = b.Period == 7 ? TimeUnit.Week : TimeUnit.Year;
            for (var n = 1; n <= 2; n++)
            {
                var moved = b with { From = Days.Move(b.From, unit, n), To = Days.Move(b.To, unit, n) };
                if (moved.To >= first)
                {
                    return moved;
                }
            }
        }

        // "from December to February": the second end is the next that comes, not one years ahead.
        if (b.Period > 7 && a.Period > 7 && b.From is { } bf && bf.DayNumber - first.DayNumber > 366)
        {
            return b with { From = Days.AddMonths(b.From, -12), To = Days.AddMonths(b.To, -12) };
        }

        return b;
    }

    DateHit Opened(DateHit a)
    {
        if (a.From is null || a.To is null || a.Kind == DateKind.Narrative || a.LastEnd is not null)
        {
            return a;
        }

        var before = Before(a.First);
        if (Is(before, "from") && (Is(a.End, "on") && !Is(a.End + 1, "the") || IsAny(a.End, ["onward", "onwards"])))
        {
            return a with { First = before, End = a.End + 1, To = null, Open = OpenEnd.After };
        }

        if ((Mark(a.End, '-') && Is(a.End + 1, "present")) || (Is(a.End, "to") && (Is(a.End + 1, "present") || (Is(a.End + 1, "the") && Is(a.End + 2, "present") && !Has(a.End + 3, TokenTraits.SpaceBefore)))))
        {
            return a with { End = Is(a.End + 1, "the") ? a.End + 3 : a.End + 2, To = null, Open = OpenEnd.After };
        }

        // "after Thursday's attack" is about the attack of Thursday.
        if (Mark(a.End, '\'') || before < 0)
        {
            return a;
        }

        if (Is(before, "since"))
        {
            return a with { First = before, To = null, Open = OpenEnd.After };
        }

        if (Is(before, "after") && Attributive(a))
        {
            return a with { First = before, To = null, Open = OpenEnd.After };
        }

        if (IsAny(before, ["until", "till", "by", "through"]) && Attributive(a))
        {
            return a with { First = before, From = null, Open = OpenEnd.Before };
        }

        if ((Is(before, "to") && Is(before - 1, "up")) || (Is(before, "to") && Is(before - 1, "prior")) || (Is(before, "before") && Attributive(a)))
        {
            var last = Is(before - 1, "up") ? a.To : Days.Add(a.From, -1);
            return a with { First = Is(before, "to") ? before - 1 : before, From = null, To = last, Open = OpenEnd.Before };
        }

        return a;
    }

    /// <summary>False where the date only tells which thing is meant: "after the 2015 agreement".</summary>
    bool Attributive(DateHit a) => !Is(a.First - 1, "the") || a.Precision is not (DatePrecision.Year or DatePrecision.Day or DatePrecision.Month) || Class(a.End) == WordClass.Mark || !In(a.End);
}
