using Demarche.Store;
using Microsoft.Playwright;

namespace Demarche.Web.Tests;

/// <summary>The same pages over the base record: tens of thousands of events, facts without sentences.</summary>
public class BasePagesTests(BaseSite site, Chromium chromium)
{
    static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    async Task Show(string name, string path, Func<IPage, Task> seen) => await Walk.Page(chromium, await site.Address(), "base-" + name, path, seen);

    async Task<StoredEvent> Busy() => (await site.Ask(s => s.Events(new EventFilter { Actor = "RUS", Other = "UKR", Limit = 1 })))[0];

    [Fact]
    public Task Home() => Show("home", "/", async p =>
    {
        Assert.True(await p.Locator(".news li").CountAsync() >= 5);
        Assert.True(await p.Locator("table tbody tr").CountAsync() >= 5);
        await Expect(p.Locator(".stats")).ToContainTextAsync("keeps facts");
        Assert.Equal(0, await p.Locator(".try a[href='/quotes']").CountAsync());
    });

    [Fact]
    public Task A_dyad_of_many_years_has_bars_scores_and_coverage() => Show("dyad", "/dyads/RUS/UKR", async p =>
    {
        await Expect(p.Locator("h1")).ToHaveTextAsync("Russia and Ukraine");
        Assert.True(await p.Locator("details table tbody tr").CountAsync() > 10);
        Assert.True(await p.Locator("svg.only-w .dot").CountAsync() > 5);
        Assert.True(await p.Locator("svg.only-w .cover").CountAsync() > 10);
        Assert.All(await p.Locator(".news a").AllTextContentsAsync(), act => Assert.DoesNotMatch("\\b(RUS|UKR)\\b", act));
    });

    [Fact]
    public async Task An_event_says_that_there_is_no_sentence() => await Show("event", $"/events/{(await Busy()).Event.Id}", async p => await Expect(p.Locator(".evid")).ToContainTextAsync("keeps facts"));

    [Fact]
    public async Task The_explainer_stands_on_facts() => await Show("explainer", $"/explain/{(await Busy()).Event.Id}", async p => await Expect(p.Locator("#q4h")).ToContainTextAsync("history"));

    [Fact]
    public async Task An_article_of_the_base_record_is_a_report_without_words() => await Show("article", $"/articles/{(await Busy()).Document.DocumentId}", async p => await Expect(p.Locator(".stand")).ToContainTextAsync("not its words"));

    [Fact]
    public Task An_actor() => Show("actor", "/actors/RUS", async p =>
    {
        var partners = await p.Locator("table tbody th").AllTextContentsAsync();
        Assert.True(partners.Count > 10);
        Assert.Single(partners, "Ukraine");
        Assert.Contains("civilians of Ukraine", partners);
        Assert.DoesNotContain(partners, n => n.EndsWith(" CVL", StringComparison.Ordinal));
        Assert.Equal(partners.Count, partners.Distinct().Count());
        var years = (await p.Locator("table tbody td.full").AllTextContentsAsync()).Select(d => int.Parse(d[^10..^6], System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(years, y => Assert.InRange(y, 1990, DateTime.UtcNow.Year));
    });

    [Fact]
    public Task The_map() => Show("map", "/map", async p => Assert.True(await p.Locator("table tbody tr").CountAsync() > 30));

    [Fact]
    public Task Follow_in_words() => Show("follow", "/follow/Norway%20recognises%20Palestine?as-of=2024-05-28", async p => Assert.True(await p.Locator(".rank > ol > li").CountAsync() >= 5));

    [Fact]
    public Task Quality() => Show("quality", "/quality", async p => await Expect(p.Locator(".stand")).ToContainTextAsync("without their sentences"));

    [Fact]
    public Task Events() => Show("events", "/events?actor=USA&from=2010&to=2012", async p => await Expect(p.Locator(".news li")).ToHaveCountAsync(50));

    [Fact]
    public Task Quotes_there_are_none() => Show("quotes", "/quotes", async p => await Expect(p.Locator(".little")).ToContainTextAsync("no quotes"));

    [Fact]
    public Task Review_is_not_for_this_record() => Show("review", "/review", async p => await Expect(p.Locator(".little")).ToContainTextAsync("cannot be changed"));

    [Fact]
    public Task About() => Show("about", "/about", async p => await Expect(p.Locator(".kv")).ToContainTextAsync("published 2002 to"));
}
