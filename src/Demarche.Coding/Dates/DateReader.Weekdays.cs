namespace Demarche.Coding.Dates;

/// <summary>Weekdays, and words that count from the day of publication: "Thursday", "yesterday", "last week", "this weekend".</summary>
sealed partial class DateReader
{
    DateHit On(int first, int end, DateOnly? day, DateKind kind = DateKind.Deictic) => new(first, WithTime(end), day, day, DatePrecision.Day, kind);

    /// <summary>"Thursday night" is Thursday.</summary>
    int WithTime(int end) => Class(end) == WordClass.TimeOfDay && Has(end, TokenTraits.SpaceBefore) ? end + 1 : end;

    DateHit DeicticLed(int i) => Has(i, TokenTraits.Capital) && i > 0 && Has(i - 1, TokenTraits.Capital) && Class(i - 1) == WordClass.Other ? None // USA Today
        : Value(i) == 10
        ? new DateHit(i, i + 1, Days.Add(reference, -1), reference, DatePrecision.Interval, DateKind.Deictic)
        : On(i, i + 1, Days.Add(reference, Value(i)));

    DateHit WeekdayLed(int i)
    {
        var j = i + 1;
        var abbreviation = Has(i, TokenTraits.Abbreviation);
        j = abbreviation && Mark(j, '.') && Glued(j) ? j + 1 : j;
        var k = Mark(j, ',') ? j + 1 : j;
        var dated = Class(k) == WordClass.Month ? MonthLed(k) : DayNumber(SkipThe(k), out _, out _) ? DayLed(SkipThe(k)) : None;
        if (dated.Found && dated.Precision == DatePrecision.Day)
        {
            return dated with { First = i };
        }

        if ((Class(j) == WordClass.Outlet && Has(j, TokenTraits.Capital)) || IsAny(i - 1, ["bloody", "black", "palm", "super", "ash"]) || (abbreviation && !(Has(i, TokenTraits.Capital) && (j > i + 1 || Mark(j, ',') || Is(i - 1, "on")) && !Is(i - 1, "the"))))
        {
            return None;
        }

        var end = abbreviation && j > i + 1 && In(j) && !Has(j, TokenTraits.Capital) ? j : i + 1;
        if (Is(j, "the") && DayNumber(j + 1, out var day, out var stop) && (Has(j + 1, TokenTraits.OrdinalSuffix) || Class(stop - 1) == WordClass.Ordinal))
        {
            return reference is { } from ? Day(i, stop, Matching(from, Value(i), day)) with { Kind = DateKind.Partial } : None;
        }

        if (Class(j) == WordClass.Relative && Class(j + 1) == WordClass.Unit && Value(j + 1) == 2 && Value(j) is 1 or 2 or 3 && reference is { } week)
        {
            return On(i, j + 2, Days.Add(Days.Monday(week), Value(i) - 1 + 7 * (Value(j) == 1 ? -1 : Value(j) == 3 ? 1 : 0)));
        }

        if (Is(j, "of") && Class(j + 1) == WordClass.Relative && Class(j + 2) == WordClass.Unit && Value(j + 2) == 2 && RelativeUnit(j + 1, Value(j + 1), j + 2, the: false) is { Found: true, From: { } monday } of)
        {
            return On(i, of.End, Days.Add(monday, Value(i) - 1));
        }

        if (reference is not { } on)
        {
            return On(i, end, null) with { Period = 7 };
        }

        if (Is(i - 1, "the") && Is(j, "before") && Is(j + 1, "last"))
        {
            var since = (Days.Weekday(on) - Value(i) + 7) % 7;
            return On(i, j + 2, Days.Add(on, -(since == 0 ? 7 : since) - 7));
        }

        var back = (Days.Weekday(on) - Value(i) + 7) % 7;
        var at = back != 0 && Ahead(i, end) == true ? Days.Add(on, 7 - back) : Days.Add(on, -back);
        return On(i, end, at) with { Period = 7 };
    }

