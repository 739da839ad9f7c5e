using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Demarche.Fuzzing;

namespace Demarche.Benchmarks;

/// <summary>What the program ships with, as CycloneDX 1.6: packages of the lock files with the licences of <c>docs/dependencies.tsv</c>, and models by hash. The same tree gives the same bytes.</summary>
static class BillOfMaterials
{
    /// <summary>A package as a lock file has it; the hash is of the package, SHA-512 in base64.</summary>
    internal sealed record Package(string Name, string Version, string Hash);

    internal static int Print()
    {
        Console.Out.WriteLine(Json());
        return 0;
    }

    /// <summary>Packages locked by the projects of a folder, in order of name.</summary>
    internal static IEnumerable<Package> Locked(string folder) =>
        Directory.GetFiles(Path.Combine(Checkout.Root, folder), "packages.lock.json", SearchOption.AllDirectories)
            .SelectMany(Of).DistinctBy(p => (p.Name, p.Version)).OrderBy(p => p.Name, StringComparer.Ordinal);

    internal static string Json()
    {
        using var reader = new StreamReader(Path.Combine(Checkout.Root, "docs", "dependencies.tsv"));
        var known = Table.Read(reader, "dependencies.tsv").ToDictionary(r => r["package"], r => r, StringComparer.Ordinal);
        using var made = new MemoryStream();
        using (var json = new Utf8JsonWriter(made, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            json.WriteNumber("version", 1);
            json.WriteStartObject("metadata");
            Component(json, "component", "application", "demarche", typeof(BillOfMaterials).Assembly.GetName().Version?.ToString(3) ?? "0", "Apache-2.0", null, null, null);
            json.WriteEndObject();
            json.WriteStartArray("components");
            foreach (var p in Locked("src").Where(p => known[p.Name]["where"] == "program"))
            {
                Component(json, null, "library", p.Name, p.Version, known[p.Name]["licence"], $"pkg:nuget/{p.Name}@{p.Version}", "SHA-512", Convert.ToHexStringLower(Convert.FromBase64String(p.Hash)));
            }

            foreach (var model in Directory.GetFiles(Checkout.Data("models")).Order(StringComparer.Ordinal))
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(model)));
                Component(json, null, "machine-learning-model", "data/models/" + Path.GetFileName(model), hash[..16], null, null, "SHA-256", hash);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(made.ToArray());
    }

    static void Component(Utf8JsonWriter json, string? property, string type, string name, string version, string? licence, string? purl, string? algorithm, string? hash)
    {
        if (property is null)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject(property);
        }

        json.WriteString("type", type);
        json.WriteString("name", name);
        json.WriteString("version", version);
        if (licence is not null)
        {
            json.WriteStartArray("licenses");
            json.WriteStartObject();
            json.WriteStartObject("license");
            json.WriteString("id", licence);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (purl is not null)
        {
            json.WriteString("purl", purl);
        }

        if (algorithm is not null)
        {
            json.WriteStartArray("hashes");
            json.WriteStartObject();
            json.WriteString("alg", algorithm);
            json.WriteString("content", hash);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    static IEnumerable<Package> Of(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var framework in document.RootElement.GetProperty("dependencies").EnumerateObject())
        {
            foreach (var package in framework.Value.EnumerateObject().Where(p => p.Value.GetProperty("type").GetString() != "Project"))
            {
                yield return new Package(package.Name, package.Value.GetProperty("resolved").GetString()!, package.Value.GetProperty("contentHash").GetString()!);
            }
        }
    }
}
