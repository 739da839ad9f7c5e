using System.CommandLine;
using System.Globalization;
using System.Text;
using Demarche.Language;
using Demarche.Pipeline;

namespace Demarche.Cli.Verbs;

/// <summary><c>parse PATH|-</c>: the language layer alone, text or CoNLL-U in, CoNLL-U out.</summary>
static class Parse
{
    const int BatchSentences = 256;

    internal static Command Create()
    {
        var path = new Argument<string>("path") { Description = "Text or CoNLL-U file, or - for stdin.", DefaultValueFactory = _ => "-" };
        var input = new Option<string>("--input") { Description = "text, or conllu to keep given sentences and words.", DefaultValueFactory = _ => "text" };
        input.AcceptOnlyFromAmong("text", "conllu");
        var output = new Option<string>("--output", "-o") { Description = "File to write; stdout if left out.", DefaultValueFactory = _ => "-" };
        var model = new Option<string?>("--model") { Description = "Language model file; the one that ships if left out." };
        var command = new Command("parse", "Sentences, words, tags, lemmas, trees and entities as CoNLL-U.") { path, input, output, model };
        command.SetAction(parsed =>
        {
            using var annotator = Load(parsed.GetValue(model) ?? Installation.LanguageModel);
            using var reader = OpenReader(parsed.GetValue(path)!);
            using var writer = OpenWriter(parsed.GetValue(output)!);
            return parsed.GetValue(input) == "conllu" ? RunConllu(annotator, reader, writer) : RunText(annotator, reader, writer);
        });
        return command;
    }

    /// <summary>Cuts and annotates a text as it is read.</summary>
    internal static int RunText(Annotator annotator, TextReader reader, TextWriter writer)
    {
        var number = 0;
        foreach (var s in annotator.Annotate(reader))
        {
            Conllu.Write(writer, s, [string.Create(CultureInfo.InvariantCulture, $"# sent_id = {++number}")]);
        }

        return ExitCode.Ok;
    }

    /// <summary>Annotates given sentences and words anew.</summary>
    internal static int RunConllu(Annotator annotator, TextReader reader, TextWriter writer)
    {
        try
        {
            foreach (var batch in Conllu.Read(reader).Chunk(BatchSentences))
            {
                annotator.Annotate([.. batch.Select(s => s.Sentence)]);
                foreach (var s in batch)
                {
                    Conllu.Write(writer, s);
                }
            }

            return ExitCode.Ok;
        }
        catch (FormatException e)
        {
            throw new Failure("bad_conllu", e.Message);
        }
    }

    static Annotator Load(string path)
    {
        try
        {
            return Annotator.Load(path);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new Failure("no_model", $"the language model '{path}' could not be opened: {e.Message} Name another with --model.");
        }
    }

    static StreamReader OpenReader(string path)
    {
        if (path == "-")
        {
            return new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        }

        try
        {
            return new StreamReader(path, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Failure("not_found", $"'{path}' could not be read: {e.Message}", ExitCode.NotFound);
        }
    }

    static StreamWriter OpenWriter(string path)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (path == "-")
        {
            return new StreamWriter(Console.OpenStandardOutput(), utf8, 1 << 16);
        }

        try
        {
            return new StreamWriter(path, append: false, utf8, 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Failure("not_writable", $"'{path}' could not be written: {e.Message}");
        }
    }
}
