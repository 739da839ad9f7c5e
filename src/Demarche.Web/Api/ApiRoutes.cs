using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Demarche.Web.Api;

/// <summary>What other programs ask: JSON under <c>/api/v1</c>.</summary>
static class ApiRoutes
{
    /// <summary>What the routes need.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services;

    /// <summary>Steps before routing.</summary>
    public static IApplicationBuilder UseApi(this IApplicationBuilder app) => app;

    /// <summary>The routes.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => "ok");
        return routes;
    }
}
