using Demarche.Coding.Dates;
using Demarche.Language;

namespace Demarche.Coding.Story;

/// <summary>
/// "Three weeks after X recalled its envoy, Y …", "a week after the bombing": what the words "after" lead to lies that long before the rest of the
/// sentence, and says nothing of when the rest was.
/// </summary>
static class CountedFrom
{
    /// <summary>The head of the clause or noun that time is counted from; -1 when the expression counts from nothing in the sentence.</summary>
    public static int Start(Sentence tree, DateExpression d)
    {
        if (!d.NeedsStory || !d.Text.EndsWith("after", StringComparison.OrdinalIgnoreCase))
        {
            return -1;
        }

        var after = Tokens.Range(tree, d.Start, d.End).Last;
        return after >= 0 && tree.Relation(after) is "mark" or "case" && tree.Head(after) is var head && head > after ? head : -1;
    }

    /// <summary>The day or days so long before others.</summary>
    /// <param name="d">The expression that counts.</param>
    /// <param name="rest">When the rest of the sentence was.</param>
    public static DatedInterval? Back(DateExpression d, DatedInterval rest)
    {
        if (rest is not { From: { } from, To: { } to } || to.DayNumber - from.DayNumber > 31)
        {
            return null;
        }

        // News is printed on the day or within two days of it.
        var early = rest.Source == DateSource.Publication ? -2 : 0;
        var amount = d.Text[..^"after".Length];
        DatedInterval? found = null;
        var earlier = amount + "earlier";
        foreach (var loose in DateFinder.Find(earlier, 0, earlier.Length, to))
        {
            found = loose.When;
        }

        if (found is not { From: { } a, To: { } b })
        {
            return null;
        }

        if (found.Precision is DatePrecision.Interval or DatePrecision.Year)
        {
            return new DatedInterval(a.AddDays(early), b, found.Precision);
        }

        // "two weeks after" is no longer told to the day.
        var slack = found.Precision == DatePrecision.Day ? 0 : found.Precision == DatePrecision.Week ? 4 : 16;
        var middle = a.AddDays((b.DayNumber - a.DayNumber) / 2);
        var counted = FormattableString.Invariant($"{amount}before {to:d MMMM yyyy}");
        foreach (var exact in DateFinder.Find(counted, 0, counted.Length, to))
        {
            middle = exact.When is { From: { } day } ? day : middle;
        }

        var (first, last) = (middle.AddDays(early - slack - (to.DayNumber - from.DayNumber)), middle.AddDays(slack));
        return first == last ? DatedInterval.OnDay(first, DateSource.Text) : new DatedInterval(first, last, DatePrecision.Interval, DateSource.Text);
    }
}
