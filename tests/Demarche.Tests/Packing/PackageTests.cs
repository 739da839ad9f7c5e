using System.Buffers.Binary;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;

namespace Demarche.Tests.Packing;

/// <summary>What the packages hold: each runtime its own native code and no other, and all the data.</summary>
public class PackageTests
{
    static readonly string[] s_runtimes = ["linux-x64", "linux-arm64", "win-x64", "osx-arm64"];

    static readonly Guid s_embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    public static TheoryData<string> Runtimes => [.. s_runtimes];

    public static TheoryData<string> Libraries => ["Demarche.Events", "Demarche.Language", "Demarche.Forecasting"];

    [Fact]
    public void The_tool_is_one_small_package_that_chooses_among_four_runtimes()
    {
        using var package = Packages.Open("demarche");
        var settings = XDocument.Parse(Encoding.UTF8.GetString(Packages.Bytes(package.Entries.Single(e => e.Name == "DotnetToolSettings.xml"))).TrimStart('\uFEFF'));
        Assert.Equal(s_runtimes, settings.Descendants("RuntimeIdentifierPackage").Select(r => r.Attribute("RuntimeIdentifier")!.Value));
        Assert.Equal("demarche", settings.Descendants("Command").Single().Attribute("Name")!.Value);
        Assert.DoesNotContain(package.Entries, e => e.Name.EndsWith(".dll", StringComparison.Ordinal));
        Assert.Contains(package.Entries, e => e.FullName == "README.md");
    }

    [Theory]
    [MemberData(nameof(Runtimes))]
    public void A_runtime_has_its_own_database_and_starter_and_no_others(string runtime)
    {
        using var package = Packages.Open("demarche." + runtime);
        var native = package.Entries.Where(e => e.Name is "libduckdb.so" or "libduckdb.dylib" or "duckdb.dll").ToList();
        Assert.Equal(runtime, Machine(Packages.Bytes(Assert.Single(native)), runtime));
        var starter = Assert.Single(package.Entries, e => e.Name == (runtime.StartsWith("win", StringComparison.Ordinal) ? "demarche.exe" : "demarche"));
        Assert.Equal(runtime, Machine(Packages.Bytes(starter), runtime));
    }

    [Theory]
    [MemberData(nameof(Runtimes))]
    public void Every_table_and_model_travels_with_the_tool(string runtime)
    {
        using var package = Packages.Open("demarche." + runtime);
        var root = Path.Combine(Support.Root, "data");
        var inside = package.Entries.Where(e => e.FullName.Contains("/data/", StringComparison.Ordinal)).ToDictionary(e => e.FullName[(e.FullName.IndexOf("/data/", StringComparison.Ordinal) + 6)..], e => e.Length);
        var expected = Directory.GetFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).Where(f => !f.StartsWith("ontology/", StringComparison.Ordinal) && !f.StartsWith("dates/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Order(StringComparer.Ordinal), inside.Keys.Order(StringComparer.Ordinal));
        Assert.All(inside, i => Assert.True(i.Value > 0, $"{i.Key} is empty"));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_brings_readme_documentation_licence_and_needs_only_our_own(string id)
    {
        using var package = Packages.Open(id);
        var names = package.Entries.Select(e => e.FullName).ToList();
        Assert.Contains("README.md", names);
        Assert.Contains("NOTICE", names);
        Assert.Contains($"lib/net10.0/{id}.xml", names);
        var spec = XDocument.Parse(Encoding.UTF8.GetString(Packages.Bytes(package.Entries.Single(e => e.FullName == id + ".nuspec"))).TrimStart('\uFEFF'));
        Assert.All(spec.Descendants().Where(e => e.Name.LocalName == "dependency"), d => Assert.StartsWith("Demarche.", d.Attribute("id")!.Value));
        Assert.Equal("Apache-2.0", spec.Descendants().Single(e => e.Name.LocalName == "license").Value);
        Assert.Matches("^[0-9a-f]{40}$", spec.Descendants().Single(e => e.Name.LocalName == "repository").Attribute("commit")!.Value);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_debugger_finds_the_sources_of_a_library(string id)
    {
        using var package = Packages.Open(id, "snupkg");
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(Packages.Bytes(package.Entries.Single(e => e.Name == id + ".pdb"))));
        var reader = pdb.GetMetadataReader();
        var carried = reader.Documents.Where(d => reader.GetCustomDebugInformation(d).Any(h => reader.GetGuid(reader.GetCustomDebugInformation(h).Kind) == s_embeddedSource)).Select(d => reader.GetString(reader.GetDocument(d).Name)).ToList();
        Assert.Equal(reader.Documents.Count, carried.Count);
        Assert.DoesNotContain(carried, d => d.Contains(Support.Root, StringComparison.Ordinal));
    }

    [Fact]
    public void The_language_library_brings_its_model()
    {
        using var package = Packages.Open("Demarche.Language");
        Assert.Contains(package.Entries, e => e.FullName == "contentFiles/any/any/data/models/english.dml" && e.Length > 1_000_000);
        var spec = Encoding.UTF8.GetString(Packages.Bytes(package.Entries.Single(e => e.FullName == "Demarche.Language.nuspec")));
        Assert.Contains("copyToOutput=\"true\"", spec, StringComparison.Ordinal);
    }

    /// <summary>The machine that native code was made for, by its header.</summary>
    static string Machine(byte[] code, string expected)
    {
        switch (BinaryPrimitives.ReadUInt32BigEndian(code))
        {
            case 0x7F454C46:
                return BinaryPrimitives.ReadUInt16LittleEndian(code.AsSpan(18)) switch { 0x3E => "linux-x64", 0xB7 => "linux-arm64", var m => $"ELF {m:x}" };
            case 0xCFFAEDFE:
                return BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(4)) == 0x0100000C ? "osx-arm64" : "osx-x64";
            case 0xCAFEBABE:
                // Several machines in one file: the one asked for must be among them.
                var n = BinaryPrimitives.ReadInt32BigEndian(code.AsSpan(4));
                return Enumerable.Range(0, n).Any(i => BinaryPrimitives.ReadInt32BigEndian(code.AsSpan(8 + (20 * i))) == 0x0100000C) && expected == "osx-arm64" ? "osx-arm64" : "osx";
            default:
                var at = BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(0x3C));
                return code[0] == 'M' && BinaryPrimitives.ReadUInt16LittleEndian(code.AsSpan(at + 4)) == 0x8664 ? "win-x64" : "unknown";
        }
    }
}
