using System.Net;

namespace Demarche.Web.Tests.Api;

/// <summary>What another program asks of the bundled stories.</summary>
public class ReadingTests(DemoSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_leads_to_its_sentence_its_document_and_its_reports()
    {
        var listed = (await site.Http.Ok("/api/v1/events?target=PSE&cameo=054&limit=500")).Data();
        Assert.NotEmpty(listed);
        Assert.All(listed, e => Assert.StartsWith("054", e.GetProperty("action").Text("cameo"), StringComparison.Ordinal));
        var one = await site.Http.Ok($"/api/v1/events/{listed[0].Text("id")}");
        var data = one.GetProperty("data");
        Assert.Equal(listed[0].Text("id"), data.Text("id"));
        var evidence = data.GetProperty("evidence")[0];
        Assert.NotEmpty(evidence.Text("words"));
        var document = await site.Http.Ok($"/api/v1/documents/{data.GetProperty("document").Text("id")}");
        var (start, end) = (data.GetProperty("at").GetProperty("start").GetInt32(), data.GetProperty("at").GetProperty("end").GetInt32());
        Assert.Equal(data.Text("trigger").Split(' ')[0], (data.GetProperty("at").Text("field") == "title" ? document.Text("title") : document.Text("text"))[start..end].Split(' ')[0], ignoreCase: true);
        Assert.Contains(document.GetProperty("events").EnumerateArray(), e => e.Text("id") == data.Text("id"));
        var why = await site.Http.Ok($"/api/v1/sentences/{evidence.Text("sentence_id")}/why");
        Assert.Contains(why.GetProperty("events").EnumerateArray(), e => e.Text("id") == data.Text("id"));
        Assert.Equal(evidence.Text("words").Trim(), why.Text("words"));
    }

    [Fact]
    public async Task An_event_is_explained_and_every_statement_is_numbered_to_a_sentence()
    {
        var id = (await site.Http.Ok("/api/v1/events?target=PSE&cameo=054")).Data()[0].Text("id");
        var explained = await site.Http.Ok($"/api/v1/events/{id}/explain");
        Assert.Equal(5, explained.GetProperty("sections").GetArrayLength());
        var sentences = explained.GetProperty("sentences").GetArrayLength();
        var statements = explained.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("statements").EnumerateArray()).ToList();
        Assert.NotEmpty(statements);
        Assert.All(statements, s => Assert.All(s.GetProperty("sources").EnumerateArray(), n => Assert.InRange(n.GetInt32(), 1, sentences)));
    }

    [Fact]
    public async Task A_forecast_comes_with_its_record()
    {
        var id = (await site.Http.Ok("/api/v1/events?target=PSE&cameo=054")).Data()[0].Text("id");
        var told = await site.Http.Ok($"/api/v1/events/{id}/follow?within=24&as_of=2024-06-30&limit=10");
        Assert.Equal(24, told.GetProperty("within_months").GetInt32());
        Assert.Equal("2024-06-30", told.Text("as_of"));
        var candidates = told.GetProperty("candidates").EnumerateArray().ToList();
        Assert.Equal(10, candidates.Count);
        Assert.All(candidates, c => Assert.InRange(c.GetProperty("p").GetDouble(), c.GetProperty("p_low").GetDouble() - 1e-9, 1));
        Assert.NotEmpty(told.GetProperty("record").EnumerateArray());
        var family = told.GetProperty("record")[0].Text("family");
        Assert.NotEmpty((await site.Http.Ok($"/api/v1/backtests/{family}")).Data());
    }

    [Fact]
    public async Task Quotes_name_their_speaker_and_their_document()
    {
        var quotes = (await site.Http.Ok("/api/v1/quotes?speaker=Putin")).Data();
        Assert.NotEmpty(quotes);
        Assert.All(quotes, q => Assert.Equal("p.vladimir-putin", q.GetProperty("speaker").Text("id")));
        Assert.All(quotes, q => Assert.StartsWith("d", q.GetProperty("document").Text("id"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_is_resolved_as_of_a_day_and_an_actor_has_partners()
    {
        var then = (await site.Http.Ok("/api/v1/actors/resolve?name=Vladimir%20Putin&on=2024-06-20")).Data();
        Assert.Equal("p.vladimir-putin", Assert.Single(then).Text("id"));
        var actor = await site.Http.Ok("/api/v1/actors/Moscow");
        Assert.Equal("RUS", actor.Text("id"));
        Assert.Contains(actor.GetProperty("partners").EnumerateArray(), p => p.Text("partner") == "PRK");
        var dyad = (await site.Http.Ok("/api/v1/dyads/RUS/North%20Korea?by=year")).Data();
        Assert.Contains(dyad, d => d.GetProperty("mutual").GetBoolean());
        Assert.All(dyad, d => Assert.Contains(d.Text("actor"), new[] { "RUS", "PRK" }));
    }

    [Fact]
    public async Task The_codebook_and_the_counts_are_whole()
    {
        var codebook = await site.Http.Ok("/api/v1/codebook");
        Assert.Equal(16, codebook.GetProperty("plover").EnumerateArray().Count(p => p.GetProperty("mode").ValueKind == System.Text.Json.JsonValueKind.Null));
        Assert.Contains(codebook.GetProperty("columns").EnumerateArray(), c => c.Text("column") == "event_id");
        var stats = await site.Http.Ok("/api/v1/stats");
        Assert.Equal(site.Ask(s => s.Status(0).Single(c => c.Part == "documents").Count), stats.Data().Single(c => c.Text("part") == "documents").GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Nothing_that_fits_is_no_mistake()
    {
        foreach (var path in new[] { "/api/v1/events?actor=TUV", "/api/v1/quotes?speaker=TUV", "/api/v1/dyads/TUV/NRU", "/api/v1/actors/resolve?name=Zzyzx%20Qwfp" })
        {
            var nothing = await site.Http.Ok(path);
            Assert.Empty(nothing.Data());
            Assert.NotEmpty(nothing.Text("notice"));
        }
    }

    [Fact]
    public async Task A_page_that_was_seen_is_not_sent_again()
    {
        using var first = await site.Http.GetAsync("/api/v1/events?limit=5", Cancel);
        var tag = first.Headers.ETag!;
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events?limit=5") { Headers = { IfNoneMatch = { tag } } };
        using var same = await site.Http.SendAsync(again, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync(Cancel));
        using var other = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events?limit=6") { Headers = { IfNoneMatch = { tag } } };
        using var different = await site.Http.SendAsync(other, Cancel);
        Assert.Equal(HttpStatusCode.OK, different.StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task An_answer_is_packed_for_those_who_ask(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events?limit=50") { Headers = { { "Accept-Encoding", encoding } } };
        using var answer = await site.Http.SendAsync(request, Cancel);
        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        var packed = (await answer.Content.ReadAsByteArrayAsync(Cancel)).Length;
        var plain = (await site.Http.GetByteArrayAsync("/api/v1/events?limit=50", Cancel)).Length;
        Assert.True(packed * 3 < plain, $"{packed} of {plain} bytes");
    }

    [Fact]
    public async Task The_program_says_that_it_lives_and_what_it_counts()
    {
        Assert.Equal("ok", await site.Http.GetStringAsync("/healthz", Cancel));
        var counted = await site.Http.GetStringAsync("/metrics", Cancel);
        Assert.Contains("http_server_request_duration_seconds", counted, StringComparison.Ordinal);
    }
}
