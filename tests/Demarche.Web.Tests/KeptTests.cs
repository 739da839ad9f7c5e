using System.IO.Compression;
using System.Net;
using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Web.Tests.Api;

namespace Demarche.Web.Tests;

/// <summary>Answers of a record that cannot change are made once and given again, whole, and to nobody who may not have them.</summary>
public class KeptTests(BaseSite site, DemoSite demo)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static HttpClient Client(Uri address) => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = address };

    static async Task<HttpResponseMessage> Get(HttpClient http, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request, Cancel);
    }

    [Theory]
    [InlineData("/events?actor=SWE")]
    [InlineData("/api/v1/events?actor=SWE&limit=3")]
    public async Task Asked_again_it_is_the_same_answer_with_the_same_headers(string path)
    {
        using var http = Client(await site.Address());
        using var first = await Get(http, path);
        using var again = await Get(http, path);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(Cancel), await again.Content.ReadAsStringAsync(Cancel));
        static string Headers(HttpResponseMessage a) => string.Join('\n', a.Headers.Concat(a.Content.Headers).Where(h => h.Key != "Date").OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}"));
        Assert.Equal(Headers(first), Headers(again));
        Assert.Contains("ETag: W/\"", Headers(again));
        Assert.Contains("nosniff", Headers(again));
        Assert.Equal(path.StartsWith("/api", StringComparison.Ordinal), again.Next() is not null);
    }

    [Theory]
    [InlineData("/dyads/SWE/FIN")]
    [InlineData("/api/v1/dyads/SWE/FIN?by=year")]
    public async Task Who_has_it_already_gets_no_body_whether_it_is_kept_or_made(string path)
    {
        using var http = Client(await site.Address());
        using var other = await Get(http, path, ("If-None-Match", "W/\"0123\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var same = await Get(http, path, ("If-None-Match", other.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync(Cancel));
        using var whole = await Get(http, path);
        Assert.Equal(other.Headers.ETag, whole.Headers.ETag);
        Assert.Equal(await other.Content.ReadAsStringAsync(Cancel), await whole.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Packed_or_plain_it_holds_the_same()
    {
        const string path = "/api/v1/events?actor=NOR&limit=20";
        using var http = Client(await site.Address());
        using var plain = await Get(http, path);
        var bytes = await plain.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        foreach (var (accepted, named) in new[] { ("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip") })
        {
            using var packed = await Get(http, path, ("Accept-Encoding", accepted));
            Assert.Equal([named], packed.Content.Headers.ContentEncoding);
            Assert.Equal(["Accept-Encoding"], packed.Headers.Vary);
            await using var stream = await packed.Content.ReadAsStreamAsync(Cancel);
            await using Stream unpacked = named == "br" ? new BrotliStream(stream, CompressionMode.Decompress) : new GZipStream(stream, CompressionMode.Decompress);
            using var whole = new MemoryStream();
            await unpacked.CopyToAsync(whole, Cancel);
            Assert.Equal(bytes, whole.ToArray());
            Assert.True(packed.Content.Headers.ContentLength < bytes.Length);
        }
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_one_answer()
    {
        using var http = Client(await site.Address());
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => http.GetStringAsync("/api/v1/events?actor=DNK&limit=30", Cancel)));
        Assert.Single(answers.Distinct());
        Assert.Contains("DNK", answers[0]);
    }

    [Theory]
    [InlineData("/api/v1/events?quad=9", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/events/e0000000000000000", HttpStatusCode.NotFound)]
    [InlineData("/events/e0000000000000000", HttpStatusCode.NotFound)]
    public async Task A_refusal_is_made_anew_and_says_so(string path, HttpStatusCode expected)
    {
        using var http = Client(await site.Address());
        for (var i = 0; i < 2; i++)
        {
            using var answer = await Get(http, path);
            Assert.Equal(expected, answer.StatusCode);
            Assert.Null(answer.Headers.ETag);
        }
    }

    [Fact]
    public async Task What_is_kept_is_given_to_nobody_without_the_token()
    {
        using var serving = Serving.Open("", RecordChoice.Base, Installation.Base);
        await using var app = WebHost.Build(serving.Sessions, new Tools(), new WebOptions { Port = 0, BaseFolder = Installation.Base, Unchanging = true, Token = "correct horse" });
        await app.StartAsync(Cancel);
        using var http = Client(new Uri(WebHost.Address(app)));
        foreach (var path in new[] { "/codebook", "/api/v1/codebook" })
        {
            using var with = await Get(http, path, ("Authorization", "Bearer correct horse"));
            Assert.Equal(HttpStatusCode.OK, with.StatusCode);
            using var without = await Get(http, path);
            Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
            using var known = await Get(http, path, ("If-None-Match", with.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.Unauthorized, known.StatusCode);
        }
    }

    [Fact]
    public async Task A_record_that_people_write_to_is_asked_each_time()
    {
        await using var own = await Site.Start(demo.Tools);
        var before = await own.Http.Ok("/api/v1/stats");
        await own.Add(new { date = "2024-05-22", text = "Norway recognised Palestine on Wednesday." });
        var after = await own.Http.Ok("/api/v1/stats");
        Assert.NotEqual(before.ToString(), after.ToString());
    }
}
