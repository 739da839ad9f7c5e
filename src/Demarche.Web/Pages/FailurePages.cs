using System.Data.Common;
using Demarche.Store;
using Demarche.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Demarche.Web.Pages;

/// <summary>Turns what goes wrong into a page for people and problem+json for programs. Nothing of a failure's inside is shown; one line goes to standard error.</summary>
sealed class FailurePages(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: 404 or 405, ContentType: null })
            {
                await Tell(http, new Refusal(http.Response.StatusCode, "not-found", "There is no page at this address", "start at the first page, or search the record"));
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = 499;
        }
        catch (Exception e) when (!http.Response.HasStarted && e is FormatException or ArgumentException or BadHttpRequestException)
        {
            var status = e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest;
            await Tell(http, new Refusal(status, "parameter", e is BadHttpRequestException ? "The request cannot be read" : e.Message, "change the value and try again"));
        }
        catch (StoreException e) when (!http.Response.HasStarted)
        {
            await Tell(http, new Refusal(e.Code is "no-event" or "no-store" ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable, e.Code, "The record did not answer", "try again in a moment"));
            await Console.Error.WriteLineAsync($"{e.Code}: {e.Message}");
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await Console.Error.WriteLineAsync($"page: {http.Request.Method} {http.Request.Path}: {(e is DbException ? e.Message.Split('\n')[0] : e.GetType().Name + ": " + e.Message)}");
            await Tell(http, new Refusal(StatusCodes.Status500InternalServerError, "failed", "This page could not be made", "what went wrong stands in the window where demarche serve runs"));
        }
    }

    static Task Tell(HttpContext http, Refusal refusal)
    {
        http.Response.Clear();
        http.Response.Headers.CacheControl = "no-store";
        return http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/mcp")
            ? Refusal.Write(http, refusal)
            : new RazorComponentResult<NotFoundPage>(new { Refusal = refusal }) { StatusCode = refusal.Status }.ExecuteAsync(http);
    }
}
