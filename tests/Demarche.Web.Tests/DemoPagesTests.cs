using Demarche.Store;
using Microsoft.Playwright;

namespace Demarche.Web.Tests;

/// <summary>Every page over the bundled stories, as a person sees it.</summary>
public class DemoPagesTests(DemoSite site, Chromium chromium)
{
    static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    StoredEvent Recognition => site.Ask(s => s.Events(new EventFilter { Cameo = "054", Object = "PSE", Limit = 50 })).First(e => e.Event.Source is { } s && (s.Actor.Country == "NOR" || s.Members?.Any(m => m.Actor.Country == "NOR") == true));

    Task Show(string name, string path, Func<IPage, Task> seen) => Walk.Page(chromium, site.Address, "demo-" + name, path, seen);

    [Fact]
    public Task Home_shows_counts_days_and_the_newest_events() => Show("home", "/", async p =>
    {
        await Expect(p.GetByRole(AriaRole.Searchbox, new() { Name = "Search actor, event, quote or place" })).ToBeVisibleAsync();
        await Expect(p.GetByText("Newest events")).ToBeVisibleAsync();
        Assert.True(await p.Locator(".news li").CountAsync() >= 5);
        await Expect(p.Locator("svg[role=img]:visible").First).ToBeVisibleAsync();
        var documents = site.Ask(s => s.Documents().Count);
        await Expect(p.Locator(".stats dd").First).ToContainTextAsync(documents.ToString());
    });

    [Fact]
    public Task A_search_by_two_names_leads_to_the_pair() => Show("search", "/?q=Norway+and+Palestine", async p =>
    {
        await Expect(p.GetByRole(AriaRole.Link, new() { Name = "everything between the two" })).ToHaveAttributeAsync("href", "/dyads/NOR/PSE");
        Assert.True(await p.Locator(".news li").CountAsync() > 0);
    });

    [Fact]
    public Task An_article_shows_evidence_parts_and_why_the_rest_was_not_coded()
    {
        var e = Recognition;
        return Show("article", $"/articles/{e.Document.DocumentId}?event={e.Event.Id}", async p =>
        {
            await Expect(p.Locator(".row.sel, h2.sel").First).ToBeVisibleAsync();
            await Expect(p.Locator(".art .r-did").First).ToBeVisibleAsync();
            await Expect(p.Locator(".art .r-who").First).ToBeVisibleAsync();
            Assert.True(await p.Locator(".art mark").CountAsync() > 2);
            Assert.True(await p.Locator(".art .reason").CountAsync() > 0);
            await Expect(p.Locator("aside.side")).ToContainTextAsync("CAMEO");
            // The words on the page are the document's: labels are no part of them.
            var text = site.Ask(s => s.Document(e.Document.DocumentId))!.Article;
            var first = site.Ask(s => s.Evidence(e.Event.Id))[0].Sentence.ReplaceLineEndings(" ");
            var shown = await p.EvaluateAsync<string>("() => { const a = document.querySelector('.art').cloneNode(true); a.querySelectorAll('.en,.gut,.reason').forEach(x => x.remove()); return a.textContent; }");
            Assert.Contains(first.Trim(), shown.ReplaceLineEndings(" "));
            Assert.NotEmpty(text.Text);
        });
    }

    [Fact]
    public Task An_event_shows_codes_reports_and_ways_on() => Show("event", $"/events/{Recognition.Event.Id}", async p =>
    {
        await Expect(p.Locator(".w5")).ToContainTextAsync("Norway");
        await Expect(p.Locator(".kv").First).ToContainTextAsync("SUPPORT");
        await Expect(p.Locator(".evid .src").First).ToContainTextAsync("recogn");
        await Expect(p.GetByRole(AriaRole.Link, new() { Name = "Explain", Exact = true })).ToBeVisibleAsync();
    });

    [Fact]
    public Task The_explainer_answers_five_questions_and_every_number_opens_its_sentence() => Show("explainer", $"/explain/{Recognition.Event.Id}", async p =>
    {
        foreach (var n in Enumerable.Range(1, 5))
        {
            await Expect(p.Locator($"#q{n}h")).ToBeVisibleAsync();
        }

        await Expect(p.Locator("#q1h")).ToHaveTextAsync("What happened?");
        var numbers = await p.Locator(".ev").EvaluateAllAsync<string[]>("all => [...new Set(all.map(a => a.getAttribute('href').slice(1)))]");
        Assert.True(numbers.Length >= 5);
        foreach (var id in numbers)
        {
            Assert.Equal(1, await p.Locator($"li#{id}").CountAsync());
        }
    });

    [Fact]
    public Task A_dyad_is_drawn_and_told_in_a_table() => Show("dyad", "/dyads/NOR/PSE", async p =>
    {
        await Expect(p.Locator("h1")).ToContainTextAsync("Norway and");
        await Expect(p.Locator("svg[role=img]:visible")).ToHaveCountAsync(1);
        Assert.True(await p.Locator("details table tbody tr").CountAsync() > 0);
        Assert.True(await p.Locator(".news li").CountAsync() > 0);
    });

    [Fact]
    public Task An_actor_shows_partners_and_names() => Show("actor", "/actors/NOR", async p =>
    {
        await Expect(p.Locator("h1")).ToHaveTextAsync("Norway");
        Assert.True(await p.Locator("table tbody tr").CountAsync() > 0);
    });

