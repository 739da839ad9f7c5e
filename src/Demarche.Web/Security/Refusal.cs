using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Security;

/// <summary>Why a request is not answered: one line for a person, problem+json for a program.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Short name of what was wrong.</param>
/// <param name="Message">What was wrong, with the value.</param>
/// <param name="Hint">What to do.</param>
public sealed record Refusal(int Status, string Code, string Message, string Hint)
{
    /// <summary>Writes it as RFC 9457 problem+json.</summary>
    internal static Task Write(HttpContext http, Refusal refusal)
    {
        http.Response.StatusCode = refusal.Status;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "application/problem+json; charset=utf-8";
        return http.Response.WriteAsync(JsonSerializer.Serialize(new { type = "about:blank", title = refusal.Message, status = refusal.Status, code = refusal.Code, hint = refusal.Hint }));
    }
}
