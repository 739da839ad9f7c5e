using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Store.Exchange;

namespace Demarche.Cli.Verbs;

/// <summary><c>import FILE…</c>: event files of other layouts into the record.</summary>
static class Import
{
    internal static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "Files, or - for standard input.", Arity = ArgumentArity.OneOrMore };
        var layout = LayoutOption();
        var store = Options.Store();
        var format = new Option<string?>("--format") { Description = "For --layout demarche: csv, tsv, jsonl or parquet; else by the name of the file.", HelpName = "FORMAT" };
        Options.OneOf(format, ["csv", "tsv", "jsonl", "parquet"]);
        var command = new Command("import", "Takes event files of our own or other layouts into the record; rows known already are dropped, broken rows are listed. A file is taken whole or not at all.") { files, layout, format, store };
        command.SetAction(r =>
        {
            var chosen = Layout.Find(r.GetValue(layout)!);
            var codes = CountryCodes.Load(Path.Combine(Installation.Data, "exchange"));
            var failed = false;
            using var record = StoreOwner.TakeOrJoin(Options.StorePath(r.GetValue(store)));
            foreach (var file in r.GetValue(files)!)
            {
                if (file != "-" && !File.Exists(file))
                {
                    Console.Error.WriteLine($"not-found: '{file}' is no file; name one, or - for standard input");
                    failed = true;
                    continue;
                }

                ImportResult result;
                try
                {
                    if (chosen is null)
                    {
                        result = record.ImportOwn(file, file == "-" ? Console.OpenStandardInput() : null, r.GetValue(format));
                    }
                    else
                    {
                        using var reader = file == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(file);
                        result = record.Import(reader, file, chosen, codes);
                    }
                }
                catch (StoreException e) when (e.Code == "wrong-layout")
                {
                    Console.Error.WriteLine($"wrong-layout: {e.Message}");
                    failed = true;
                    continue;
                }
                catch (FormatException e)
                {
                    Console.Error.WriteLine($"wrong-layout: {e.Message}");
                    failed = true;
                    continue;
                }

                foreach (var b in result.Broken)
                {
                    Console.Error.WriteLine($"{b.Code}: {b.Origin}: {b.Message}");
                }

                Console.Error.WriteLine($"{file}: {result.Rows} rows taken: {result.Events} events, {result.Mirrors} second directions, {result.Statements} statements (not counted); {result.Duplicates} duplicates dropped, {result.BrokenCount} broken");
                failed |= result.BrokenCount > 0;
            }

            return failed ? ExitCode.SomeFailed : ExitCode.Ok;
        });
        return command;
    }

    internal static Option<string> LayoutOption()
    {
        var layout = new Option<string>("--layout") { Description = $"demarche, {string.Join(", ", Layout.All.Select(l => l.Name))}.", HelpName = "LAYOUT", Required = true };
        Options.OneOf(layout, ["demarche", .. Layout.All.Select(l => l.Name)]);
        return layout;
    }
}