    /// <summary>The day of this number that falls on this weekday, in the months around.</summary>
    static DateOnly? Matching(DateOnly on, int weekday, int day)
    {
        foreach (var n in (ReadOnlySpan<int>)[0, -1, 1, -2, 2, -3, 3, -4, -5, -6])
        {
            if (Days.AddMonths(new DateOnly(on.Year, on.Month, 1), n) is { } m && Days.Make(m.Year, m.Month, day) is { } at && Days.Weekday(at) == weekday)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>"the 27th", with nothing after it that would be counted.</summary>
    DateHit DayOfMonth(int i)
    {
        if (!Is(i - 1, "the") || Value(i) > 31 || !(Class(i + 1) == WordClass.Mark && !Mark(i + 1, '-')) || reference is not { } on)
        {
            return None;
        }

        var start = new DateOnly(on.Year, on.Month, 1);
        var step = Ahead(i, i + 1) == true ? 1 : -1;
        for (var n = 0; n < 3; n++)
        {
            if (Days.AddMonths(start, step * n) is { } m && Days.Make(m.Year, m.Month, Value(i)) is { } at && (step > 0 ? at >= on : at <= on))
            {
                return Day(i, i + 1, at) with { Kind = DateKind.Partial };
            }
        }

        return None;
    }

    DateHit RelativeLed(int i)
    {
        var v = Value(i);
        var j = i + 1;
        if (v == 2 && Class(j) == WordClass.Relative && Value(j) is 3 or 4)
        {
            var inner = RelativeLed(j);
            return inner.Found ? inner with { First = i } : None;
        }

        if (v == 1 && NthOf(i, j, -1) is { Found: true } last)
        {
            return last;
        }

        var the = Is(i - 1, "the");
        switch (Class(j))
        {
            case WordClass.Weekday:
                return RelativeWeekday(i, v, j);
            case WordClass.TimeOfDay:
                return v switch
                {
                    1 => On(i, j + 1, Days.Add(reference, -1)),
                    2 => On(i, j + 1, reference),
                    3 or 6 => On(i, j + 1, Days.Add(reference, 1), DateKind.Narrative),
                    5 => On(i, j + 1, Days.Add(reference, -1), DateKind.Narrative),
                    7 or 8 => On(i, j + 1, reference, DateKind.Narrative),
                    _ => None,
                };
            case WordClass.Month when Value(j) > 0 && !DayNumber(j + 1, out _, out _) && v is 1 or 2 or 3 or 6 or 4 && Has(j, TokenTraits.Capital) | !Has(j, TokenTraits.Verb) && !YearAfter(j + 1, out _, out _):
                if (reference is not { } on)
                {
                    return None;
                }

                var year = on.Year + (v is 1 or 4 ? (Value(j) < on.Month ? 0 : -1) : v == 2 ? 0 : Value(j) > on.Month ? 0 : 1);
                return Month(i, j + 1, year, Value(j)) with { Kind = v == 6 ? DateKind.Narrative : DateKind.Deictic };
            case WordClass.Season:
                return RelativeSeason(i, v, j);
            case WordClass.Unit when !Has(j, TokenTraits.Plural):
                return RelativeUnit(i, v, j, the);
            case WordClass.Number or WordClass.Cardinal or WordClass.Vague when v is 1 or 3 or 4 or 5:
                return Stretch(i, v, j);
            default:
                return None;
        }
    }

    DateHit RelativeWeekday(int i, int v, int j)
    {
        if (reference is not { } on)
        {
            return On(i, j + 1, null);
        }

        var monday = Days.Monday(on);
        var back = (Days.Weekday(on) - Value(j) + 7) % 7;
        if (v == 3 && IsAny(i, ["coming", "upcoming"]))
        {
            // The next one to come, whatever week it lies in.
            return On(i, j + 1, Days.Add(on, 7 - back));
        }

        return v switch
        {
            // Nobody calls yesterday "last Wednesday".
            1 => On(i, j + 1, Days.Add(on, back <= 1 ? -back - 7 : -back)),
            4 or 5 => On(i, j + 1, Days.Add(on, back == 0 ? -7 : -back)),
            2 => On(i, j + 1, Days.Add(monday, Value(j) - 1)),
            3 => On(i, j + 1, Days.Add(monday, 6 + Value(j))),
            6 => On(i, j + 1, Days.Add(on, 7 - back), DateKind.Narrative),
            _ => On(i, j + 1, Days.Add(on, -back), DateKind.Narrative),
        };
    }

    DateHit RelativeSeason(int i, int v, int j)
    {
        if (reference is not { } on || v is 5 or 6 || YearAfter(j + 1, out _, out _))
        {
            return None;
        }

        var hit = Season(i, j + 1, Value(j), on.Year) with { Kind = v is 7 or 8 ? DateKind.Narrative : DateKind.Deictic };
        var shift = v switch
        {
            1 or 4 => hit.To < on ? 0 : -1,
            3 => hit.From > on ? 0 : 1,
            _ => 0,
        };
        // In January "this winter" is the one that began in December.
        shift = v is 2 && Value(j) == 4 && on.Month <= 2 ? -1 : v is 1 && Value(j) == 4 && on.Month <= 2 ? -2 : shift;
        return hit with { From = Days.AddMonths(hit.From, 12 * shift), To = Days.Add(Days.AddMonths(Days.Add(hit.To, 1), 12 * shift), -1) };
    }

    DateHit RelativeUnit(int i, int v, int j, bool the)
    {
        var unit = (TimeUnit)Value(j);
        if (unit == TimeUnit.Weekend)
        {
            return Weekend(i, j + 1, v);
        }

        var kind = v is 6 or 7 or 8 || (the && v == 5) || (the && v == 3 && (unit == TimeUnit.Day || Ahead(i, j + 1) == false)) ? DateKind.Narrative : DateKind.Deictic;
        if (v == 4 && unit != TimeUnit.Day)
        {
            return new DateHit(i, j + 1, Days.Move(reference, unit, -1), Days.Add(reference, -1), DatePrecision.Interval, DateKind.Deictic);
        }

        var step = v switch { 1 or 4 or 5 => -1, 3 or 6 => 1, _ => 0 };
        if (unit == TimeUnit.Day)
        {
            return v == 7 && !the ? None : On(i, j + 1, Days.Add(reference, step), kind);
        }

        var (from, to) = Days.Unit(unit, Days.Move(reference is { } r && unit >= TimeUnit.Month ? new DateOnly(r.Year, r.Month, 1) : reference, unit, step));
        var end = j + 1;
        var named = Is(end, "on") ? end + 1 : end;
        if (unit == TimeUnit.Week && Class(named) == WordClass.Weekday && Class(named + 1) != WordClass.Month)
        {
            return On(i, named + 1, Days.Add(from, Value(named) - 1), kind);
        }

        if (unit == TimeUnit.Week && Is(end, "between") && Class(end + 1) == WordClass.Weekday && Is(end + 2, "and") && Class(end + 3) == WordClass.Weekday && Value(end + 3) > Value(end + 1))
        {
            return new DateHit(i, end + 4, Days.Add(from, Value(end + 1) - 1), Days.Add(from, Value(end + 3) - 1), DatePrecision.Interval, kind) { LastEnd = Days.Add(from, Value(end + 3) - 1) };
        }

        return new DateHit(i, end, from, to, Days.Precision(unit), kind);
    }

    DateHit Weekend(int first, int end, int v)
    {
        if (reference is not { } on)
        {
            return new DateHit(first, end, null, null, DatePrecision.Interval, DateKind.Deictic);
        }

        var weekday = Days.Weekday(on);
        var passed = weekday < 6 && (v == 0 ? Ahead(first, end) != true : v is 2 && weekday <= 3 && Ahead(first, end) == false);
        var week = v switch { 1 or 4 or 5 => -1, 3 or 6 => 1, _ => passed ? -1 : 0 };
        var (from, to) = Days.Unit(TimeUnit.Weekend, Days.Add(on, 7 * week));
        return new DateHit(first, end, from, to, DatePrecision.Interval, v is 6 or 7 or 8 ? DateKind.Narrative : DateKind.Deictic);
    }
}
