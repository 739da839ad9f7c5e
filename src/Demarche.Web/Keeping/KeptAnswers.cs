using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Keeping;

/// <summary>
/// Keeps the answers of a record that cannot change while it is served, pages and JSON alike: the same address gives the same bytes on the same day, made once however many ask at once.
/// Bounded; what was asked for longest ago goes first. Only routes marked <see cref="Lasting"/>, only what was answered well, never over a record that people write to.
/// </summary>
sealed class KeptAnswers(RequestDelegate next, WebOptions options)
{
    /// <summary>Bytes kept at most, all answers together.</summary>
    const long Most = 128_000_000;

    /// <summary>A longer answer is not kept.</summary>
    const int Longest = 2_000_000;

    readonly ConcurrentDictionary<string, KeptAnswer> _kept = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, TaskCompletionSource> _making = new(StringComparer.Ordinal);
    long _bytes;

    public async Task InvokeAsync(HttpContext http)
    {
        if (!options.Unchanging || !HttpMethods.IsGet(http.Request.Method) || http.GetEndpoint()?.Metadata.GetMetadata<Lasting>() is null || http.Request.Query.ContainsKey("token"))
        {
            await next(http);
            return;
        }

        // Some answers are as of today when no day is named.
        var key = string.Create(CultureInfo.InvariantCulture, $"{DateOnly.FromDateTime(DateTime.UtcNow).DayNumber}{http.Request.Path.Value}{http.Request.QueryString.Value}");
        if (_kept.TryGetValue(key, out var kept))
        {
            await kept.Write(http, http.Request.Headers.IfNoneMatch);
            return;
        }

        var own = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var making = _making.GetOrAdd(key, own);
        if (making == own)
        {
            try
            {
                await Make(http, key);
            }
            finally
            {
                _making.TryRemove(key, out _);
                own.SetResult();
            }

            return;
        }

        await making.Task.WaitAsync(http.RequestAborted);
        await (_kept.TryGetValue(key, out kept) ? kept.Write(http, http.Request.Headers.IfNoneMatch) : Make(http, key));
    }

    async Task Make(HttpContext http, string key)
    {
        // The whole answer is made, also where this caller has it already.
        var known = http.Request.Headers.IfNoneMatch;
        http.Request.Headers.IfNoneMatch = default;
        HashSet<string> before = new(http.Response.Headers.Keys, StringComparer.OrdinalIgnoreCase);
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
            var fresh = new KeptAnswer(http.Response, before, made.ToArray());
            Keep(key, fresh);
            await fresh.Write(http, known);
            return;
        }

        made.Position = 0;
        await made.CopyToAsync(body, http.RequestAborted);
    }

    void Keep(string key, KeptAnswer fresh)
    {
        if (!_kept.TryAdd(key, fresh) || Interlocked.Add(ref _bytes, fresh.Bytes) < Most)
        {
            return;
        }

        // A tenth goes at once, so that this is rare.
        foreach (var (old, gone) in _kept.OrderBy(k => k.Value.Asked).Take(Math.Max(1, _kept.Count / 10)).ToList())
        {
            if (_kept.TryRemove(old, out _))
            {
                Interlocked.Add(ref _bytes, -gone.Bytes);
            }
        }
    }
}
