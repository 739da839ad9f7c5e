using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Demarche.Web.Keeping;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Api;

/// <summary>An answer in JSON. To a read it carries an ETag of its bytes, and a caller that has them already gets 304 and no body.</summary>
/// <param name="body">What is answered.</param>
/// <param name="status">HTTP status.</param>
sealed class Answer(object body, int status = StatusCodes.Status200OK) : IResult
{
    /// <summary>snake_case, nulls written, no HTML characters bare.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.MaxDepth = 32;
    }

    /// <summary>The same everywhere: routes, problems, tools.</summary>
    public static JsonSerializerOptions Json { get; } = Made();

    public async Task ExecuteAsync(HttpContext http)
    {
        var bytes = body as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), Json);
        var response = http.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-cache";
        if (status == StatusCodes.Status200OK && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
        {
            var tag = KeptAnswer.TagOf(bytes);
            response.Headers.ETag = tag.ToString();
            if (KeptAnswer.Has(http.Request.Headers.IfNoneMatch, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = "application/json; charset=utf-8";
        await response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
