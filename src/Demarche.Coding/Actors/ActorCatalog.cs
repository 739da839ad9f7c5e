namespace Demarche.Coding.Actors;

/// <summary>
/// Who can act in politics and under what names, with the days between which a name or role holds:
/// states and areas, organisations, institutions, groups, office holders, and words for kinds of actors.
/// Immutable and thread-safe once loaded.
/// </summary>
public sealed partial class ActorCatalog
{
    /// <summary>Longest name looked for, in words.</summary>
    const int MaxWords = 12;

    readonly Dictionary<ulong, int> _names = new(1 << 15);
    readonly Dictionary<ulong, ushort> _lengths = new(1 << 14);
    readonly List<NameEntry> _entries = new(1 << 15);
    readonly Dictionary<ulong, Particle> _particles = [];
    readonly Dictionary<ulong, List<int>> _bySurname = new(1 << 12);
    readonly Dictionary<ulong, int> _bySkeleton = new(1 << 13);
    readonly Dictionary<string, (int Rank, string Office)> _offices = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _stateById = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _partyById = new(StringComparer.Ordinal);

    ActorCatalog()
    {
    }

    internal List<State> States { get; } = [];

    internal List<Party> Parties { get; } = [];

    internal List<Agent> Agents { get; } = [];

    /// <summary>First successor of each state that ended.</summary>
    internal Dictionary<string, string> Successors { get; } = new(StringComparer.Ordinal);

    /// <summary>Number of names known.</summary>
    public int NameCount => _entries.Count;

    /// <summary>The state or area with an id, or null.</summary>
    internal State? StateById(string id) => _stateById.TryGetValue(id, out var i) ? States[i] : null;

    /// <summary>The person, group or organisation with an id, or null.</summary>
    internal Party? PartyById(string id) => _partyById.TryGetValue(id, out var i) ? Parties[i] : null;

    /// <summary>The display name of a catalogue id, or null when the catalogue has no such id.</summary>
    public string? NameOf(string id) => StateById(id)?.Name ?? PartyById(id)?.Name;

    /// <summary>
    /// True when what the catalogue says of an id on a day stands in a source that was opened; false when it was written from memory;
    /// null for an id that it does not have.
    /// </summary>
    /// <param name="id">A catalogue id.</param>
    /// <param name="on">The day; null for today's facts.</param>
    public bool? IsVerified(string id, DateOnly? on)
    {
        if (PartyById(id) is not { } party)
        {
            return StateById(id) is { } state ? !state.Recalled : null;
        }

        var day = on ?? DateOnly.MaxValue;
        var then = Array.FindLast(party.Periods, p => p.From <= day && day <= p.To);
        return !(then.Sectors is null ? party.Periods[^1] : then).Recalled;
    }

    /// <summary>Role of a small word.</summary>
    internal Particle ParticleOf(in Atom atom) => _particles.GetValueOrDefault(atom.Key);

    /// <summary>Rank of an office (0 highest) and its one name among synonyms; rank 9 when the table does not have it.</summary>
    internal (int Rank, string Office) RankOf(string office) => _offices.TryGetValue(office, out var r) ? r : (9, office);

    /// <summary>Persons with a surname.</summary>
    internal List<int>? BySurname(ulong key) => _bySurname.GetValueOrDefault(key);

    /// <summary>The one person whose name has a skeleton; null when none or several have it.</summary>
    internal Party? BySkeleton(ulong key) => key != 0 && _bySkeleton.TryGetValue(key, out var i) && i >= 0 ? Parties[i] : null;

    /// <summary>True when some name begins with the word.</summary>
    internal bool Begins(ulong word, out ushort lengths) => _lengths.TryGetValue(word, out lengths);

    /// <summary>First entry of a name's chain, or -1.</summary>
    internal int Find(ulong key) => _names.TryGetValue(key, out var i) ? i : -1;

    /// <summary>An entry.</summary>
    internal NameEntry Entry(int i) => _entries[i];
}
