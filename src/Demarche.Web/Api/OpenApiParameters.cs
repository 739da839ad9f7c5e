using System.Globalization;
using System.Text.Json.Nodes;
using Demarche.Web.Api.Asking;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Demarche.Web.Api;

/// <summary>Writes what routes declare into the OpenAPI document: the same table that checks a request describes it.</summary>
sealed class OpenApiParameters : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Parameters ??= [];
        foreach (var part in (context.Description.RelativePath ?? "").Split('/').Where(p => p.StartsWith('{')))
        {
            var name = part.Trim('{', '}');
            if (operation.Parameters.All(p => p.Name != name))
            {
                operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 } });
            }
        }

        foreach (var declared in context.Description.ActionDescriptor.EndpointMetadata.OfType<Declared>())
        {
            foreach (var p in declared.Parameters)
            {
                operation.Parameters.Add(new OpenApiParameter { Name = p.Name, In = ParameterLocation.Query, Required = p.Required, Description = p.Meaning, Schema = Schema(p) });
            }
        }

        return Task.CompletedTask;
    }

    static OpenApiSchema Schema(Parameter p) => p.Kind switch
    {
        ParameterKind.Integer => new() { Type = JsonSchemaType.Integer, Minimum = Text(p.Least), Maximum = Text(p.Most) },
        ParameterKind.Number => new() { Type = JsonSchemaType.Number, Minimum = Text(p.Least), Maximum = Text(p.Most) },
        ParameterKind.Flag => new() { Type = JsonSchemaType.Boolean },
        ParameterKind.Day or ParameterKind.LastDay => new() { Type = JsonSchemaType.String, Pattern = "^\\d{4}(-\\d{2}(-\\d{2})?)?$" },
        _ when p.Values is { } values => new() { Type = JsonSchemaType.String, Enum = [.. values.Select(v => (JsonNode)JsonValue.Create(v))] },
        _ => new() { Type = JsonSchemaType.String, MaxLength = (int)p.Most },
    };

    static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
