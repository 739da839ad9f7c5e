using System.Net;

namespace Demarche.Web.Tests.Api;

/// <summary>Documents, reviews and texts that other programs send.</summary>
public class WritingTests(DemoSite demo)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static readonly object s_story = new { text = "Norway recognised the State of Palestine on Tuesday. \"This is the right step,\" Foreign Minister Espen Barth Eide said in Oslo.", date = "2024-05-28", title = "Norway recognises Palestine", publisher = "Test Wire" };

    [Fact]
    public async Task A_document_is_taken_as_a_job_and_its_events_can_then_be_asked_for()
    {
        await using var site = await Site.Start(demo.Tools);
        var job = await site.Add(s_story, new { text = " " }, new { text = "x", date = "28.5.2024" });
        Assert.Equal("done", job.Text("state"));
        Assert.Equal((3, 3, 1), (job.GetProperty("total").GetInt32(), job.GetProperty("seen").GetInt32(), job.GetProperty("added").GetInt32()));
        Assert.Equal(["no-text", "bad-date"], job.GetProperty("errors").EnumerateArray().Select(e => e.Text("code")));
        var found = (await site.Http.Ok("/api/v1/events?source=NOR&target=PSE")).Data();
        Assert.Equal("054", Assert.Single(found).GetProperty("action").Text("cameo"));

        var again = await site.Add(s_story);
        Assert.Equal((0, 1), (again.GetProperty("added").GetInt32(), again.GetProperty("known").GetInt32()));
        Assert.Contains("demarche_documents_added", await site.Http.GetStringAsync("/metrics", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_corrects_an_event()
    {
        await using var site = await Site.Start(demo.Tools);
        await site.Add(s_story);
        var id = (await site.Http.Ok("/api/v1/events?source=NOR&target=PSE")).Data()[0].Text("id");
        using (var kept = await site.Http.Post("/api/v1/reviews", new { event_id = id, reviewer = "a", verdict = "edit", field = "date", value = "2024-05-27" }))
        {
            Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
        }

        var corrected = (await site.Http.Ok($"/api/v1/events/{id}")).GetProperty("data");
        Assert.Equal("2024-05-27", corrected.GetProperty("date").Text("from"));
        Assert.Equal("corrected", corrected.Text("review_state"));
        using var wrong = await site.Http.Post("/api/v1/reviews", new { event_id = id, reviewer = "a", verdict = "edit", field = "date", value = "soon" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("bad-review", (await wrong.Json()).Text("code"));
    }

    [Fact]
    public async Task A_text_is_coded_as_the_pipe_codes_it_and_not_stored()
    {
        var before = site(demo);
        using var answer = await demo.Http.Post("/api/v1/code", new { id = "a", date = "2024-05-28", text = "Norway recognised the State of Palestine on Tuesday." });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var coded = await answer.Json();
        Assert.Equal("a", coded.Text("id"));
        var one = Assert.Single(coded.GetProperty("events").EnumerateArray());
        Assert.Equal("054", one.Text("cameo"));
        Assert.Equal("2024-05-28", one.GetProperty("date").Text("from"));
        Assert.Equal(before, site(demo));

        static long site(DemoSite demo) => demo.Ask(s => s.Status(0).Single(c => c.Part == "documents").Count);
    }

    [Fact]
    public async Task A_record_that_is_only_read_says_so()
    {
        using var sessions = new RecordSessions(() => Demarche.Store.EventStore.OpenRecord("", Demarche.Store.RecordChoice.Base, Demarche.Pipeline.Installation.Base));
        await using var app = WebHost.Build(sessions, demo.Tools, new WebOptions { Port = 0 });
        await app.StartAsync(Cancel);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(WebHost.Address(app)) };
        using var refused = await http.Post("/api/v1/documents", new { documents = new[] { s_story } });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("read-only", (await refused.Json()).Text("code"));
        var listed = (await http.Ok("/api/v1/events?limit=3")).Data();
        Assert.All(listed, e => Assert.Equal("base", e.Text("record")));
        using var untold = await http.GetAsync($"/api/v1/events/{listed[0].Text("id")}/explain", Cancel);
        Assert.Equal("no-text", (await untold.Json()).Text("code"));
    }

    [Fact]
    public async Task Whoever_asks_too_much_is_told_to_wait()
    {
        await using var site = await Site.Start(demo.Tools, new WebOptions { RequestsPerSecond = 1 });
        List<HttpResponseMessage> answers = [];
        for (var i = 0; i < 40; i++)
        {
            answers.Add(await site.Http.GetAsync("/api/v1/jobs/none", Cancel));
        }

        Assert.Equal(HttpStatusCode.NotFound, answers[0].StatusCode);
        var refused = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal("too-many", (await refused.Json()).Text("code"));
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await site.Http.GetAsync("/healthz", Cancel)).StatusCode);
        answers.ForEach(a => a.Dispose());
    }
}
