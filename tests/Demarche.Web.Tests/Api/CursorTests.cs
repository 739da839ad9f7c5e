using System.Text.Json;

namespace Demarche.Web.Tests.Api;

/// <summary>Pages of a listing while the record grows.</summary>
public class CursorTests(DemoSite demo)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static object Story(string country, int day) => new { text = $"{country} recalled its ambassador from Belarus on {day} October 2026.", date = $"2026-10-{day + 1:00}", publisher = "Test Wire" };

    [Fact]
    public async Task Rows_that_were_there_come_once_each_while_others_are_added()
    {
        await using var site = await Site.Start(demo.Tools);
        await site.Add(Story("France", 3), Story("Germany", 7), Story("Norway", 11), Story("Sweden", 15), Story("Spain", 19));
        var before = (await site.Http.Ok("/api/v1/events?limit=500")).Data().ConvertAll(e => e.Text("id"));
        Assert.True(before.Count >= 5);

        List<string> seen = [];
        var path = "/api/v1/events?limit=2";
        for (var page = 0; path is not null; page++)
        {
            using var answer = await site.Http.GetAsync(path, Cancel);
            var body = await answer.Json();
            Assert.InRange(body.Data().Count, 1, 2);
            seen.AddRange(body.Data().Select(e => e.Text("id")));
            path = answer.Next();
            Assert.Equal(path is null, body.GetProperty("next").ValueKind == JsonValueKind.Null);
            if (page == 0)
            {
                // One newer than all, one in the middle of what is still to come.
                await site.Add(Story("Italy", 25), Story("Poland", 9));
            }
        }

        Assert.Equal(before, seen.Where(before.Contains));
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_cursor_keeps_the_other_parameters_and_a_made_up_one_is_refused()
    {
        using var first = await demo.Http.GetAsync("/api/v1/quotes?limit=2&from=2018&kind=indirect", Cancel);
        var next = first.Next();
        Assert.NotNull(next);
        Assert.Contains("from=2018", next, StringComparison.Ordinal);
        Assert.Contains("kind=indirect", next, StringComparison.Ordinal);
        Assert.NotEmpty((await demo.Http.Ok(next)).Data());
        using var refused = await demo.Http.GetAsync("/api/v1/events?cursor=bm9uc2Vuc2U", Cancel);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("bad-cursor", (await refused.Json()).Text("code"));
    }
}
