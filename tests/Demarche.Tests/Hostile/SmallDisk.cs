using System.Diagnostics;

namespace Demarche.Tests.Hostile;

/// <summary>
/// Runs a script where it may mount file systems of its own: a mount namespace of its own user (Linux), which ends with the script.
/// </summary>
static class SmallDisk
{
    /// <summary>Runs a bash script with <c>$D</c> the program; gives its exit code and what it printed. Skips the test where mounting is not allowed.</summary>
    internal static async Task<(int Exit, string Out, string Error)> Run(string folder, string script, CancellationToken cancel)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "mounts of one's own are made by Linux");
        if ((await Start(folder, "mkdir -p try && mount -t tmpfs -o size=1m none try", cancel)).Exit != 0)
        {
            Assert.Skip("this machine allows no mounts of one's own");
        }

        return await Start(folder, script, cancel);
    }

    static async Task<(int Exit, string Out, string Error)> Start(string folder, string script, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("unshare", ["-rm", "/bin/bash", "-c", script]) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["D"] = Cli.BuiltProgram.Path;
        start.Environment.Remove("DEMARCHE_STORE");
        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, await output, await error);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (127, "", "unshare is not installed");
        }
    }
}
