using System.Net;
using Demarche.Pipeline;
using Demarche.Web.Api;
using Demarche.Web.Keeping;
using Demarche.Web.Pages;
using Demarche.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Demarche.Web;

/// <summary>Builds the application that serves a record: pages for people, JSON for programs.</summary>
public static class WebHost
{
    /// <summary>Builds it; nothing listens before it is started.</summary>
    /// <param name="record">Sessions on the record; the caller closes them after the application has stopped.</param>
    /// <param name="tools">Coder, explainer and forecaster, loaded on first use.</param>
    /// <param name="options">Where and to whom.</param>
    /// <exception cref="ArgumentException">When an address beyond loopback is given without a token.</exception>
    public static WebApplication Build(RecordSessions record, Tools tools, WebOptions options)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(tools);
        ArgumentNullException.ThrowIfNull(options);
        if (!IPAddress.IsLoopback(options.Address) && string.IsNullOrEmpty(options.Token))
        {
            throw new ArgumentException($"{options.Address} can be reached from other machines; give a token with --token, or listen on 127.0.0.1");
        }

        // Nothing outside decides how we listen: no settings file of the current folder, no environment of other programs.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 16_000_000;
            kestrel.Listen(options.Address, options.Port);
        });
        builder.Services.AddSingleton(record).AddSingleton(tools).AddSingleton(options).AddSingleton<Site>();
        builder.Services.AddRazorComponents();
        builder.Services.AddApi(options);
        builder.Services.AddHostedService<Warming>();

        var app = builder.Build();
        app.UseMiddleware<RequestGuard>();
        app.UseMiddleware<FailurePages>();
        app.UseApi();
        app.UseMiddleware<KeptAnswers>();
        app.MapAssets();
        app.MapApi();
        app.MapPages();
        return app;
    }

    /// <summary>The address a started application listens on, such as <c>http://127.0.0.1:5080</c>.</summary>
    public static string Address(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? throw new InvalidOperationException("the application has not been started");
    }
}
