using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Demarche.Tests.Reading;

/// <summary>A real web server on this machine with a port of its own; keeps what was asked.</summary>
sealed class Site : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly Dictionary<string, RequestDelegate> _pages = [];

    Site(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    public List<string> Asked { get; } = [];

    public static async Task<Site> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new Site(builder.Build());
        site._app.Run(context =>
        {
            lock (site.Asked)
            {
                site.Asked.Add(context.Request.Path);
            }

            if (site._pages.TryGetValue(context.Request.Path, out var page))
            {
                return page(context);
            }

            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        await site._app.StartAsync();
        site.Address = site._app.Urls.First();
        return site;
    }

    public void Page(string path, RequestDelegate page) => _pages[path] = page;

    public void Page(string path, string text, string type = "text/html; charset=utf-8") => Page(path, context =>
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text);
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
