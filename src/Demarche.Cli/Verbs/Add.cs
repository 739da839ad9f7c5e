using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Pipeline;
using Demarche.Reading;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>add PATH…|-</c>: documents into the record. The same document twice changes nothing.</summary>
static class Add
{
    internal static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Files or folders, or - for standard input.", Arity = ArgumentArity.OneOrMore };
        var store = new Option<string?>("--store") { Description = "The record's file; DEMARCHE_STORE or ./demarche.duckdb if left out." };
        var dry = new Option<bool>("--dry-run") { Description = "Read and code, write nothing." };
        var map = new Option<string[]>("--map") { Description = "For CSV: which column holds what, as text=words or date=day; id, text, title, date, url, publisher, language.", AllowMultipleArgumentsPerToken = true };
        var knowledge = KnowledgeOption.Create();
        var command = new Command("add", "Reads documents, codes them and adds them to the record.") { paths, store, dry, map, knowledge };
        command.SetAction((result, cancel) => Task.FromResult(Run(result.GetValue(paths)!, result.GetValue(store), result.GetValue(dry), ColumnMap.Read(result.GetValue(map)), result.GetValue(knowledge), cancel)));
        return command;
    }

    static int Run(string[] paths, string? storePath, bool dry, IReadOnlyDictionary<string, string> columns, string? knowledge, CancellationToken cancel)
    {
        var tools = KnowledgeOption.Tools(knowledge);
        List<Rejected> failures = [];
        int added = 0, known = 0, events = 0, held = 0, quotes = 0;
        using var store = dry ? null : StoreOwner.TakeOrJoin(Options.StorePath(storePath));
        foreach (var batch in paths.SelectMany(p => Inputs.Articles(p, failures, new ReaderOptions { Columns = columns })).Chunk(64))
        {
            cancel.ThrowIfCancellationRequested();
            var fresh = batch.Where(a => store is null || !store.Has(a.Id)).DistinctBy(a => a.Id).ToList();
            known += batch.Length - fresh.Count;
            foreach (var coded in fresh.AsParallel().AsOrdered().WithCancellation(cancel).Select(tools.Coder.Code))
            {
                store?.Add(coded, tools.Run);
                added++;
                events += coded.Events.Count;
                quotes += coded.Quotes.Count;
                held += coded.Held.Count;
            }
        }

        Console.Error.WriteLine($"{(dry ? "would add" : "added")} {added} documents ({events} events, {quotes} quotes, {held} held), {known} already there, {failures.Count} not read");
        return failures.Count > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
    }
}
