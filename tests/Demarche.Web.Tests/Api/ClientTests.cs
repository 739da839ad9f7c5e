using System.Globalization;
using System.Text.Json;

namespace Demarche.Web.Tests.Api;

/// <summary>What tools of others make of the OpenAPI document: a linter its rules, a generator a client that is compiled and asks this record.</summary>
public class ClientTests(DemoSite site)
{
    const string Kiota = "1.38.0", KiotaLibraries = "2.1.2", Redocly = "2.77.0";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static string Folder(string name) => Directory.CreateDirectory(Path.Combine(Place.Root, "artifacts", "openapi", name)).FullName;

    [Fact]
    public async Task A_linter_finds_nothing_to_say_about_the_document()
    {
        if (Fetched.Npm("@redocly/cli", Redocly) is not { } package)
        {
            Fetched.Missing("@redocly/cli is not here and npm could not fetch it");
            return;
        }

        var file = Path.Combine(Folder("lint"), "v1.json");
        await File.WriteAllTextAsync(file, await site.Http.GetStringAsync("/openapi/v1.json", Cancel), Cancel);
        var (_, said) = Fetched.Run("node", [Path.Combine(package, "bin", "cli.js"), "lint", file, "--format=json", "--extends=recommended"]);
        var at = said.IndexOf("{\n", StringComparison.Ordinal);
        Assert.True(at >= 0, said);
        var found = JsonSerializer.Deserialize<JsonElement>(said[at..(said.LastIndexOf('}') + 1)]);
        Assert.Equal([], found.GetProperty("problems").EnumerateArray().Select(p => $"{p.Text("ruleId")}: {p.Text("message")}"));
    }

    [Fact]
    public async Task A_client_made_by_Kiota_compiles_and_is_answered()
    {
        if (Fetched.Tool("Microsoft.OpenApi.Kiota", Kiota, "kiota") is not { } kiota)
        {
            Fetched.Missing("the generator Kiota is not here and could not be installed as a .NET tool");
            return;
        }

        var folder = Folder("client");
        // The server it names is "/", the address the document comes from, which that rule takes for none.
        var (code, said) = Fetched.Run(kiota, ["generate", "-l", "CSharp", "-d", new Uri(site.Address, "/openapi/v1.json").AbsoluteUri, "-c", "DemarcheClient", "-n", "DemarcheApi", "-o", Path.Combine(folder, "Made"), "--clean-output", "--clear-cache", "--ebc", "--disable-validation-rules", "NoServerEntry"]);
        Assert.True(code == 0, said);
        Assert.DoesNotContain("warn:", said);
        Write(folder);
        (code, said) = Fetched.Run("dotnet", ["restore"], folder);
        if (code != 0)
        {
            Fetched.Missing("the libraries of the generator Kiota could not be restored: " + said.ReplaceLineEndings(" "));
        }

        (code, said) = Fetched.Run("dotnet", ["build", "--no-restore", "-c", "Release", "-o", Path.Combine(folder, "built"), "-warnaserror"], folder);
        Assert.True(code == 0, said);
        (code, said) = Fetched.Run("dotnet", [Path.Combine(folder, "built", "Client.dll"), site.Address.GetLeftPart(UriPartial.Authority)]);
        Assert.True(code == 0, said);
        Assert.Equal(await Expected(), said.Trim().ReplaceLineEndings("\n").Split('\n'));
    }

    /// <summary>The caller, and a project of it and what was made, apart from this repository's own settings.</summary>
    static void Write(string folder)
    {
        File.Copy(Path.Combine(Place.Root, "tests", "Demarche.Web.Tests", "Api", "Client", "Program.cs"), Path.Combine(folder, "Program.cs"), overwrite: true);
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            File.WriteAllText(Path.Combine(folder, name), "<Project />\n");
        }

        var libraries = string.Concat(new[] { "Http.HttpClientLibrary", "Serialization.Form", "Serialization.Json", "Serialization.Multipart", "Serialization.Text" }.Select(l => $"<PackageReference Include=\"Microsoft.Kiota.{l}\" Version=\"{KiotaLibraries}\" />"));
        File.WriteAllText(Path.Combine(folder, "Client.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup>{libraries}<Compile Remove="built/**;obj/**" /></ItemGroup>
            </Project>
            """);
    }

    /// <summary>The same questions asked by hand.</summary>
    async Task<List<string>> Expected()
    {
        var events = (await site.Http.Ok("/api/v1/events?target=PSE&cameo=054&limit=5")).Data();
        var (first, id) = (events[0], events[0].Text("id"));
        var detail = (await site.Http.Ok($"/api/v1/events/{id}")).GetProperty("data");
        var follow = await site.Http.Ok($"/api/v1/events/{id}/follow?limit=3&within=24");
        var candidate = follow.GetProperty("candidates")[0];
        List<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"events {events.Count} {id} 054 PSE {first.GetProperty("confidence").GetDouble():0.000}"),
            $"event {id} {detail.GetProperty("evidence").GetArrayLength()} {detail.GetProperty("evidence")[0].Text("words").ReplaceLineEndings(" ")}",
            string.Create(CultureInfo.InvariantCulture, $"follow 24 3 {candidate.Text("candidate")} {candidate.GetProperty("p").GetDouble():0.000} True"),
        ];
        foreach (var path in new[] { "/api/v1/events/e0000000000000000", "/api/v1/events?from=yesterday" })
        {
            using var refused = await site.Http.GetAsync(path, Cancel);
            var problem = await refused.Json();
            Assert.InRange((int)refused.StatusCode, 400, 404);
            lines.Add($"problem {(int)refused.StatusCode} {problem.GetProperty("status")} {problem.Text("code")} {problem.Text("title")} / {problem.Text("hint")}");
        }

        return lines;
    }
}
