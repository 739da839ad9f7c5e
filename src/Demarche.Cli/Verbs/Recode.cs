using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Pipeline;
using Demarche.Pipeline.Ingest;
using Demarche.Store;
using Demarche.Store.Corrections;

namespace Demarche.Cli.Verbs;

/// <summary><c>recode</c>: documents of the record coded again after a new version or new knowledge; <c>diff</c>: what changed.</summary>
static class Recode
{
    static readonly Listing<RunDifference> s_differences = new(
        [new("change", d => d.Change), new("event_id", d => d.EventId), new("doc_id", d => d.DocumentId), new("before", d => d.Before), new("after", d => d.After)],
        [new("change", d => d.Change), new("before", d => d.Before), new("after", d => d.After), new("event", d => d.EventId)]);

    internal static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Also documents that this program has coded already." };
        var dry = new Option<bool>("--dry-run") { Description = "Say how many documents would be coded again." };
        var store = Options.Store();
        var command = new Command("recode", "Codes the documents of the record again; corrections are kept, and what finds no home is listed.") { all, dry, store };
        command.SetAction((r, cancel) =>
        {
            var tools = new Tools();
            using var record = StoreOwner.TakeOrJoin(ReviewVerb.Existing(r.GetValue(store)));
            var ids = record.DocumentIds(r.GetValue(all) ? null : tools.Run.Id);
            if (r.GetValue(dry))
            {
                Console.Error.WriteLine($"would code {ids.Count} documents again as run {tools.Run.Id}");
                return Task.FromResult(ExitCode.Ok);
            }

            List<Review> homeless = [];
            HashSet<string> touched = new(StringComparer.Ordinal);
            var done = 0;
            foreach (var batch in ids.Chunk(64))
            {
                cancel.ThrowIfCancellationRequested();
                var articles = batch.Select(record.Document).OfType<CodedArticle>().Select(c => c.Article).ToList();
                foreach (var coded in articles.AsParallel().AsOrdered().WithCancellation(cancel).Select(tools.Coder.Code))
                {
                    homeless.AddRange(record.Replace(coded, tools.Run));
                    touched.UnionWith(coded.Events.Select(e => e.Id));
                    done++;
                }
            }

            // What is coded otherwise now may tell another happening.
            Settling.Run(record, tools.Merger, Environment.ProcessorCount, touched, cancel: cancel);

            foreach (var h in homeless)
            {
                Console.Error.WriteLine($"no-home: {h.EventId}: {EnumNames.Of(h.Verdict)} by {h.Reviewer}{(h.Field is null ? "" : $", {h.Field} = {h.Value}")}: the event is no longer found");
            }

            Console.Error.WriteLine($"{done} documents coded again as run {tools.Run.Id}; {homeless.Count} corrections found no home");
            return Task.FromResult(homeless.Count > 0 ? ExitCode.SomeFailed : ExitCode.Ok);
        });
        return command;
    }

    internal static Command CreateDiff()
    {
        var one = new Argument<string>("run1") { Description = "A run; demarche status lists them." };
        var two = new Argument<string>("run2") { Description = "A later one." };
        var store = Options.Store();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("diff", "What two runs see differently in the documents both have coded.") { one, two, store, format, output };
        command.SetAction(r =>
        {
            using var record = EventStore.Open(Options.StorePath(r.GetValue(store)), readOnly: true);
            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            RowWriter.Write(sink, s_differences, record.Differences(r.GetValue(one)!, r.GetValue(two)!));
            sink.Done();
            return ExitCode.Ok;
        });
        return command;
    }
}
