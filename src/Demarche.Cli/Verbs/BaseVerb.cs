using System.CommandLine;
using Demarche.Pipeline;
using Demarche.Pipeline.BaseRecord;

namespace Demarche.Cli.Verbs;

/// <summary><c>base build FILE</c>: the base record coded anew.</summary>
static class BaseVerb
{
    internal static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Dated reports, one JSON object a line: {\"id\",\"date\",\"text\"}; plain or gzip." };
        var output = new Option<string>("--output", "-o") { Description = "Folder for events.parquet and coverage.parquet (default ./base).", HelpName = "FOLDER", DefaultValueFactory = _ => "base" };
        var build = new Command("build", "Codes dated one-sentence reports into a base record: facts without sentences, nobody named who holds no office.") { file, output };
        build.SetAction((r, cancel) =>
        {
            var path = r.GetValue(file)!;
            if (!File.Exists(path))
            {
                throw new Failure("not-found", $"'{path}' is no file; name a file of reports", ExitCode.NotFound);
            }

            var (items, events, leftOut) = BaseBuilder.Build(path, r.GetValue(output)!, new Tools(), n => Console.Error.WriteLine($"{n} reports coded"), cancel);
            Console.Error.WriteLine($"{items} reports, {events} events written to {r.GetValue(output)}; {leftOut} repeats and headings left out");
            return Task.FromResult(ExitCode.Ok);
        });
        return new Command("base", "The record that ships with the program.") { build };
    }
}