    [Fact]
    public Task Who_may_follow_shows_interval_base_rate_reasons_and_its_record() => Show("follow", $"/follow/{Recognition.Event.Id}", async p =>
    {
        Assert.True(await p.Locator(".rank > ol > li").CountAsync() >= 5);
        await Expect(p.Locator(".rank .more").First).ToContainTextAsync("Base rate");
        Assert.True(await p.Locator(".reasons > li").CountAsync() > 0);
        await Expect(p.GetByRole(AriaRole.Img, new() { Name = "Reliability diagram" })).ToBeVisibleAsync();
        await Expect(p.GetByRole(AriaRole.Img, new() { Name = "Discrimination histogram" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task The_map_marks_places_and_lists_them() => Show("map", "/map", async p =>
    {
        await Expect(p.GetByRole(AriaRole.Region, new() { Name = "Map of the events" })).ToBeVisibleAsync();
        Assert.True(await p.Locator(".mapbox svg:visible g").CountAsync() > 3);
        Assert.True(await p.Locator("table tbody tr").CountAsync() > 3);
        await p.Locator(".mapbox").FocusAsync();
        Assert.True(await p.EvaluateAsync<bool>("() => document.activeElement.classList.contains('mapbox')"));
    });

    [Fact]
    public Task Quotes_name_speaker_and_kind() => Show("quotes", "/quotes", async p =>
    {
        Assert.True(await p.Locator("figure.quote").CountAsync() > 3);
        await Expect(p.Locator("figure.quote .tag").First).ToBeVisibleAsync();
    });

    [Fact]
    public Task Data_quality_says_why_clauses_were_held_back() => Show("quality", "/quality", async p =>
    {
        await Expect(p.GetByText("Clauses held back")).ToBeVisibleAsync();
        await Expect(p.GetByText("Where event dates come from")).ToBeVisibleAsync();
    });

    [Fact]
    public Task The_codebook_explains_every_type() => Show("codebook", "/codebook", async p =>
    {
        foreach (var type in Ontology.Types)
        {
            await Expect(p.Locator($"tr#{type}")).ToBeVisibleAsync();
        }
    });

    [Fact]
    public Task About_the_data_counts_what_there_is() => Show("about", "/about", async p => await Expect(p.Locator(".kv").First).ToContainTextAsync("Documents"));

    [Fact]
    public Task The_list_of_events_filters() => Show("events", "/events?actor=Norway", async p => Assert.True(await p.Locator(".news li").CountAsync() > 0));

    [Fact]
    public async Task A_reviewer_decides_on_the_page_and_the_record_keeps_it()
    {
        await Show("review", "/review", async p => Assert.True(await p.Locator("form.review").CountAsync() > 0));
        await using var w = await chromium.Open(site.Address);
        await w.Go("/review?reviewer=Ada");
        var form = w.Page.Locator("form.review").First;
        var id = await form.GetAttributeAsync("data-event");
        await form.GetByLabel("Why").FillAsync("the sentence says so");
        await form.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await Expect(w.Page.Locator("#said")).ToContainTextAsync("Kept");
        var review = Assert.Single(site.Ask(s => s.Reviews(id)));
        Assert.Equal(("Ada", "the sentence says so"), (review.Reviewer, review.Note));
    }

    [Fact]
    public async Task Another_site_in_the_same_browser_changes_nothing()
    {
        var e = site.Ask(s => s.Events(new EventFilter { Plover = "CONSULT", Limit = 1 }))[0].Event.Id;
        await using var w = await chromium.Open(site.Address);
        // The same server under another name is another site to a browser.
        await w.Page.GotoAsync($"http://localhost:{site.Address.Port}/about");
        foreach (var type in new[] { "text/plain", "application/json" })
        {
            await w.Page.EvaluateAsync(
                "async ([url, type, id]) => { try { await fetch(url, { method: 'POST', mode: type === 'text/plain' ? 'no-cors' : 'cors', headers: { 'Content-Type': type }, body: JSON.stringify({ event: id, reviewer: 'Eve', verdict: 'delete' }) }); } catch { } }",
                new object[] { new Uri(site.Address, "/review").ToString(), type, e });
        }

        Assert.Empty(site.Ask(s => s.Reviews(e)));
    }

    [Fact]
    public async Task Reading_needs_no_script()
    {
        await using var w = await chromium.Open(site.Address, script: false);
        await w.Go($"/explain/{Recognition.Event.Id}");
        await w.Page.Locator("#q1 .ev").First.ClickAsync();
        Assert.EndsWith("#e1", w.Page.Url);
        await w.Page.Locator("li#e1 .where a").ClickAsync();
        Assert.Contains("/articles/", w.Page.Url);
        await w.Page.Locator(".art a.en").Last.ClickAsync();
        Assert.Contains("event=e", w.Page.Url);
        await Expect(w.Page.Locator(".r-did").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first()
    {
        await using var w = await chromium.Open(site.Address);
        await w.Go("/");
        await w.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await w.Page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        await w.Page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#main", w.Page.Url);
    }

    [Theory]
    [InlineData("md", "text/markdown", "# ")]
    [InlineData("html", "text/html", "<!DOCTYPE html>")]
    public async Task The_explainer_can_be_taken_along(string format, string type, string begins)
    {
        using var answer = await site.Http.GetAsync($"/explain/{Recognition.Event.Id}?format={format}", Cancel);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.StartsWith(begins, text);
        Assert.Contains("What happened?", text);
        Assert.Contains("attachment", answer.Content.Headers.ContentDisposition?.ToString());
    }

    [Fact]
    public async Task A_ranking_can_be_taken_along()
    {
        var text = await site.Http.GetStringAsync($"/follow/{Recognition.Event.Id}?format=csv", Cancel);
        Assert.StartsWith("rank,candidate,name,p,", text);
        Assert.True(text.Split('\n').Length > 50);
    }
}
