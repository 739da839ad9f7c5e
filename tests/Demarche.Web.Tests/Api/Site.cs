using System.Net.Http.Json;
using System.Text.Json;
using Demarche.Pipeline;
using Demarche.Store;
using Microsoft.AspNetCore.Builder;

namespace Demarche.Web.Tests.Api;

/// <summary>A record of a test's own, empty at first, served on a real port.</summary>
sealed class Site : IAsyncDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("demarche-api-").FullName;
    readonly StoreOwner _owner;
    readonly RecordSessions _sessions;
    readonly WebApplication _app;

    Site(Tools tools, WebOptions options)
    {
        _owner = StoreOwner.Take(Path.Combine(_folder, "api.duckdb"));
        _sessions = new RecordSessions(_owner.Open);
        _app = WebHost.Build(_sessions, tools, options with { Port = 0 });
    }

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    public static async Task<Site> Start(Tools tools, WebOptions? options = null)
    {
        var site = new Site(tools, options ?? new WebOptions());
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        site.Http.BaseAddress = new Uri(WebHost.Address(site._app));
        return site;
    }

    /// <summary>Adds documents and waits for their job.</summary>
    public async Task<JsonElement> Add(params object[] documents)
    {
        using var taken = await Http.Post("/api/v1/documents", new { documents });
        Assert.Equal(System.Net.HttpStatusCode.Accepted, taken.StatusCode);
        var job = await taken.Json();
        Assert.Equal($"/api/v1/jobs/{job.GetProperty("id").GetString()}", taken.Headers.Location?.OriginalString);
        return await Http.Done(job.GetProperty("id").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _sessions.Dispose();
        _owner.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Asking as another program does.</summary>
static class Asking
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<JsonElement> Json(this HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return document.RootElement.Clone();
    }

    public static async Task<JsonElement> Ok(this HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static async Task<HttpResponseMessage> Post(this HttpClient http, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is string text ? new StringContent(text, System.Text.Encoding.UTF8, "application/json") : JsonContent.Create(body) };
        request.Headers.Add("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return await http.SendAsync(request, Cancel);
    }

    /// <summary>Asks for a job until it has ended.</summary>
    public static async Task<JsonElement> Done(this HttpClient http, string id)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (true)
        {
            var job = await http.Ok($"/api/v1/jobs/{id}");
            if (job.GetProperty("state").GetString() is "done" or "failed")
            {
                return job;
            }

            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>The next page's address, from the Link header.</summary>
    public static string? Next(this HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Link", out var values) && values.Single() is var link && link.EndsWith("; rel=\"next\"", StringComparison.Ordinal) ? link[1..link.IndexOf('>')] : null;

    public static string Text(this JsonElement e, string name) => e.GetProperty(name).GetString()!;

    public static List<JsonElement> Data(this JsonElement e) => [.. e.GetProperty("data").EnumerateArray()];
}
