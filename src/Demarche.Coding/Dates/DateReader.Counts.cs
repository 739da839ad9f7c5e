namespace Demarche.Coding.Dates;

/// <summary>Counted time: "two years ago", "three weeks later", "the past six months", "a day after Christmas", "the week of May 5".</summary>
sealed partial class DateReader
{
    /// <summary>A count: 12, twelve, twenty-five, a hundred, a few, a couple of. High is above Low for vague ones.</summary>
    bool Count(int i, out int low, out int high, out int end)
    {
        low = high = 0;
        end = i;
        if (Is(i, "a") || Is(i, "an"))
        {
            if (Class(i + 1) is WordClass.Vague)
            {
                return Count(i + 1, out low, out high, out end);
            }

            low = high = 1;
            end = i + 1;
        }
        else if (Plain(i))
        {
            low = high = Value(i);
            end = i + 1;
        }
        else if (Class(i) == WordClass.Vague)
        {
            (low, high) = Value(i) switch { 3 => (2, 5), 5 => (3, 9), _ => (2, 2) };
            end = Is(i + 1, "of") ? i + 2 : i + 1;
            return true;
        }
        else if (Below100(i, out low, out end))
        {
            high = low;
        }
        else
        {
            return false;
        }

        if (Class(end) == WordClass.Scale && low <= 99)
        {
            low = high = low * Value(end);
            end++;
        }

        return low is > 0 and <= 9999;
    }

    DateHit CountLed(int i)
    {
        int low, high, j;
        if (Class(i) == WordClass.Unit && Has(i, TokenTraits.Plural))
        {
            if (IsAny(i - 1, ["half", "working", "business"]))
            {
                return None;
            }

            (low, high) = (TimeUnit)Value(i) switch { TimeUnit.Day or TimeUnit.Week => (2, 6), TimeUnit.Month => (2, 11), _ => (2, 9) };
            j = i;
        }
        else if (!Count(i, out low, out high, out j))
        {
            return None;
        }

        if (IsAny(j, ["working", "business"]) && Class(j + 1) == WordClass.Unit && (TimeUnit)Value(j + 1) == TimeUnit.Day)
        {
            return Is(j + 2, "ago") || Is(j + 2, "earlier") ? On(i, j + 3, WorkingDays(-low))
                : Is(j + 2, "later") || Is(j + 2, "hence") ? On(i, j + 3, WorkingDays(low))
                : Is(j + 2, "from") && Is(j + 3, "now") ? On(i, j + 4, WorkingDays(low))
                : Is(i - 1, "in") ? On(i, j + 2, WorkingDays(low)) : None;
        }

        var half = Is(j, "and") && Is(j + 1, "a") && Is(j + 2, "half") && Class(j + 3) == WordClass.Unit;
        j = half ? j + 3 : j;
        if (Class(j) != WordClass.Unit)
        {
            return None;
        }

        var unit = (TimeUnit)Value(j++);
        if (unit == TimeUnit.Weekend)
        {
            return None;
        }

        if (half)
        {
            return Counted(i, j, new Amount(unit, low, high, -1, 0, false));
        }

        if (Is(i, "a") && Is(i - 1, "half"))
        {
            // "half a year ago": no whole one, and half of one.
            return Counted(i, j, new Amount(unit, 0, 0, -1, 0, false)) is { Found: true } ago ? ago with { First = i - 1 } : None;
        }

        var more = Compound(j, out var months, out var days, out var stop);
        j = stop;
        return Counted(i, j, new Amount(unit, low, high, months, days, more));
    }

    readonly record struct Amount(TimeUnit Unit, int Low, int High, long Months, long Days, bool Exact);

    /// <summary>"… 1 month, 21 days", "… and a half".</summary>
    bool Compound(int j, out long months, out long days, out int end)
    {
        months = days = 0;
        end = j;
        if (Is(j, "and") && Is(j + 1, "a") && Is(j + 2, "half"))
        {
            months = -1;
            end = j + 3;
            return false;
        }

        var any = false;
        while (true)
        {
            var k = Mark(end, ',') || Is(end, "and") ? end + 1 : end;
            if (!(Class(k) is WordClass.Number or WordClass.Cardinal) || !Count(k, out var n, out _, out var u) || Class(u) != WordClass.Unit)
            {
                return any;
            }

            var unit = (TimeUnit)Value(u);
            months += unit == TimeUnit.Month ? n : unit == TimeUnit.Year ? 12L * n : 0;
            days += unit == TimeUnit.Day ? n : unit == TimeUnit.Week ? 7L * n : 0;
            end = u + 1;
            any = true;
        }
    }

