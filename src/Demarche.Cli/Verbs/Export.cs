using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Store.Exchange;

namespace Demarche.Cli.Verbs;

/// <summary><c>export</c>: the record's events in a layout that other programs read.</summary>
static class Export
{
    const string Own = "demarche";

    internal static Command Create()
    {
        var layout = new Option<string>("--layout") { Description = $"{Own} (the default), {string.Join(", ", Layout.All.Select(l => l.Name))}.", HelpName = "LAYOUT", DefaultValueFactory = _ => Own };
        Options.OneOf(layout, [Own, .. Layout.All.Select(l => l.Name)]);
        var noText = new Option<bool>("--no-text") { Description = "Leave the sentences out (layout demarche)." };
        var store = Options.Store();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("export", "The record's events in the layout of ICEWS, POLECAT, GDELT, Phoenix (tab-separated) or our own (--format csv, tsv, jsonl, json).") { layout, noText, store, format, output };
        command.SetAction(r =>
        {
            using var record = EventStore.Open(Options.StorePath(r.GetValue(store)), readOnly: true);
            var own = r.GetValue(layout) == Own;
            using var sink = Sink.Open(r.GetValue(output), own ? r.GetValue(format) : "tsv");
            if (own)
            {
                var listing = EventColumns.Listing;
                RowWriter.Write(
                    sink,
                    r.GetValue(noText) ? listing with { Fields = [.. listing.Fields.Where(c => c.Name != "sentence_text")] } : listing,
                    record.Events(new EventFilter { Limit = int.MaxValue }));
            }
            else
            {
                var (rows, leftOut) = record.Export(sink.Writer, Layout.Find(r.GetValue(layout)!)!, CountryCodes.Load(Path.Combine(Installation.Data, "exchange")));
                Console.Error.WriteLine($"{rows} rows{(leftOut > 0 ? $"; {leftOut} events left out, because this layout needs a day and two parties: --layout demarche has them" : "")}");
            }

            sink.Done();
            return ExitCode.Ok;
        });
        return command;
    }
}
