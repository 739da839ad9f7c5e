using Demarche.Pipeline;
using Demarche.Web.Api.Asking;
using Demarche.Web.Api.Bodies;
using Demarche.Web.Keeping;
using Demarche.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Demarche.Web.Api;

/// <summary>Routes below <c>/api/v1</c>: each says what it takes and gives, and its parameters are checked before it runs.</summary>
/// <param name="routes">Where the routes go.</param>
sealed class ApiGroup(IEndpointRouteBuilder routes)
{
    /// <summary>Beginning of every address.</summary>
    public const string Root = "/api/v1";

    /// <summary>Rate limit of routes that code or forecast.</summary>
    public const string Heavy = "heavy";

    /// <summary>A route that reads; lasting unless its answer may differ though the record is the same.</summary>
    public void Get<T>(string path, string summary, IReadOnlyList<Parameter> parameters, Func<Asked, Task<Answer>> answer, bool heavy = false, bool lasting = true)
    {
        var route = routes.MapGet(Root + path, (Delegate)((HttpContext http) => Run(http, parameters, answer)));
        Describe<T>(lasting ? route.WithMetadata(Lasting.Mark) : route, "get", path, summary, parameters, heavy, StatusCodes.Status200OK);
    }

    /// <summary>A route that takes something.</summary>
    public void Post<TIn, T>(string path, string summary, int status, Func<Asked, Task<Answer>> answer, bool heavy = false) where TIn : notnull =>
        Describe<T>(routes.MapPost(Root + path, (Delegate)((HttpContext http) => Run(http, [], answer))).Accepts<TIn>("application/json"), "post", path, summary, [], heavy, status);

    static void Describe<T>(RouteHandlerBuilder route, string method, string path, string summary, IReadOnlyList<Parameter> parameters, bool heavy, int status)
    {
        route.WithName(method + string.Concat(path.Split('/', '{', '}').Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0]) + p[1..])))
            .WithSummary(summary)
            .WithTags(path.Split('/')[1])
            .WithMetadata(new Declared(parameters))
            .Produces<T>(status)
            .Produces<ProblemBody>(StatusCodes.Status400BadRequest, "application/problem+json")
            .Produces<ProblemBody>(StatusCodes.Status404NotFound, "application/problem+json")
            .Produces<ProblemBody>(StatusCodes.Status429TooManyRequests, "application/problem+json");
        if (heavy)
        {
            route.RequireRateLimiting(Heavy);
        }
    }

    static async Task<IResult> Run(HttpContext http, IReadOnlyList<Parameter> parameters, Func<Asked, Task<Answer>> answer)
    {
        try
        {
            var services = http.RequestServices;
            return await answer(new Asked(http, Query.Read(http.Request, parameters), services.GetRequiredService<RecordSessions>(), services.GetRequiredService<Tools>()));
        }
        catch (Refused refused)
        {
            return new Problem(refused.Refusal);
        }
        catch (FormatException e)
        {
            // A cursor that is none of ours.
            return new Problem(new Refusal(StatusCodes.Status400BadRequest, "bad-cursor", e.Message, "take the cursor from the page before, or leave it out"));
        }
    }

    sealed class Problem(Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext http) => Refusal.Write(http, refusal);
    }
}

/// <summary>The parameters a route takes, for the OpenAPI document.</summary>
/// <param name="Parameters">Its query parameters.</param>
sealed record Declared(IReadOnlyList<Parameter> Parameters);
