namespace Demarche.Tests.Coding.Story;

public class StoryTests
{
    [Fact]
    public void A_pronoun_and_a_group_stand_for_whoever_was_named()
    {
        var coded = CoderFixture.Code("Hezbollah fired rockets at northern Israel on Monday. The group said that it would continue. Israel bombed its positions in Lebanon.");
        Assert.Contains(coded.Events, e => e.Source?.Actor.Id == "LBN.hezbollah" && e.Target?.Actor.Country == "ISR" && e.Action.Root is "19");
        Assert.Contains(coded.Quotes, q => q.Speaker?.Actor.Id == "LBN.hezbollah");
    }

    [Fact]
    public void History_keeps_its_own_dates_and_former_states_their_names()
    {
        var coded = CoderFixture.Code("In 1968, troops from the Soviet Union invaded Czechoslovakia.", "2018-08-21");
        var e = Assert.Single(coded.Events, e => e.Action.Cameo.StartsWith("19", StringComparison.Ordinal));
        Assert.Equal("SUN", e.Source?.Actor.Country);
        Assert.Equal(("1968-01-01", "1968-12-31", DatePrecision.Year), (e.Date.From?.ToString("yyyy-MM-dd"), e.Date.To?.ToString("yyyy-MM-dd"), e.Date.Precision));
        Assert.Equal(DateSource.Text, e.Date.Source);
    }

    [Fact]
    public void Days_are_counted_from_where_the_story_stands()
    {
        var coded = CoderFixture.Code("On 26 March 2018 the United States expelled 60 Russian officials. Poland expelled four Russian diplomats on the same day.", "2018-03-30");
        var e = Assert.Single(coded.Events, e => e.Source?.Actor.Country == "POL");
        Assert.Equal(new DateOnly(2018, 3, 26), e.Date.From);
    }

    [Fact]
    public void What_has_no_date_is_dated_by_publication_and_says_so()
    {
        var e = Assert.Single(CoderFixture.Code("Norway formally recognised Palestine.").Events);
        Assert.Equal((new DateOnly(2024, 5, 28), DateSource.Publication), (e.Date.From!.Value, e.Date.Source));
        Assert.Equal(("054", "PSE"), (e.Action.Cameo, e.ObjectId));
    }

    [Fact]
    public void A_headline_and_its_lead_are_one_event_with_two_reports()
    {
        var coded = CoderFixture.Tools.Coder.Code(new Article
        {
            Id = "t",
            Title = "Ireland recognises Palestine",
            Text = "Ireland formally recognised a Palestinian state on Tuesday.",
            Published = PublicationDate.Given(new DateOnly(2024, 5, 28)),
        });
        var e = Assert.Single(coded.Events, e => e.Action.Cameo == "054");
        Assert.Equal([0, 1], e.Evidence.Select(x => x.Sentence));
        Assert.Equal(DateSource.Text, e.Date.Source);
    }

    [Theory]
    [InlineData("No country has recognised the junta in Myanmar.", HeldReason.Negated)]
    [InlineData("Will Turkey recognise Abkhazia?", HeldReason.Question)]
    [InlineData("China could impose sanctions on Lithuania.", HeldReason.Hypothetical)]
    public void Acts_that_did_not_happen_are_held_with_their_reason(string text, HeldReason reason)
    {
        var coded = CoderFixture.Code(text);
        Assert.Empty(coded.Events);
        Assert.Contains(coded.Held, h => h.Reason == reason);
    }

    [Theory]
    [InlineData("France promised to send weapons to Ukraine.", "AGREE")]
    [InlineData("Iran threatened to attack Israel.", "THREATEN")]
    [InlineData("Serbia refused to recognise Kosovo.", "REJECT")]
    [InlineData("Egypt urged Israel to withdraw its troops from Rafah.", "REQUEST")]
    public void Promises_threats_refusals_and_demands_are_acts_that_occurred(string text, string type) =>
        Assert.Contains(CoderFixture.Code(text).Events, e => e.Action.Plover.Type == type && e.Status == Status.Occurred);

    [Fact]
    public void Roles_hold_at_the_date_of_the_event()
    {
        var now = Assert.Single(CoderFixture.Code("The Taliban released two American prisoners on Monday.", "2025-03-25").Events);
        var then = Assert.Single(CoderFixture.Code("In 2005 the Taliban attacked Canadian soldiers in Kandahar.", "2025-03-25").Events);
        Assert.Equal(("GOV", "REB"), (now.Source!.Actor.Sector, then.Source!.Actor.Sector));
    }

    [Fact]
    public void The_words_of_a_poster_are_kept_apart_from_the_article()
    {
        var coded = CoderFixture.Post("""
            About time that Brazil did the same
            ====
            Colombia breaks off relations with Israel
            Colombia broke off diplomatic relations with Israel on Thursday, May 2, 2024, President Gustavo Petro said.
            www.example.org
            """);
        Assert.Contains(coded.Events, e => e.Source?.Actor.Country == "COL" && e.Target?.Actor.Country == "ISR" && e.Action.Root == "16");
        Assert.DoesNotContain(coded.Events, e => e.Source?.Actor.Country == "BRA");
        Assert.Contains(coded.Held, h => h.Reason == HeldReason.Opinion);
    }

    [Fact]
    public void Offsets_lie_inside_the_text_and_hold_the_words()
    {
        const string Text = "“We welcome this step,” Spanish Prime Minister Pedro Sanchez said. Israel recalled its ambassadors from Dublin, Oslo and Madrid.";
        var coded = CoderFixture.Code(Text);
        Assert.NotEmpty(coded.Events);
        foreach (var e in coded.Events)
        {
            Assert.InRange(e.At.Span.Start, 0, Text.Length - 1);
            Assert.StartsWith(e.Trigger.Split(' ')[0], Text[e.At.Span.Start..]);
            foreach (var m in new[] { e.Source, e.Target }.OfType<Mention>())
            {
                Assert.Equal(m.Text, Text[m.Span.Start..m.Span.End]);
            }
        }

        var q = Assert.Single(coded.Quotes, q => q.Kind == QuoteKind.Direct);
        Assert.Equal(("We welcome this step", "ESP"), (q.Text.TrimEnd(','), q.Speaker?.Actor.Country));
    }

    [Fact]
    public void Coding_alone_or_side_by_side_gives_the_same()
    {
        const string Text = "Ukraine struck a depot in Russia on Sunday. Moscow accused Kyiv of terrorism. “We will respond,” the Kremlin said.";
        var alone = Show(CoderFixture.Code(Text));
        Assert.All(Enumerable.Range(0, 32).AsParallel().Select(_ => Show(CoderFixture.Code(Text))).ToList(), s => Assert.Equal(alone, s));
    }

    static string Show(CodedArticle c) => string.Join('\n', c.Events.Select(e => $"{e.Id} {e.Action.Cameo} {e.Source?.Actor.Id} {e.Target?.Actor.Id} {e.Date.From} {e.Confidence}"))
        + string.Join('\n', c.Quotes.Select(q => q.Id + q.Text)) + string.Join('\n', c.Held.Select(h => h.Reason.ToString() + h.At.Span.Start));
}
