using System.Text.Json;

namespace Demarche.Web.Tests.Api;

/// <summary>A client that knows nothing but an OpenAPI document: it builds requests from operations and holds every value of an answer against its schema.</summary>
sealed class GeneratedClient
{
    readonly HttpClient _http;
    readonly JsonElement _document;
    readonly Dictionary<string, (string Path, JsonElement Operation)> _operations = [];

    public GeneratedClient(HttpClient http, JsonElement document)
    {
        (_http, _document) = (http, document);
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            if (path.Value.TryGetProperty("get", out var operation))
            {
                _operations[operation.Text("operationId")] = (path.Name, operation);
            }
        }
    }

    /// <summary>Names of the operations that read.</summary>
    public IEnumerable<string> Reads => _operations.Keys;

    /// <summary>Values compared so far.</summary>
    public int Checked { get; private set; }

    public async Task<JsonElement> Call(string name, Dictionary<string, string> values)
    {
        var (path, operation) = _operations[name];
        List<string> query = [];
        foreach (var parameter in operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray() : default)
        {
            var given = values.Remove(parameter.Text("name"), out var value);
            Assert.True(given || !(parameter.TryGetProperty("required", out var required) && required.GetBoolean()), $"{name} needs {parameter.Text("name")}");
            if (given && parameter.Text("in") == "path")
            {
                path = path.Replace("{" + parameter.Text("name") + "}", Uri.EscapeDataString(value!), StringComparison.Ordinal);
            }
            else if (given)
            {
                query.Add($"{parameter.Text("name")}={Uri.EscapeDataString(value!)}");
            }
        }

        Assert.True(values.Count == 0, $"{name} knows no {string.Join(", ", values.Keys)}");
        var answer = await _http.Ok(path + (query.Count > 0 ? "?" + string.Join('&', query) : ""));
        Check(answer, operation.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema"), name);
        return answer;
    }

    void Check(JsonElement value, JsonElement schema, string at)
    {
        Checked++;
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var target = _document;
            foreach (var part in reference.GetString()!.Split('/').Skip(1))
            {
                target = target.GetProperty(part);
            }

            schema = target;
        }

        if (schema.TryGetProperty("oneOf", out var choices) || schema.TryGetProperty("anyOf", out choices))
        {
            var fitting = choices.EnumerateArray().Where(c => Fits(value, Resolved(c))).ToList();
            Assert.True(fitting.Count > 0, $"{at} fits none of its schemas: {value}");
            Check(value, fitting[0], at);
            return;
        }

        Assert.True(Fits(value, schema), $"{at} is {value.ValueKind}, not {(schema.TryGetProperty("type", out var t) ? t.ToString() : "?")}");
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when schema.TryGetProperty("properties", out var properties):
                foreach (var needed in schema.TryGetProperty("required", out var required) ? required.EnumerateArray() : default)
                {
                    Assert.True(value.TryGetProperty(needed.GetString()!, out _), $"{at} lacks {needed}");
                }

                foreach (var property in value.EnumerateObject())
                {
                    Assert.True(properties.TryGetProperty(property.Name, out var own), $"{at} has {property.Name}, which the document does not know");
                    Check(property.Value, own, $"{at}.{property.Name}");
                }

                break;
            case JsonValueKind.Array when schema.TryGetProperty("items", out var items):
                foreach (var item in value.EnumerateArray())
                {
                    Check(item, items, at + "[]");
                }

                break;
            default:
                break;
        }
    }

    JsonElement Resolved(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? reference.GetString()!.Split('/').Skip(1).Aggregate(_document, (d, part) => d.GetProperty(part)) : schema;

    static bool Fits(JsonElement value, JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return true;
        }

        var kind = value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ => "null",
        };
        return type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(t => Is(t.GetString()!)) : Is(type.GetString()!);

        bool Is(string wanted) => wanted == kind || (wanted == "number" && kind == "integer");
    }
}
