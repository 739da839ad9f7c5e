using System.Text.Json;
using Demarche.Benchmarks;

namespace Demarche.Tests.House;

/// <summary>Every package that is used is known by name and licence, and the bill of materials names each that ships.</summary>
public class DependencyTests
{
    /// <summary>Licences under which others' code may ship with ours.</summary>
    static readonly string[] s_licences = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL"];

    static Dictionary<string, (string Licence, string Where)> Known()
    {
        using var reader = new StreamReader(Path.Combine(Support.Root, "docs", "dependencies.tsv"));
        return Table.Read(reader, "dependencies.tsv").ToDictionary(r => r["package"], r => (r["licence"], r["where"]), StringComparer.Ordinal);
    }

    [Fact]
    public void Every_package_in_a_lock_file_has_its_licence_and_reason()
    {
        var known = Known();
        var used = new[] { "src", "tests", "bench" }.SelectMany(BillOfMaterials.Locked).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        Assert.True(used.Count > 20);
        Assert.Empty(used.Where(p => !known.ContainsKey(p)).Select(p => $"docs/dependencies.tsv does not name {p}"));
        Assert.Empty(known.Keys.Where(p => !used.Contains(p)).Select(p => $"docs/dependencies.tsv names {p}, which nothing uses"));
    }

    [Fact]
    public void What_ships_is_under_a_licence_that_allows_it() =>
        Assert.All(Known().Values, k => Assert.Contains(k.Licence, s_licences));

    [Fact]
    public void The_bill_of_materials_names_what_ships_with_version_licence_and_hash()
    {
        using var document = JsonDocument.Parse(BillOfMaterials.Json());
        Assert.Equal("CycloneDX", document.RootElement.GetProperty("bomFormat").GetString());
        var parts = document.RootElement.GetProperty("components").EnumerateArray().ToList();
        var names = parts.Select(p => p.GetProperty("name").GetString()).ToList();
        Assert.Contains("AngleSharp", names);
        Assert.Contains("data/models/english.dml", names);
        Assert.DoesNotContain("xunit.v3", names);
        Assert.DoesNotContain("Meziantou.Analyzer", names);
        Assert.All(parts, p => Assert.NotEmpty(p.GetProperty("hashes").EnumerateArray()));
        Assert.All(parts.Where(p => p.GetProperty("type").GetString() == "library"), p => Assert.StartsWith("pkg:nuget/", p.GetProperty("purl").GetString()));
        Assert.Equal(BillOfMaterials.Json(), BillOfMaterials.Json());
    }
}
