using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Pipeline;
using Demarche.Pipeline.Ingest;
using Demarche.Reading;
using Demarche.Reading.Web;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>add PATH…|-</c>: documents into the record. The same document twice changes nothing.</summary>
static class Add
{
    internal static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Files, folders or addresses (https://…), or - for standard input.", Arity = ArgumentArity.OneOrMore };
        var store = new Option<string?>("--store") { Description = "The record's file; DEMARCHE_STORE or ./demarche.duckdb if left out." };
        var dry = new Option<bool>("--dry-run") { Description = "Read and code, write nothing." };
        var map = new Option<string[]>("--map") { Description = "For CSV: which column holds what, as text=words or date=day; id, text, title, date, url, publisher, language.", AllowMultipleArgumentsPerToken = true };
        var fetch = new Option<bool>("--fetch") { Description = "Fetch the feeds that an OPML file names." };
        var allow = new Option<bool>("--allow-private") { Description = "Addresses inside this machine and its network may be fetched too." };
        var knowledge = KnowledgeOption.Create();
        var command = new Command("add", "Reads documents, codes them and adds them to the record.") { paths, store, dry, map, fetch, allow, knowledge };
        command.SetAction((result, cancel) => Task.FromResult(Run(
            result.GetValue(paths)!,
            result.GetValue(store),
            result.GetValue(dry),
            new ReaderOptions { Columns = ColumnMap.Read(result.GetValue(map)) },
            result.GetValue(fetch),
            new FetchOptions { AllowPrivate = result.GetValue(allow) },
            result.GetValue(knowledge),
            cancel)));
        return command;
    }

    static int Run(string[] paths, string? storePath, bool dry, ReaderOptions reading, bool feeds, FetchOptions fetching, string? knowledge, CancellationToken cancel)
    {
        var tools = KnowledgeOption.Tools(knowledge);
        List<Rejected> failures = [];
        using var store = dry ? null : StoreOwner.TakeOrJoin(Options.StorePath(storePath));
        var (meter, size) = (new ReadMeter(), Inputs.Size(paths));
        using var progress = new Progress(() => size == 0 ? 0 : meter.Read / (double)size);
        using var fetcher = new Fetcher(fetching);
        var ingestion = new Ingestion(store, tools) { Progress = progress.Show };
        var counts = ingestion.Run(paths.SelectMany(p => Read(p, fetcher, feeds, failures, reading with { Meter = meter }, cancel)), cancel);
        if (store is not null && !cancel.IsCancellationRequested)
        {
            progress.Say("looking for one happening told twice");
            Settling.Run(store, tools.Merger, Environment.ProcessorCount, cancel: cancel);
        }

        progress.Clear();
        Console.Error.WriteLine($"{(dry ? "would add" : "added")} {counts.Added} documents ({counts.Events} events, {counts.Quotes} quotes, {counts.Held} held), {counts.Known} already there, {failures.Count} not read{Also(counts)}");
        if (cancel.IsCancellationRequested)
        {
            Console.Error.WriteLine("stopped; what is added stays, the same command goes on from here");
            return ExitCode.Cancelled;
        }

        return failures.Count > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
    }

    static IEnumerable<Article?> Read(string path, Fetcher fetcher, bool feeds, List<Rejected> failures, ReaderOptions options, CancellationToken cancel) =>
        WebReader.IsAddress(path) ? Inputs.Told(WebReader.Read(fetcher, path, options, cancel), failures)
        : feeds && Path.GetExtension(path).Equals(".opml", StringComparison.OrdinalIgnoreCase) && File.Exists(path) ? Inputs.Told(WebReader.ReadFeeds(fetcher, File.ReadAllText(path), options, cancel), failures)
        : Inputs.Results(path, failures, options);

    static string Also(IngestCounts counts) =>
        (counts.Copies > 0 ? $", {counts.Copies} copies of others" : "") + (counts.OtherLanguage > 0 ? $", {counts.OtherLanguage} in other languages (stored, not coded)" : "");
}
