using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Cluster;
using Demarche.Cluster.Queue;
using Demarche.Cluster.Working;
using Demarche.Pipeline;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>cluster init|add|status|drain|recode|retry</c>: many workers, one queue.</summary>
static class ClusterVerb
{
    static readonly Listing<QueueCount> s_counts = new(
        [new("kind", c => c.Kind), new("state", c => c.State), new("coder", c => c.Coder), new("units", c => c.Units), new("documents", c => c.Documents), new("events", c => c.Events), new("worker_seconds", c => c.Milliseconds / 1000.0)],
        [new("kind", c => c.Kind), new("state", c => c.State), new("coder", c => c.Coder), new("units", c => c.Units), new("documents", c => c.Documents), new("events", c => c.Events), new("worker seconds", c => (c.Milliseconds / 1000.0).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture))]);

    internal static Command Create() =>
        new("cluster", "The path for more than one machine: documents go into a queue (PostgreSQL), any number of demarche work code them, drain brings them into a record. See docs/scaling.md.")
        {
            Init(), Add(), Status(), DrainInto(), Recode(), Retry(),
        };

    /// <summary><c>--cluster FILE</c>.</summary>
    internal static Option<string?> File() => new("--cluster") { Description = "The cluster's file; else DEMARCHE_CLUSTER, else ./cluster.json.", HelpName = "FILE" };

    /// <summary>The file meant.</summary>
    internal static string Path(string? given)
    {
        var path = given ?? (Environment.GetEnvironmentVariable("DEMARCHE_CLUSTER") is { Length: > 0 } e ? e : "cluster.json");
        return System.IO.File.Exists(path) ? path : throw new Failure("no-cluster", $"there is no cluster file '{path}'; docs/scaling.md tells what stands in it", ExitCode.NotFound);
    }

    static Command Init()
    {
        var file = File();
        var command = new Command("init", "Makes the tables of the queue, and of the store where one is named. Run again it changes nothing.") { file };
        command.SetAction(r =>
        {
            var settings = ClusterSettings.Read(Path(r.GetValue(file)));
            using var queue = UnitQueue.Init(settings.Queue);
            using var store = WorkVerb.Store(settings);
            store?.Init(settings.Cluster);
            Console.Error.WriteLine($"the queue is ready{(store is null ? "" : $", and the store with {settings.Shards.Count} shards")}");
            return ExitCode.Ok;
        });
        return command;
    }

    static Command Add()
    {
        var paths = new Argument<string[]>("path") { Description = "Files or folders, or - for standard input.", Arity = ArgumentArity.OneOrMore };
        var file = File();
        var command = new Command("add", "Reads documents and puts them into the queue; those that were put in before are left out. Waits while too many units wait.") { paths, file };
        command.SetAction((r, cancel) =>
        {
            var settings = ClusterSettings.Read(Path(r.GetValue(file)));
            using var queue = UnitQueue.Open(settings.Queue);
            List<Rejected> failures = [];
            var (seen, added) = (0, 0);
            foreach (var batch in r.GetValue(paths)!.SelectMany(p => Inputs.Articles(p, failures)).Chunk(settings.DocumentsPerUnit))
            {
                queue.WaitForRoom(settings.MostWaiting, cancel);
                cancel.ThrowIfCancellationRequested();
                added += queue.Put(batch);
                seen += batch.Length;
            }

            Console.Error.WriteLine($"{added} documents put in, {seen - added} already there, {failures.Count} not read");
            return Task.FromResult(failures.Count > 0 ? ExitCode.SomeFailed : ExitCode.Ok);
        });
        return command;
    }

    static Command Status()
    {
        var (file, format, output) = (File(), Options.Format(), Options.Output());
        var metrics = new Option<bool>("--metrics") { Description = "As numbers that Prometheus reads, such as from a file of its node exporter." };
        var command = new Command("status", "How the units stand, what coded them and how long it took; units set aside with their error on stderr. ready are those that wait or are under work.") { file, metrics, format, output };
        command.SetAction(r =>
        {
            using var queue = UnitQueue.Open(ClusterSettings.Read(Path(r.GetValue(file))).Queue);
            if (r.GetValue(metrics))
            {
                Console.Out.Write(QueueMetrics.Text(queue.Counts()));
                return ExitCode.Ok;
            }

            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            RowWriter.Write(sink, s_counts, queue.Counts());
            sink.Done();
            foreach (var (unit, error) in queue.Aside())
            {
                Console.Error.WriteLine($"set-aside: {unit}: {error}");
            }

            return ExitCode.Ok;
        });
        return command;
    }

    static Command DrainInto()
    {
        var (file, store) = (File(), Options.Store());
        var byYear = new Option<string?>("--by-year") { Description = "Also write the events as Parquet with a folder for each year.", HelpName = "FOLDER" };
        var command = new Command("drain", "Finishes what is left, merges, and brings everything into a record: the same as demarche add would have written. Where a store is named, it learns what was merged.") { file, store, byYear };
        command.SetAction((r, cancel) =>
        {
            var settings = ClusterSettings.Read(Path(r.GetValue(file)));
            var tools = new Tools();
            using var queue = UnitQueue.Open(settings.Queue);
            using var sharded = WorkVerb.Store(settings);
            using var record = StoreOwner.TakeOrJoin(Options.StorePath(r.GetValue(store)));
            var counts = new Drain(queue, tools).Into(record, WorkVerb.Make(settings, queue, sharded, tools), cancel);
            sharded?.Hide(record);
            var rows = r.GetValue(byYear) is { } folder ? record.WriteByYear(folder) : 0;
            var aside = queue.Aside();
            Console.Error.WriteLine($"added {counts.Added} documents ({counts.Events} events, {counts.Quotes} quotes, {counts.Held} held), {counts.Known} already there{(rows > 0 ? $"; {rows} rows by year" : "")}{(aside.Count > 0 ? $"; {aside.Count} units are set aside: demarche cluster status" : "")}");
            return Task.FromResult(aside.Count > 0 ? ExitCode.SomeFailed : ExitCode.Ok);
        });
        return command;
    }

    static Command Recode()
    {
        var file = File();
        var command = new Command("recode", "Asks that units coded by another program, model or tables than these be coded again; the others go on answering meanwhile.") { file };
        command.SetAction(r =>
        {
            using var queue = UnitQueue.Open(ClusterSettings.Read(Path(r.GetValue(file))).Queue);
            Console.Error.WriteLine($"{queue.Recode(Worker.CoderOf(new Tools().Run))} units will be coded again");
            return ExitCode.Ok;
        });
        return command;
    }

    static Command Retry()
    {
        var file = File();
        var command = new Command("retry", "Gives units that were set aside back to the workers.") { file };
        command.SetAction(r =>
        {
            using var queue = UnitQueue.Open(ClusterSettings.Read(Path(r.GetValue(file))).Queue);
            Console.Error.WriteLine($"{queue.Retry()} units given back");
            return ExitCode.Ok;
        });
        return command;
    }
}
