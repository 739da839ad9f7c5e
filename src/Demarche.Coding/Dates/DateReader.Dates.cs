namespace Demarche.Coding.Dates;

/// <summary>Days and months of the calendar: "July 3, 2025", "3 July", "2025-07-03", "May".</summary>
sealed partial class DateReader
{
    DateHit Day(int first, int end, DateOnly? day) => day is null ? None : new DateHit(first, end, day, day, DatePrecision.Day);

    static DateHit Month(int first, int end, int year, int month)
    {
        var (from, to) = Days.Months(year, month, 1);
        return from is null ? None : new DateHit(first, end, from, to, DatePrecision.Month);
    }

    /// <summary>A day without year: by tense, else the nearest.</summary>
    DateHit Yearless(int first, int end, int month, int day)
    {
        var hit = new DateHit(first, end, null, null, DatePrecision.Day, DateKind.Partial) { Period = 366 };
        if (day < 1 || day > DateTime.DaysInMonth(2024, month))
        {
            return None;
        }

        if (reference is not { } on)
        {
            return hit;
        }

        DateOnly? past = null, future = null;
        for (var n = 0; n <= 8 && (past is null || future is null); n++)
        {
            past ??= Days.Make(on.Year - n, month, day) is { } p && p <= on ? p : null;
            future ??= Days.Make(on.Year + n, month, day) is { } f && f >= on ? f : null;
        }

        var ahead = Ahead(first, end) ?? (past is null || (future is not null && future.Value.DayNumber - on.DayNumber < on.DayNumber - past.Value.DayNumber));
        var at = ahead ? future : past;
        return hit with { From = at, To = at };
    }

    DateHit YearlessMonth(int first, int end, int month)
    {
        var hit = new DateHit(first, end, null, null, DatePrecision.Month, DateKind.Partial) { Period = 366 };
        if (reference is not { } on)
        {
            return hit;
        }

        var back = (on.Month - month + 12) % 12;
        var ahead = back != 0 && (Ahead(first, end) ?? back >= 10);
        var year = ahead ? (month > on.Month ? on.Year : on.Year + 1) : (month <= on.Month ? on.Year : on.Year - 1);
        var (from, to) = Days.Months(year, month, 1);
        return hit with { From = from, To = to };
    }

    DateHit MonthLed(int i)
    {
        var month = Value(i);
        var j = i + 1;
        var abbreviation = Has(i, TokenTraits.Abbreviation);
        if (abbreviation && Mark(j, '.') && Glued(j))
        {
            j++;
        }

        if (Mark(j, '-') || (Mark(j, '/') && Glued(j)))
        {
            var d = j + 1;
            if (Plain(d) && Glued(d) && Digits(d) <= 2 && Value(d) is >= 1 and <= 31)
            {
                return WithYear(i, d + 1, month, Value(d), i + 1);
            }
        }

        var at = Is(j, "the") ? j + 1 : j;
        if (DayNumber(at, out var day, out var end) && !(Mark(end, ':') && Glued(end)))
        {
            // "November 19-20", "May 3 and 4", "May 3 to 5".
            var dash = Mark(end, '-');
            if ((dash || IsAny(end, ["to", "through", "and"])) && DayNumber(end + 1, out var second, out var stop) && second > day && (dash || Class(stop) is not (WordClass.Month or WordClass.Unit or WordClass.Count or WordClass.Other or WordClass.Number) || IsAny(stop, ["in", "at", "and", "the", "with"])))
            {
                return Pair(i, WithYear(i, stop, month, second, stop), day);
            }

            return WithYear(i, end, month, day, end);
        }

        if (Is(j, "between") && DayNumber(j + 1, out var a, out var mid) && (Is(mid, "and") || Mark(mid, '-')) && DayNumber(mid + 1, out var b, out var close) && b >= a)
        {
            return Pair(i, WithYear(i, close, month, b, close), a);
        }

        if (YearAfter(j, out var year, out var yearEnd))
        {
            return Month(i, yearEnd, year, month);
        }

        return RelativeYear(j, out year, out yearEnd, out var kind) ? Month(i, yearEnd, year, month) with { Kind = kind }
            : MonthAlone(i, abbreviation) ? YearlessMonth(i, j > i + 1 && !EndsSentence(i + 1) && In(j) ? j : i + 1, month) : None;
    }

    static DateHit Pair(int first, DateHit last, int day)
    {
        if (last.From is not { } l)
        {
            return last;
        }

        return last with { First = first, From = new DateOnly(l.Year, l.Month, day), Precision = DatePrecision.Interval, LastEnd = l };
    }

    DateHit WithYear(int first, int end, int month, int day, int at)
    {
        if (YearAfter(Math.Max(end, at), out var year, out var stop))
        {
            return Day(first, stop, Days.Make(year, month, day));
        }

        if (Mark(end, '-') && Glued(end) && Digits(end + 1) == 4 && Glued(end + 1))
        {
            return Day(first, end + 2, Days.Make(Value(end + 1), month, day));
        }

        return RelativeYear(end, out year, out stop, out var kind) ? Day(first, stop, Days.Make(year, month, day)) with { Kind = kind } : Yearless(first, end, month, day);
    }

