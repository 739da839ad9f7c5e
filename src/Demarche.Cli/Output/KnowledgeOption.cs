using System.CommandLine;
using Demarche.Coding.Own;
using Demarche.Pipeline;

namespace Demarche.Cli.Output;

/// <summary><c>--knowledge DIR</c>: the user's own actors and actions; else DEMARCHE_KNOWLEDGE, else ./demarche.d where it exists.</summary>
static class KnowledgeOption
{
    internal static Option<string?> Create() => new("--knowledge")
    {
        Description = "Folder with your own actors.csv, actions.yaml or PETRARCH dictionaries (*.actors.txt, *.agents.txt, *.verbs.txt); else DEMARCHE_KNOWLEDGE, else ./demarche.d.",
        HelpName = "DIR",
    };

    /// <summary>The stages with what the user brings.</summary>
    internal static Tools Tools(string? given) => new(own: Read(given));

    /// <summary>Reads the folder; each line that is left out is told on stderr. Null when there is no folder.</summary>
    internal static OwnKnowledge? Read(string? given)
    {
        if (Folder(given) is not { } folder)
        {
            return null;
        }

        var own = Load(folder);
        foreach (var problem in own.Problems)
        {
            Console.Error.WriteLine($"knowledge: {problem}");
        }

        return own;
    }

    /// <summary>The folder meant, or null.</summary>
    internal static string? Folder(string? given) =>
        given ?? (Environment.GetEnvironmentVariable("DEMARCHE_KNOWLEDGE") is { Length: > 0 } e ? e : Directory.Exists("demarche.d") ? "demarche.d" : null);

    internal static OwnKnowledge Load(string folder)
    {
        try
        {
            return OwnKnowledge.Read(folder);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new Failure("no-knowledge", e.Message, ExitCode.NotFound);
        }
    }
}
