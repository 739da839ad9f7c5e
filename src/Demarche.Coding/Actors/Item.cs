namespace Demarche.Coding.Actors;

/// <summary>What a stretch of a phrase was read as.</summary>
internal enum ItemKind : byte
{
    State,
    Party,
    Agent,
    Particle,
    Genitive,

    /// <summary>Capitalised words that the catalogue does not know.</summary>
    Unknown,

    /// <summary>Any other word.</summary>
    Other,
}

/// <summary>A stretch of a phrase with its reading.</summary>
/// <param name="Kind">What it was read as.</param>
/// <param name="First">First atom.</param>
/// <param name="End">One past the last.</param>
/// <param name="Ref">Index of the state, party or agent.</param>
/// <param name="Chain">First catalogue entry of the name, for other bearers of it.</param>
/// <param name="Use">How a state is named.</param>
/// <param name="Particle">Role of a small word.</param>
/// <param name="Comma">A comma or bracket stands before it.</param>
internal readonly record struct Item(ItemKind Kind, int First, int End, int Ref = -1, int Chain = -1, StateUse Use = default, Particle Particle = default, bool Comma = false)
{
    public bool Is(Particle p) => Kind == ItemKind.Particle && Particle == p;
}
