using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>status</c>: what the record holds, and what it could not tell.</summary>
static class StatusVerb
{
    static readonly Listing<StatusCount> s_listing = new(
        [new("part", c => c.Part), new("name", c => c.Name), new("count", c => c.Count)],
        [new("part", c => c.Part.Replace('_', ' ')), new("", c => c.Name?.Replace('_', ' ')), new("count", c => c.Count)]);

    internal static Command Create()
    {
        var unresolved = new Option<int>("--unresolved") { Description = "How many names to list that stand for nobody in the catalogue (default 20).", HelpName = "N", DefaultValueFactory = _ => 20 };
        var which = Options.Record();
        var store = Options.Store();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("status", "Counts of the record: documents, events, quotes, what was held back and why, where dates come from, names nobody knows.") { unresolved, which, store, format, output };
        command.SetAction(r =>
        {
            using var record = Options.OpenRecord(r.GetValue(store), r.GetValue(which));
            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            RowWriter.Write(sink, s_listing, record.Status(Math.Max(0, r.GetValue(unresolved))));
            sink.Done();
            return ExitCode.Ok;
        });
        return command;
    }
}
