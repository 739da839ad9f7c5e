namespace Demarche.Store;

/// <summary>
/// Two countries as one whole number, source before target: events are kept in its order, so that whole stretches of the file can be passed over. Different pairs may share a number only
/// where a code is not three capital letters; it narrows a search, it does not decide.
/// </summary>
static class PairKey
{
    const int Bits = 15;

    /// <summary>The number of an ordered pair.</summary>
    public static int Of(string? source, string? target) => (Side(source) << Bits) | Side(target);

    /// <summary>The number of a pair that a question asks for; null unless both are countries.</summary>
    public static int? Asked(ActorKey source, ActorKey target) => source.Country is { } s && target.Country is { } t ? Of(s, t) : null;

    /// <summary>Five bits a letter; 0 for no country and for codes of another shape.</summary>
    static int Side(string? code) => code is { Length: 3 } && code.All(char.IsAsciiLetterUpper) ? ((code[0] - '@') << 10) | ((code[1] - '@') << 5) | (code[2] - '@') : 0;
}