    DateHit Counted(int i, int j, Amount n)
    {
        if (Is(j, "hence") || (Is(j, "in") && Is(j + 1, "the") && Is(j + 2, "future")))
        {
            return Moved(i, Is(j, "hence") ? j + 1 : j + 3, reference, n, 1, DateKind.Deictic);
        }

        if (Is(j, "ago") && Is(j + 1, "today"))
        {
            return Moved(i, j + 2, reference, n with { Exact = true }, -1, DateKind.Deictic);
        }

        if (Is(j, "ago") && n.Unit == TimeUnit.Week && Class(Is(j + 1, "on") ? j + 2 : j + 1) == WordClass.Weekday)
        {
            var day = Is(j + 1, "on") ? j + 2 : j + 1;
            return On(i, day + 1, Days.Add(Days.Unit(TimeUnit.Week, Days.Move(reference, TimeUnit.Week, -n.Low)).From, Value(day) - 1));
        }

        if (Is(j, "ago"))
        {
            var hit = Moved(i, j + 1, reference, n, -1, DateKind.Deictic);
            var k = Is(j + 1, "in") || Is(j + 1, "on") ? j + 2 : j + 1;
            return hit.Precision == DatePrecision.Year && hit.From is { } f && Class(k) == WordClass.Month && k > j + 1 && !YearAfter(k + 1, out _, out _) ? Inside(i, k, f.Year) : hit;
        }

        if (Is(j, "earlier") || Is(j, "before") || Is(j, "prior") || Is(j, "previously"))
        {
            var point = Is(j, "earlier") ? None : Base(j + 1);
            return point.Found ? Moved(i, point.End, point.From, n with { Exact = true }, -1, point.Kind) : Is(j, "before") && !BeginsPhrase(j + 1) ? None : Moved(i, j + 1, reference, n, -1, DateKind.Narrative);
        }

        if (Is(j, "later") || Is(j, "after") || Is(j, "afterwards") || Is(j, "afterward"))
        {
            var point = Is(j, "after") ? Base(j + 1) : None;
            return point.Found ? Moved(i, point.End, point.To, n with { Exact = true }, 1, point.Kind) : Moved(i, j + 1, reference, n, 1, DateKind.Narrative);
        }

        if (Is(j, "from") && Is(j + 1, "now"))
        {
            return Moved(i, j + 2, reference, n, 1, DateKind.Deictic);
        }

        var b = Mark(j, ',') ? j + 1 : j;
        if (Is(b, "from") || IsAny(b, ["starting", "beginning"]))
        {
            var point = Base(IsAny(b + 1, ["on", "from"]) ? b + 2 : b + 1);
            if (point.Found && point.From is { } start)
            {
                var end = Moved(i, point.End, start, n with { Exact = true }, 1, point.Kind);
                return Is(i - 1, "than") && Is(i - 2, "less") ? end with { From = start, To = Days.Add(end.To, -1), Precision = DatePrecision.Interval }
                    : !Is(i - 1, "for") && Is(b, "from") ? end : end with { From = start, To = Days.Add(end.To, -1), Precision = DatePrecision.Interval };
            }
        }

        // "will meet in two weeks", not "the first meeting in two weeks".
        if (Is(i - 1, "in") && reference is not null && n.Unit <= TimeUnit.Month && Ahead(i - 1, j) == true && !Superlative(i - 1))
        {
            return Moved(i, j, reference, n, 1, DateKind.Deictic);
        }

        return None;
    }

    /// <summary>A day that other days are counted from.</summary>
    DateHit Base(int i)
    {
        var hit = Class(SkipThe(i)) is WordClass.Unit or WordClass.Vague or WordClass.Part ? None : Point(SkipThe(i));
        return hit.Found && hit.Precision == DatePrecision.Day ? hit : None;
    }

    bool BeginsPhrase(int i) => !In(i) || Class(i) is WordClass.Mark or WordClass.Other;

