using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Pipeline;
using Demarche.Relations;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>relations [A [B]]</c>: who recognises whom, who is represented where, who has sanctioned whom, as of any day.</summary>
static class RelationsVerb
{
    static readonly Listing<RelationState> s_listing = new(
        [
            new("actor", s => s.Actor),
            new("object", s => s.Object),
            new("relation", s => EnumNames.Of(s.Kind)),
            new("as", s => s.Track.Length > 0 ? s.Track : null),
            new("value", s => s.Value),
            new("since", s => s.First.Date.From),
            new("since_precision", s => EnumNames.Of(s.First.Date.Precision)),
            new("evidence", s => s.First.Evidence),
            new("latest", s => s.Last.Date.From),
            new("latest_evidence", s => s.Last.Evidence),
            new("record", s => s.First.Record),
            new("verified", s => !s.First.Recalled),
        ],
        [
            new("who", s => s.Actor),
            new("", _ => "→"),
            new("whom", s => s.Object),
            new("relation", s => s.Kind switch { RelationKind.Recognition => $"recognises as {s.Track}", RelationKind.Mission => "mission: " + s.Value, _ => s.Value }),
            new("since", s => EventColumns.Days(s.First.Date)),
            new("evidence", s => s.First.Recalled ? "unverified" : s.First.Evidence),
        ]);

    internal static Command Create()
    {
        var a = new Argument<string?>("a") { Description = "Who: id, ISO code or name.", Arity = ArgumentArity.ZeroOrOne };
        var b = new Argument<string?>("b") { Description = "To whom.", Arity = ArgumentArity.ZeroOrOne };
        var asOf = Options.Day("--as-of", "What held at the end of this day; today if left out", last: true);
        var kind = new Option<string?>("--kind") { Description = "recognition, mission or sanction.", HelpName = "KIND" };
        Options.OneOf(kind, EnumNames.All<RelationKind>());
        var to = new Option<bool>("--to") { Description = "With one actor: what others have towards it." };
        var which = Options.Record();
        var store = Options.Store();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("relations", "Recognitions, diplomatic missions and sanctions as of a day, folded from dated facts and the events of the record.") { a, b, asOf, kind, to, which, store, format, output };
        command.SetAction(r =>
        {
            var one = ActorArgument.Key(r.GetValue(a));
            var other = ActorArgument.Key(r.GetValue(b));
            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            var ledger = Ledger(r.GetValue(store), r.GetValue(which));
            var day = r.GetValue(asOf) ?? DateOnly.FromDateTime(DateTime.UtcNow);
            RowWriter.Write(sink, s_listing, ledger.AsOf(day, r.GetValue(to) ? other : one, r.GetValue(to) ? one : other, r.GetValue(kind) is { } k ? EnumNames.Find<RelationKind>(k) : null));
            sink.Done();
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>What holds between two actors, both ways, as the dyad shows it.</summary>
    internal static void Write(Sink sink, EventStore record, string a, string b, DateOnly day)
    {
        var ledger = new RelationLedger([.. RelationFacts.Load(Folder), .. record.RelationActs(RelationFacts.Acts(Folder))]);
        var rows = ledger.AsOf(day, a, b).Concat(ledger.AsOf(day, b, a)).ToList();
        if (rows.Count > 0)
        {
            RowWriter.Write(sink, s_listing, rows);
        }
    }

    /// <summary>The project's facts and the acts of the record; the facts alone where there is no record.</summary>
    static RelationLedger Ledger(string? store, string? which)
    {
        var facts = RelationFacts.Load(Folder);
        if (which is null && store is null && !File.Exists(Options.StorePath(null)))
        {
            return new RelationLedger(facts);
        }

        using var record = Options.OpenRecord(store, which);
        return new RelationLedger([.. facts, .. record.RelationActs(RelationFacts.Acts(Folder))]);
    }

    static string Folder => Path.Combine(Installation.Data, "relations");
}
