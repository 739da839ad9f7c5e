namespace Demarche.Forecasting.History;

/// <summary>Country and role of every entity, as small ids; what a new entity is judged by before it has a history.</summary>
sealed class Kinds
{
    readonly List<int>[] _members;
    readonly Dictionary<string, int> _countryIds;
    readonly Dictionary<string, int> _roleIds;

    /// <param name="country">Country id of each entity; 0 = unknown.</param>
    /// <param name="role">Role id of each entity; 0 = unknown.</param>
    /// <param name="countryIds">Ids of country names.</param>
    /// <param name="roleIds">Ids of role names.</param>
    Kinds(int[] country, int[] role, Dictionary<string, int> countryIds, Dictionary<string, int> roleIds)
    {
        _countryIds = countryIds;
        _roleIds = roleIds;
        Country = country;
        Role = role;
        Countries = country.Append(0).Max() + 1;
        Roles = role.Append(0).Max() + 1;
        _members = new List<int>[Countries];
        for (var e = 0; e < country.Length; e++)
        {
            if (country[e] != 0)
            {
                (_members[country[e]] ??= []).Add(e);
            }
        }
    }

    public int[] Country { get; }

    public int[] Role { get; }

    public int Countries { get; }

    public int Roles { get; }

    /// <summary>Entities of a country.</summary>
    public IReadOnlyList<int> Members(int country) => _members[country] ?? [];

    /// <summary>Country and role in a name such as "Police (Nigeria)"; empty when it has none.</summary>
    public static (string Country, string Role) Read(string name)
    {
        name = name.Replace('_', ' ').Trim();
        var open = name.LastIndexOf('(');
        return open > 0 && name.EndsWith(')') ? (name[(open + 1)..^1].Trim(), name[..open].Trim()) : ("", "");
    }

    /// <summary>Ids for countries and roles; an entity named like a country of others is that country.</summary>
    /// <param name="names">Of the entities.</param>
    /// <param name="countries">Country of each; empty where unknown.</param>
    /// <param name="roles">Role of each; empty where unknown.</param>
    /// <param name="capacity">Entities there is room for.</param>
    public static Kinds Of(IReadOnlyList<string> names, IReadOnlyList<string> countries, IReadOnlyList<string> roles, int capacity)
    {
        var countryIds = new Dictionary<string, int>(StringComparer.Ordinal);
        var roleIds = new Dictionary<string, int>(StringComparer.Ordinal);
        var country = new int[Math.Max(capacity, names.Count)];
        var role = new int[country.Length];
        for (var e = 0; e < names.Count; e++)
        {
            country[e] = countries[e].Length == 0 ? 0 : Id(countryIds, countries[e]);
            role[e] = roles[e].Length == 0 ? 0 : Id(roleIds, roles[e]);
        }

        for (var e = 0; e < names.Count; e++)
        {
            if (country[e] == 0 && countryIds.TryGetValue(names[e].Replace('_', ' ').Trim(), out var c))
            {
                country[e] = c;
                role[e] = Id(roleIds, "");
            }
        }

        return new Kinds(country, role, countryIds, roleIds);
    }

    /// <summary>Gives an entity that came later the country and role it has, as far as they are known from others.</summary>
    public void Place(int entity, string country, string role)
    {
        Country[entity] = country.Length > 0 ? _countryIds.GetValueOrDefault(country) : 0;
        Role[entity] = role.Length > 0 ? _roleIds.GetValueOrDefault(role) : 0;
        if (Country[entity] != 0)
        {
            (_members[Country[entity]] ??= []).Add(entity);
        }
    }

    static int Id(Dictionary<string, int> ids, string name)
    {
        if (!ids.TryGetValue(name, out var id))
        {
            ids[name] = id = ids.Count + 1;
        }

        return id;
    }
}
