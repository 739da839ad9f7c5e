using System.Globalization;
using Demarche.Coding.Dates;

namespace Demarche.Tests.Coding.Dates;

/// <summary>Published Thursday, 3 July 2025, unless a test says otherwise.</summary>
public class DateFinderTests
{
    static readonly DateOnly s_published = new(2025, 7, 3);

    static List<DateExpression> Find(string text, DateOnly? on = null) => DateFinder.Find(text, 0, text.Length, on ?? s_published);

    static string Show(DateExpression d) => $"{Day(d.When.From)}..{Day(d.When.To)}{(d.When.Open == OpenEnd.None ? "" : " " + d.When.Open.ToString().ToLowerInvariant())}";

    static string Day(DateOnly? d) => d?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    static void Says(string text, string want)
    {
        var found = Find(text);
        Assert.Equal(want, string.Join(" | ", found.Select(Show)));
        Assert.All(found, d => Assert.Equal(text[d.Start..d.End], d.Text));
    }

    [Theory]
    [InlineData("They meet again next week on Friday.", "2025-07-11..2025-07-11")]
    [InlineData("The vote is on Monday of next week.", "2025-07-07..2025-07-07")]
    [InlineData("He left on the Monday before last.", "2025-06-23..2025-06-23")]
    [InlineData("The polls closed on the last Sunday of October 2024.", "2024-10-27..2024-10-27")]
    [InlineData("They met on the first Friday of the month.", "2025-07-04..2025-07-04")]
    [InlineData("It fell on the last day of 2008.", "2008-12-31..2008-12-31")]
    [InlineData("The ship was seized half a year ago.", "2025-01-01..2025-01-31")]
    [InlineData("The ship was seized two and a half years ago.", "2023-01-01..2023-01-31")]
    [InlineData("The pact was signed three years ago today.", "2022-07-03..2022-07-03")]
    [InlineData("A reply is due in four working days.", "2025-07-09..2025-07-09")]
    [InlineData("Talks resume the coming Monday.", "2025-07-07..2025-07-07")]
    [InlineData("The war of 1994-98 was costly.", "1994-01-01..1998-12-31")]
    [InlineData("The treaty was signed on July 2, 2024.", "2024-07-02..2024-07-02")]
    [InlineData("The treaty was signed on 2 July 2024.", "2024-07-02..2024-07-02")]
    [InlineData("It was filed 2024-07-02 in Geneva.", "2024-07-02..2024-07-02")]
    [InlineData("It was filed 07/02/2024 in Geneva.", "2024-07-02..2024-07-02")]
    [InlineData("It was filed 28/02/2024 in Geneva.", "2024-02-28..2024-02-28")]
    [InlineData("It was filed 28.02.2024 in Geneva.", "2024-02-28..2024-02-28")]
    [InlineData("On the twenty-second of June, 1941, the invasion began.", "1941-06-22..1941-06-22")]
    [InlineData("Envoys met on Tuesday, May 6.", "2025-05-06..2025-05-06")]
    [InlineData("Envoys met on Sept. 9 in Oslo.", "2024-09-09..2024-09-09")]
    [InlineData("Envoys will meet on Sept. 9 in Oslo.", "2025-09-09..2025-09-09")]
    public void A_day_is_read_in_every_layout(string text, string want) => Says(text, want);

    [Theory]
    [InlineData("The junta took power in May.", "2025-05-01..2025-05-31")]
    [InlineData("The junta took power in November.", "2024-11-01..2024-11-30")]
    [InlineData("The junta will hold a vote in November.", "2025-11-01..2025-11-30")]
    [InlineData("The embassy reopened in March 2019.", "2019-03-01..2019-03-31")]
    [InlineData("It left the bloc in August four years ago.", "2021-08-01..2021-08-31")]
    [InlineData("It left the bloc four years ago in August.", "2021-08-01..2021-08-31")]
    [InlineData("It left the bloc in August last year.", "2024-08-01..2024-08-31")]
    public void A_month_without_year_takes_it_from_publication_and_tense(string text, string want) => Says(text, want);

