using System.Diagnostics;

namespace Demarche.Web.Tests;

/// <summary>Tools of others that tests use, fetched once with the registries' own clients and kept among the artifacts; they are no part of the program.</summary>
static class Fetched
{
    /// <summary>Folder of an npm package with what it needs; null where npm cannot have it.</summary>
    public static string? Npm(string package, string version) => Once(package, version, p => Path.Combine(p, "node_modules", package), folder =>
        Run("npm", ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder, $"{package}@{version}"]));

    /// <summary>Program of a .NET tool; null where it cannot be had.</summary>
    public static string? Tool(string package, string version, string command) => Once(package, version, p => Path.Combine(p, OperatingSystem.IsWindows() ? command + ".exe" : command), folder =>
        Run("dotnet", ["tool", "install", "--tool-path", folder, package, "--version", version]));

    /// <summary>Skips the test, saying what is missing; with DEMARCHE_REQUIRE_ALL it fails.</summary>
    public static void Missing(string what)
    {
        Assert.False(Place.RequireAll, $"{what}, and DEMARCHE_REQUIRE_ALL is set.");
        Assert.Skip(what + ".");
    }

    /// <summary>Runs a program to its end; exit code -1 when there is no such program.</summary>
    public static (int Code, string Output) Run(string program, IEnumerable<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder ?? Place.Root };
        // Nothing of these tools' own accord: no counting, no looking for newer ones.
        foreach (var (name, value) in new[] { ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("KIOTA_CLI_TELEMETRY_OPTOUT", "1"), ("KIOTA_OFFLINE_ENABLED", "true"), ("REDOCLY_TELEMETRY", "off"), ("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true") })
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, $"{program} is not on this machine");
        }
    }

    static string? Once(string package, string version, Func<string, string> wanted, Action<string> fetch)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Place.Root, "artifacts", "fetched", $"{package.Replace('/', '-').TrimStart('@')}-{version}")).FullName;
        if (!Path.Exists(wanted(folder)))
        {
            fetch(folder);
        }

        return Path.Exists(wanted(folder)) ? wanted(folder) : null;
    }
}
