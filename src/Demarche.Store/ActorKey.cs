namespace Demarche.Store;

/// <summary>An actor as a question names it: three capital letters ask for everybody of a country, anything else for an id or a display name (in any case).</summary>
/// <param name="Country">ISO code or one of the codes of organisations; null when a key is given.</param>
/// <param name="Key">Id or name; null when a country is given.</param>
public readonly record struct ActorKey(string? Country, string? Key)
{
    /// <summary>Reads what a user or another program gave; null gives a key that asks for nothing.</summary>
    public static ActorKey Of(string? given) =>
        string.IsNullOrWhiteSpace(given) ? default
        : given.Length == 3 && given.All(char.IsAsciiLetterUpper) ? new ActorKey(given, null)
        : new ActorKey(null, given);
}
