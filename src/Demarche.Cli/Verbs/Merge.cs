using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Pipeline;
using Demarche.Pipeline.Ingest;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>merge [EVENT]</c>: which events are one happening and why; two events together or apart by hand.</summary>
static class Merge
{
    internal static Command Create()
    {
        var ids = new Argument<string[]>("event") { Description = "An event, or two: their happening. Without any: the happenings told most often.", Arity = new ArgumentArity(0, 2) };
        var explain = new Option<bool>("--explain") { Description = "Every report with the reason it was merged." };
        var same = new Option<bool>("--same") { Description = "The two events are one happening, whatever the machine thinks; kept over re-runs." };
        var different = new Option<bool>("--different") { Description = "They are two; kept over re-runs." };
        var by = new Option<string?>("--by") { Description = "Who says so; your user name if left out.", HelpName = "NAME" };
        var dry = new Option<bool>("--dry-run") { Description = "With --same or --different: say what would be kept, write nothing." };
        var limit = Options.Limit(20);
        var store = Options.Store();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("merge", "Shows which reports were taken for one happening and why; --same and --different correct it.") { ids, explain, same, different, by, dry, limit, store, format, output };
        command.SetAction(r =>
        {
            var events = r.GetValue(ids) ?? [];
            var (together, apart) = (r.GetValue(same), r.GetValue(different));
            if ((together || apart) && (together == apart || events.Length != 2))
            {
                throw new Failure("usage", "--same and --different take two events, one of the two at a time: demarche merge EVENT EVENT --same", ExitCode.Usage);
            }

            using var record = (together || apart) && !r.GetValue(dry) ? StoreOwner.TakeOrJoin(Options.StorePath(r.GetValue(store))) : EventStore.Open(Options.StorePath(r.GetValue(store)), readOnly: true);
            if (together || apart)
            {
                return Decide(record, events[0], events[1], together, r.GetValue(by) ?? Environment.UserName, r.GetValue(dry));
            }

            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            if (events.Length == 0)
            {
                RowWriter.Write(sink, Clusters, Largest(record, r.GetValue(limit)));
            }
            else
            {
                RowWriter.Write(sink, r.GetValue(explain) || sink.Format != OutputFormat.Table ? Why : Reports, events.SelectMany(e => Happenings.Reports(record, Known(record, e))).DistinctBy(t => t.Event.Event.Id).ToList());
            }

            sink.Done();
            return ExitCode.Ok;
        });
        return command;
    }

    static string Known(EventStore record, string id) =>
        record.ClusterOf(id) ?? throw new Failure("not-found", $"the record has no event '{id}'; demarche events lists them", ExitCode.NotFound);

    static int Decide(EventStore record, string a, string b, bool same, string by, bool dry)
    {
        _ = Known(record, a);
        _ = Known(record, b);
        if (a == b)
        {
            throw new Failure("usage", $"'{a}' is named twice; name two events", ExitCode.Usage);
        }

        if (!dry)
        {
            record.Constrain(new EventConstraint(a, b, same, by, DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture)));
            Settling.Run(record, new Tools().Merger);
        }

        Console.Error.WriteLine($"{(dry ? "would keep" : "kept")}: {a} and {b} are {(same ? "one happening" : "two happenings")}, by {by}");
        return ExitCode.Ok;
    }

    static List<StoredEvent> Largest(EventStore record, int limit) =>
        [.. record.LargestClusters(limit).Select(c => record.ClusterMembers(c.ClusterId)).SelectMany(m => record.Shown(m) is { } shown && record.Event(shown) is { } e ? new[] { e } : [])];

    static readonly Listing<StoredEvent> Clusters = new(EventColumns.Listing.Fields,
        [new("reports", e => e.Reports), new("outlets", e => e.Sources), .. EventColumns.Listing.Table]);

    static readonly Listing<HappeningReport> Reports = new(Fields, [.. Start]);

    static readonly Listing<HappeningReport> Why = new(Fields, [.. Start, new("merged with", t => t.With), new("likeness", t => t.Likeness?.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)), new("because", t => t.Reason)]);

    static IReadOnlyList<Column<HappeningReport>> Fields =>
    [
        new("cluster_id", t => t.Event.ClusterId), new("event_id", t => t.Event.Event.Id), new("merged_with", t => t.With), new("likeness", t => t.Likeness), new("reason", t => t.Reason),
        new("cameo_code", t => t.Event.Event.Action.Cameo), new("date_start", t => t.Event.Event.Date.From), new("date_end", t => t.Event.Event.Date.To),
        new("publisher", t => t.Event.Document.Publisher), new("publication_date", t => t.Event.Document.Published), new("doc_id", t => t.Event.Document.DocumentId), new("url", t => t.Event.Document.Url), new("sentence_text", t => t.Event.Sentence),
    ];

    static IReadOnlyList<Column<HappeningReport>> Start =>
        [new("published", t => t.Event.Document.Published), new("outlet", t => t.Event.Document.Publisher ?? t.Event.Document.Origin), new("sentence", t => t.Event.Sentence), new("event", t => t.Event.Event.Id)];
}
