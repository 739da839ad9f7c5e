using System.Text.Json;
using Demarche.Pipeline.Watching;
using Demarche.Reading.Web;
using Demarche.Store;
using Demarche.Tests.Merging;
using Demarche.Tests.Reading;
using Microsoft.AspNetCore.Http;

namespace Demarche.Tests.Pipeline;

public class WatchTests
{
    sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static string Feed(params (string Id, string Text)[] items) =>
        "<rss version=\"2.0\"><channel><title>t</title>" + string.Concat(items.Select(i => $"<item><title>News {i.Id}</title><link>http://news.example/{i.Id}</link><pubDate>Tue, 28 May 2024 10:00:00 GMT</pubDate><description>{i.Text}</description></item>")) + "</channel></rss>";

    [Fact]
    public async Task A_feed_is_asked_politely_and_a_condition_is_told_once_for_each_happening()
    {
        await using var site = await Site.Start();
        (string, string)[] items = [("1", "Spain formally recognised the State of Palestine on Tuesday.")];
        var marks = new List<string>();
        site.Page("/feed", c =>
        {
            var tag = $"\"v{items.Length}\"";
            lock (marks)
            {
                marks.Add(c.Request.Headers.IfNoneMatch.ToString());
            }

            c.Response.Headers.ETag = tag;
            if (c.Request.Headers.IfNoneMatch == tag)
            {
                c.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            c.Response.ContentType = "application/rss+xml";
            return c.Response.WriteAsync(Feed(items));
        });
        var clock = new Clock(new DateTimeOffset(2024, 5, 28, 12, 0, 0, TimeSpan.Zero));
        using var store = EventStore.Open(":memory:");
        store.SaveFeed(new WatchedFeed(site.Address + "/feed", "", 30, null, null, DateTimeOffset.UnixEpoch, 0, null));
        store.SaveAlert(new SavedAlert("recognition", "object=PSE and plover=SUPPORT"), clock.Now);
        using var fetcher = new Fetcher(new FetchOptions { AllowPrivate = true, Pause = TimeSpan.Zero });
        var watcher = new Watcher(store, Retold.Tools, fetcher, clock);

        var first = await watcher.Look(Cancel);
        Assert.Equal(1, first.Counts.Added);
        Assert.Equal("recognition", Assert.Single(first.Alerts).Name);
        Assert.Equal(0, (await watcher.Look(Cancel)).Looked);

        clock.Now += TimeSpan.FromMinutes(30);
        var second = await watcher.Look(Cancel);
        Assert.Equal((1, 1, 0), (second.Looked, second.Unchanged, second.Alerts.Count));

        // The same happening from another angle is no news; another one is.
        items = [.. items, ("2", "Madrid: Spain recognised the State of Palestine on Tuesday, the cabinet said."), ("3", "Ireland formally recognised the State of Palestine on Tuesday.")];
        clock.Now += TimeSpan.FromMinutes(30);
        var third = await watcher.Look(Cancel);
        Assert.Equal(2, third.Counts.Added);
        Assert.Contains("Ireland", Assert.Single(third.Alerts).Event.Sentence);
        Assert.Equal(["", "\"v1\"", "\"v1\""], marks);

        var told = store.Undigested().Select(t => new Alert(t.Name, store.Event(t.EventId)!)).ToList();
        Assert.Equal(2, told.Count);
        using var json = JsonDocument.Parse(Digest.JsonFeed(told, clock.Now));
        Assert.Equal(2, json.RootElement.GetProperty("items").GetArrayLength());
        Assert.Equal(2, System.Xml.Linq.XDocument.Parse(Digest.Atom(told, clock.Now)).Root!.Elements().Count(e => e.Name.LocalName == "entry"));
        Assert.Contains("Spain → ", Digest.Text(told));
        store.SetDigested();
        Assert.Empty(store.Undigested());
    }

    [Fact]
    public async Task A_feed_that_fails_is_left_alone_longer_each_time_and_as_long_as_it_asks()
    {
        await using var site = await Site.Start();
        var after = "";
        site.Page("/feed", c =>
        {
            c.Response.StatusCode = 503;
            if (after.Length > 0)
            {
                c.Response.Headers.RetryAfter = after;
            }

            return Task.CompletedTask;
        });
        var clock = new Clock(new DateTimeOffset(2024, 5, 28, 12, 0, 0, TimeSpan.Zero));
        using var store = EventStore.Open(":memory:");
        store.SaveFeed(new WatchedFeed(site.Address + "/feed", "", 30, null, null, DateTimeOffset.UnixEpoch, 0, null));
        using var fetcher = new Fetcher(new FetchOptions { AllowPrivate = true, Pause = TimeSpan.Zero });
        var watcher = new Watcher(store, Retold.Tools, fetcher, clock);
        List<double> waits = [];
        for (var i = 0; i < 3; i++)
        {
            after = i == 2 ? "36000" : "";
            Assert.Equal("http", Assert.Single((await watcher.Look(Cancel)).Failures).Code);
            waits.Add((watcher.Next!.Value - clock.Now).TotalMinutes);
            clock.Now = watcher.Next!.Value;
        }

        Assert.Equal([60, 120, 600], waits);
    }

    [Theory]
    [InlineData("source=ESP and object=PSE", true), InlineData("target=PSE", true), InlineData("plover=support-recognise", true), InlineData("cameo=05", true), InlineData("cameo=16", false)]
    [InlineData("not (actor=ESP or actor=IRL)", false), InlineData("actor=NOR or text~\"palestin\"", true), InlineData("date>=2024-05-01 and confidence>=0.1 and reports<=1", true), InlineData("actor!=ESP", false)]
    public void Conditions_read_as_they_are_written(string condition, bool holds)
    {
        using var store = EventStore.Open(":memory:");
        var wire = Retold.All.Single(d => d.Happening == "spain-palestine-recognition" && d.Role == "wire").Coded;
        store.AddAll([wire], new CodingRun("test"), [], []);
        var e = store.Events(new EventFilter { Cameo = "054" })[0];
        Assert.Equal(holds, Condition.Parse(condition).Holds(e));
    }

    [Theory]
    [InlineData(""), InlineData("plover"), InlineData("plover=SUPPORT and"), InlineData("colour=red"), InlineData("(plover=SUPPORT"), InlineData("plover=SUPPORT actor=ESP"), InlineData("actor>ESP")]
    public void A_condition_that_is_not_understood_says_where(string condition) =>
        Assert.Contains("is not understood at", Assert.Throws<FormatException>(() => Condition.Parse(condition)).Message);
}
