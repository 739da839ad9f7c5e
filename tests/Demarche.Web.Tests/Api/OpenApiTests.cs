using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Demarche.Web.Tests.Api;

/// <summary>The OpenAPI document: valid, whole, and true of what is answered.</summary>
public class OpenApiTests(DemoSite site)
{
    static readonly string[] s_routes =
    [
        "get /api/v1/events", "get /api/v1/events/{id}", "get /api/v1/events/{id}/explain", "get /api/v1/events/{id}/follow", "get /api/v1/documents/{id}", "get /api/v1/sentences/{id}/why", "get /api/v1/quotes",
        "get /api/v1/actors/{id}", "get /api/v1/actors/resolve", "get /api/v1/dyads/{a}/{b}", "get /api/v1/backtests/{id}", "get /api/v1/codebook", "get /api/v1/stats", "get /api/v1/jobs/{id}",
        "post /api/v1/documents", "post /api/v1/code", "post /api/v1/reviews",
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_is_valid_and_names_every_route()
    {
        var text = await site.Http.GetStringAsync("/openapi/v1.json", Cancel);
        var read = await OpenApiDocument.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "json", new OpenApiReaderSettings(), Cancel);
        Assert.NotNull(read.Diagnostic);
        Assert.Empty(read.Diagnostic.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        var operations = read.Document!.Paths.SelectMany(p => p.Value.Operations!.Select(o => $"{o.Key.Method.ToLowerInvariant()} {p.Key}"));
        Assert.Equal(s_routes.Order(StringComparer.Ordinal), operations.Order(StringComparer.Ordinal));
        Assert.All(read.Document.Paths.SelectMany(p => p.Value.Operations!.Values), o => Assert.False(string.IsNullOrEmpty(o.Summary)));
        var ids = read.Document.Paths.SelectMany(p => p.Value.Operations!.Values).Select(o => o.OperationId).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_client_made_from_the_document_is_answered_as_the_document_says()
    {
        var client = new GeneratedClient(site.Http, await site.Http.Ok("/openapi/v1.json"));
        var events = await client.Call("getEvents", new() { ["target"] = "PSE", ["cameo"] = "054", ["limit"] = "5" });
        var id = events.Data()[0].Text("id");
        var document = events.Data()[0].GetProperty("document").Text("id");
        var values = new Dictionary<string, string>
        {
            ["getEvents"] = "", ["getQuotes"] = "", ["getCodebook"] = "", ["getStats"] = "",
            ["getEventsId"] = id, ["getEventsIdExplain"] = id, ["getEventsIdFollow"] = id, ["getDocumentsId"] = document, ["getSentencesIdWhy"] = document + ":1", ["getActorsId"] = "RUS", ["getBacktestsId"] = "diplomatic",
        };
        foreach (var name in client.Reads.Except(["getJobsId", "getActorsResolve", "getDyadsAB"]))
        {
            await client.Call(name, values[name].Length == 0 ? [] : new() { ["id"] = values[name] });
        }

        await client.Call("getActorsResolve", new() { ["name"] = "the French president", ["on"] = "2024-06-20" });
        await client.Call("getDyadsAB", new() { ["a"] = "RUS", ["b"] = "PRK", ["by"] = "year" });
        Assert.True(client.Checked > 2000, $"only {client.Checked} values were compared with the document");
    }
}
