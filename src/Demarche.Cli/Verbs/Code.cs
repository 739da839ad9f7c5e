using System.Buffers;
using System.CommandLine;
using System.Text;
using Demarche.Cli.Output;
using Demarche.Pipeline;

namespace Demarche.Cli.Verbs;

/// <summary><c>code PATH|-</c>: a pure filter, events out, no store.</summary>
static class Code
{
    internal static Command Create()
    {
        var path = new Argument<string>("path") { Description = "JSON lines (.jsonl or - for standard input), or a document or folder." };
        var threads = new Option<int>("--threads") { Description = "Lines coded at once.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var output = new Option<string?>("--output", "-o") { Description = "File to write; standard output if left out." };
        var knowledge = KnowledgeOption.Create();
        var command = new Command("code", "Codes text and writes one JSON line for each input; stores nothing.") { path, threads, output, knowledge };
        command.SetAction((result, cancel) => Task.FromResult(Run(result.GetValue(path)!, Math.Max(1, result.GetValue(threads)), result.GetValue(output), result.GetValue(knowledge), cancel)));
        return command;
    }

    static int Run(string path, int threads, string? output, string? knowledge, CancellationToken cancel)
    {
        using var target = output is null or "-" ? Console.OpenStandardOutput() : File.Create(output);
        var tools = KnowledgeOption.Tools(knowledge);
        if (path == "-" || path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            using var reader = new StreamReader(path == "-" ? Console.OpenStandardInput() : File.OpenRead(path), Encoding.UTF8, true, 1 << 16);
            var (_, failed) = CodePipe.Run(reader, target, tools.Coder, threads, cancel);
            return failed > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
        }

        List<Rejected> failures = [];
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var article in Inputs.Articles(path, failures))
        {
            cancel.ThrowIfCancellationRequested();
            buffer.ResetWrittenCount();
            CodeJson.WriteLine(buffer, article.Origin ?? article.Id, tools.Coder.Code(article));
            target.Write(buffer.WrittenSpan);
        }

        return failures.Count > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
    }
}