    [Theory]
    [InlineData("The shah fled in 1979.", "1979-01-01..1979-12-31")]
    [InlineData("It has been under sanctions since 1992.", "1992-01-01.. after")]
    [InlineData("The group ruled until 2001.", "..2001-12-31 before")]
    [InlineData("They fought between 1979 and 1989.", "1979-01-01..1989-12-31")]
    [InlineData("the 1979–89 war", "1979-01-01..1989-12-31")]
    [InlineData("Troops stayed from May to July.", "2025-05-01..2025-07-31")]
    [InlineData("Talks ran from 4 to 22 January, 1995.", "1995-01-04..1995-01-22")]
    [InlineData("Talks ran between 3 May and 5 June 2015.", "2015-05-03..2015-06-05")]
    [InlineData("The 2015 nuclear deal is dead.", "2015-01-01..2015-12-31")]
    [InlineData("The war (2014–present) goes on.", "2014-01-01.. after")]
    public void Years_ranges_and_open_ends_are_told_apart(string text, string want) => Says(text, want);

    [Theory]
    [InlineData("In the late 1990s the party split.", "1997-01-01..1999-12-31")]
    [InlineData("In the early 2000s the party split.", "2000-01-01..2003-12-31")]
    [InlineData("In the mid-1990s the party split.", "1994-01-01..1996-12-31")]
    [InlineData("In the 1980s the party split.", "1980-01-01..1989-12-31")]
    [InlineData("Exports fell in the third quarter of 2020.", "2020-07-01..2020-09-30")]
    [InlineData("Exports fell in Q4 2019.", "2019-10-01..2019-12-31")]
    [InlineData("Exports fell in the first half of 2020.", "2020-01-01..2020-06-30")]
    [InlineData("Exports fell in the summer of 2020.", "2020-06-01..2020-08-31")]
    [InlineData("Borders drawn in the 19th century remain.", "1800-01-01..1899-12-31")]
    [InlineData("The vote is due at the end of March 2026.", "2026-03-16..2026-03-31")]
    public void Stretches_longer_than_a_month_are_intervals(string text, string want) => Says(text, want);

    [Theory]
    [InlineData("The minister said Thursday that talks failed.", "2025-07-03..2025-07-03")]
    [InlineData("The minister said on Friday night that talks failed.", "2025-06-27..2025-06-27")]
    [InlineData("The minister will visit Riga on Monday.", "2025-07-07..2025-07-07")]
    [InlineData("Kallas to visit Riga on Monday", "2025-07-07..2025-07-07")]
    [InlineData("The man was due to be executed on Monday.", "2025-07-07..2025-07-07")]
    [InlineData("Shelling hit the town last Thursday.", "2025-06-26..2025-06-26")]
    [InlineData("Shelling hit the town last Wednesday.", "2025-06-25..2025-06-25")]
    [InlineData("Shelling hit the town last Tuesday.", "2025-07-01..2025-07-01")]
    [InlineData("Talks resume next Thursday.", "2025-07-10..2025-07-10")]
    [InlineData("Shelling hit the town yesterday.", "2025-07-02..2025-07-02")]
    [InlineData("Shelling hit the town last night.", "2025-07-02..2025-07-02")]
    [InlineData("Shelling hit the town last week.", "2025-06-23..2025-06-29")]
    [InlineData("Shelling hit the town earlier this week.", "2025-06-30..2025-07-02")]
    [InlineData("Shelling hit the town over the weekend.", "2025-06-28..2025-06-29")]
    [InlineData("Shelling hit the town two days ago.", "2025-07-01..2025-07-01")]
    [InlineData("Shelling hit the town three months ago.", "2025-04-01..2025-04-30")]
    [InlineData("It fell twenty-five years ago.", "2000-01-01..2000-12-31")]
    [InlineData("It voted last year and next month it votes again.", "2024-01-01..2024-12-31 | 2025-08-01..2025-08-31")]
    [InlineData("They must leave by Friday.", "..2025-07-04 before")]
    public void Words_that_count_from_publication_are_resolved_against_it(string text, string want) => Says(text, want);

