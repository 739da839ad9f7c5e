using System.Diagnostics;
using System.IO.Compression;

namespace Demarche.Tests.Packing;

/// <summary>What <c>./pack.sh</c> made, unpacked in memory. Skips the test, saying so, where nothing was packed.</summary>
static class Packages
{
    public const string Version = "0.1.0";

    public static string Folder
    {
        get
        {
            var folder = Path.Combine(Support.Root, "artifacts", "packages");
            if (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.nupkg").Length == 0)
            {
                Assert.False(Support.RequireAll, "nothing is packed and DEMARCHE_REQUIRE_ALL is set; run ./pack.sh first.");
                Assert.Skip("nothing is packed; run ./pack.sh first.");
            }

            return folder;
        }
    }

    /// <summary>Opens one, as an archive.</summary>
    public static ZipArchive Open(string id, string ending = "nupkg") => ZipFile.OpenRead(Path.Combine(Folder, $"{id}.{Version}.{ending}"));

    /// <summary>Bytes of an entry.</summary>
    public static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>Runs a program with nothing of this user's own: an empty home, and only the packages folder as a source.</summary>
    public static async Task<(int Exit, string Out, string Error)> Run(string home, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, WorkingDirectory = home, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var a in arguments)
        {
            start.ArgumentList.Add(a);
        }

        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("NUGET_", StringComparison.OrdinalIgnoreCase) || k.StartsWith("DEMARCHE_", StringComparison.OrdinalIgnoreCase) || k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = start.Environment["USERPROFILE"] = start.Environment["DOTNET_CLI_HOME"] = home;
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : DotnetRoot())!;
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>The dotnet that runs these tests: three folders above its runtime.</summary>
    public static string DotnetRoot() => Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
}
