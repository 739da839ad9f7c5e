using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Store.Base;
using Microsoft.AspNetCore.Builder;

[assembly: AssemblyFixture(typeof(Demarche.Web.Tests.BaseSite))]

namespace Demarche.Web.Tests;

/// <summary>The record that ships, served as <c>demarche serve --record base</c> does it; started when first asked for.</summary>
public sealed class BaseSite : IAsyncDisposable
{
    readonly Lazy<Task<(WebApplication App, Serving Serving)>> _started = new(Start);

    public static bool Ships => File.Exists(Path.Combine(Installation.Base, BaseFiles.Events));

    public async Task<Uri> Address() => new(WebHost.Address((await _started.Value).App));

    public async Task<T> Ask<T>(Func<EventStore, T> question) => await (await _started.Value).Serving.Sessions.Ask(question);

    static async Task<(WebApplication, Serving)> Start()
    {
        Assert.True(Ships, "the base record does not stand beside the program");
        var serving = Serving.Open("", RecordChoice.Base, Installation.Base);
        var app = WebHost.Build(serving.Sessions, new Tools(), new WebOptions { Port = 0, BaseFolder = Installation.Base, Unchanging = true });
        await app.StartAsync();
        return (app, serving);
    }

    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated)
        {
            var (app, serving) = await _started.Value;
            await app.DisposeAsync();
            serving.Dispose();
        }
    }
}
