namespace Demarche.Coding.Actors;

/// <summary>What a name of the catalogue points to.</summary>
internal enum NameKind : byte
{
    /// <summary>A state or area; the reference is an index of <see cref="ActorCatalog.States"/>.</summary>
    State,

    /// <summary>A person, group, organisation or institution; an index of <see cref="ActorCatalog.Parties"/>.</summary>
    Party,

    /// <summary>A word for a kind of actor; an index of <see cref="ActorCatalog.Agents"/>.</summary>
    Agent,
}

/// <summary>How a name stands for a state.</summary>
internal enum StateUse : byte
{
    Name,
    Adjective,
    People,
    Seat,
    Region,
}

/// <summary>How far a word for a kind of actor speaks for itself; see data/actors/agents.tsv.</summary>
internal enum AgentKind : byte
{
    Office,
    Person,
    Body,
    Weak,
    Vague,
    None,
    Modifier,
}

/// <summary>What sort of bearer a name has.</summary>
internal enum PartyKind : byte
{
    Person,
    Group,
    Organisation,
    Institution,
}

/// <summary>Roles of small words; see data/actors/particles.tsv.</summary>
internal enum Particle : byte
{
    None,
    Former,
    Article,
    Of,
    In,
    Other,
    Stop,
    And,
    Support,
    Base,
    Against,
    Honorific,
    Name,
    People,
    Player,
}

/// <summary>A state or area.</summary>
internal sealed record State(string Id, string Name, string Country, string[] Sectors, bool Recalled);

/// <summary>A word for a kind of actor.</summary>
internal sealed record Agent(string Word, string Sector, AgentKind Kind, bool Plural, string? Country);

/// <summary>What somebody was from one day to another, both inclusive. Recalled: written from memory, no source opened.</summary>
internal readonly record struct Period(DateOnly From, DateOnly To, bool Recalled, string[] Sectors, string? Role, int Rank, string? Country);

/// <summary>A person, group, organisation or institution with its periods in order of time.</summary>
internal sealed record Party(string Id, string Name, string? Country, PartyKind Kind, Period[] Periods);

/// <summary>One reading of a name.</summary>
internal readonly record struct NameEntry(int Next, int Ref, DateOnly From, DateOnly To, NameKind Kind, StateUse Use, bool NeedsCapital, bool NeedsCapitals, bool Ambiguous, bool Breaks, bool SecondCapital);
