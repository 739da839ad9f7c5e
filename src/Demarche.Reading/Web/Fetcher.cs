using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Demarche.Reading.Web;

/// <summary>How addresses are fetched.</summary>
public sealed record FetchOptions
{
    /// <summary>Addresses inside this machine and its network may be fetched too.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>Longest body, in bytes, packed or unpacked.</summary>
    public long MaxBytes { get; init; } = 32L << 20;

    /// <summary>Longest time for one address with all its redirects: a body that never ends, ends here.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most redirects that are followed.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>Shortest time between two requests to one host.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What the program calls itself; robots.txt may name it.</summary>
    public string Agent { get; init; } = "demarche";
}

/// <summary>
/// Fetches addresses: checked before each step, bounded in time, size and redirects, no faster than is polite, and only what robots.txt lets a reader take and no reservation forbids.
/// Nothing throws for what a server does.
/// </summary>
public sealed class Fetcher : IDisposable
{
    readonly FetchOptions _options;
    readonly TimeProvider _time;
    readonly HttpClient _client;
    readonly Dictionary<string, DateTimeOffset> _free = [];
    readonly Dictionary<string, SiteRules> _rules = [];

    /// <summary>Makes a fetcher; it holds connections open until disposed.</summary>
    public Fetcher(FetchOptions? options = null, TimeProvider? time = null)
    {
        _options = options ?? new FetchOptions();
        _time = time ?? TimeProvider.System;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = (context, cancel) => AddressGuard.Connect(context.DnsEndPoint, _options.AllowPrivate, cancel),
        };
        _client = new HttpClient(handler) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(_options.Agent, "0.1"));
    }

    /// <summary>Fetches one address. With the marks of last time only what changed comes.</summary>
    public async Task<Fetched> Get(string address, string? etag = null, string? lastModified = null, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(address);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return Not(new Uri("about:blank"), address, "bad-address", "this is no address; write it with http:// or https://");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(_options.Timeout);
        try
        {
            for (var hop = 0; ; hop++)
            {
                if (AddressGuard.Refuse(uri) is { } refused)
                {
                    return Not(uri, address, "refused", refused);
                }

                var rules = await Rules(uri, limit.Token).ConfigureAwait(false);
                if (rules.Forbids(uri, _options.Agent) is { } forbidden)
                {
                    return Not(uri, address, "not-allowed", forbidden);
                }

                await Wait(uri, rules.Delay(_options.Agent), limit.Token).ConfigureAwait(false);
                var (fetched, next) = await Ask(uri, hop == 0 ? etag : null, hop == 0 ? lastModified : null, limit.Token).ConfigureAwait(false);
                if (next is null)
                {
                    return fetched.Reserved ? Not(uri, address, "reserved", "the site reserves its text against mining (tdm-reservation); it is left alone") with { Reserved = true }
                        : fetched.Rejected is null && fetched.Status is not (>= 200 and < 300 or 304) ? fetched with { Rejected = new Rejected(address, "http", $"the server answered {fetched.Status}; try again later or check the address") }
                        : fetched;
                }

                if (hop >= _options.MaxRedirects)
                {
                    return Not(uri, address, "redirects", $"more than {_options.MaxRedirects} redirects, the last to {next}; the address leads nowhere");
                }

                uri = next;
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Not(uri, address, "too-slow", $"no end after {_options.Timeout.TotalSeconds:0.#} s; the server is too slow, or its answer never ends");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or System.Net.Sockets.SocketException or InvalidDataException or UriFormatException)
        {
            var why = e;
            while (why.InnerException is { } inner && why is not PrivateAddressException)
            {
                why = inner;
            }

            return why is PrivateAddressException ? Not(uri, address, "refused", why.Message) : Not(uri, address, "unreachable", $"{why.Message.ReplaceLineEndings(" ")}; check the address and the network");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    async Task<(Fetched Fetched, Uri? Next)> Ask(Uri uri, string? etag, string? lastModified, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        if (lastModified is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
        }

        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
        var status = (int)response.StatusCode;
        if (status is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
        {
            return (new Fetched { Address = uri, Status = status }, new Uri(uri, location));
        }

        var fetched = new Fetched
        {
            Address = uri,
            Status = status,
            MediaType = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant(),
            Charset = response.Content.Headers.ContentType?.CharSet?.Trim('"'),
            ETag = Header(response, "ETag") ?? (status == 304 ? etag : null),
            LastModified = Header(response, "Last-Modified") ?? (status == 304 ? lastModified : null),
            RetryAfter = response.Headers.RetryAfter is { } retry ? retry.Delta ?? (retry.Date is { } date ? date - _time.GetUtcNow() : null) : null,
            Reserved = Header(response, "tdm-reservation")?.Trim() == "1",
        };
        if (status is not (>= 200 and < 300) || fetched.Reserved)
        {
            return (fetched, null);
        }

        using var stream = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        return await Take(stream, cancel).ConfigureAwait(false) is { } body
            ? (fetched with { Body = body }, null)
            : (Not(uri, uri.ToString(), "too-large", $"the answer is longer than {_options.MaxBytes} bytes; it is left alone"), null);
    }

    async Task<byte[]?> Take(Stream stream, CancellationToken cancel)
    {
        var (buffer, all) = (new byte[1 << 16], new MemoryStream());
        int n;
        while ((n = await stream.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0)
        {
            if (all.Length + n > _options.MaxBytes)
            {
                return null;
            }

            all.Write(buffer, 0, n);
        }

        return all.ToArray();
    }

    async Task<SiteRules> Rules(Uri uri, CancellationToken cancel)
    {
        var site = uri.GetLeftPart(UriPartial.Authority);
        if (_rules.TryGetValue(site, out var known))
        {
            return known;
        }

        var robots = await Plain(new Uri(uri, "/robots.txt"), cancel).ConfigureAwait(false);
        var reservation = await Plain(new Uri(uri, "/.well-known/tdmrep.json"), cancel).ConfigureAwait(false);
        return _rules[site] = SiteRules.Read(robots, reservation);
    }

    /// <summary>A small file of a site's own; empty when it has none or it cannot be had.</summary>
    async Task<string> Plain(Uri uri, CancellationToken cancel)
    {
        var (fetched, _) = await Ask(uri, null, null, cancel).ConfigureAwait(false);
        return fetched.Status == 200 && fetched.Body.Length < 512 << 10 ? System.Text.Encoding.UTF8.GetString(fetched.Body) : "";
    }

    async Task Wait(Uri uri, TimeSpan? asked, CancellationToken cancel)
    {
        var now = _time.GetUtcNow();
        var pause = asked is { } a && a > _options.Pause ? TimeSpan.FromSeconds(Math.Min(a.TotalSeconds, 30)) : _options.Pause;
        var free = _free.GetValueOrDefault(uri.Authority);
        _free[uri.Authority] = (free > now ? free : now) + pause;
        if (free > now)
        {
            await Task.Delay(free - now, _time, cancel).ConfigureAwait(false);
        }
    }

    static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    static Fetched Not(Uri uri, string origin, string code, string message) => new() { Address = uri, Rejected = new Rejected(origin, code, string.Create(CultureInfo.InvariantCulture, $"{message}")) };
}
