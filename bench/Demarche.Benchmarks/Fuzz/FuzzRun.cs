using System.Diagnostics;
using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Text;
using Demarche.Fuzzing;

namespace Demarche.Benchmarks.Fuzz;

/// <summary>One process of a long run: one target, until its time is over or a fault that no process survives.</summary>
static class FuzzRun
{
    /// <summary>An input that takes longer than this ends the process: it is a finding.</summary>
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    internal static int Run(string name, TimeSpan time, int seed, string folder)
    {
        var branches = new Branches();
        using var mapped = MemoryMappedFile.CreateFromFile(Path.Combine(folder, "current.bin"), FileMode.Create, null, (8 << 20) + 4);
        using var current = mapped.CreateViewAccessor();
        var began = 0L;
        var loop = new FuzzLoop(Targets.All[name], seed, branches.New)
        {
            Before = bytes =>
            {
                current.Write(0, bytes.Length);
                current.WriteArray(4, bytes, 0, bytes.Length);
                Volatile.Write(ref began, Stopwatch.GetTimestamp());
            },
            Fault = (bytes, e) => Found(folder, Kind(e), bytes, e.ToString()),
        };
        var watch = new Thread(() =>
        {
            while (true)
            {
                Thread.Sleep(1000);
                if (Volatile.Read(ref began) is > 0 and var b && Stopwatch.GetElapsedTime(b) > s_patience)
                {
                    Found(folder, "endless", Current(current), $"no end after {s_patience.TotalSeconds} s");
                    Environment.Exit(4);
                }
            }
        })
        { IsBackground = true };
        watch.Start();
        var until = Stopwatch.StartNew();
        loop.Start(Corpora.Kept(name));
        while (until.Elapsed < time)
        {
            loop.Next();
        }

        Volatile.Write(ref began, 0);
        File.WriteAllText(Path.Combine(folder, "report.tsv"), string.Create(CultureInfo.InvariantCulture, $"{loop.Runs}\t{branches.Taken}\t{loop.Seen.Outcomes}\t{loop.Corpus.Count}\t{loop.Slowest.TotalMilliseconds:F0}\t{loop.LastNew}\t{Environment.CpuUsage.TotalTime.TotalSeconds:F0}"));
        // What is kept for later runs is small enough to live in the repository.
        if (!Targets.All[name].Native)
        {
            Corpora.Keep(name, loop.Corpus.OrderBy(c => c.Length).Where(c => c.Length <= 600).Take(40));
        }

        return 0;
    }

    /// <summary>Faults are told apart by what was thrown and where in our code.</summary>
    static string Kind(Exception e)
    {
        var frame = new StackTrace(e, false).GetFrames().Select(f => f.GetMethod()).FirstOrDefault(m => m?.DeclaringType?.FullName?.StartsWith("Demarche.", StringComparison.Ordinal) == true && m.DeclaringType.Namespace != "Demarche.Fuzzing");
        return $"{e.GetType().Name}-{frame?.DeclaringType?.Name}.{frame?.Name}";
    }

    internal static byte[] Current(MemoryMappedViewAccessor current)
    {
        var bytes = new byte[Math.Clamp(current.ReadInt32(0), 0, 8 << 20)];
        current.ReadArray(4, bytes, 0, bytes.Length);
        return bytes;
    }

    /// <summary>The first input of a kind is kept beside what was thrown.</summary>
    internal static void Found(string folder, string kind, byte[] bytes, string said)
    {
        var path = Path.Combine(folder, "found-" + string.Concat(kind.Select(c => char.IsLetterOrDigit(c) || c is '-' or '.' ? c : '_')));
        if (!File.Exists(path + ".txt"))
        {
            File.WriteAllBytes(path + ".bin", bytes);
            File.WriteAllText(path + ".txt", said, Encoding.UTF8);
        }
    }
}
