using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Store.Exchange;

namespace Demarche.Cli.Verbs;

/// <summary><c>panel</c>: country- or dyad-period tables as regressions want them, zeros filled in.</summary>
static class Panel
{
    internal static Command Create()
    {
        var dyads = new Option<bool>("--dyads") { Description = "Pairs of countries with direction instead of countries." };
        var countries = new Option<string[]>("--countries") { Description = "Only these (ISO codes); else every country that did something.", HelpName = "ISO3", AllowMultipleArgumentsPerToken = true };
        var by = Options.By();
        var from = Options.Day("--from", "First period");
        var to = Options.Day("--to", "Last period", last: true);
        from.Required = to.Required = true;
        var which = Options.Record();
        var store = Options.Store();
        var cluster = ClusterOption.Create();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("panel", "A table of countries (or pairs) and periods: events by quad class, mean scores, documents read; periods without events are there with zeros.") { dyads, countries, by, from, to, which, store, cluster, format, output };
        command.SetAction(r =>
        {
            using var shards = ClusterOption.Open(r.GetValue(cluster));
            using var record = shards is null ? Options.OpenRecord(r.GetValue(store), r.GetValue(which)) : null;
            var asked = (IAnswers?)shards ?? record!;
            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            var rows = asked.Panel(r.GetValue(dyads), r.GetValue(from)!.Value, r.GetValue(to)!.Value, r.GetValue(by)!, [.. (r.GetValue(countries) ?? []).SelectMany(c => c.Split(',')).Select(c => c.ToUpperInvariant())]);
            RowWriter.Write(sink, Listing(r.GetValue(dyads)), rows);
            sink.Done();
            return ExitCode.Ok;
        });
        return command;
    }

    static Listing<PanelRow> Listing(bool dyads)
    {
        var codes = CountryCodes.Load(Path.Combine(Installation.Data, "exchange"));
        List<Column<PanelRow>> fields =
        [
            new("iso3", p => p.Unit),
            new("cow", p => codes.ToCow(p.Unit)),
            new("gw", p => codes.ToGw(p.Unit)),
            .. dyads ? new Column<PanelRow>[] { new("other_iso3", p => p.Other), new("other_cow", p => codes.ToCow(p.Other!)), new("other_gw", p => codes.ToGw(p.Other!)) } : [],
            new("period", p => p.Period),
            new("events", p => p.Events),
            .. dyads ? [] : new Column<PanelRow>[] { new("received", p => p.Received) },
            new("verbal_cooperation", p => p.Quad1),
            new("material_cooperation", p => p.Quad2),
            new("verbal_conflict", p => p.Quad3),
            new("material_conflict", p => p.Quad4),
            new("mean_plover", p => p.MeanPlover is { } m ? Math.Round(m, 3) : null),
            new("mean_goldstein", p => p.MeanGoldstein is { } g ? Math.Round(g, 3) : null),
            new("documents", p => p.Documents),
        ];
        return new(
            fields,
            [
                new("country", p => p.Unit),
                .. dyads ? new Column<PanelRow>[] { new("towards", p => p.Other) } : [],
                new("period", p => p.Period),
                new("events", p => p.Events),
                .. dyads ? [] : new Column<PanelRow>[] { new("received", p => p.Received) },
                new("words +", p => p.Quad1),
                new("deeds +", p => p.Quad2),
                new("words −", p => p.Quad3),
                new("deeds −", p => p.Quad4),
                new("PLOVER", p => p.MeanPlover?.ToString("0.0")),
                new("Goldstein", p => p.MeanGoldstein?.ToString("0.0")),
                new("documents", p => p.Documents),
            ]);
    }
}
