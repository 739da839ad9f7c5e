namespace Demarche.Cli.Verbs;

/// <summary>Actors named on the command line: an id, an ISO code or a name.</summary>
static class ActorArgument
{
    /// <summary>What the record is asked for: ids and codes as they are (a code of three letters in any case), names as written.</summary>
    public static string? Key(string? given) =>
        given is { Length: 3 } && given.All(char.IsAsciiLetter) ? given.ToUpperInvariant() : given?.Trim();
}
