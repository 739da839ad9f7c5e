using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Demarche.Web.Api;

/// <summary>Writes into the OpenAPI document what holds of all routes: what this is, where it is, what a caller may have to present, what the groups are.</summary>
sealed class OpenApiFront : IOpenApiDocumentTransformer
{
    const string Token = "token";

    static readonly Dictionary<string, string> s_groups = new(StringComparer.Ordinal)
    {
        ["events"] = "Who did what to whom, when and where, each with its sentence.",
        ["documents"] = "What was read, and what was found in it.",
        ["sentences"] = "What came of one sentence.",
        ["quotes"] = "Who said what to whom.",
        ["actors"] = "Whom a name stands for, and what the record knows of them.",
        ["dyads"] = "What two actors did to one another.",
        ["backtests"] = "How good forecasts were.",
        ["codebook"] = "What codes and columns mean.",
        ["stats"] = "What the record holds.",
        ["jobs"] = "Work that goes on after an answer.",
        ["code"] = "Coding without keeping.",
        ["reviews"] = "What people said of events.",
    };

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "Demarche",
            Version = "v1",
            Description = "A dated record of what political actors did and said to one another, with the sentence behind every entry. Machine-coded: check the sentence before you rely on an entry. Requests that change something need Content-Type application/json and either an Origin header equal to this address or Authorization: Bearer TOKEN. Errors are problem+json with code and hint.",
            License = new() { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers = [new() { Url = "/", Description = "The address this document came from." }];
        document.AddComponent<IOpenApiSecurityScheme>(Token, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Asked for where the record is served beyond its own machine." });
        document.Security = [[], new() { [new OpenApiSecuritySchemeReference(Token, document)] = [] }];
        foreach (var group in document.Tags ?? new HashSet<OpenApiTag>())
        {
            group.Description = s_groups.GetValueOrDefault(group.Name ?? "");
        }

        return Task.CompletedTask;
    }
}
