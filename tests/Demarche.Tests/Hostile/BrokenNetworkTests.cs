using System.Net;
using System.Net.Sockets;
using System.Text;
using Demarche.Pipeline.Watching;
using Demarche.Reading.Web;
using Demarche.Store;
using Demarche.Tests.Merging;

namespace Demarche.Tests.Hostile;

/// <summary>A feed's server that breaks off, lies or says nothing costs one line a round, and a clock that jumps stops nothing for longer than a day.</summary>
public class BrokenNetworkTests
{
    sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    static readonly DateTimeOffset s_start = new(2024, 5, 28, 12, 0, 0, TimeSpan.Zero);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "unreachable")]
    [InlineData("no HTTP at all\r\n\r\n", "unreachable")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: 500\r\n\r\n<rss><channel>", "unreachable")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n", "unreachable")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n123456789", "unreachable")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n", "refused")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n", null)]
    [InlineData("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n", "http")]
    public async Task What_a_server_breaks_is_one_line_and_the_feed_is_asked_later(string answer, string? code)
    {
        using var server = new RawServer(answer);
        using var store = EventStore.Open(":memory:");
        store.SaveFeed(new WatchedFeed(server.Address + "/feed", "", 30, null, null, DateTimeOffset.UnixEpoch, 0, null));
        using var fetcher = new Fetcher(new FetchOptions { AllowPrivate = true, Pause = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(20) });
        var watcher = new Watcher(store, Retold.Tools, fetcher, new Clock(s_start));
        var failure = Assert.Single((await watcher.Look(Cancel)).Failures);
        Assert.True(code is null || code == failure.Code, $"{failure.Code}: {failure.Message}");
        Assert.DoesNotContain('\n', failure.Message);
        Assert.Equal(s_start.AddHours(1), watcher.Next);
    }

    [Fact]
    public async Task A_name_that_is_nowhere_and_a_port_that_is_closed_are_told()
    {
        using var fetcher = new Fetcher(new FetchOptions { AllowPrivate = true, Pause = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(20) });
        foreach (var address in new[] { "http://127.0.0.1:1/feed", "http://nowhere.invalid/feed" })
        {
            Assert.Contains((await fetcher.Get(address, cancel: Cancel)).Rejected!.Code, new[] { "unreachable", "too-slow" });
        }
    }

    [Fact]
    public async Task A_clock_that_was_wrong_for_a_while_stops_no_feed_for_longer_than_a_day()
    {
        using var server = new RawServer("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: 66\r\n\r\n<rss version=\"2.0\"><channel><title>nothing</title></channel></rss>");
        using var store = EventStore.Open(":memory:");
        store.SaveFeed(new WatchedFeed(server.Address + "/feed", "", 30, null, null, DateTimeOffset.UnixEpoch, 0, null));
        using var fetcher = new Fetcher(new FetchOptions { AllowPrivate = true, Pause = TimeSpan.Zero });
        var clock = new Clock(s_start.AddYears(10));
        var watcher = new Watcher(store, Retold.Tools, fetcher, clock);
        Assert.Equal(1, (await watcher.Look(Cancel)).Looked);

        // The clock is put right: the next round is years ahead, and yet the feed is asked now.
        clock.Now = s_start;
        Assert.True(watcher.Next <= s_start.AddDays(1));
        Assert.Equal(1, (await watcher.Look(Cancel)).Looked);
        Assert.Equal(s_start.AddMinutes(30), watcher.Next);
        clock.Now = s_start.AddMinutes(-5);
        Assert.Equal(0, (await watcher.Look(Cancel)).Looked);
    }

    /// <summary>Says the same bytes to whoever connects, and hangs up. Robots and reservations are not found.</summary>
    sealed class RawServer : IDisposable
    {
        readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public RawServer(string answer)
        {
            _listener.Start();
            Address = $"http://{_listener.LocalEndpoint}";
            _ = Task.Run(async () =>
            {
                while (true)
                {
                    TcpClient client;
                    try
                    {
                        client = await _listener.AcceptTcpClientAsync();
                    }
                    catch (Exception e) when (e is SocketException or ObjectDisposedException)
                    {
                        return;
                    }

                    try
                    {
                        var asked = new byte[8192];
                        var n = await client.GetStream().ReadAsync(asked);
                        var feed = Encoding.ASCII.GetString(asked, 0, n).StartsWith("GET /feed", StringComparison.Ordinal);
                        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(feed ? answer : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                    }
                    catch (IOException)
                    {
                        // The other side hung up first.
                    }

                    client.Dispose();
                }
            });
        }

        public string Address { get; }

        public void Dispose() => _listener.Dispose();
    }
}
