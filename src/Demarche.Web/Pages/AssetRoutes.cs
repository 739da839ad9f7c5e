using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Demarche.Web.Pages;

/// <summary>Style sheet, font and scripts, served from the assembly: nothing is fetched from elsewhere.</summary>
static class AssetRoutes
{
    static readonly FrozenDictionary<string, (byte[] Bytes, string Type, EntityTagHeaderValue Tag)> s_assets = Load();

    /// <summary>Hash over all of them, part of their addresses, so that a new version is seen at once.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData([.. s_assets.OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => a.Value.Bytes)]))[..10];

    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{**name}", IResult (string name, HttpContext http) =>
        {
            if (!s_assets.TryGetValue(name, out var asset))
            {
                return Results.NotFound();
            }

            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(asset.Bytes, asset.Type, entityTag: asset.Tag);
        });

    static FrozenDictionary<string, (byte[], string, EntityTagHeaderValue)> Load()
    {
        var assembly = typeof(AssetRoutes).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith("assets/", StringComparison.Ordinal)).ToFrozenDictionary(n => n[7..].Replace('\\', '/'), n =>
        {
            using var stream = assembly.GetManifestResourceStream(n)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var type = Path.GetExtension(n) switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".woff2" => "font/woff2",
                ".svg" => "image/svg+xml",
                _ => "text/plain; charset=utf-8",
            };
            return (bytes, type, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
        }, StringComparer.Ordinal);
    }
}