    /// <summary>A day of the month as a number, with or without suffix, or in words.</summary>
    bool DayNumber(int i, out int day, out int end)
    {
        day = 0;
        end = i;
        if (Class(i) == WordClass.Number && Digits(i) <= 2 && !Has(i, TokenTraits.DecadeSuffix))
        {
            day = Value(i);
            end = i + 1;
        }
        else if (Class(i) == WordClass.Ordinal || (Class(i) == WordClass.Cardinal && Value(i) is >= 20 and < 40 or >= 1 and < 20))
        {
            day = Value(i);
            end = i + 1;
            if (day is 20 or 30 && Class(i) == WordClass.Cardinal)
            {
                var j = Mark(end, '-') ? end + 1 : end;
                if (Class(j) is WordClass.Ordinal or WordClass.Cardinal && Value(j) < 10)
                {
                    day += Value(j);
                    end = j + 1;
                }
            }
        }

        // "August four years ago" names no fourth of August.
        return day is >= 1 and <= 31 && !(Class(end) is WordClass.Unit or WordClass.Scale && Class(i) != WordClass.Ordinal && !Has(i, TokenTraits.OrdinalSuffix));
    }

    /// <summary>"3 July 2025", "twenty-second of June", "4 to 22 January", "4-22 January", "the 20th of next month".</summary>
    DateHit DayLed(int i)
    {
        if (!DayNumber(i, out var day, out var j) || (i > 0 && Mark(i - 1, '.') && Glued(i)))
        {
            return None;
        }

        var second = 0;
        if ((Mark(j, '-') || IsAny(j, ["to", "until", "till", "through", "and"])) && DayNumber(SkipThe(j + 1), out second, out var after))
        {
            var k = Is(after, "of") ? after + 1 : after;
            if (second > day && (Class(k) == WordClass.Month || (Class(k) == WordClass.Relative && Class(k + 1) == WordClass.Unit && Value(k + 1) == 3)))
            {
                j = after;
            }
            else
            {
                second = 0;
            }
        }

        if (second == 0 && IsAny(i - 1, ["from", "between"]) && IsAny(j, ["to", "until", "till", "through", "and"]) && Class(j + 1) == WordClass.Month)
        {
            var last = MonthLed(j + 1);
            return last.Precision == DatePrecision.Day && last.From is { } l && l.Day > day ? Pair(i, last, day) : None;
        }

        var of = Is(j, "of");
        var m = of ? j + 1 : j;
        var dotted = Mark(m, '.') && Glued(m) && Class(m + 1) == WordClass.Month;
        if (dotted || (Mark(m, '-') && Glued(m) && Class(m + 1) == WordClass.Month))
        {
            m++;
        }

        DateHit hit = None;
        if (Class(m) == WordClass.Month && (Has(m, TokenTraits.Capital) || !Has(m, TokenTraits.Verb)))
        {
            var end = m + 1;
            var abbreviation = Mark(end, '.') && Glued(end) && Has(m, TokenTraits.Abbreviation) && In(end + 1);
            hit = WithYear(i, end, Value(m), second > 0 ? second : day, abbreviation ? end + 1 : end);
        }
        else if (of && Class(m) == WordClass.Relative && Class(m + 1) == WordClass.Unit && Value(m + 1) == 3 && reference is not null || (second > 0 && Class(m) == WordClass.Relative && reference is not null))
        {
            var start = Days.AddMonths(new DateOnly(reference!.Value.Year, reference.Value.Month, 1), Value(m) switch { 1 or 5 => -1, 3 or 6 => 1, _ => 0 });
            hit = start is { } s ? Day(i, m + 2, Days.Make(s.Year, s.Month, second > 0 ? second : day)) with { Kind = DateKind.Deictic } : None;
        }

        return second > 0 && hit.Found ? Pair(i, hit, day) : hit;
    }

    /// <summary>A month that stands alone is one when the words beside it leave no other reading: not "may", "March on", "April Smith".</summary>
    bool MonthAlone(int i, bool abbreviation)
    {
        var before = i - 1;
        var preposition = IsAny(before, ["in", "since", "of", "by", "until", "till", "from", "to", "between", "before", "after", "during", "through", "for", "every"]) ||
            (Is(before, "and") && (Class(before - 1) == WordClass.Month || Is(before - 2, "between"))) || Class(before) is WordClass.Relative or WordClass.Part || (Mark(before, '-') && Class(before - 1) == WordClass.Part) || (Mark(before, ',') && Class(before - 1) == WordClass.Month);
        if (!Has(i, TokenTraits.Capital))
        {
            return preposition && !abbreviation && !Has(i, TokenTraits.Verb) && Class(before) is WordClass.Relative or WordClass.Part;
        }

        if (preposition)
        {
            // "to March on the capital" and "for April Jones" are none.
            return !(Is(before, "to") && Has(i, TokenTraits.Verb)) && !(Is(before, "for") && Has(i + 1, TokenTraits.Capital) && Class(i + 1) == WordClass.Other);
        }

        if (abbreviation || (i > 0 && Has(before, TokenTraits.Capital) && Class(before) == WordClass.Other && !Is(before, "the")))
        {
            return false;
        }

        if (Has(i, TokenTraits.Verb))
        {
            return IsAny(before, ["the", "a"]) && Class(i + 1) == WordClass.Other && !Has(i + 1, TokenTraits.Capital) && !IsAny(i + 1, ["on", "to", "of", "for", "through", "against", "from", "in", "by"]);
        }

        return !(Has(i, TokenTraits.FirstName) && Has(i + 1, TokenTraits.Capital) && Class(i + 1) == WordClass.Other);
    }
}
