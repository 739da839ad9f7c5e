using System.CommandLine;
using Demarche.Forecasting;
using Demarche.Forecasting.Evaluating;
using Demarche.Pipeline.Forecasting;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>train forecaster</c>: a history of dated facts to a forecast model.</summary>
static class TrainForecaster
{
    internal static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = "folder with train.txt (source relation target time, ids; .gz allowed), entity2id.txt, relation2id.txt" };
        var store = new Option<FileInfo?>("--record") { Description = "record to learn from instead: its events by source, code, target and day" };
        var code = new Option<string>("--relations") { Description = "with --record: plover (types) or cameo (roots)", DefaultValueFactory = _ => "plover" };
        code.AcceptOnlyFromAmong("plover", "cameo");
        var until = new Option<DateOnly?>("--until") { Description = "with --record: the last day learnt from" };
        var output = new Option<FileInfo>("--output", "-o") { Description = "model file to write", Required = true };
        var settings = new TrainingSettings();
        var command = new Command("forecaster", "Trains the model that ranks who will do what to whom next.") { data, store, code, until, output };
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            int failures = 0, spare = 0;
            FactSet facts;
            if (parsed.GetValue(data) is { } folder)
            {
                facts = RankingData.Read(folder.FullName, out failures).Training();
            }
            else if (parsed.GetValue(store) is { } record)
            {
                facts = OfRecord(record.FullName, parsed.GetValue(code) == "cameo" ? RelationCode.CameoRoot : RelationCode.Plover, parsed.GetValue(until));
                spare = 200;
            }
            else
            {
                throw new Failure("usage", "nothing to learn from; give --data FOLDER or --record FILE.", ExitCode.Usage);
            }

            Forecaster.Train(facts, settings.Read(parsed, facts) with { SpareEntities = spare }, Console.Error.WriteLine).Save(parsed.GetRequiredValue(output).FullName);
            return failures == 0 ? ExitCode.Ok : ExitCode.SomeFailed;
        });
        return command;
    }

    static FactSet OfRecord(string path, RelationCode code, DateOnly? until)
    {
        using var record = EventStore.Open(path, readOnly: true);
        var events = record.Events(new EventFilter { Limit = int.MaxValue, To = until }).Select(e => e.Event).Where(e => until is null || e.Date.To <= until);
        var facts = RecordFacts.Of(events, code, out var leftOut);
        Console.Error.WriteLine($"{facts.Facts.Count} facts between {facts.Entities.Count} actors; {leftOut} events without two known parties or a day left out");
        return facts;
    }
}

/// <summary>Options of training shared by <c>train forecaster</c> and <c>eval ranking</c>.</summary>
sealed class TrainingSettings
{
    readonly Option<int?> _encoders = new("--encoders") { Description = "history encoders whose scores are averaged (4; 1 for large histories)" };
    readonly Option<int?> _trees = new("--trees") { Description = "boosted trees of each forest" };
    readonly Option<int?> _forests = new("--forests") { Description = "forests whose scores are averaged" };
    readonly Option<int?> _rows = new("--rows") { Description = "candidates the trees learn from, at most" };
    readonly Option<int> _seed = new("--seed") { Description = "everything random follows from it", DefaultValueFactory = _ => 1 };

    internal void AddTo(Command command)
    {
        command.Add(_encoders);
        command.Add(_trees);
        command.Add(_forests);
        command.Add(_rows);
        command.Add(_seed);
    }

    internal ForecastOptions Read(ParseResult parsed, FactSet facts)
    {
        var standard = ForecastOptions.For(facts.Facts.Count, facts.Entities.Count);
        return standard with
        {
            Encoders = parsed.GetValue(_encoders) ?? standard.Encoders,
            Trees = standard.Trees with { Trees = parsed.GetValue(_trees) ?? standard.Trees.Trees },
            Forests = parsed.GetValue(_forests) ?? standard.Forests,
            MostRows = parsed.GetValue(_rows) ?? standard.MostRows,
            Seed = parsed.GetValue(_seed),
        };
    }
}

/// <summary>Reads a benchmark folder and tells what could not be read.</summary>
static class RankingData
{
    internal static BenchmarkData Read(string folder, out int failures)
    {
        if (!Directory.Exists(folder))
        {
            throw new Failure("not-found", $"'{folder}' is no folder; name one with train.txt, valid.txt and test.txt.", ExitCode.NotFound);
        }

        var count = 0;
        try
        {
            var data = BenchmarkData.Read(folder, r =>
            {
                if (++count <= 20)
                {
                    Console.Error.WriteLine($"{r.Code}: {r.Origin}: {r.Message}");
                }
            });
            failures = count;
            return data;
        }
        catch (FileNotFoundException e)
        {
            throw new Failure("not-found", e.Message, ExitCode.NotFound);
        }
    }
}
