using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using MediaTypeHeaderValue = Microsoft.Net.Http.Headers.MediaTypeHeaderValue;

namespace Demarche.Web.Security;

/// <summary>
/// Who may ask, and what an answer may do in a browser. A loopback port is no boundary: any page a person has open can send requests to it,
/// by name (DNS rebinding) or across sites. So the Host must be a loopback name, and what changes something must be JSON from our own pages, unless the caller has the token.
/// </summary>
sealed class RequestGuard(RequestDelegate next, WebOptions options)
{
    /// <summary>Cookie that carries the token between pages.</summary>
    internal const string Cookie = "demarche_token";

    readonly byte[]? _token = options.Token is { Length: > 0 } t ? Hash(t) : null;

    public async Task InvokeAsync(HttpContext http)
    {
        Harden(http.Response.Headers);
        var trusted = HasToken(http.Request);
        if (_token is null ? !IsLoopback(http.Request.Host.Host) : !trusted && http.Request.Path != "/healthz")
        {
            if (_token is not null && TakeToken(http))
            {
                return;
            }

            await Refusal.Write(http, _token is null
                ? new Refusal(StatusCodes.Status421MisdirectedRequest, "host", $"the Host header names '{Shown(http.Request.Host.Host)}', which is not this machine", "open http://127.0.0.1 or http://localhost with the port that demarche serve printed")
                : new Refusal(StatusCodes.Status401Unauthorized, "token", "this record asks for a token", "send it as Authorization: Bearer TOKEN, or open the address with ?token=TOKEN once"));
            return;
        }

        if (!IsRead(http.Request.Method))
        {
            if (!IsJson(http.Request.ContentType))
            {
                await Refusal.Write(http, new Refusal(StatusCodes.Status415UnsupportedMediaType, "content-type", $"the content type is '{Shown(http.Request.ContentType ?? "")}'", "send application/json"));
                return;
            }

            if (!HasBearer(http.Request) && !IsSameOrigin(http.Request))
            {
                await Refusal.Write(http, new Refusal(StatusCodes.Status403Forbidden, "origin", $"the request comes from '{Shown(http.Request.Headers.Origin.ToString())}', not from these pages", "send an Origin header equal to this address, or Authorization: Bearer TOKEN with demarche serve --token"));
                return;
            }
        }

        await next(http);
    }

    static void Harden(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

    static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    static bool IsSameOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        return origin.Count == 1 && string.Equals(origin[0], $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";
    }

    /// <summary>A token in an address is put into a cookie once, so that it does not stay in the history.</summary>
    bool TakeToken(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || !Fits(http.Request.Query["token"].ToString()))
        {
            return false;
        }

        http.Response.Cookies.Append(Cookie, http.Request.Query["token"].ToString(), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", Secure = http.Request.IsHttps });
        http.Response.Headers.Location = http.Request.Path.ToUriComponent();
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        return true;
    }

    bool HasToken(HttpRequest request) => HasBearer(request) || Fits(request.Cookies[Cookie]);

    bool HasBearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && Fits(value[7..].Trim());

    bool Fits(string? given) => _token is not null && !string.IsNullOrEmpty(given) && CryptographicOperations.FixedTimeEquals(_token, Hash(given));

    static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    static string Shown(string value) => value.Length > 80 ? value[..80] + "…" : value;
}
