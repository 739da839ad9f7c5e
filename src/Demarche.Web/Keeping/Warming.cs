using System.Net;
using System.Text.RegularExpressions;
using Demarche.Web.Api;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace Demarche.Web.Keeping;

/// <summary>
/// Asks for what people ask for first, one thing after the other, as soon as the port is open: the first page, what it leads to and what that leads to, and the JSON interface's beginnings.
/// They stand ready then, and code is compiled and models are read before the first person waits for them.
/// </summary>
/// <param name="server">Where the application listens.</param>
/// <param name="life">When it does.</param>
/// <param name="options">The token, and whether to do it at all.</param>
sealed class Warming(IServer server, IHostApplicationLifetime life, WebOptions options) : BackgroundService
{
    /// <summary>Answers made ready at most.</summary>
    const int Most = 120;

    static readonly string[] s_first = ["/", "/events", "/map", "/quality", ApiGroup.Root + "/stats", ApiGroup.Root + "/codebook", ApiGroup.Root + "/events"];

    static readonly Regex s_link = new("href=\"(?<to>/[^\"#]*)\"", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Warm || !await Listening(stoppingToken))
        {
            return;
        }

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = Here() };
        if (options.Token is { Length: > 0 } token)
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        Queue<string> asked = new(s_first);
        HashSet<string> known = [.. s_first];
        for (var i = 0; i < Most && asked.TryDequeue(out var path); i++)
        {
            foreach (var link in await Links(http, path, stoppingToken))
            {
                if (known.Add(link))
                {
                    asked.Enqueue(link);
                }
            }
        }
    }

    /// <summary>Pages that an answer leads to; none where there is no page or none comes.</summary>
    static async Task<IEnumerable<string>> Links(HttpClient http, string path, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync(path, cancel);
            return answer.Content.Headers.ContentType?.MediaType != "text/html" ? []
                : s_link.Matches(await answer.Content.ReadAsStringAsync(cancel)).Select(m => WebUtility.HtmlDecode(m.Groups["to"].Value)).Where(l => !l.StartsWith("/assets/", StringComparison.Ordinal) && !l.Contains("format=", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // Nothing depends on it; ending the program ends the loop at the next step.
            return [];
        }
    }

    async Task<bool> Listening(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var on = life.ApplicationStarted.Register(started.SetResult);
        await Task.WhenAny(started.Task, Task.Delay(Timeout.Infinite, stopping));
        return !stopping.IsCancellationRequested;
    }

    /// <summary>The application's own address as this machine reaches it.</summary>
    Uri Here()
    {
        var port = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        var address = options.Address.Equals(IPAddress.Any) ? IPAddress.Loopback : options.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : options.Address;
        return new UriBuilder("http", address.ToString(), port).Uri;
    }
}
