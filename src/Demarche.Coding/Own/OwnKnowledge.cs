namespace Demarche.Coding.Own;

/// <summary>
/// What a user brings without code, read from a folder: <c>actors.csv</c>, <c>actions.yaml</c>, and dictionaries in the format of PETRARCH
/// (<c>*.actors.txt</c>, <c>*.agents.txt</c>, <c>*.verbs.txt</c>). Actors are added to the catalogue's and win over them; agent words code phrases as
/// PETRARCH does; a verb dictionary takes the place of the lexicon of acts, because the codes of two lexicons cannot be told apart.
/// </summary>
public sealed class OwnKnowledge
{
    /// <summary>Files that are read, in this order.</summary>
    static readonly string[] s_patterns = ["actors.csv", "*.actors.csv", "actions.yaml", "actions.yml", "*.actors.txt", "*.agents.txt", "*.verbs.txt"];

    readonly List<OwnProblem> _problems = [];

    OwnKnowledge(string folder) => Folder = folder;

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Files read, in order.</summary>
    public IReadOnlyList<string> Files { get; private set; } = [];

    /// <summary>Lines that were left out, and why.</summary>
    public IReadOnlyList<OwnProblem> Problems => _problems;

    /// <summary>Actors.</summary>
    public IReadOnlyList<OwnActor> Actors => _actors;

    /// <summary>Number of agent words.</summary>
    public int AgentCount { get; private set; }

    /// <summary>Number of verb forms.</summary>
    public int VerbCount => Verbs?.Count ?? 0;

    /// <summary>Action rules, as rows of a table of rules.</summary>
    public IReadOnlyList<OwnAction> Actions { get; private set; } = [];

    internal OwnNames? Names { get; private set; }

    internal VerbDictionary? Verbs { get; private set; }

    readonly List<OwnActor> _actors = [];

    /// <summary>What is wrong with conditions and codes that only the lexicon can tell: conditions of action patterns, names that two actors bear.</summary>
    /// <param name="lexicon">The lexicon that the action patterns join.</param>
    public IEnumerable<OwnProblem> Check(Actions.ActionLexicon lexicon) => OwnRules.Check(Actions, lexicon);

    /// <summary>Reads a folder. A line that cannot be understood is left out and told in <see cref="Problems"/>.</summary>
    /// <exception cref="DirectoryNotFoundException">When the folder does not exist.</exception>
    public static OwnKnowledge Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"there is no folder '{folder}'; name one that holds actors.csv, actions.yaml or PETRARCH dictionaries.");
        }

        var own = new OwnKnowledge(folder);
        var files = s_patterns.SelectMany(p => Directory.GetFiles(folder, p).Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        own.Files = files;
        var fromPetrarch = new List<OwnActor>();
        var agents = new List<(string, IReadOnlyList<string>)>();
        foreach (var path in files)
        {
            using var reader = new StreamReader(path);
            var name = Path.GetFileName(path);
            if (name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            {
                own._actors.AddRange(OwnActorsCsv.Read(reader, name, own._problems));
            }
            else if (name.EndsWith(".actors.txt", StringComparison.OrdinalIgnoreCase))
            {
                fromPetrarch.AddRange(PetrarchActors.Read(reader, name, own._problems));
            }
            else if (name.EndsWith(".agents.txt", StringComparison.OrdinalIgnoreCase))
            {
                agents.AddRange(PetrarchAgents.Read(reader, name, own._problems));
            }
            else if (name.EndsWith(".verbs.txt", StringComparison.OrdinalIgnoreCase))
            {
                PetrarchVerbs.Read(reader, name, own.Verbs ??= new VerbDictionary(), own._problems);
            }
            else
            {
                own.Actions = [.. own.Actions, .. OwnActions.Read(reader, name, own._problems)];
            }
        }

        own._actors.AddRange(fromPetrarch);
        own.AgentCount = agents.Count;
        own.Verbs?.Seal();
        if (agents.Count > 0 || own.Verbs is not null)
        {
            own.Names = new OwnNames();
            own._actors.ForEach(own.Names.Add);
            agents.ForEach(a => own.Names.Add(a.Item1, a.Item2));
        }

        return own;
    }
}