    [Theory]
    [InlineData("It rained on Christmas Day 2014.", "2014-12-25..2014-12-25")]
    [InlineData("It rained at Easter 2024.", "2024-03-31..2024-03-31")]
    [InlineData("It rained on Good Friday 2025.", "2025-04-18..2025-04-18")]
    [InlineData("A truce was called on the eve of Christmas 2014.", "2014-12-24..2014-12-24")]
    [InlineData("A truce was called during Ramadan 2024.", "2024-03-11..2024-04-09")]
    [InlineData("Security changed after the attacks of 9/11 in New York.", "2001-09-11..2001-09-11")]
    [InlineData("A bomb went off a day after Christmas 2020.", "2020-12-26..2020-12-26")]
    public void Named_days_are_found_in_their_calendars(string text, string want) => Says(text, want);

    [Theory]
    [InlineData("The war lasted for 10 years.")]
    [InlineData("The 10-year war ended.")]
    [InlineData("About 2,000 people and 1500 troops fled.")]
    [InlineData("A man aged 30 and a 45-year-old woman died.")]
    [InlineData("The president may veto it.")]
    [InlineData("Theresa May resigned.")]
    [InlineData("They march on the capital. Marchers March on.")]
    [InlineData("The second bomb came seconds later at 10:30 p.m.")]
    [InlineData("It was reported by USA Today and The Sunday Times.")]
    [InlineData("The Arab Spring spread.")]
    [InlineData("Shares fell 4.22 percent to 2015.30 points.")]
    [InlineData("It is the first such visit in two weeks.")]
    [InlineData("The sun sat low.")]
    [InlineData("Temperatures stayed in the low 20s and he is in his 70s.")]
    public void Durations_ages_numbers_and_verbs_are_no_dates(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("Two years later it joined the bloc.", "1981-01-01..1981-12-31")]
    [InlineData("The next day it joined the bloc.", "1979-02-12..1979-02-12")]
    [InlineData("The following month it joined the bloc.", "1979-03-01..1979-03-31")]
    [InlineData("The same year it joined the bloc.", "1979-01-01..1979-12-31")]
    [InlineData("A decade earlier it had joined the bloc.", "1969-01-01..1969-12-31")]
    [InlineData("Three days after the coup it joined the bloc.", "1979-02-14..1979-02-14")]
    public void Words_that_count_from_the_story_wait_for_it(string text, string want)
    {
        var found = Assert.Single(Find(text));
        Assert.True(found.NeedsStory);
        Assert.Equal(DateKind.Narrative, found.Kind);
        var resolved = DateFinder.ResolveAgainstStory(found, new DateOnly(1979, 2, 11));
        Assert.Equal(want, Show(resolved));
        Assert.Equal(DateSource.Narrative, resolved.When.Source);
    }

    [Fact]
    public void Without_a_reference_only_the_calendar_is_resolved()
    {
        const string Text = "Yesterday, on Monday and in May they met, as in 1979.";
        var found = DateFinder.Find(Text, 0, Text.Length, null);
        Assert.Equal(["..", "..", "..", "1979-01-01..1979-12-31"], found.Select(Show));
    }

    [Fact]
    public void Ranges_may_be_read_half_open_on_request()
    {
        const string Text = "from 4 to 22 January 1995";
        Assert.Equal("1995-01-04..1995-01-21", Show(Assert.Single(DateFinder.Find(Text, 0, Text.Length, s_published, new DateOptions { HalfOpenRanges = true }))));
    }

    [Fact]
    public void Any_text_gives_ordered_expressions_inside_it()
    {
        string[] bits = ["in", "May", "3", "-", "2025", ",", "the", "next", "two", "years", "ago", "late", "1990s", "from", "to", "Friday", "week", "of", "31", "/", "12", "Easter", "'", "Q3", "0001", "9999", "day", "before", "first", "half", "since", "99", "Feb.", "29", "century", "ago", "a", "few", "weekend", "last"];
        var random = new Random(7);
        for (var n = 0; n < 20000; n++)
        {
            var text = string.Join(random.Next(4) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 12)).Select(_ => bits[random.Next(bits.Length)]));
            var last = 0;
            foreach (var d in Find(text, random.Next(9) == 0 ? DateOnly.MinValue : random.Next(9) == 0 ? DateOnly.MaxValue : s_published))
            {
                Assert.True(d.Start >= last && d.End > d.Start && d.End <= text.Length, text);
                last = d.End;
            }
        }
    }
}
