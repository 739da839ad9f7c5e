using System.CommandLine;
using System.IO.Compression;
using System.Text;
using Demarche.Forecasting;
using Demarche.Forecasting.Evaluating;

namespace Demarche.Cli.Verbs;

/// <summary><c>eval ranking</c>: the forecaster on a benchmark of dated facts, as a file any evaluator can judge.</summary>
static class EvalRanking
{
    internal static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "folder with train.txt, valid.txt, test.txt (source relation target time, ids; .gz allowed)", Required = true };
        var split = new Option<string>("--split") { Description = "test or valid", DefaultValueFactory = _ => "test" };
        split.AcceptOnlyFromAmong("test", "valid");
        var protocol = new Option<string>("--protocol") { Description = "isolated: each question alone; day-batch: the day's other questions of the same direction may be used; both: OUTPUT gets the protocol's name before its ending", DefaultValueFactory = _ => "isolated" };
        protocol.AcceptOnlyFromAmong("isolated", "day-batch", "both");
        var weights = new Option<string>("--weights") { Description = "frozen: as train.txt left them; online: they go on learning from past days of the splits", DefaultValueFactory = _ => "frozen" };
        weights.AcceptOnlyFromAmong("frozen", "online");
        var steps = new Option<string>("--steps") { Description = "single: each evening the day's facts are told; multi: nothing of the split is told", DefaultValueFactory = _ => "single" };
        steps.AcceptOnlyFromAmong("single", "multi");
        var model = new Option<FileInfo?>("--model") { Description = "model file of 'train forecaster' for this folder; skips training" };
        var save = new Option<FileInfo?>("--save") { Description = "writes the model trained here" };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "ranking file to write (.gz allowed)" };
        var settings = new TrainingSettings();
        var command = new Command("ranking", "Ranks every answer of a split: dir, s, r, o, t and candidates with scores, one question a line.") { data, split, protocol, weights, steps, model, save, output };
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            var read = RankingData.Read(parsed.GetRequiredValue(data).FullName, out var failures);
            var file = parsed.GetValue(model);
            if (file is { Exists: false })
            {
                throw new Failure("not-found", $"'{file}' is missing; make it with 'demarche train forecaster'.", ExitCode.NotFound);
            }

            try
            {
                var facts = read.Training();
                var forecaster = file is null ? Forecaster.Train(facts, settings.Read(parsed, facts), Console.Error.WriteLine) : Forecaster.Load(file.FullName);
                if (parsed.GetValue(save) is { } to)
                {
                    forecaster.Save(to.FullName);
                }

                var options = new RankingOptions { Test = parsed.GetValue(split) == "test", Online = parsed.GetValue(weights) == "online", MultiStep = parsed.GetValue(steps) == "multi" };
                Rank(new RankingRun(forecaster, read, options), parsed.GetValue(protocol)!, parsed.GetValue(output)?.FullName, $"{parsed.GetValue(split)}\t{parsed.GetValue(weights)}\t{parsed.GetValue(steps)}-step");
            }
            catch (InvalidDataException e)
            {
                throw new Failure("bad-model", e.Message);
            }

            return failures == 0 ? ExitCode.Ok : ExitCode.SomeFailed;
        });
        return command;
    }

    static void Rank(RankingRun run, string protocol, string? output, string label)
    {
        var writers = new Dictionary<Protocol, TextWriter?>();
        try
        {
            foreach (var (name, one) in ((string, Protocol)[])[("isolated", Protocol.Isolated), ("day-batch", Protocol.DayBatch)])
            {
                if (protocol == name || protocol == "both")
                {
                    writers[one] = output is null ? null : Open(protocol == "both" ? WithName(output, name) : output);
                }
            }

            run.Run(writers, Console.Error.WriteLine);
        }
        finally
        {
            foreach (var writer in writers.Values)
            {
                writer?.Dispose();
            }
        }

        Console.WriteLine("protocol\tsplit\tweights\tsteps\tMRR\tfrom\tto\tH@1\tH@3\tH@10\tn");
        foreach (var (one, metrics) in run.Metrics)
        {
            var (low, high) = Bootstrap.Interval(run.Reciprocals[one]);
            Console.WriteLine(FormattableString.Invariant($"{(one == Protocol.Isolated ? "isolated" : "day-batch")}\t{label}\t{metrics.Mrr:F4}\t{low:F4}\t{high:F4}\t{metrics.Hits1:F4}\t{metrics.Hits3:F4}\t{metrics.Hits10:F4}\t{metrics.Count}"));
        }
    }

    static string WithName(string path, string name)
    {
        var ending = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Path.GetExtension(path[..^3]) + ".gz" : Path.GetExtension(path);
        return path[..^ending.Length] + "." + name + ending;
    }

    static StreamWriter Open(string path)
    {
        var file = File.Create(path);
        return new StreamWriter(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Fastest) : file, new UTF8Encoding(false), 1 << 16);
    }
}
