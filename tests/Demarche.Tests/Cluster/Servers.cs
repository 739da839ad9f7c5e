using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Demarche.Tests.Cluster;

/// <summary>PostgreSQL, and where asked ZooKeeper and 2 × 2 ClickHouse, in a folder of the test, started by the script that users start them with. Skips the test where they are not installed.</summary>
sealed class Servers : IDisposable
{
    static int s_taken;

    readonly TempFolder _folder = new();
    readonly string _what;
    readonly int _port = FreePorts();

    public Servers(bool store)
    {
        _what = store ? "store" : "queue";
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
        {
            Assert.Skip("The cluster's servers are started on Linux only.");
            return;
        }

        // PostgreSQL runs as another user and must be able to walk to its folder.
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        try
        {
            Up();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The cluster's file.</summary>
    public string Settings => _folder.File("servers/cluster.json");

    public string File_(string name) => _folder.File(name);

    /// <summary>Starts what is not running.</summary>
    public void Up()
    {
        var (exit, said) = Script("up.sh", _folder.File("servers"), _port.ToString(CultureInfo.InvariantCulture), _what);
        if (exit == 4)
        {
            Assert.False(Support.RequireAll, said);
            Assert.Skip(said.Trim());
        }

        Assert.True(exit == 0, said);
    }

    /// <summary>Ends a server as a power cut would.</summary>
    public void Kill(string name)
    {
        using var process = Process.GetProcessById(int.Parse(System.IO.File.ReadAllText(_folder.File($"servers/{name}.pid")), CultureInfo.InvariantCulture));
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Script("down.sh", _folder.File("servers"));
        _folder.Dispose();
    }

    static (int Exit, string Said) Script(string name, params string[] arguments)
    {
        var log = Path.GetTempFileName();
        try
        {
            // What the script starts lives on: its output must not be a pipe that we wait for.
            var start = new ProcessStartInfo("/bin/bash") { UseShellExecute = false };
            foreach (var a in new[] { "-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null", "bash", log, Path.Combine(Support.Root, "deploy", "local", name) }.Concat(arguments))
            {
                start.ArgumentList.Add(a);
            }

            using var process = Process.Start(start)!;
            process.WaitForExit();
            return (process.ExitCode, System.IO.File.ReadAllText(log));
        }
        finally
        {
            System.IO.File.Delete(log);
        }
    }

    /// <summary>Fifteen ports in a row that nobody listens on, others for every caller: what is started listens only later.</summary>
    static int FreePorts()
    {
        for (var from = 20_000 + (Environment.ProcessId % 100 * 120) + (Interlocked.Increment(ref s_taken) % 8 * 15); ; from += 120)
        {
            try
            {
                for (var p = from; p < from + 15; p++)
                {
                    using var listener = new TcpListener(IPAddress.Loopback, p);
                    listener.Start();
                }

                return from;
            }
            catch (SocketException) when (from < 32_000)
            {
                // Taken; the next ones.
            }
        }
    }
}
