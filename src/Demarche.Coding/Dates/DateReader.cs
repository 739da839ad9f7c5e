namespace Demarche.Coding.Dates;

/// <summary>Reads dates from the tokens of one text. Each file of this class holds one family of forms.</summary>
sealed partial class DateReader(string text, List<DateToken> tokens, DateOnly? reference, bool halfOpen)
{
    static DateHit None => default;

    internal void ReadAll(List<DateExpression> found)
    {
        var done = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!CanBegin(tokens[i]))
            {
                continue;
            }

            var hit = Point(i);
            if (!hit.Found)
            {
                continue;
            }

            hit = Opened(Ranged(hit));
            var first = Math.Max(hit.Kind == DateKind.Narrative && Is(hit.First - 1, "the") ? hit.First - 1 : hit.First, done);
            Emit(hit with { First = first }, found);
            done = hit.End;
            i = hit.End - 1;
        }
    }

    static bool CanBegin(in DateToken t) => t.Class is >= WordClass.Number and < WordClass.TimeOfDay and not WordClass.Quantity || (t.Class == WordClass.Other && t.End - t.Start == 1);

    void Emit(DateHit hit, List<DateExpression> found)
    {
        var (from, to) = (hit.From, hit.To);
        if (halfOpen && hit.LastEnd is { } last && from is { } f && last > f)
        {
            to = last.AddDays(-1);
        }

        if (from is { } a && to is { } b && b < a)
        {
            return;
        }

        int start = tokens[hit.First].Start, end = tokens[hit.End - 1].End;
        found.Add(new DateExpression(text[start..end], start, end, new DatedInterval(from, to, hit.Precision, open: hit.Open), hit.Kind == DateKind.Narrative, hit.Kind));
    }

    /// <summary>One date without the words that open or join it.</summary>
    DateHit Point(int i)
    {
        if (i >= tokens.Count)
        {
            return None;
        }

        return tokens[i].Class switch
        {
            WordClass.Number => Best(NumberLed(i), CountLed(i)),
            WordClass.Month => Best(FestivalLed(i), MonthLed(i)),
            WordClass.Weekday => WeekdayLed(i),
            WordClass.Deictic => DeicticLed(i),
            WordClass.Relative => RelativeLed(i),
            WordClass.Season => SeasonLed(i),
            WordClass.Part => PartLed(i),
            WordClass.Unit => Best(UnitLed(i), CountLed(i)),
            WordClass.Cardinal => Best(WordYearLed(i), Best(DayLed(i), CountLed(i))),
            WordClass.Vague => CountLed(i),
            WordClass.Ordinal => Best(OrdinalLed(i), DayLed(i)),
            WordClass.Decade => DecadeWord(i),
            WordClass.Festival => FestivalLed(i),
            WordClass.Mark => ShortDecade(i),
            WordClass.Other => Is(i, "w") && Mark(i + 1, '/') && Is(i + 2, "c") ? WeekHolding(i, i + 3) : Best(QuarterLetter(i), CountLed(i)),
            _ => None,
        };
    }

    static DateHit Best(DateHit a, DateHit b) => b.Found && (!a.Found || b.End > a.End) ? b : a;

    // ---- looking at tokens ----
    bool In(int i) => (uint)i < (uint)tokens.Count;

    WordClass Class(int i) => In(i) ? tokens[i].Class : WordClass.Mark;

    int Value(int i) => In(i) ? tokens[i].Value : 0;

    bool Is(int i, string word) =>
        In(i) && tokens[i].End - tokens[i].Start == word.Length && text.AsSpan(tokens[i].Start, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    bool IsAny(int i, ReadOnlySpan<string> words)
    {
        foreach (var w in words)
        {
            if (Is(i, w))
            {
                return true;
            }
        }

        return false;
    }

    bool Mark(int i, char c) => In(i) && tokens[i].Class == WordClass.Mark && tokens[i].Value == c;

    bool Glued(int i) => In(i) && !tokens[i].Has(TokenTraits.SpaceBefore);

    bool Has(int i, TokenTraits t) => In(i) && tokens[i].Has(t);

    int Digits(int i) => Class(i) == WordClass.Number ? DigitCount(tokens[i]) : 0;

    int DigitCount(in DateToken t)
    {
        var n = 0;
        while (t.Start + n < t.End && char.IsAsciiDigit(text[t.Start + n]))
        {
            n++;
        }

        return n;
    }

    bool Plain(int i) => Class(i) == WordClass.Number && !Has(i, TokenTraits.OrdinalSuffix | TokenTraits.DecadeSuffix);

    bool EndsSentence(int i)
    {
        if (!In(i) || tokens[i].Class != WordClass.Mark || tokens[i].Value is not ('.' or '!' or '?' or ';'))
        {
            return false;
        }

        // The full stop of an abbreviation ("Oct. 2", "U.S. troops") ends nothing.
        return tokens[i].Value != '.' || (i > 0 && !Has(i - 1, TokenTraits.Abbreviation) && tokens[i - 1].End - tokens[i - 1].Start > 2 && (i + 1 >= tokens.Count || Has(i + 1, TokenTraits.SpaceBefore)));
    }

    // ---- tense ----
    /// <summary>What the words around say: true ahead, false past, null nothing.</summary>
    bool? Ahead(int first, int end)
    {
        // A deadline lies ahead; "by Monday's strike" is no deadline.
        if (Is(first - 1, "by") && !Mark(end, '\''))
        {
            return true;
        }

        for (var i = first - 1; i >= 0 && i > first - 16 && !EndsSentence(i); i--)
        {
            if (Cue(i) is { } cue)
            {
                return cue;
            }
        }

        for (var i = end; i < tokens.Count && i < end + 12 && !EndsSentence(i); i++)
        {
            if (Cue(i) is { } cue)
            {
                return cue;
            }
        }

        return null;
    }

    bool? Cue(int i)
    {
        ref readonly var t = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens)[i];
        if (t.Class == WordClass.Future || (t.Class == WordClass.Relative && t.Value == 3))
        {
            return true;
        }

        if (t.Class == WordClass.Past)
        {
            return false;
        }

        if (t.Class != WordClass.Other || t.Has(TokenTraits.Capital))
        {
            return null;
        }

        if (t.End - t.Start > 4 && text[t.End - 1] == 'd' && text[t.End - 2] == 'e' && !Is(i - 1, "be"))
        {
            return false;
        }

        // "Ministers to meet on Friday": a headline's infinitive after a name, or one after a word that plans.
        return t.End - t.Start == 2 && Is(i, "to") && Class(i + 1) == WordClass.Other && !Has(i + 1, TokenTraits.Capital) && !IsAny(i + 1, ["the", "a", "an", "his", "her", "its", "their"]) &&
            i > 0 && (Class(i - 1) == WordClass.Future || Has(i - 1, TokenTraits.Capital) || IsAny(i - 1, ["agreed", "vowed", "promised", "wants", "agree", "is", "are"])) ? true : null;
    }
}
