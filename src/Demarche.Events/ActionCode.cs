namespace Demarche;

/// <summary>What an act is, in both ontologies.</summary>
/// <param name="Cameo">CAMEO code as text with its leading zero, two to four digits.</param>
/// <param name="Plover">PLOVER reading.</param>
public sealed record ActionCode(string Cameo, PloverCode Plover)
{
    /// <summary>The two-digit root.</summary>
    public string Root => Cameo[..2];
}

/// <summary>PLOVER type, mode and contexts.</summary>
/// <param name="Type">One of the sixteen types, upper case.</param>
/// <param name="Mode">Mode of the type, or null.</param>
/// <param name="Contexts">Contexts; may be empty.</param>
public sealed record PloverCode(string Type, string? Mode, IReadOnlyList<string> Contexts);