    bool Superlative(int i)
    {
        for (var k = i - 1; k >= 0 && k > i - 10 && !EndsSentence(k); k--)
        {
            if (Class(k) == WordClass.Ordinal || (tokens[k].End - tokens[k].Start > 4 && text.AsSpan(tokens[k].Start, tokens[k].End - tokens[k].Start).EndsWith("est", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    DateHit Inside(int first, int monthToken, int year)
    {
        var month = Value(monthToken);
        return DayNumber(monthToken + 1, out var day, out var end) ? Day(first, end, Days.Make(year, month, day)) with { Kind = DateKind.Deictic } : Month(first, monthToken + 1, year, month) with { Kind = DateKind.Deictic };
    }

    /// <summary>A day moved by an amount, as finely as the amount tells: "two years" gives a year, "two years and a day" a day.</summary>
    static DateHit Moved(int first, int end, DateOnly? from, Amount n, int sign, DateKind kind)
    {
        if (n.Months == -1)
        {
            var half = Days.AddMonths(Days.Move(from, n.Unit, sign * (long)n.Low), sign * (n.Unit == TimeUnit.Decade ? 60 : n.Unit == TimeUnit.Year ? 6 : 0));
            var (hf, ht) = Days.Unit(TimeUnit.Month, half);
            return new DateHit(first, end, hf, ht, DatePrecision.Month, kind);
        }

        if (n.Exact)
        {
            var at = Days.Add(Days.AddMonths(Days.Move(from, n.Unit, sign * (long)n.Low), sign * n.Months), sign * n.Days);
            return new DateHit(first, end, at, at, DatePrecision.Day, kind);
        }

        var near = Days.Move(from, n.Unit, sign * (long)n.Low);
        var far = Days.Move(from, n.Unit, sign * (long)n.High);
        var unit = n.Unit is TimeUnit.Decade or TimeUnit.Century or TimeUnit.Quarter ? TimeUnit.Year : n.Unit == TimeUnit.Fortnight ? TimeUnit.Week : n.Unit;
        var (a, b) = (Days.Unit(unit, near), Days.Unit(unit, far));
        if (n.Low != n.High)
        {
            return new DateHit(first, end, sign < 0 ? b.From : a.From, sign < 0 ? a.To : b.To, DatePrecision.Interval, kind);
        }

        // "a century ago" is not told to the year.
        var loose = n.Unit == TimeUnit.Century ? 120 : n.Unit == TimeUnit.Decade && n.Low > 1 ? 24 : 0;
        return new DateHit(first, end, Days.AddMonths(a.From, -loose), Days.Add(Days.AddMonths(Days.Add(a.To, 1), loose), -1), loose > 0 ? DatePrecision.Interval : Days.Precision(unit), kind);
    }

    /// <summary>"the past six months", "the next 3 days", "last two weeks".</summary>
    DateHit Stretch(int i, int v, int j)
    {
        if (!Count(j, out _, out var high, out var k) || Class(k) != WordClass.Unit)
        {
            return None;
        }

        var unit = (TimeUnit)Value(k);
        if (v == 3)
        {
            if (unit >= TimeUnit.Decade && reference is { } r)
            {
                var start = Days.Unit(unit, Days.Move(new DateOnly(r.Year, 1, 1), unit, 1)).From;
                return new DateHit(i, k + 1, start, Days.Add(Days.Move(start, unit, high), -1), DatePrecision.Interval, DateKind.Deictic);
            }

            var more = Compound(k + 1, out var months, out var days, out var end);
            var to = Days.Add(Days.AddMonths(Days.Move(reference, unit, high), more ? months : 0), more ? days : 0);
            return Is(i - 1, "within") || Is(i - 2, "within") ? new DateHit(i, end, reference, Days.Add(to, -1), DatePrecision.Interval, DateKind.Deictic)
                : new DateHit(i, end, Days.Add(reference, 1), to, DatePrecision.Interval, DateKind.Deictic);
        }

        return new DateHit(i, k + 1, Days.Move(reference, unit, -(long)high), Days.Add(reference, -1), DatePrecision.Interval, DateKind.Deictic);
    }

    DateHit UnitLed(int i)
    {
        var unit = (TimeUnit)Value(i);
        if (Has(i, TokenTraits.Plural))
        {
            return None;
        }

        if (unit == TimeUnit.Weekend)
        {
            return Is(i - 1, "the") && !IsAny(i - 2, ["of", "on"]) && Class(i + 1) is WordClass.Mark or WordClass.Other && !Is(i + 1, "of") ? Weekend(i, i + 1, 0) : None;
        }

        if (IsAny(i + 1, ["before", "after"]))
        {
            var sign = Is(i + 1, "before") ? -1 : 1;
            if (Is(i + 2, sign < 0 ? "last" : "next"))
            {
                var (from, to) = Days.Unit(unit, Days.Move(reference, unit, 2 * sign));
                return new DateHit(i, i + 3, from, to, Days.Precision(unit), DateKind.Deictic);
            }

            var point = unit == TimeUnit.Day ? Base(i + 2) : None;
            if (point.Found)
            {
                return On(i, point.End, Days.Add(point.From, sign), point.Kind);
            }

            var one = new Amount(unit, 1, 1, 0, 0, false);
            return Is(i - 1, "the") && Class(i + 2) != WordClass.Number ? Moved(i, i + 2, reference, one, sign, DateKind.Narrative) : None;
        }

        if (unit != TimeUnit.Week)
        {
            return None;
        }

        if (IsAny(i + 1, ["of", "commencing", "beginning", "starting", "ending"]))
        {
            return WeekHolding(i, Is(i + 2, "on") ? i + 3 : i + 2);
        }


        if (Plain(i + 1) && Digits(i + 1) <= 2 && Value(i + 1) is >= 1 and <= 53 && Class(i + 2) is not (WordClass.Unit or WordClass.Month))
        {
            var dated = YearAfter(i + 2, out var year, out var end);
            if (!dated && (Is(i + 2, "of") || Is(i - 1, "a") || Is(i - 1, "per")))
            {
                return None;
            }

            var monday = dated || reference is not null ? Days.IsoWeek(dated ? year : reference!.Value.Year, Value(i + 1)) : null;
            return monday is null ? None : new DateHit(i, dated ? end : i + 2, monday, Days.Add(monday, 6), DatePrecision.Week, dated ? DateKind.Calendar : DateKind.Partial);
        }

        return None;
    }

    /// <summary>"the week of May 5": Monday to Sunday around a day.</summary>
    DateHit WeekHolding(int first, int at)
    {
        var hit = Point(SkipThe(at));
        if (!hit.Found || hit.Precision != DatePrecision.Day)
        {
            return None;
        }

        var (from, to) = Days.Unit(TimeUnit.Week, hit.From);
        return new DateHit(first, hit.End, from, to, DatePrecision.Week, hit.Kind);
    }
}
