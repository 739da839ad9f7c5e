using System.CommandLine;
using System.IO.Compression;
using Demarche.Language;
using Demarche.Language.Training;

namespace Demarche.Cli.Verbs;

/// <summary><c>train trees</c>: raw text, parsed by several models together, to trees that one model can learn from.</summary>
static class TrainTrees
{
    internal static Command Create()
    {
        var raw = new Argument<FileInfo[]>("raw") { Description = "JSON lines with a field 'text', or text with one document a line (.gz allowed)", Arity = ArgumentArity.OneOrMore };
        var models = new Option<FileInfo[]>("--model", "-m") { Description = "models that decide together", Required = true, AllowMultipleArgumentsPerToken = true };
        var most = new Option<int>("--sentences") { Description = "how many sentences, drawn by chance", DefaultValueFactory = _ => 60_000 };
        var seed = new Option<ulong>("--seed") { Description = "of the draw", DefaultValueFactory = _ => 1 };
        var output = new Option<FileInfo>("--output", "-o") { Description = "CoNLL-U file to write (.gz allowed)", Required = true };
        var command = new Command("trees", "Parses raw text with several models together, for 'train language --auto'.") { raw, models, most, seed, output };
        command.SetAction(parsed =>
        {
            using var ensemble = Ensemble.Load(parsed.GetRequiredValue(models).Select(f => f.FullName));
            var sentences = RawText.Read(parsed.GetRequiredValue(raw).Select(f => f.FullName), parsed.GetValue(seed), parsed.GetValue(most));
            var told = 0;
            ensemble.Annotate(sentences, n =>
            {
                if (n - told >= 5000)
                {
                    told = n;
                    Console.Error.WriteLine($"{n} of {sentences.Count} sentences");
                }
            });
            var path = parsed.GetRequiredValue(output).FullName;
            using var file = File.Create(path);
            using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Fastest) : file;
            using var writer = new StreamWriter(stream);
            foreach (var s in sentences)
            {
                Conllu.Write(writer, s);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
