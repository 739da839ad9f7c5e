using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>events [ID]</c>: events of the record by every filter, or one of them with its words.</summary>
static class Events
{
    internal static Command Create()
    {
        var id = new Argument<string?>("event") { Description = "Id of one event; it is shown with its sentences.", Arity = ArgumentArity.ZeroOrOne };
        var actor = new Option<string?>("--actor") { Description = "On either side: id, ISO code or name.", HelpName = "ACTOR" };
        var with = new Option<string?>("--with") { Description = "With --actor: on the other side, whoever acted.", HelpName = "ACTOR" };
        var source = new Option<string?>("--source") { Description = "Who acts.", HelpName = "ACTOR" };
        var target = new Option<string?>("--target") { Description = "Who is acted upon.", HelpName = "ACTOR" };
        var cameo = new Option<string?>("--cameo") { Description = "CAMEO code or its beginning.", HelpName = "CODE" };
        var plover = new Option<string?>("--plover") { Description = "PLOVER type.", HelpName = "TYPE" };
        var mode = new Option<string?>("--mode") { Description = "PLOVER mode.", HelpName = "MODE" };
        var from = Options.Day("--from", "May have happened on this day or later");
        var to = Options.Day("--to", "May have happened on this day or earlier", last: true);
        var country = new Option<string?>("--country") { Description = "ISO code of the country where it happened.", HelpName = "ISO3" };
        var text = new Option<string?>("--text") { Description = "Words of the sentence.", HelpName = "WORDS" };
        var status = new Option<string?>("--status") { Description = "occurred or claimed.", HelpName = "STATUS" };
        Options.OneOf(status, EnumNames.All<Status>());
        var confidence = new Option<double?>("--min-confidence") { Description = "Least confidence, 0 to 1.", HelpName = "P" };
        var document = new Option<string?>("--document") { Description = "Id of one document.", HelpName = "ID" };
        var context = new Option<string?>("--context") { Description = "PLOVER context.", HelpName = "CONTEXT" };
        var quad = new Option<int?>("--quad") { Description = "Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.", HelpName = "N" };
        var sector = new Option<string?>("--sector") { Description = "PLOVER sector of either party.", HelpName = "SECTOR" };
        var about = new Option<string?>("--object") { Description = "Actor id that a recognition, mission or listing attaches to.", HelpName = "ID" };
        var precision = new Option<string?>("--precision") { Description = "How finely the date is told.", HelpName = "PRECISION" };
        Options.OneOf(precision, EnumNames.All<DatePrecision>());
        var dateSource = new Option<string?>("--date-source") { Description = "Where the date came from.", HelpName = "SOURCE" };
        Options.OneOf(dateSource, EnumNames.All<DateSource>());
        var place = new Option<string?>("--place") { Description = "Name of the place.", HelpName = "NAME" };
        var mutual = new Option<bool?>("--mutual") { Description = "Only acts without direction; --mutual false leaves them out.", HelpName = "BOOL", Arity = ArgumentArity.ZeroOrOne };
        var casualties = new Option<bool?>("--casualties") { Description = "Only with numbers of killed, injured, detained or displaced; --casualties false leaves them out.", HelpName = "BOOL", Arity = ArgumentArity.ZeroOrOne };
        var run = new Option<string?>("--run") { Description = "Id of the run that coded it.", HelpName = "RUN" };
        var publisher = new Option<string?>("--publisher") { Description = "Outlet of the document.", HelpName = "OUTLET" };
        var review = new Option<string?>("--review") { Description = "unreviewed or reviewed.", HelpName = "STATE" };
        Options.OneOf(review, ["unreviewed", "reviewed"]);
        var after = new Option<string?>("--after") { Description = "Continue a listing after the cursor that the page before gave on stderr.", HelpName = "CURSOR" };
        var limit = Options.Limit();
        var which = Options.Record();
        var store = Options.Store();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("events", "Events of the record, newest first; or one event with its sentences.")
        {
            id, actor, with, source, target, cameo, plover, mode, from, to, country, text, status, confidence, document,
            context, quad, sector, about, precision, dateSource, place, mutual, casualties, run, publisher, review, after, limit, which, store, format, output,
        };
        plover.Validators.Add(r =>
        {
            if (r.Tokens.Count == 1 && !Ontology.Types.Contains(r.Tokens[0].Value.ToUpperInvariant()))
            {
                r.AddError($"--plover is '{r.Tokens[0].Value}'; give one of {string.Join(", ", Ontology.Types)}.");
            }
        });
        command.Validators.Add(r =>
        {
            if (r.GetResult(with) is not null && r.GetResult(actor) is null)
            {
                r.AddError("--with needs --actor; or use: demarche dyad A B.");
            }
        });
        command.SetAction(r =>
        {
            using var record = Options.OpenRecord(r.GetValue(store), r.GetValue(which));
            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            if (r.GetValue(id) is { } one)
            {
                var found = record.Event(one) ?? throw new Failure("not-found", $"the record has no event '{one}'; list them with: demarche events", ExitCode.NotFound);
                if (sink.Format == OutputFormat.Table)
                {
                    EventCard.Write(sink.Writer, found, record.Evidence(one));
                }
                else
                {
                    RowWriter.Write(sink, EventColumns.Of(record.Record), [found]);
                }
            }
            else
            {
                var filter = new EventFilter
                {
                    Actor = ActorArgument.Key(r.GetValue(actor)),
                    Other = ActorArgument.Key(r.GetValue(with)),
                    Source = ActorArgument.Key(r.GetValue(source)),
                    Target = ActorArgument.Key(r.GetValue(target)),
                    Cameo = r.GetValue(cameo),
                    Plover = r.GetValue(plover),
                    Mode = r.GetValue(mode),
                    From = r.GetValue(from),
                    To = r.GetValue(to),
                    Country = r.GetValue(country),
                    Text = r.GetValue(text),
                    Status = r.GetValue(status),
                    Confidence = r.GetValue(confidence),
                    Document = r.GetValue(document),
                    Context = r.GetValue(context),
                    Quad = r.GetValue(quad),
                    Sector = r.GetValue(sector),
                    Object = r.GetValue(about),
                    Precision = r.GetValue(precision),
                    DateSource = r.GetValue(dateSource),
                    Place = r.GetValue(place),
                    Mutual = r.GetResult(mutual) is null ? null : r.GetValue(mutual) ?? true,
                    Casualties = r.GetResult(casualties) is null ? null : r.GetValue(casualties) ?? true,
                    Run = r.GetValue(run),
                    Publisher = r.GetValue(publisher),
                    Review = r.GetValue(review),
                    After = r.GetValue(after),
                    Limit = r.GetValue(limit),
                };
                var rows = record.Events(filter);
                RowWriter.Write(sink, EventColumns.Of(record.Record), rows);
                Options.SayMore(rows.Count, filter.Limit, rows.Count > 0 ? Cursor.After(rows[^1]) : null);
            }

            sink.Done();
            return ExitCode.Ok;
        });
        return command;
    }
}
