using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Store.Exchange;

namespace Demarche.Cli.Verbs;

/// <summary><c>export</c>: the record's events in a layout that other programs read, with codebook and metadata.</summary>
static class Export
{
    const string Own = "demarche";
    const int Page = 20_000;

    internal static Command Create()
    {
        var layout = new Option<string>("--layout") { Description = $"{Own} (the default), {string.Join(", ", Layout.All.Select(l => l.Name))}.", HelpName = "LAYOUT", DefaultValueFactory = _ => Own };
        Options.OneOf(layout, [Own, .. Layout.All.Select(l => l.Name)]);
        var noText = new Option<bool>("--no-text") { Description = "Leave the sentences out (layout demarche)." };
        var crosswalk = new Option<bool>("--actors") { Description = "The actors instead of the events: each id with its country's ISO, COW, Gleditsch-Ward, CAMEO and FIPS codes." };
        var which = Options.Record();
        var store = Options.Store();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("export", "The record's events in the layout of ICEWS, POLECAT, GDELT, Phoenix (tab-separated) or our own (--format csv, tsv, jsonl, json, parquet). With -o FILE a codebook and metadata stand beside it.") { layout, noText, crosswalk, which, store, format, output };
        command.SetAction(r =>
        {
            using var record = Options.OpenRecord(r.GetValue(store), r.GetValue(which));
            var own = r.GetValue(layout) == Own || r.GetValue(crosswalk);
            var (rows, leftOut) = (0, 0);
            IReadOnlyList<string> columns;
            using (var sink = Sink.Open(r.GetValue(output), own ? r.GetValue(format) : "tsv"))
            {
                if (r.GetValue(crosswalk))
                {
                    var actors = Crosswalk.Of(record);
                    RowWriter.Write(sink, Crosswalk.Listing, actors);
                    (rows, columns) = (actors.Count, [.. Crosswalk.Listing.Fields.Select(c => c.Name)]);
                }
                else if (own)
                {
                    var listing = EventColumns.Of(record.Record);
                    listing = r.GetValue(noText) ? listing with { Fields = [.. listing.Fields.Where(c => c.Name != "sentence_text")] } : listing;
                    rows = RowWriter.WritePages(sink, listing, Pages(record));
                    columns = [.. listing.Fields.Select(c => c.Name)];
                }
                else
                {
                    var chosen = Layout.Find(r.GetValue(layout)!)!;
                    (rows, leftOut) = record.Export(sink.Writer, chosen, CountryCodes.Load(Path.Combine(Installation.Data, "exchange")));
                    columns = chosen.Columns;
                }

                sink.Done();
            }

            Console.Error.WriteLine($"{rows} rows{(leftOut > 0 ? $"; {leftOut} events left out, because this layout needs a day and two parties: --layout demarche has them" : "")}");
            if (r.GetValue(output) is { } file and not "-")
            {
                ExportNotes.Write(file, r.GetValue(crosswalk) ? "actors" : r.GetValue(layout)!, columns, rows, leftOut, record);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    static IEnumerable<IReadOnlyList<StoredEvent>> Pages(EventStore record)
    {
        string? after = null;
        while (record.Events(new EventFilter { After = after, Limit = Page }) is { Count: > 0 } page)
        {
            yield return page;
            if (page.Count < Page)
            {
                yield break;
            }

            after = Cursor.After(page[^1]);
        }
    }
}
