using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Coding.Actions;
using Demarche.Coding.Own;
using Demarche.Pipeline;

namespace Demarche.Cli.Verbs;

/// <summary><c>ontology check</c>: what is wrong with the user's own actors and actions, with line numbers.</summary>
static class OntologyVerb
{
    internal static Command Create()
    {
        var knowledge = KnowledgeOption.Create();
        var check = new Command("check", "Reads your own actors and actions and tells every line that cannot be used, and why.") { knowledge };
        check.SetAction(r => Check(r.GetValue(knowledge)));
        return new Command("ontology", "Your own actors and actions.") { check };
    }

    static int Check(string? given)
    {
        var folder = KnowledgeOption.Folder(given) ?? throw new Failure("no-knowledge", "there is no ./demarche.d here; name a folder with --knowledge DIR.", ExitCode.NotFound);
        var own = KnowledgeOption.Load(folder);
        if (own.Files.Count == 0)
        {
            throw new Failure("no-knowledge", $"'{folder}' holds none of actors.csv, actions.yaml, *.actors.txt, *.agents.txt, *.verbs.txt.", ExitCode.NotFound);
        }

        var problems = own.Problems.Concat(own.Check(ActionLexicon.Load(Path.Combine(Installation.Data, "actions")))).OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ToList();
        foreach (var problem in problems)
        {
            Console.Out.WriteLine(problem);
        }

        Console.Error.WriteLine($"{own.Files.Count} files: {own.Actors.Count} actors, {own.AgentCount} agent words, {own.VerbCount} verb forms, {own.Actions.Count} action patterns; {problems.Count} lines with problems.");
        return problems.Count > 0 ? ExitCode.Failed : ExitCode.Ok;
    }
}
