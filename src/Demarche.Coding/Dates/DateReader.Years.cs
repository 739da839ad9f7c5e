namespace Demarche.Coding.Dates;

/// <summary>Forms in figures, and years.</summary>
sealed partial class DateReader
{
    DateHit NumberLed(int i)
    {
        if (i > 0 && Glued(i) && tokens[i - 1].Class is not WordClass.Mark && !(tokens[i - 1].Class == WordClass.Number))
        {
            return None;
        }

        var numeric = Figures(i);
        if (numeric.Found)
        {
            return numeric;
        }

        if (Has(i, TokenTraits.DecadeSuffix))
        {
            return DecadeFigure(i);
        }

        var day = Digits(i) <= 2 ? DayLed(i) : None;
        if (day.Found)
        {
            return day;
        }

        if (Has(i, TokenTraits.OrdinalSuffix))
        {
            var ordinal = OrdinalLed(i);
            return ordinal.Found ? ordinal : DayOfMonth(i);
        }

        return Digits(i) == 4 ? YearLed(i) : None;
    }

    /// <summary>Dates all in figures, glued: 2025-07-03, 07/03/2025, 22.04.2016, 2019/sep/01, 11/2016, 2015-3.</summary>
    DateHit Figures(int i)
    {
        if (!Plain(i))
        {
            return None;
        }

        if (Digits(i) <= 2 && Value(i) is >= 1 and <= 12 && (Mark(i + 1, '-') || Mark(i + 1, '/')) && Digits(i + 2) == 4 && Plain(i + 2) && Value(i + 2) is >= 1900 and < 2100 && !(Mark(i + 3, '-') || Mark(i + 3, '/')) && !Mark(i - 1, '-') && !Mark(i - 1, '/'))
        {
            return Month(i, i + 3, Value(i + 2), Value(i));
        }

        var separator = Mark(i + 1, '-') ? '-' : Mark(i + 1, '/') ? '/' : Mark(i + 1, '.') ? '.' : '\0';
        if (separator == '\0' || !Glued(i + 1) || !Glued(i + 2))
        {
            return None;
        }

        var third = Mark(i + 3, separator) && Glued(i + 3) && Glued(i + 4) && Plain(i + 4);
        if (third && !(Mark(i + 5, separator) && Glued(i + 5) && Glued(i + 6) && Class(i + 6) == WordClass.Number))
        {
            if (Digits(i) == 4 && Class(i + 2) is WordClass.Number or WordClass.Month && Digits(i + 4) <= 2)
            {
                return Day(i, i + 5, Days.Make(Value(i), Value(i + 2), Value(i + 4)));
            }

            if (Digits(i) <= 2 && Class(i + 2) == WordClass.Month && Digits(i + 4) is 2 or 4)
            {
                return Day(i, i + 5, Days.Make(FullYear(i + 4), Value(i + 2), Value(i)));
            }

            if (Digits(i) <= 2 && Digits(i + 2) is 1 or 2 && Digits(i + 4) is 2 or 4)
            {
                var dayFirst = Value(i) > 12 || (separator == '.' && Value(i + 2) <= 12);
                return Day(i, i + 5, Days.Make(FullYear(i + 4), Value(dayFirst ? i + 2 : i), Value(dayFirst ? i : i + 2)));
            }

            return None;
        }

        if (third || separator == '.' || !Plain(i + 2))
        {
            return None;
        }

        if (Digits(i) == 4 && Value(i) is > 1500 and < 2200 && Digits(i + 2) <= 2 && Value(i + 2) is >= 1 and <= 12 && (separator == '/' || Digits(i + 2) == 1 || Value(i + 2) <= Value(i) % 100))
        {
            return separator == '/' || !YearContext(i) || Digits(i + 2) == 1 ? Month(i, i + 3, Value(i), Value(i + 2)) : None;
        }

        if (separator == '-' && Digits(i) == 4 && Digits(i + 2) == 2 && Value(i) is >= 1800 and < 2100 && Value(i + 2) > Value(i) % 100
            && (YearContext(i) || IsAny(i - 1, ["the", "of", "from", "during", "for"])))
        {
            var last = Value(i) / 100 * 100 + Value(i + 2);
            return new DateHit(i, i + 3, Days.Make(Value(i), 1, 1), Days.Make(last, 12, 31), DatePrecision.Interval) { LastEnd = Days.Make(last, 1, 1) };
        }

        if (separator == '/' && Digits(i) <= 2 && Digits(i + 2) <= 2)
        {
            var start = tokens[i].Start;
            if (Festivals.At(text, start, tokens[^1].End) is { } named && tokens[i + 2].End == start + named.Name.Length)
            {
                return Held(i, i + 3, named);
            }

            var dayFirst = Value(i) > 12 && Digits(i) == 2 && Digits(i + 2) == 2;
            var month = dayFirst ? Value(i + 2) : Value(i);
            if (month is >= 1 and <= 12 && (dayFirst || IsAny(i - 1, ["on", "from", "until", "till", "by", "since"]) || (Is(i - 1, "to") && Class(i - 2) == WordClass.Number)))
            {
                return Yearless(i, i + 3, month, dayFirst ? Value(i) : Value(i + 2));
            }
        }

        return None;
    }

