using Demarche.Forecasting.History;

namespace Demarche.Forecasting;

/// <summary>
/// A history to forecast from: named entities and relations and the dated facts between them. Facts may be added in any order and more
/// than once; a fact counts once a day. Days are plain numbers; <see cref="DateOnly.DayNumber"/> makes dates of them where they are dates.
/// </summary>
public sealed class FactSet
{
    readonly Dictionary<string, int> _entityIds = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _relationIds = new(StringComparer.Ordinal);
    readonly List<string> _entities = [];
    readonly List<string> _relations = [];
    readonly List<string> _countries = [];
    readonly List<string> _roles = [];
    readonly List<Quadruple> _facts = [];

    /// <summary>Names of the entities, by id.</summary>
    public IReadOnlyList<string> Entities => _entities;

    /// <summary>Names of the relations, by id.</summary>
    public IReadOnlyList<string> Relations => _relations;

    /// <summary>The facts, as added.</summary>
    public IReadOnlyList<Quadruple> Facts => _facts;

    /// <summary>Country of each entity, empty where unknown; what an entity without a history is judged by.</summary>
    public IReadOnlyList<string> Countries => _countries;

    /// <summary>Role of each entity ("Police", "GOV"), empty where unknown.</summary>
    public IReadOnlyList<string> Roles => _roles;

    /// <summary>Adds an entity or gives the id it has. Country and role are read from names such as "Police (Nigeria)" unless given.</summary>
    public int Entity(string name, string? country = null, string? role = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (_entityIds.TryGetValue(name, out var id))
        {
            return id;
        }

        id = _entities.Count;
        _entityIds[name] = id;
        _entities.Add(name);
        var (readCountry, readRole) = History.Kinds.Read(name);
        _countries.Add(country ?? readCountry);
        _roles.Add(role ?? readRole);
        return id;
    }

    /// <summary>Adds a relation or gives the id it has.</summary>
    public int Relation(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!_relationIds.TryGetValue(name, out var id))
        {
            _relationIds[name] = id = _relations.Count;
            _relations.Add(name);
        }

        return id;
    }

    /// <summary>Id of an entity, or null when it is not in the history.</summary>
    public int? FindEntity(string name) => _entityIds.TryGetValue(name, out var id) ? id : null;

    /// <summary>Id of a relation, or null when it is not in the history.</summary>
    public int? FindRelation(string name) => _relationIds.TryGetValue(name, out var id) ? id : null;

    /// <summary>Adds a fact by names; new names are added.</summary>
    public void Add(string source, string relation, string target, int day) => _facts.Add(new Quadruple(Entity(source), Relation(relation), Entity(target), day));

    /// <summary>Adds a fact by ids.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id that no entity or relation has.</exception>
    public void Add(Quadruple fact)
    {
        Check(fact.Source, _entities.Count, "entity");
        Check(fact.Target, _entities.Count, "entity");
        Check(fact.Relation, _relations.Count, "relation");
        _facts.Add(fact);
    }

    static void Check(int id, int count, string what)
    {
        if ((uint)id >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(nameof(id), $"{what} id {id} is unknown; ids run from 0 to {count - 1}.");
        }
    }

    internal Kinds Kinds(int capacity = 0) => History.Kinds.Of(_entities, _countries, _roles, capacity);
}
