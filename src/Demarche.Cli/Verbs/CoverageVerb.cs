using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>coverage</c>: documents read per outlet and period, so that a trend can be told from a change of intake.</summary>
static class CoverageVerb
{
    static readonly Listing<CoverageRow> s_listing = new(
        [new("period", c => c.Period), new("outlet", c => c.Outlet), new("documents", c => c.Documents)],
        [new("period", c => c.Period is { } d ? RowWriter.Show(d) : "unknown"), new("outlet", c => c.Outlet), new("documents", c => c.Documents)]);

    internal static Command Create()
    {
        var by = Options.By("day");
        var total = new Option<bool>("--total") { Description = "All outlets together." };
        var outlet = new Option<string?>("--publisher") { Description = "Only this outlet.", HelpName = "OUTLET" };
        var from = Options.Day("--from", "Published on this day or later");
        var to = Options.Day("--to", "Published on this day or earlier", last: true);
        var which = Options.Record();
        var store = Options.Store();
        var cluster = ClusterOption.Create();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("coverage", "Documents read per outlet and period.") { by, total, outlet, from, to, which, store, cluster, format, output };
        command.SetAction(r =>
        {
            using var shards = ClusterOption.Open(r.GetValue(cluster));
            using var record = shards is null ? Options.OpenRecord(r.GetValue(store), r.GetValue(which)) : null;
            var asked = (IAnswers?)shards ?? record!;
            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            RowWriter.Write(sink, s_listing, asked.Coverage(r.GetValue(by)!, !r.GetValue(total), r.GetValue(outlet), r.GetValue(from), r.GetValue(to)));
            sink.Done();
            return ExitCode.Ok;
        });
        return command;
    }
}
