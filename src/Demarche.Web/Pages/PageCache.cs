using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Pages;

/// <summary>
/// Keeps the answers of a record that cannot change while it is served: the same address gives the same bytes, made once.
/// Bounded; what was asked for longest ago goes first. Not used for a record that people write to.
/// </summary>
sealed class PageCache(RequestDelegate next, WebOptions options)
{
    /// <summary>Bytes kept at most, all answers together.</summary>
    const long Most = 64_000_000;

    /// <summary>A longer answer is not kept.</summary>
    const int Longest = 2_000_000;

    readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    long _bytes;

    sealed record Kept(byte[] Body, string? ContentType, string? Disposition)
    {
        /// <summary>When it was last asked for, in ticks of the machine's clock.</summary>
        public long Asked { get; set; } = Environment.TickCount64;
    }

    public async Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path;
        if (!options.Unchanging || !HttpMethods.IsGet(http.Request.Method) || path.StartsWithSegments("/api") || path.StartsWithSegments("/assets") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/mcp") || path.StartsWithSegments("/healthz") || path.StartsWithSegments("/metrics"))
        {
            await next(http);
            return;
        }

        var key = path.Value + http.Request.QueryString.Value;
        if (_kept.TryGetValue(key, out var kept))
        {
            kept.Asked = Environment.TickCount64;
            await Write(http, kept);
            return;
        }

        var body = http.Response.Body;
        using var made = new MemoryStream();
        http.Response.Body = made;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
        }

        if (http.Response.StatusCode == StatusCodes.Status200OK && made.Length is > 0 and < Longest)
        {
            Keep(key, new Kept(made.ToArray(), http.Response.ContentType, http.Response.Headers.ContentDisposition));
        }

        made.Position = 0;
        await made.CopyToAsync(body, http.RequestAborted);
    }

    static Task Write(HttpContext http, Kept kept)
    {
        http.Response.ContentType = kept.ContentType;
        http.Response.ContentLength = kept.Body.Length;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (kept.Disposition is not null)
        {
            http.Response.Headers.ContentDisposition = kept.Disposition;
        }

        return http.Response.Body.WriteAsync(kept.Body, http.RequestAborted).AsTask();
    }

    void Keep(string key, Kept fresh)
    {
        if (!_kept.TryAdd(key, fresh) || Interlocked.Add(ref _bytes, fresh.Body.Length) < Most)
        {
            return;
        }

        // A tenth goes at once, so that this is rare.
        foreach (var (old, gone) in _kept.OrderBy(k => k.Value.Asked).Take(Math.Max(1, _kept.Count / 10)).ToList())
        {
            if (_kept.TryRemove(old, out _))
            {
                Interlocked.Add(ref _bytes, -gone.Body.Length);
            }
        }
    }
}
