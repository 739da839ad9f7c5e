namespace Demarche.Coding.Dates;

/// <summary>Decades, centuries, quarters, halves, seasons, parts of them, and named days.</summary>
sealed partial class DateReader
{
    static DateHit Decade(int first, int end, int year)
    {
        var (from, to) = Days.Months(year, 1, 120);
        return from is null ? None : new DateHit(first, end, from, to, DatePrecision.Decade);
    }

    DateHit DecadeFigure(int i)
    {
        if (Digits(i) == 4)
        {
            return Value(i) % 10 == 0 && Value(i) is >= 1500 and < 2200 ? Decade(i, i + 1, Value(i)) : None;
        }

        // "the 70s", but not "in his 70s" and "temperatures in the low 20s".
        return Digits(i) == 2 && Value(i) % 10 == 0 && Value(i) is >= 20 && (Is(i - 1, "the") || Class(i - 1) == WordClass.Part || (Mark(i - 1, '-') && Class(i - 2) == WordClass.Part)) && !Mark(i - 1, '/')
            ? Decade(i, i + 1, 1900 + Value(i)) : None;
    }

    /// <summary>'90s.</summary>
    DateHit ShortDecade(int i) =>
        Mark(i, '\'') && Glued(i + 1) && Has(i + 1, TokenTraits.DecadeSuffix) && Digits(i + 1) == 2 && Value(i + 1) % 10 == 0 ? Decade(i, i + 2, Value(i + 1) < 20 ? 2000 + Value(i + 1) : 1900 + Value(i + 1)) : None;

    DateHit DecadeWord(int i)
    {
        if (Class(i - 1) == WordClass.Cardinal && Value(i - 1) is 18 or 19 && Value(i) >= 20)
        {
            return Decade(i - 1, i + 1, Value(i - 1) * 100 + Value(i));
        }

        return Is(i - 1, "the") || Class(i - 1) == WordClass.Part || (Mark(i - 1, '-') && Class(i - 2) == WordClass.Part) ? Decade(i, i + 1, Value(i) < 20 ? 2000 : 1900 + Value(i)) : None;
    }

    /// <summary>"Q3 2016", "H2", "Q2".</summary>
    DateHit QuarterLetter(int i)
    {
        if (!Has(i, TokenTraits.Capital) || !(Is(i, "Q") || Is(i, "H")) || !Glued(i + 1) || Digits(i + 1) != 1 || Value(i + 1) < 1 || Value(i + 1) > (Is(i, "Q") ? 4 : 2) || (Glued(i + 2) && Class(i + 2) is not WordClass.Mark))
        {
            return None;
        }

        return Within(i, i + 2, Is(i, "Q") ? 3 : 6, Value(i + 1));
    }

    /// <summary>The n-th stretch of so many months in the year told after it, or the nearest.</summary>
    DateHit Within(int first, int end, int months, int n)
    {
        var precision = months == 3 ? DatePrecision.Quarter : DatePrecision.Interval;
        var kind = DateKind.Calendar;
        var period = 0;
        if (!YearAfter(end, out var year, out var stop) && !RelativeYear(end, out year, out stop, out kind))
        {
            stop = end;
            kind = DateKind.Partial;
            period = 366;
            if (reference is not { } on)
            {
                return new DateHit(first, end, null, null, precision, kind) { Period = period };
            }

            var begun = on.Month >= (n - 1) * months + 1;
            year = on.Year + (Ahead(first, end) == true ? (on.Month > n * months ? 1 : 0) : begun ? 0 : -1);
        }

        var (from, to) = Days.Months(year, (n - 1) * months + 1, months);
        return from is null ? None : new DateHit(first, stop, from, to, precision, kind) { Period = period };
    }

    /// <summary>"third quarter of 2020", "first half of the year", "19th century", "third week of 2027", "second Sunday of May".</summary>
    DateHit OrdinalLed(int i)
    {
        var n = Value(i);
        var j = i + 1;
        if (n is 20 or 30 && Class(i) == WordClass.Ordinal)
        {
            return Is(j, "century") ? Century(i, j + 1, n) : None;
        }

        if (Is(j, "century"))
        {
            return Century(i, j + 1, n);
        }

        if (Class(j) == WordClass.Unit && Value(j) == 7 && n <= 4 && !Has(j, TokenTraits.Plural))
        {
            return Within(i, j + 1, 3, n);
        }

        if (Is(j, "half") && n <= 2)
        {
            var k = Is(j + 1, "of") ? j + 2 : j + 1;
            var whole = Class(k) is WordClass.Number or WordClass.Month or WordClass.Relative || Is(k, "the") ? Point(SkipThe(k)) : None;
            return whole.Found && whole.From is { } f && whole.To is { } t && t > f && whole.Precision is not DatePrecision.Day ? Cut(whole with { First = i }, n == 1 ? 1 : 3) with { Precision = DatePrecision.Interval }
                : Is(k, "the") && Class(k + 1) == WordClass.Unit && Value(k + 1) == 4 ? Within(i, k + 2, 6, n) : None;
        }

        if (Class(j) == WordClass.Unit && Value(j) == 2)
        {
            return WeekOf(i, j + 1, n);
        }

        if (NthOf(i, j, n) is { Found: true } nth)
        {
            return nth;
        }

        if (Class(j) == WordClass.Weekday && n <= 5)
        {
            var k = Is(j + 1, "of") || Is(j + 1, "in") ? j + 2 : j + 1;
            var month = Class(k) is WordClass.Month or WordClass.Relative ? Point(k) : None;
            var start = month.Precision == DatePrecision.Month ? month.From : k == j + 1 && reference is { } on ? Days.Make(on.Year, on.Month, 1) : null;
            return start is { } s ? Day(i, month.Found ? month.End : j + 1, Days.Nth(s.Year, s.Month, Value(j), n)) with { Kind = month.Found ? month.Kind : DateKind.Partial } : None;
        }

        return None;
    }

