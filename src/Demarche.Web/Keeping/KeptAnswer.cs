using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Demarche.Web.Keeping;

/// <summary>An answer as it was made: its bytes, the headers that belong to them, and the bytes packed for whoever takes them so. Safe for many threads.</summary>
sealed class KeptAnswer
{
    /// <summary>Shorter answers are sent as they are.</summary>
    const int WorthPacking = 1000;

    /// <summary>Packing is done once, so it may take longer than where it is done for each request.</summary>
    const int Quality = 6;

    /// <summary>Headers that are written for each request.</summary>
    static readonly string[] s_own = [HeaderNames.ETag, HeaderNames.Vary, HeaderNames.ContentLength, HeaderNames.ContentEncoding];

    readonly byte[] _body;
    readonly KeyValuePair<string, string>[] _headers;
    readonly EntityTagHeaderValue _tag;
    readonly string _tagText;
    readonly Lazy<byte[]> _brotli, _gzip;

    /// <summary>Takes what stands in a response.</summary>
    /// <param name="response">Its headers.</param>
    /// <param name="before">Headers that stood there before it was made: every answer has them.</param>
    /// <param name="body">Its bytes.</param>
    public KeptAnswer(HttpResponse response, IReadOnlyCollection<string> before, byte[] body)
    {
        _body = body;
        _headers = [.. response.Headers.Where(h => !before.Contains(h.Key) && !s_own.Contains(h.Key, StringComparer.OrdinalIgnoreCase)).Select(h => KeyValuePair.Create(h.Key, h.Value.ToString()))];
        _tag = EntityTagHeaderValue.TryParse(response.Headers.ETag.ToString(), out var own) ? own : TagOf(body);
        _tagText = _tag.ToString();
        _brotli = new(() => Packed(s => new BrotliStream(s, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true)));
        _gzip = new(() => Packed(s => new GZipStream(s, CompressionLevel.Optimal, leaveOpen: true)));
    }

    /// <summary>When it was last asked for, in ticks of the machine's clock.</summary>
    public long Asked { get; set; } = Environment.TickCount64;

    /// <summary>Bytes it may come to hold: packed ones are never more than plain ones.</summary>
    public long Bytes => _body.Length * (_body.Length < WorthPacking ? 1L : 3L);

    /// <summary>The tag of some bytes. Weak: the same answer, whatever it is packed with on the way.</summary>
    public static EntityTagHeaderValue TagOf(byte[] body) => new("\"" + Convert.ToHexStringLower(SHA256.HashData(body))[..32] + "\"", isWeak: true);

    /// <summary>Whether a caller has what carries this tag.</summary>
    /// <param name="known">The request's If-None-Match.</param>
    /// <param name="tag">The tag.</param>
    public static bool Has(IEnumerable<string?> known, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList([.. known.OfType<string>()], out var tags) && tags.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(tag, useStrongComparison: false));

    /// <summary>Answers a request with it: whole, or that the caller has it already.</summary>
    /// <param name="http">The request.</param>
    /// <param name="known">Its If-None-Match.</param>
    public async Task Write(HttpContext http, IReadOnlyCollection<string?> known)
    {
        Asked = Environment.TickCount64;
        var response = http.Response;
        response.StatusCode = StatusCodes.Status200OK;
        foreach (var (name, value) in _headers)
        {
            response.Headers[name] = value;
        }

        response.Headers.ETag = _tagText;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (known.Count > 0 && Has(known, _tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.ContentType = default;
            return;
        }

        var bytes = _body;
        if (_body.Length >= WorthPacking && Taken(http.Request.Headers.AcceptEncoding.ToString()) is { } packing)
        {
            bytes = packing == "br" ? _brotli.Value : _gzip.Value;
            response.Headers.ContentEncoding = packing;
        }

        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    /// <summary>What the caller can unpack, the better one first; null for neither.</summary>
    static string? Taken(string accepted)
    {
        if (accepted.Length == 0 || !StringWithQualityHeaderValue.TryParseList([accepted], out var offers))
        {
            return null;
        }

        return new[] { "br", "gzip" }.FirstOrDefault(p => offers.Any(o => o.Value.Equals(p, StringComparison.OrdinalIgnoreCase) && o.Quality is null or > 0));
    }

    byte[] Packed(Func<Stream, Stream> packing)
    {
        using var packed = new MemoryStream();
        using (var stream = packing(packed))
        {
            stream.Write(_body);
        }

        return packed.ToArray();
    }
}