    int FullYear(int i)
    {
        if (Digits(i) != 2)
        {
            return Value(i);
        }

        var now = reference?.Year ?? 2030;
        var year = now / 100 * 100 + Value(i);
        return year > now + 10 ? year - 100 : year;
    }

    /// <summary>A year that completes a date: ", 2025", "of 2025", "'89", "two thousand and eighteen".</summary>
    bool YearAfter(int i, out int year, out int end)
    {
        var j = Mark(i, ',') ? i + 1 : i;
        j = Is(j, "of") ? j + 1 : j;
        j = Is(j, "in") && Digits(j + 1) == 4 ? j + 1 : j;
        j = Mark(j, '(') && Digits(j + 1) == 4 && Mark(j + 2, ')') ? j + 1 : j;
        if (Mark(j, '\'') && Glued(j + 1) && Digits(j + 1) == 2 && Plain(j + 1))
        {
            year = FullYear(j + 1);
            end = j + 2;
            return true;
        }

        if (Plain(j) && Digits(j) == 4 && Value(j) is >= 1000 and < 2200)
        {
            year = Value(j);
            end = j + 1;
            return !(Mark(i, ',') && Class(j + 1) == WordClass.Count);
        }

        return YearWords(j, out year, out end);
    }

    /// <summary>"nineteen seventy-eight", "two thousand and eighteen", "twenty twenty-two".</summary>
    bool YearWords(int i, out int year, out int end)
    {
        year = 0;
        end = i;
        if (Class(i) != WordClass.Cardinal)
        {
            return false;
        }

        if (Value(i) == 2 && Class(i + 1) == WordClass.Scale && Value(i + 1) == 1000 && !Has(i + 1, TokenTraits.Plural))
        {
            end = i + 2;
            var j = Is(end, "and") ? end + 1 : end;
            year = 2000;
            if (Below100(j, out var rest, out var stop))
            {
                year += rest;
                end = stop;
            }

            return Class(end) is not (WordClass.Count or WordClass.Other) || IsAny(end, ["in", "at", "and", "when", "with", "by", "to"]);
        }

        if (Value(i) is 17 or 18 or 19 or 20 && Below100(i + 1, out var low, out end) && low >= 10)
        {
            year = Value(i) * 100 + low;
            return true;
        }

        return false;
    }

    bool Below100(int i, out int value, out int end)
    {
        value = 0;
        end = i;
        if (Class(i) != WordClass.Cardinal || Value(i) > 90)
        {
            return false;
        }

        value = Value(i);
        end = i + 1;
        var j = Mark(end, '-') ? end + 1 : end;
        if (value >= 20 && value % 10 == 0 && Class(j) == WordClass.Cardinal && Value(j) is >= 1 and < 10)
        {
            value += Value(j);
            end = j + 1;
        }

        return true;
    }

    DateHit Year(int first, int end, int year)
    {
        var (from, to) = Days.Months(year, 1, 12);
        return from is null ? None : new DateHit(first, end, from, to, DatePrecision.Year);
    }

    DateHit WordYearLed(int i) => Value(i) == 2 && Is(i - 1, "the") && Is(i + 1, "thousands") ? Decade(i, i + 2, 2000)
        : (IsAny(i - 1, ["in", "since", "until", "of", "by", "year", "from", "between"]) || Mark(i - 1, ',')) && YearWords(i, out var year, out var end) ? Year(i, end, year) : None;

