using Demarche.Pipeline;
using Demarche.Pipeline.Ingest;
using Demarche.Reading;
using Demarche.Store;
using Microsoft.AspNetCore.Builder;

[assembly: AssemblyFixture(typeof(Demarche.Web.Tests.DemoSite))]

namespace Demarche.Web.Tests;

/// <summary>The bundled stories, coded once and served on a real port, as <c>demarche demo --serve</c> does it.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    readonly string _folder = Directory.CreateTempSubdirectory("demarche-web-").FullName;
    StoreOwner _owner = null!;
    RecordSessions _sessions = null!;
    WebApplication _app = null!;

    public Uri Address { get; private set; } = null!;

    public Tools Tools { get; } = new();

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    /// <summary>What the record holds, asked directly.</summary>
    public T Ask<T>(Func<EventStore, T> question) => _sessions.Ask(question).GetAwaiter().GetResult();

    public async ValueTask InitializeAsync()
    {
        _owner = StoreOwner.Take(Path.Combine(_folder, "demo.duckdb"));
        _sessions = new RecordSessions(_owner.Open);
        var articles = Reader.Read(Path.Combine(Installation.Data, "stories")).Select(r => r.Article).OfType<Article>().ToList();
        using (var store = _owner.Open())
        {
            foreach (var coded in articles.Select(Tools.Coder.Code))
            {
                store.Add(coded, Tools.Run);
            }

            Settling.Run(store, Tools.Merger);
        }

        _app = WebHost.Build(_sessions, Tools, new WebOptions { Port = 0, BaseFolder = Installation.Base });
        await _app.StartAsync();
        Address = new Uri(WebHost.Address(_app));
        Http.BaseAddress = Address;
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
