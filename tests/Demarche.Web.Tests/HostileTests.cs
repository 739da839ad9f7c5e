using System.Net;
using Demarche.Store;

namespace Demarche.Web.Tests;

/// <summary>What a page does with parameters nobody would type.</summary>
public class HostileTests(DemoSite site)
{
    static readonly string[] s_values =
    [
        "'; DROP TABLE events; --", "1 OR 1=1", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "\u202Etxt.exe", "${jndi:ldap://x}", "{{7*7}}",
        "read_parquet('/etc/passwd')", new string('a', 6000), "-1", "99999999999999999999", "NaN", "𝕏🂡", " ",
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/?q={0}")]
    [InlineData("/events?actor={0}")]
    [InlineData("/events?from={0}")]
    [InlineData("/events?quad={0}")]
    [InlineData("/events?after={0}")]
    [InlineData("/events?place={0}")]
    [InlineData("/events/{0}")]
    [InlineData("/articles/{0}")]
    [InlineData("/explain/{0}")]
    [InlineData("/dyads/{0}/NOR")]
    [InlineData("/dyads/NOR/{0}")]
    [InlineData("/dyads/NOR/PSE?by={0}")]
    [InlineData("/actors/{0}")]
    [InlineData("/follow/{0}")]
    [InlineData("/map?actor={0}")]
    [InlineData("/map?from={0}")]
    [InlineData("/quotes?q={0}")]
    [InlineData("/quotes?after={0}")]
    [InlineData("/quotes?kind={0}")]
    [InlineData("/quotes?speaker={0}")]
    [InlineData("/quotes?from={0}")]
    [InlineData("/quotes?to={0}")]
    [InlineData("/review?event={0}")]
    [InlineData("/review?reviewer={0}")]
    [InlineData("/events?with={0}&actor=NOR")]
    [InlineData("/events?to={0}")]
    [InlineData("/events?plover={0}")]
    [InlineData("/events?cameo={0}")]
    [InlineData("/events?country={0}")]
    [InlineData("/events?object={0}")]
    [InlineData("/events?document={0}")]
    [InlineData("/events?text={0}")]
    [InlineData("/dyads/NOR/PSE?dir={0}")]
    [InlineData("/dyads/NOR/PSE?from={0}")]
    [InlineData("/dyads/NOR/PSE?to={0}")]
    [InlineData("/dyads/NOR/PSE?quad={0}")]
    [InlineData("/map?to={0}")]
    [InlineData("/map?quad={0}")]
    [InlineData("/articles/d0000000000000000?event={0}")]
    [InlineData("/explain/e0000000000000000?format={0}")]
    [InlineData("/follow/Norway%20recognises%20Palestine?within={0}")]
    [InlineData("/follow/Norway%20recognises%20Palestine?as-of={0}")]
    [InlineData("/follow/e0000000000000000?format={0}")]
    [InlineData("/assets/{0}")]
    public async Task A_hostile_value_gets_a_friendly_page_and_changes_nothing(string route)
    {
        var before = site.Ask(s => s.Status(0).Where(c => c.Part == "events").Sum(c => c.Count));
        foreach (var value in s_values)
        {
            using var answer = await site.Http.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, route, Uri.EscapeDataString(value)), Cancel);
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.True((int)answer.StatusCode < 500, $"{route} with {value[..Math.Min(40, value.Length)]} gave {(int)answer.StatusCode}");
            Assert.DoesNotContain("<script>alert", text);
            Assert.DoesNotContain("<img src=x", text);
            Assert.DoesNotContain("root:x:0", text);
            Assert.DoesNotContain("   at ", text);
            Assert.DoesNotContain("DuckDB", text);
        }

        Assert.Equal(before, site.Ask(s => s.Status(0).Where(c => c.Part == "events").Sum(c => c.Count)));
    }

    [Fact]
    public async Task A_query_of_a_megabyte_is_refused()
    {
        using var answer = await site.Http.GetAsync("/?q=" + new string('x', 1_000_000), Cancel);
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Theory]
    [InlineData("/events?from=yesterday", "yesterday")]
    [InlineData("/events?quad=9", "9")]
    [InlineData("/dyads/NOR/PSE?by=week", "week")]
    [InlineData("/map?to=2024-13", "2024-13")]
    [InlineData("/map?to=9999-99", "9999-99")]
    [InlineData("/events?from=0000", "0000")]
    [InlineData("/follow/Norway%20dances%20Palestine", "dances")]
    public async Task A_value_that_means_nothing_is_told(string path, string value)
    {
        using var answer = await site.Http.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Contains(value, text);
        Assert.Contains("<h1>", text);
    }

    [Theory]
    [InlineData("/events/e0000000000000000")]
    [InlineData("/articles/d0000000000000000")]
    [InlineData("/explain/e0000000000000000")]
    [InlineData("/follow/e0000000000000000")]
    [InlineData("/actors/nobody-of-that-name-here")]
    [InlineData("/no/such/page")]
    public async Task What_is_not_there_is_a_page_that_says_so(string path)
    {
        using var answer = await site.Http.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("no json", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("""{"event":"e0000000000000000","reviewer":"Ada","verdict":"confirm"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"event":"e0000000000000000","reviewer":"Ada","verdict":"burn"}""", HttpStatusCode.BadRequest)]
    public async Task A_review_that_means_nothing_is_refused(string body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/review") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Headers = { { "Origin", site.Address.GetLeftPart(UriPartial.Authority) } } };
        using var answer = await site.Http.SendAsync(request, Cancel);
        Assert.Equal(expected, answer.StatusCode);
    }
}
