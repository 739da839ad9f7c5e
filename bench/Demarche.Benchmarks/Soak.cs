using System.Diagnostics;
using System.Globalization;
using Demarche.Pipeline;
using Demarche.Pipeline.Ingest;
using Demarche.Store;

namespace Demarche.Benchmarks;

/// <summary>
/// Works for a while as a machine does that is left alone: texts are read, coded, added, asked for and forgotten, round after round, in one process.
/// Prints memory, handles and threads each minute; after the first rounds they must stay where they are.
/// </summary>
static class Soak
{
    const int RoundDocuments = 200;

    internal static int Run(string data, string lines, double minutes)
    {
        var folder = Directory.CreateTempSubdirectory("demarche-soak-").FullName;
        var tools = new Tools(data);
        var watch = Stopwatch.StartNew();
        var (round, told) = (0, -1.0);
        Console.Out.WriteLine("minutes\trounds\tdocuments\tworking_set_mb\tmanaged_mb\thandles\tthreads\trecord_mb");
        using (var store = StoreOwner.TakeOrJoin(Path.Combine(folder, "soak.duckdb")))
        using (var input = new Rounds(lines))
        {
            while (watch.Elapsed.TotalMinutes < minutes)
            {
                round++;
                var written = new List<string>();
                new Ingestion(store, tools) { Written = b => written.AddRange(b.Select(c => c.Article.Id)) }.Run(input.Next(RoundDocuments));
                Settling.Run(store, tools.Merger, Environment.ProcessorCount);
                _ = store.Events(new EventFilter { Limit = 50 });
                _ = store.Search("government");
                _ = store.Dyad("USA", "CHN", "month");
                foreach (var id in written)
                {
                    store.ForgetDocument(id, "2026-11-26T00:00:00Z");
                }

                if (watch.Elapsed.TotalMinutes - told >= 1)
                {
                    told = watch.Elapsed.TotalMinutes;
                    using var self = Process.GetCurrentProcess();
                    Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{told:F1}\t{round}\t{round * RoundDocuments}\t{self.WorkingSet64 >> 20}\t{GC.GetTotalMemory(true) >> 20}\t{Handles()}\t{self.Threads.Count}\t{new FileInfo(Path.Combine(folder, "soak.duckdb")).Length >> 20}"));
                }
            }
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    static int Handles() => OperatingSystem.IsLinux() ? Directory.GetFiles("/proc/self/fd").Length : Process.GetCurrentProcess().HandleCount;

    /// <summary>The lines of a file, round and round; each time with another day, so that a text that comes again is another document.</summary>
    sealed class Rounds(string path) : IDisposable
    {
        StreamReader _reader = new(path);
        int _pass;

        internal IEnumerable<Article?> Next(int count)
        {
            while (count > 0)
            {
                if (_reader.ReadLine() is not { } line)
                {
                    _reader.Dispose();
                    _reader = new StreamReader(path);
                    _pass++;
                    continue;
                }

                count--;
                var (request, _) = CodeRequest.Parse(line);
                if (request?.ToArticle() is { } a)
                {
                    var day = (a.Published.Day ?? new DateOnly(2020, 1, 1)).AddDays(_pass);
                    yield return a with { Id = Ids.Document(a.Text, a.Title, a.Url, day), Published = PublicationDate.Given(day) };
                }
            }
        }

        public void Dispose() => _reader.Dispose();
    }
}
