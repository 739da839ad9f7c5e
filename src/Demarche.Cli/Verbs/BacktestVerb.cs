using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Forecasting.Following;
using Demarche.Forecasting.Following.Scoring;
using Demarche.Pipeline.Following;

namespace Demarche.Cli.Verbs;

/// <summary><c>backtest</c>: the forecaster's record on past cascades, each left out of what it is forecast by.</summary>
static class BacktestVerb
{
    internal static Command Create()
    {
        var file = new Option<string?>("--cascades") { Description = "Your own cascades instead: CSV or TSV with event_id, follower, date, date_precision, object_id, kind.", HelpName = "FILE" };
        var until = Options.Day("--until", "Until when the lists of --cascades are complete (default its last act)", last: true);
        var exclude = new Option<string[]>("--exclude") { Description = "Leave a shipped cascade out of training and scoring; may be given several times.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
        var only = new Option<string[]>("--only") { Description = "Forecast only these shipped cascades.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
        var save = new Option<string?>("--save") { Description = "Also write the record that forecasts show.", HelpName = "FILE" };
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("backtest", "How good forecasts of followers were on past cascades: each cascade forecast by models that have not seen it, at every step from what was known then.") { file, until, exclude, only, save, format, output };
        command.SetAction(r =>
        {
            var tools = new FollowTools();
            List<Cascade> all = [.. tools.Catalog.All];
            foreach (var id in r.GetValue(exclude) ?? [])
            {
                if (all.RemoveAll(c => c.Id == id) == 0)
                {
                    throw new Failure("no-cascade", $"no shipped cascade is called '{id}'; they stand in data/cascades/cascades.tsv", ExitCode.NotFound);
                }
            }

            IReadOnlyList<string> failures = [];
            List<Cascade> asked;
            if (r.GetValue(file) is { } path)
            {
                (var own, failures) = Read(path, tools, r.GetValue(until));
                foreach (var failure in failures.Concat(Unknown(own, tools.World)))
                {
                    Console.Error.WriteLine(failure);
                }

                foreach (var same in all.Where(c => own.Any(o => o.TellsOf(c))).ToList())
                {
                    Console.Error.WriteLine($"{same.Id} tells of an act of the file: left out of training");
                    all.Remove(same);
                }

                asked = [.. own];
            }
            else
            {
                var ids = r.GetValue(only) ?? [];
                asked = [.. all.Where(c => ids.Length == 0 ? c.Scored : ids.Contains(c.Id))];
                if (asked.Count == 0 || ids.Any(i => all.All(c => c.Id != i)))
                {
                    throw new Failure("no-cascade", $"no shipped cascade is called '{string.Join(", ", ids)}'; they stand in data/cascades/cascades.tsv", ExitCode.NotFound);
                }
            }

            var clock = new Clock();
            var test = new Backtest(tools.World, tools.Catalog.With(all), tools.Record, threads: Environment.ProcessorCount, progress: clock.Tell);
            var results = r.GetValue(file) is null ? test.Run(asked, clock.Tell) : test.RunOthers(asked, clock.Tell);
            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            var records = BacktestOutput.Write(sink, results, tools.World);
            sink.Done();
            if (r.GetValue(save) is { } saved)
            {
                using var writer = new StreamWriter(saved);
                FollowRecord.Of(records).Save(writer);
            }

            return failures.Count > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
        });
        return command;
    }

    static (IReadOnlyList<Cascade>, IReadOnlyList<string>) Read(string path, FollowTools tools, DateOnly? until)
    {
        if (!File.Exists(path))
        {
            throw new Failure("no-file", $"there is no file '{path}'; give a CSV with event_id, follower, date, date_precision, object_id, kind", ExitCode.NotFound);
        }

        using var reader = new StreamReader(path);
        try
        {
            var (cascades, failures) = CascadeFile.Read(reader, Path.GetFileName(path), tools.Catalog.Kinds, until);
            return cascades.Count > 0
                ? (cascades, failures)
                : throw new Failure("no-cascade", $"'{path}' holds no cascade that could be read{(failures.Count > 0 ? $": {failures[0]}" : "")}");
        }
        catch (FormatException e)
        {
            throw new Failure("bad-cascades", e.Message);
        }
    }

    /// <summary>Those who are no states: they follow nobody and count for nothing, which a mistyped code should not do unseen.</summary>
    static IEnumerable<string> Unknown(IReadOnlyList<Cascade> cascades, World world) =>
        cascades.SelectMany(c => c.Acts).Where(a => a.Actor != "EUR" && world.Find(a.Actor) < 0).GroupBy(a => a.Actor, StringComparer.Ordinal)
            .Select(g => $"unknown-follower: '{g.Key}' ({g.Count()} acts, first {g.First().Source}) is no state of data/covariates/states.tsv and counts for nothing; states have codes of three letters such as FRA");

    /// <summary>Tells progress on stderr, at most every five seconds.</summary>
    sealed class Clock
    {
        readonly System.Diagnostics.Stopwatch _watch = System.Diagnostics.Stopwatch.StartNew();
        readonly Lock _lock = new();
        double _last = -5;

        public void Tell(string what)
        {
            lock (_lock)
            {
                if (_watch.Elapsed.TotalSeconds - _last >= 5)
                {
                    _last = _watch.Elapsed.TotalSeconds;
                    Console.Error.WriteLine($"{_last:0} s  {what}");
                }
            }
        }
    }
}
