namespace Demarche.Tests.Packing;

/// <summary>The packed tool, installed as a stranger would.</summary>
public class InstalledToolTests
{
    [Fact]
    public async Task The_packed_tool_installs_from_a_folder_into_an_empty_home_and_runs_the_demo()
    {
        using var home = new TempFolder();
        home.Write("nuget.config", $"<configuration><packageSources><clear/><add key=\"local\" value=\"{Packages.Folder}\"/></packageSources></configuration>");
        var installed = await Packages.Run(home.Path, Packages.DotnetRoot(), "tool", "install", "demarche", "--version", Packages.Version, "--tool-path", home.File("tools"), "--configfile", home.File("nuget.config"));
        Assert.True(installed.Exit == 0, installed.Out + installed.Error);

        var program = Path.Combine(home.File("tools"), OperatingSystem.IsWindows() ? "demarche.exe" : "demarche");
        var demo = await Packages.Run(home.Path, program, "demo");
        Assert.True(demo.Exit == 0, demo.Error);
        Assert.Contains("## Which other countries may follow?", demo.Out, StringComparison.Ordinal);
        Assert.Contains("bundled stories:", demo.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(home.File("demarche.duckdb")));

        var doctor = await Packages.Run(home.Path, program, "doctor", "--format", "jsonl");
        Assert.True(doctor.Exit == 0, doctor.Out + doctor.Error);
        Assert.Contains("tables and models as built", doctor.Out, StringComparison.Ordinal);
    }
}
