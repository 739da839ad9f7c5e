using System.IO.Compression;
using System.Threading.RateLimiting;
using Demarche.Web.Api.Routes;
using Demarche.Web.Api.Work;
using Demarche.Web.Mcp;
using Demarche.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace Demarche.Web.Api;

/// <summary>What other programs ask: JSON under <c>/api/v1</c>, described at <c>/openapi/v1.json</c>; whether the program lives at <c>/healthz</c>, what it counts at <c>/metrics</c>.</summary>
static class ApiRoutes
{
    /// <summary>Requests that code or forecast and wait for their turn.</summary>
    const int MostWaiting = 64;

    /// <summary>What the routes need.</summary>
    /// <param name="services">Where it goes.</param>
    /// <param name="options">Limits, and whether LLM clients may write.</param>
    public static IServiceCollection AddApi(this IServiceCollection services, WebOptions options)
    {
        services.ConfigureHttpJsonOptions(o => Answer.Configure(o.SerializerOptions));
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["application/json", "application/problem+json", "text/html", "text/css", "text/javascript", "image/svg+xml", "text/csv", "text/plain"];
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.AddRateLimiter(o => Limit(o, options));
        services.AddOpenApi("v1", o =>
        {
            o.ShouldInclude = d => d.RelativePath?.StartsWith(ApiGroup.Root[1..], StringComparison.Ordinal) == true;
            o.AddOperationTransformer(new OpenApiParameters());
            o.AddDocumentTransformer(new OpenApiFront());
        });
        services.AddSingleton<ApiMeter>().AddSingleton<Forecasts>().AddSingleton<Jobs>().AddHostedService(s => s.GetRequiredService<Jobs>());
        services.AddOpenTelemetry().WithMetrics(m => m.AddMeter(ApiMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime").AddPrometheusExporter());
        return services.AddMcpTools(options.AllowWrite);
    }

    /// <summary>Steps before routing.</summary>
    public static IApplicationBuilder UseApi(this IApplicationBuilder app) => app.UseResponseCompression().UseRateLimiter();

    /// <summary>The routes.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        var api = new ApiGroup(routes);
        EventRoutes.Map(api);
        TextRoutes.Map(api);
        ActorRoutes.Map(api);
        RecordRoutes.Map(api);
        WritingRoutes.Map(api);
        routes.MapMcpTools();
        routes.MapOpenApi("/openapi/{documentName}.json");
        routes.MapPrometheusScrapingEndpoint("/metrics");
        routes.MapGet("/healthz", async (RecordSessions record, CancellationToken cancel) =>
        {
            _ = await record.Ask(s => s.DatabaseVersion, cancel);
            return Results.Text("ok");
        }).ExcludeFromDescription();
        routes.Map(ApiGroup.Root + "/{**rest}", (HttpContext http) => Refusal.Write(http, new Refusal(StatusCodes.Status404NotFound, "not-found", "there is no such address here", "see /openapi/v1.json for what there is"))).ExcludeFromDescription();
        return routes;
    }

    static void Limit(RateLimiterOptions limits, WebOptions options)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = async (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "1";
            await Refusal.Write(context.HttpContext, new Refusal(StatusCodes.Status429TooManyRequests, "too-many", "too many requests at once", "wait a second and ask again, in larger pages"));
        };
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/mcp")
            ? RateLimitPartition.GetTokenBucketLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new TokenBucketRateLimiterOptions { TokenLimit = options.RequestsPerSecond * 2, TokensPerPeriod = Math.Max(1, options.RequestsPerSecond / 10), ReplenishmentPeriod = TimeSpan.FromMilliseconds(100), QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter(""));
        limits.AddPolicy(ApiGroup.Heavy, _ => RateLimitPartition.GetConcurrencyLimiter("", _ => new ConcurrencyLimiterOptions { PermitLimit = Math.Max(1, Environment.ProcessorCount), QueueLimit = MostWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));
    }
}
