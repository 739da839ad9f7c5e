// A program of somebody else, who has nothing of ours but the client that Kiota made from the OpenAPI document. Prints what it was told, a line each.
using System.Globalization;
using DemarcheApi;
using DemarcheApi.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()) { BaseUrl = args[0] };
var api = new DemarcheClient(adapter).Api.V1;

var page = await api.Events.GetAsync(r => (r.QueryParameters.Target, r.QueryParameters.Cameo, r.QueryParameters.Limit) = ("PSE", "054", 5));
var first = page!.Data![0];
Console.WriteLine($"events {page.Data.Count} {first.Id} {first.Action!.Cameo} {first.Target!.Country} {first.Confidence:0.000}");

var detail = await api.Events[first.Id!].GetAsync();
Console.WriteLine($"event {detail!.Data!.Id} {detail.Data.Evidence!.Count} {detail.Data.Evidence[0].Words!.ReplaceLineEndings(" ")}");

var follow = await api.Events[first.Id!].Follow.GetAsync(r => (r.QueryParameters.Limit, r.QueryParameters.Within) = (3, 24));
Console.WriteLine($"follow {follow!.WithinMonths} {follow.Candidates!.Count} {follow.Candidates[0].Candidate} {follow.Candidates[0].P:0.000} {follow.Candidates[0].Reasons!.Count > 0}");

foreach (var ask in new Func<Task>[] { () => api.Events["e0000000000000000"].GetAsync(), () => api.Events.GetAsync(r => r.QueryParameters.From = "yesterday") })
{
    try
    {
        await ask();
    }
    catch (ProblemBody problem)
    {
        Console.WriteLine($"problem {problem.ResponseStatusCode} {problem.Status} {problem.Code} {problem.Title} / {problem.Hint}");
    }
}
