using System.CommandLine;
using System.Globalization;
using Demarche.Cli.Output;
using Demarche.Forecasting.Following;
using Demarche.Pipeline.Following;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>follow EVENT|"A recognise B"</c>: who may follow, with probabilities, reasons and the forecaster's record.</summary>
static class Follow
{
    internal static Command Create()
    {
        var what = new Argument<string>("event-or-act") { Description = "An event id of the record, or an act in words: \"Russia recognises the Taliban\"." };
        var within = new Option<string>("--within") { Description = "Horizon: months (12m) or years (2y), 1 to 60 months (default 12m).", HelpName = "TIME", DefaultValueFactory = _ => "12m" };
        var asOf = Options.Day("--as-of", "Use nothing dated later than this day (default today)", last: true);
        var candidates = new Option<string?>("--candidates") { Description = "Only these: codes joined by commas, or a file with one a line.", HelpName = "LIST" };
        var supposed = new Option<string[]>("--if") { Description = "Suppose an act has happened: \"CHN recognise AFG\"; may be given several times.", HelpName = "ACT" };
        var limit = Options.Limit(15);
        var store = Options.Store();
        var cluster = ClusterOption.Create();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("follow", "Who may follow an act: ranked states with probability, interval, base rate and reasons, beside the forecaster's record on past cascades.") { what, within, asOf, candidates, supposed, limit, store, cluster, format, output };
        command.SetAction(r =>
        {
            var months = Months(r.GetValue(within)!);
            var day = r.GetValue(asOf) ?? DateOnly.FromDateTime(DateTime.Today);
            var path = Options.StorePath(r.GetValue(store));
            using var record = File.Exists(path) ? EventStore.Open(path, readOnly: true) : null;
            using var shards = ClusterOption.Open(r.GetValue(cluster));
            var acts = ((IAnswers?)shards ?? record)?.CountryActs() ?? [];
            var tools = new FollowTools(acts: acts);
            var question = new FollowQuestion(tools.Catalog, tools.World, ActorArgument.Find);
            var cascade = Asked(r.GetValue(what)!, question, record, acts, day, r.GetValue(store) is not null);
            var forecast = Model(tools).Forecast(cascade, day, months, [.. (r.GetValue(supposed) ?? []).Select(s => Suppose(question, s, cascade, day))], Only(r.GetValue(candidates)));
            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            FollowOutput.Write(sink, forecast, tools.Backtested, sink.Format == OutputFormat.Table ? r.GetValue(limit) : int.MaxValue);
            sink.Done();
            return ExitCode.Ok;
        });
        return command;
    }

    static FollowForecaster Model(FollowTools tools) =>
        tools.Model is null ? throw new Failure("no-model", "there is no model of followers beside the program; make one with: demarche train following -o data/models/following.tsv") : tools.Forecaster();

    static Cascade Asked(string what, FollowQuestion question, EventStore? record, IReadOnlyList<CountryAct> acts, DateOnly asOf, bool named)
    {
        if (!what.Contains(' '))
        {
            if (record?.Event(what) is not { } stored)
            {
                throw new Failure("no-event", $"the record has no event '{what}'{(record is null && named ? " (there is no such record)" : "")}; list them with: demarche events, or write the act in words: \"Russia recognises the Taliban\"", ExitCode.NotFound);
            }

            var of = question.Of(stored.Event, asOf) ?? throw new Failure("no-act", $"event '{what}' ({stored.Event.Action.Cameo}) is no act of a state that others could copy; ask about another event", ExitCode.NotFound);
            return question.Cascade(of.Mover, of.Kind, of.ObjectId, asOf, stored.Event.Date.To, acts);
        }

        var read = Words(question, what, asOf);
        return question.Cascade(read.Mover, read.Kind, read.ObjectId, asOf, null, acts);
    }

    static Act Suppose(FollowQuestion question, string words, Cascade cascade, DateOnly day)
    {
        var read = Words(question, words, day);
        // "CHN recognise AFG" supposes the act that is asked about when its object belongs to that country.
        var same = read.ObjectId == cascade.ObjectId || cascade.ObjectId.StartsWith(read.ObjectId + ".", StringComparison.Ordinal);
        return new Act(read.Mover, day, day, DatePrecision.Day, same ? cascade.ObjectId : read.ObjectId, same && read.Kind.Cameo == cascade.Kind.Cameo ? cascade.Kind.Name : read.Kind.Name, "supposed");
    }

    static (string Mover, ActKind Kind, string ObjectId) Words(FollowQuestion question, string words, DateOnly day)
    {
        try
        {
            return question.Read(words, day);
        }
        catch (FormatException e)
        {
            throw new Failure("bad-question", e.Message, ExitCode.Usage);
        }
    }

    static int Months(string text)
    {
        var unit = text.Length > 0 ? char.ToLowerInvariant(text[^1]) : ' ';
        if (int.TryParse(text.TrimEnd('m', 'M', 'y', 'Y'), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n * (unit == 'y' ? 12 : 1) is >= 1 and <= 60)
        {
            return n * (unit == 'y' ? 12 : 1);
        }

        throw new Failure("bad-horizon", $"--within is '{text}'; give 1 to 60 months (6m) or 1 to 5 years (2y)", ExitCode.Usage);
    }

    static HashSet<string>? Only(string? given)
    {
        if (given is null)
        {
            return null;
        }

        var parts = File.Exists(given) ? File.ReadLines(given) : given.Split(',');
        HashSet<string> codes = [];
        foreach (var part in parts.Select(p => p.Split('#')[0].Trim()).Where(p => p.Length > 0))
        {
            codes.Add(ActorArgument.Find(part) ?? throw new Failure("bad-candidate", $"'{part}' is no state known here; give codes such as CHN,IRN or a file with one a line", ExitCode.Usage));
        }

        return codes;
    }
}