    DateHit YearLed(int i)
    {
        var year = Value(i);
        if (year is < 1000 or >= 2200)
        {
            return None;
        }

        // "2016 Q3", "2016 the third quarter", "2016 November", "2016, Nov".
        var j = Mark(i + 1, ',') ? i + 2 : i + 1;
        if (Class(j) == WordClass.Month && !(Digits(j + 1) is 1 or 2) && (Has(j, TokenTraits.Capital) ? j == i + 1 && !IsAny(i - 1, ["in", "of"]) : Digits(j + 1) == 0 && !Has(j, TokenTraits.Verb)) &&
            !(Has(j, TokenTraits.Verb) && Class(j + 1) == WordClass.Other && !IsAny(j + 1, ["and", "to", "until", "in"])))
        {
            return Month(i, j + 1, year, Value(j));
        }

        var inner = Class(j) == WordClass.Other ? QuarterLetter(SkipThe(j)) : None;
        inner = !inner.Found && Is(j, "the") && Class(j + 1) == WordClass.Ordinal ? OrdinalLed(j + 1) : inner;
        if (inner is { Found: true, Period: > 0, From: { } f, To: { } t })
        {
            var shift = 12L * (year - f.Year);
            return inner with { First = i, From = Days.AddMonths(f, shift), To = Days.Add(Days.AddMonths(Days.Add(t, 1), shift), -1), Kind = DateKind.Calendar, Period = 0 };
        }

        return YearContext(i) ? Year(i, i + 1, year) : None;
    }

    /// <summary>True when the words beside four figures make them a year and not a number of things.</summary>
    bool YearContext(int i)
    {
        var year = Value(i);
        if (Class(i + 1) is WordClass.Count or WordClass.Unit or WordClass.Scale || (Glued(i + 1) && Class(i + 1) is not WordClass.Mark) || Mark(i - 1, '/') || Mark(i - 1, '#'))
        {
            return false;
        }

        if (Mark(i + 1, '-') && Glued(i + 1) && Glued(i + 2) && Plain(i + 2) && Digits(i + 2) == 4 && year is >= 1800 and < 2100 && Value(i + 2) > year && Value(i + 2) < 2100 && !Mark(i + 3, '-'))
        {
            return true;
        }

        if (IsAny(i - 1, ["in", "since", "until", "till", "year", "circa", "during", "before", "after", "between", "summer", "winter", "autumn"]) || Class(i - 1) is WordClass.Part or WordClass.Season || (Mark(i - 1, '-') && Class(i - 2) == WordClass.Part))
        {
            return true;
        }

        if (year is < 1800 or >= 2100)
        {
            return false;
        }

        if (Mark(i - 1, '(') || Mark(i - 1, ';') || i == 0 || (Mark(i - 1, '-') && Digits(i - 2) == 4))
        {
            return Class(i + 1) == WordClass.Mark || Class(i + 1) == WordClass.Other;
        }

        if (IsAny(i - 1, ["by", "from", "of", "the", "its", "his", "her", "their", "through", "for", "a", "this", "as", "late", "early"]) || (Is(i - 1, "s") && Mark(i - 2, '\'')))
        {
            return !(Is(i - 1, "of") && IsAny(i - 2, ["total", "number", "average", "group", "force", "crowd", "maximum", "minimum"])) && !(IsAny(i - 1, ["by", "for", "from", "a"]) && Class(i + 1) == WordClass.Other && !IsAny(i + 1, ["to", "on", "onwards", "when", "and", "as", "until", "in"]) && !Is(i - 1, "a"));
        }

        if (IsAny(i - 1, ["and", "to", "or"]) || Mark(i - 1, ','))
        {
            return Digits(i - 2) == 4 && Value(i - 2) is >= 1800 and < 2100 || Is(i - 2, "2") || (Mark(i - 1, ',') && Mark(i + 1, ',') && Class(i - 2) == WordClass.Number);
        }

        return false;
    }

    /// <summary>"last year", "this year", "four years ago" after a day or a month.</summary>
    bool RelativeYear(int i, out int year, out int end, out DateKind kind)
    {
        year = 0;
        end = i;
        kind = DateKind.Deictic;
        if (reference is null)
        {
            return false;
        }

        var j = Is(i, "of") ? i + 1 : i;
        j = Is(j, "the") ? j + 1 : j;
        var hit = Class(j) == WordClass.Relative && Class(j + 1) == WordClass.Unit && Value(j + 1) == 4 ? RelativeLed(j) : Class(j) is WordClass.Cardinal or WordClass.Number or WordClass.Other ? CountLed(j) : None;
        if (!hit.Found || hit.From is not { } f || hit.Precision != DatePrecision.Year)
        {
            return false;
        }

        year = f.Year;
        end = hit.End;
        kind = hit.Kind;
        return true;
    }
}
