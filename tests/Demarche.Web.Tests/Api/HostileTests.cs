using System.Net;

namespace Demarche.Web.Tests.Api;

/// <summary>Every route with what nobody honest would send.</summary>
public class HostileTests(DemoSite site)
{
    static readonly string[] s_values =
    [
        "'; DROP TABLE events; --", "\" OR 1=1 --", "<script>alert(1)</script>", "../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "a%00b", "%0d%0aSet-Cookie:x=1",
        "${jndi:ldap://x}", "{{7*7}}", "NaN", "-1", "1e309", "99999999999999999999", "true'", "%ud800", "%ed%a0%80", "‮evil", new string('a', 3000), "~", "*", "%25", "null", "undefined", "0x10", "2026-13-45", "[]", "%F0%9F%92%A9",
    ];

    static readonly string[] s_paths =
    [
        "/api/v1/events/{0}", "/api/v1/events/{0}/explain", "/api/v1/events/{0}/follow", "/api/v1/documents/{0}", "/api/v1/sentences/{0}/why", "/api/v1/actors/{0}", "/api/v1/dyads/{0}/USA", "/api/v1/dyads/USA/{0}",
        "/api/v1/backtests/{0}", "/api/v1/jobs/{0}", "/api/v1/{0}", "/openapi/{0}.json",
    ];

    static readonly string[] s_leaks = ["Exception", "   at ", "SELECT", "DuckDB", "Binder Error", "Parser Error", "root:x:", ".cs:line", Place.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/"];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_address_makes_it_fail_or_tell_what_is_inside()
    {
        foreach (var path in s_paths)
        {
            foreach (var value in s_values)
            {
                await Check(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, value.Contains('%') ? value : Uri.EscapeDataString(value)));
            }
        }
    }

    [Fact]
    public async Task No_parameter_makes_it_fail_or_tell_what_is_inside()
    {
        var document = await site.Http.Ok("/openapi/v1.json");
        var tried = 0;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            if (!path.Value.TryGetProperty("get", out var operation) || !operation.TryGetProperty("parameters", out var parameters))
            {
                continue;
            }

            var address = path.Name.Replace("{a}", "USA", StringComparison.Ordinal).Replace("{b}", "RUS", StringComparison.Ordinal).Replace("{id}", "e0000000000000000", StringComparison.Ordinal);
            foreach (var parameter in parameters.EnumerateArray().Where(p => p.Text("in") == "query"))
            {
                foreach (var value in s_values)
                {
                    await Check($"{address}?{parameter.Text("name")}={(value.Contains('%') ? value : Uri.EscapeDataString(value))}");
                    tried++;
                }
            }
        }

        Assert.True(tried > 800, $"only {tried} were tried");
    }

    [Theory]
    [InlineData("/api/v1/events?limit=0", "bad-parameter")]
    [InlineData("/api/v1/events?limit=501", "bad-parameter")]
    [InlineData("/api/v1/events?limit=5&limit=6", "bad-parameter")]
    [InlineData("/api/v1/events?from=yesterday", "bad-parameter")]
    [InlineData("/api/v1/events?plover=BEFRIEND", "bad-parameter")]
    [InlineData("/api/v1/events?colour=red", "unknown-parameter")]
    [InlineData("/api/v1/events?with=USA", "missing-parameter")]
    [InlineData("/api/v1/actors/resolve", "missing-parameter")]
    [InlineData("/api/v1/sentences/7/why", "bad-parameter")]
    [InlineData("/api/v1/nothing", "not-found")]
    [InlineData("/api/v1/events/e0000000000000000", "not-found")]
    public async Task A_mistake_is_told_with_a_code_and_what_to_do(string path, string code)
    {
        using var answer = await site.Http.GetAsync(path, Cancel);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Json();
        Assert.Equal(code, problem.Text("code"));
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.Text("title"));
        Assert.NotEmpty(problem.Text("hint"));
    }

    [Fact]
    public async Task A_megabyte_of_query_is_refused()
    {
        using var answer = await site.Http.GetAsync("/api/v1/events?text=" + new string('x', 1_000_000), Cancel);
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Theory]
    [InlineData("/api/v1/documents", "{}")]
    [InlineData("/api/v1/documents", "[]")]
    [InlineData("/api/v1/documents", "{\"documents\":[]}")]
    [InlineData("/api/v1/documents", "{\"documents\":\"all\"}")]
    [InlineData("/api/v1/documents", "{\"documents\":[{\"text\":\"x\",\"path\":\"/etc/passwd\"}]}")]
    [InlineData("/api/v1/documents", "nonsense")]
    [InlineData("/api/v1/documents", "null")]
    [InlineData("/api/v1/code", "{}")]
    [InlineData("/api/v1/code", "{\"id\":\"1\",\"text\":7}")]
    [InlineData("/api/v1/code", "{\"id\":\"1\",\"text\":\"x\",\"date\":\"tomorrow\"}")]
    [InlineData("/api/v1/code", "{\"id\":\"1\",\"text\":\"\\ud800\"}")]
    [InlineData("/api/v1/reviews", "{}")]
    [InlineData("/api/v1/reviews", "null")]
    [InlineData("/api/v1/reviews", "{\"event_id\":\"e0000000000000000\",\"reviewer\":\"a\",\"verdict\":\"burn\"}")]
    [InlineData("/api/v1/reviews", "{\"event_id\":\"e0000000000000000\",\"reviewer\":\"a\",\"verdict\":\"confirm\"}")]
    [InlineData("/api/v1/reviews", "{\"event_id\":\"' OR 1=1 --\",\"reviewer\":\"a\",\"verdict\":\"edit\",\"field\":\"cameo = '1'; --\",\"value\":\"x\"}")]
    public async Task A_body_that_means_nothing_is_refused_and_nothing_happens(string path, string body)
    {
        var before = site.Ask(s => s.Status(0).Sum(c => c.Count));
        using var answer = await site.Http.Post(path, body);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Clean(path, await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(before, site.Ask(s => s.Status(0).Sum(c => c.Count)));
    }

    [Fact]
    public async Task A_body_larger_than_allowed_is_refused()
    {
        try
        {
            using var answer = await site.Http.Post("/api/v1/documents", "{\"documents\":[{\"text\":\"" + new string('x', 17_000_000) + "\"}]}");
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }
        catch (HttpRequestException)
        {
            // Closed while we were still sending: refused as well.
        }
    }

    async Task Check(string path)
    {
        using var answer = await site.Http.GetAsync(path, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True((int)answer.StatusCode < 500, $"{path}: {(int)answer.StatusCode} {text}");
        Assert.False(answer.Headers.Contains("Set-Cookie"), path);
        if (answer.StatusCode != HttpStatusCode.OK || !text.Contains("\"openapi\"", StringComparison.Ordinal))
        {
            Clean(path, text);
        }
    }

    static void Clean(string path, string text) => Assert.All(s_leaks, leak => Assert.False(text.Contains(leak, StringComparison.Ordinal), $"{path} tells '{leak}': {text}"));
}
