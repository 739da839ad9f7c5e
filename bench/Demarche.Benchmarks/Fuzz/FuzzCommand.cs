using System.Diagnostics;
using System.Globalization;
using System.IO.MemoryMappedFiles;
using Demarche.Fuzzing;

namespace Demarche.Benchmarks.Fuzz;

/// <summary>
/// Long runs that watch which branches are taken, one target after the other, each in a process of its own with a limit of memory, so that one that
/// dies is a finding and not the end. Findings and their inputs go to a folder; a line a target says what was run.
/// </summary>
static class FuzzCommand
{
    internal static int Run(IReadOnlyList<string> arguments)
    {
        if (arguments is ["--run", var one, var time, var chance, var folder])
        {
            return FuzzRun.Run(one, TimeSpan.FromSeconds(double.Parse(time, CultureInfo.InvariantCulture)), int.Parse(chance, CultureInfo.InvariantCulture), folder);
        }

        if (arguments.Count < 2 || !double.TryParse(arguments[0], CultureInfo.InvariantCulture, out var seconds))
        {
            Console.Error.WriteLine($"usage: fuzz SECONDS FOLDER [TARGET…]; targets: {string.Join(' ', Targets.All.Keys)}");
            return 2;
        }

        var program = Copy();
        var seed = Environment.TickCount;
        Console.Out.WriteLine("target\truns\tbranches\toutcomes\tkept\tslowest_ms\tlast_new\tcpu_s\tdied\tfound");
        foreach (var name in arguments.Count > 2 ? arguments.Skip(2) : Targets.All.Keys)
        {
            Console.Out.WriteLine(One(program, name, seconds, seed, Directory.CreateDirectory(Path.Combine(arguments[1], name)).FullName));
        }

        return 0;
    }

    static string One(string program, string name, double seconds, int seed, string folder)
    {
        var (died, watch) = (0, Stopwatch.StartNew());
        File.Delete(Path.Combine(folder, "report.tsv"));
        while (!File.Exists(Path.Combine(folder, "report.tsv")) && died < 20)
        {
            var left = Math.Max(1, seconds - watch.Elapsed.TotalSeconds);
            var start = new ProcessStartInfo(Environment.ProcessPath!, [program, "fuzz", "--run", name, left.ToString(CultureInfo.InvariantCulture), (seed + died).ToString(CultureInfo.InvariantCulture), folder]) { UseShellExecute = false };
            if (Path.GetFileNameWithoutExtension(start.FileName) != "dotnet")
            {
                start.FileName = "dotnet";
            }

            start.Environment["DOTNET_GCHeapHardLimit"] = "60000000";
            start.Environment["DOTNET_TieredPGO"] = "0";
            using var process = Process.Start(start)!;
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                died++;
                using var mapped = MemoryMappedFile.CreateFromFile(Path.Combine(folder, "current.bin"));
                using var current = mapped.CreateViewAccessor();
                FuzzRun.Found(folder, $"died-{process.ExitCode}", FuzzRun.Current(current), $"the process ended with {process.ExitCode}");
            }
        }

        var report = File.Exists(Path.Combine(folder, "report.tsv")) ? File.ReadAllText(Path.Combine(folder, "report.tsv")) : "no report";
        return $"{name}\t{report}\t{died}\t{Directory.GetFiles(folder, "found-*.txt").Length}";
    }

    /// <summary>A copy of this program whose assemblies count their branches.</summary>
    static string Copy()
    {
        var from = AppContext.BaseDirectory;
        var to = Path.Combine(Checkout.Root, "artifacts", "fuzz", "program");
        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }

        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from).Where(f => !f.EndsWith(".pdb", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        Branches.Rewrite(to);
        return Path.Combine(to, "Demarche.Benchmarks.dll");
    }
}
