using System.Net;
using System.Text;
using Demarche.Store;

namespace Demarche.Web.Tests;

/// <summary>A loopback port is no boundary: what other sites and other names may do to it.</summary>
public class GuardTests(DemoSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("127.0.0.1.attacker.example")]
    [InlineData("localhost.attacker.example")]
    [InlineData("192.168.1.7")]
    public async Task A_name_that_was_rebound_to_this_machine_gets_nothing(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = $"{host}:{site.Address.Port}" } };
        using var answer = await site.Http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("events/", await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task A_loopback_name_is_answered(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = $"{host}:{site.Address.Port}" } };
        using var answer = await site.Http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", null, HttpStatusCode.Forbidden)]
    [InlineData("application/json", "https://attacker.example", HttpStatusCode.Forbidden)]
    [InlineData("application/json", "null", HttpStatusCode.Forbidden)]
    public async Task Another_site_can_change_nothing(string type, string? origin, HttpStatusCode expected)
    {
        foreach (var path in new[] { "/api/v1/reviews", "/api/v1/documents", "/" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}", Encoding.UTF8, type) };
            if (origin is not null)
            {
                request.Headers.Add("Origin", origin);
            }

            using var answer = await site.Http.SendAsync(request, Cancel);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_page_says_what_a_browser_may_do_with_it()
    {
        using var answer = await site.Http.GetAsync("/", Cancel);
        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", string.Join(' ', answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("noindex", string.Join(' ', answer.Headers.GetValues("X-Robots-Tag")));
    }

    [Fact]
    public void Beyond_this_machine_a_token_is_asked_for()
    {
        using var sessions = new RecordSessions(() => EventStore.Open(":memory:"));
        Assert.Throws<ArgumentException>(() => WebHost.Build(sessions, site.Tools, new WebOptions { Port = 0, Address = IPAddress.Any }));
    }

    [Fact]
    public async Task With_a_token_nothing_is_answered_without_it()
    {
        using var sessions = new RecordSessions(() => EventStore.Open(":memory:"));
        await using var app = WebHost.Build(sessions, site.Tools, new WebOptions { Port = 0, Token = "correct horse" });
        await app.StartAsync(Cancel);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = new Uri(WebHost.Address(app)) };
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/?token=wrong", Cancel)).StatusCode);
        var taken = await http.GetAsync("/?token=correct%20horse", Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Equal("/", taken.Headers.Location?.OriginalString);
        var cookie = Assert.Single(taken.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Cookie", cookie.Split(';')[0] } } };
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(again, Cancel)).StatusCode);
        using var bearer = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Authorization", "Bearer correct horse" } } };
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(bearer, Cancel)).StatusCode);
    }
}
