using System.Xml.Linq;

namespace Demarche.Tests.House;

/// <summary>How the house is built: what may refer to what, and what every table must say of itself.</summary>
public class HouseTests
{
    /// <summary>The only references a project may have, and the only packages.</summary>
    static readonly Dictionary<string, (string[] Projects, string[] Packages)> s_allowed = new()
    {
        ["Demarche.Events"] = ([], []),
        ["Demarche.Reading"] = (["Demarche.Events"], ["AngleSharp"]),
        ["Demarche.Language"] = (["Demarche.Events"], []),
        ["Demarche.Coding"] = (["Demarche.Events", "Demarche.Language"], []),
        ["Demarche.Merging"] = (["Demarche.Events"], []),
        ["Demarche.Store"] = (["Demarche.Events"], ["DuckDB.NET.Data.Full"]),
        ["Demarche.Forecasting"] = (["Demarche.Events"], []),
        ["Demarche.Pipeline"] = (["Demarche.Events", "Demarche.Reading", "Demarche.Language", "Demarche.Coding", "Demarche.Merging", "Demarche.Store", "Demarche.Forecasting"], []),
        ["Demarche.Cluster"] = (["Demarche.Pipeline"], ["Npgsql"]),
        ["Demarche.Cli"] = (["Demarche.Pipeline", "Demarche.Cluster", "Demarche.Web"], ["Spectre.Console", "System.CommandLine"]),
        ["Demarche.Web"] = (["Demarche.Pipeline"], []),
    };

    static IEnumerable<string> Projects => Directory.GetFiles(Path.Combine(Support.Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [Fact]
    public void A_reference_only_ever_points_down()
    {
        Assert.NotEmpty(Projects);
        foreach (var path in Projects)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            Assert.True(s_allowed.TryGetValue(name, out var allowed), $"{name} is not in the picture of docs/how-it-works.md");
            var references = XDocument.Load(path).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.All(references, r => Assert.Contains(r, allowed.Projects));
        }
    }

    [Fact]
    public void A_stage_brings_only_the_packages_it_is_known_for()
    {
        foreach (var path in Projects.Where(p => !p.Contains("Web")))
        {
            var packages = XDocument.Load(path).Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value);
            Assert.All(packages, p => Assert.Contains(p, s_allowed[Path.GetFileNameWithoutExtension(path)].Packages));
        }
    }

    [Fact]
    public void Every_version_of_a_package_stands_in_one_file()
    {
        foreach (var path in new[] { "src", "tests", "bench" }.SelectMany(f => Directory.GetFiles(Path.Combine(Support.Root, f), "*.csproj", SearchOption.AllDirectories)))
        {
            Assert.All(XDocument.Load(path).Descendants("PackageReference"), p => Assert.Null(p.Attribute("Version")));
        }
    }

    [Fact]
    public void Every_table_says_where_it_comes_from_and_names_its_columns()
    {
        var tables = Directory.GetFiles(Path.Combine(Support.Root, "data"), "*.tsv", SearchOption.AllDirectories);
        Assert.NotEmpty(tables);
        foreach (var path in tables.Order(StringComparer.Ordinal))
        {
            var notes = File.ReadLines(path).TakeWhile(l => l.StartsWith('#')).ToList();
            var header = File.ReadLines(path).FirstOrDefault(l => !l.StartsWith('#') && l.Length > 0)?.Split('\t') ?? [];
            Assert.True(notes.Exists(l => l.Contains("source:")) || header.Contains("source"), $"{Path.GetFileName(path)} names no source");
            using var reader = new StreamReader(path);
            Assert.NotEmpty(Table.Read(reader, Path.GetFileName(path)));
        }
    }

    [Fact]
    public void A_verb_is_short()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Support.Root, "src", "Demarche.Cli", "Verbs"), "*.cs"))
        {
            Assert.True(File.ReadLines(path).Count() < 400, $"{Path.GetFileName(path)} holds more than one idea");
        }
    }
}