    static DateHit Century(int first, int end, int n)
    {
        var (from, to) = Days.Months(Math.Max(1, (n - 1) * 100), 1, 1200);
        return from is null || n > 25 ? None : new DateHit(first, end, from, to, DatePrecision.Interval);
    }

    /// <summary>"first week of May", "third week of 2027".</summary>
    DateHit WeekOf(int first, int end, int n)
    {
        var k = SkipThe(Is(end, "of") || Is(end, "in") ? end + 1 : end);
        if (YearAfter(k, out var year, out var stop) || RelativeYear(k, out year, out stop, out _))
        {
            var monday = Days.IsoWeek(year, n);
            return monday is null ? None : new DateHit(first, stop, monday, Days.Add(monday, 6), DatePrecision.Week);
        }

        var month = Class(k) is WordClass.Month or WordClass.Relative ? Point(k) : None;
        if (month.Precision != DatePrecision.Month || month.From is not { } f || n > 5)
        {
            return None;
        }

        var from = Days.Add(f, 7 * (n - 1));
        var to = n >= 4 && Days.Add(from, 13) > month.To ? month.To : Days.Add(from, 6);
        return from is null || from > month.To ? None : new DateHit(first, month.End, from, to, DatePrecision.Week, month.Kind);
    }

    /// <summary>"in the summer of 1941", "last winter", "spring 2022"; bare "summer" only with a determiner, and no "Arab Spring".</summary>
    DateHit SeasonLed(int i)
    {
        var n = Value(i);
        if (YearAfter(i + 1, out var year, out var end) || RelativeYear(i + 1, out year, out end, out _))
        {
            return Season(i, end, n, year);
        }

        if (reference is not { } on || !(Is(i - 1, "the") && IsAny(i - 2, ["in", "during", "over", "of", "since"]) || (IsAny(i - 1, ["in", "since"]) && !Has(i, TokenTraits.Capital)) || Class(i - 1) == WordClass.Part) || Class(i + 1) == WordClass.Other && Is(i + 1, "of"))
        {
            return None;
        }

        var hit = Season(i, i + 1, n, on.Year);
        if (hit.From > on && Ahead(i, i + 1) != true)
        {
            hit = Season(i, i + 1, n, on.Year - 1);
        }

        return hit with { Kind = DateKind.Partial, Period = 366 };
    }

    static DateHit Season(int first, int end, int n, int year)
    {
        var (from, to) = Days.Months(year, 3 * n, 3);
        return from is null ? None : new DateHit(first, end, from, to, DatePrecision.Season);
    }

    DateHit FestivalLed(int i)
    {
        if (!Has(i, TokenTraits.Capital) || Festivals.At(text, tokens[i].Start, tokens[^1].End) is not { } named)
        {
            return None;
        }

        var end = i + 1;
        while (In(end) && tokens[end].End <= tokens[i].Start + named.Name.Length)
        {
            end++;
        }

        return Held(i, end, named);
    }

    DateHit Held(int first, int end, Festivals.Festival named)
    {
        var eve = Is(first - 1, "of") && Is(first - 2, "eve");
        DateHit Make((DateOnly? From, DateOnly? To) at, int stop, DateKind kind) => at.From is null ? None
            : eve ? new DateHit(first - 2, stop, Days.Add(at.From, -1), Days.Add(at.From, -1), DatePrecision.Day, kind)
            : new DateHit(first, stop, at.From, at.To, at.From == at.To ? DatePrecision.Day : DatePrecision.Interval, kind);

        if (named.Rule == "once")
        {
            return Make(Festivals.In(named, named.A), end, DateKind.Calendar);
        }

        if (YearAfter(end, out var year, out var stop) || RelativeYear(end, out year, out stop, out _))
        {
            return Make(Festivals.In(named, year), stop, DateKind.Calendar);
        }

        if (reference is not { } on)
        {
            return None;
        }

        var last = Class(first - 1) == WordClass.Relative && Value(first - 1) is 1 or 5;
        var next = Class(first - 1) == WordClass.Relative && Value(first - 1) == 3;
        (DateOnly? From, DateOnly? To) past = default, future = default;
        for (year = on.Year - 1; year <= on.Year + 1; year++)
        {
            var at = Festivals.In(named, year);
            past = at.From is { } f && (last ? f < on : f <= on) ? at : past;
            future = future.From is null && at.To >= on ? at : future;
        }

        var near = past.From is null || (future.From is { } g && past.From is { } p && g.DayNumber - on.DayNumber < Math.Min(60, on.DayNumber - p.DayNumber));
        var pick = next || (!last && (Ahead(first, end) ?? near)) ? future : past;
        return Make(pick.From is null ? past : pick, end, DateKind.Partial) with { Period = 366 };
    }
}
