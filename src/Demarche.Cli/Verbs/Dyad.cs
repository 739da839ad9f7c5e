using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>dyad A B</c>: the history between two actors, as a series and as a list.</summary>
static class Dyad
{
    internal static Command Create()
    {
        var a = new Argument<string>("a") { Description = "One actor: id, ISO code or name." };
        var b = new Argument<string>("b") { Description = "The other." };
        var by = new Option<string>("--by") { Description = "Period of the series: day, week, month, quarter or year (default month).", HelpName = "PERIOD", DefaultValueFactory = _ => "month" };
        Options.OneOf(by, ["day", "week", "month", "quarter", "year"]);
        var list = new Option<bool>("--events") { Description = "The events themselves instead of the series." };
        var from = Options.Day("--from", "May have happened on this day or later");
        var to = Options.Day("--to", "May have happened on this day or earlier", last: true);
        var asOf = Options.Day("--as-of", "Recognitions, missions and sanctions shown as they stood at the end of this day; else today", last: true);
        var limit = Options.Limit();
        var which = Options.Record();
        var store = Options.Store();
        var cluster = ClusterOption.Create();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("dyad", "What two actors did to one another: cooperation and conflict per period and direction; on a terminal also the events.") { a, b, by, list, from, to, asOf, limit, which, store, cluster, format, output };
        command.SetAction(r =>
        {
            var one = ActorArgument.Key(r.GetValue(a))!;
            var other = ActorArgument.Key(r.GetValue(b))!;
            if (ClusterOption.Open(r.GetValue(cluster)) is { } shards)
            {
                using (shards)
                {
                    return r.GetValue(list)
                        ? throw new Failure("no-words", "the cluster's store keeps no words of events; ask the record that demarche cluster drain wrote for --events", ExitCode.Usage)
                        : Series(shards);
                }
            }

            using var record = Options.OpenRecord(r.GetValue(store), r.GetValue(which));
            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            if (!r.GetValue(list))
            {
                RowWriter.Write(sink, Listing(one, other), record.Dyad(one, other, r.GetValue(by)!, r.GetValue(from), r.GetValue(to)));
            }

            if (sink.Format == OutputFormat.Table)
            {
                RelationsVerb.Write(sink, record, one, other, r.GetValue(asOf) ?? DateOnly.FromDateTime(DateTime.UtcNow));
            }

            if (r.GetValue(list) || sink.Format == OutputFormat.Table)
            {
                RowWriter.Write(sink, EventColumns.Of(record.Record), record.Events(new EventFilter { Actor = one, Other = other, From = r.GetValue(from), To = r.GetValue(to), Limit = r.GetValue(limit) }));
            }

            sink.Done();
            return ExitCode.Ok;

            int Series(IAnswers answers)
            {
                using var series = Sink.Open(r.GetValue(output), r.GetValue(format));
                RowWriter.Write(series, Listing(one, other), answers.Dyad(one, other, r.GetValue(by)!, r.GetValue(from), r.GetValue(to)));
                series.Done();
                return ExitCode.Ok;
            }
        });
        return command;
    }

    static Listing<DyadPeriod> Listing(string a, string b)
    {
        string From(DyadPeriod p) => p.Direction == "b>a" ? b : a;
        string To(DyadPeriod p) => p.Direction == "b>a" ? a : b;
        return new(
            [
                new("period", p => p.Period),
                new("actor", From),
                new("recipient", To),
                new("mutual", p => p.Direction == "mutual"),
                new("events", p => p.Events),
                new("cooperation", p => p.Cooperation),
                new("conflict", p => p.Conflict),
                new("mean_plover", p => Math.Round(p.MeanPlover, 3)),
                new("mean_goldstein", p => p.MeanGoldstein is { } g ? Math.Round(g, 3) : null),
            ],
            [
                new("period", p => p.Period is { } d ? RowWriter.Show(d) : "coarser or unknown"),
                new("direction", p => $"{From(p)} {(p.Direction == "mutual" ? "↔" : "→")} {To(p)}"),
                new("cooperation", p => p.Cooperation),
                new("conflict", p => p.Conflict),
                new("mean PLOVER", p => p.MeanPlover.ToString("0.0")),
                new("mean Goldstein", p => p.MeanGoldstein?.ToString("0.0")),
            ]);
    }
}
