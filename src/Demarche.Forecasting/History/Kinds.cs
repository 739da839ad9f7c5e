namespace Demarche.Forecasting.History;

/// <summary>Country and role of every entity, as small ids; what a new entity is judged by before it has a history.</summary>
sealed class Kinds
{
    readonly List<int>[] _members;

    /// <param name="country">Country id of each entity; 0 = unknown.</param>
    /// <param name="role">Role id of each entity; 0 = unknown.</param>
    public Kinds(int[] country, int[] role)
    {
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

    /// <summary>Reads country and role out of names such as "Police (Nigeria)"; an entity named like a country seen in brackets is that country.</summary>
    public static Kinds FromNames(IReadOnlyList<string> names)
    {
        var countries = new Dictionary<string, int>(StringComparer.Ordinal);
        var roles = new Dictionary<string, int>(StringComparer.Ordinal);
        var country = new int[names.Count];
        var role = new int[names.Count];
        for (var e = 0; e < names.Count; e++)
        {
            var name = names[e].Replace('_', ' ').Trim();
            var open = name.LastIndexOf('(');
            if (open > 0 && name.EndsWith(')'))
            {
                country[e] = Id(countries, name[(open + 1)..^1].Trim());
                role[e] = Id(roles, name[..open].Trim());
            }
        }

        for (var e = 0; e < names.Count; e++)
        {
            if (country[e] == 0 && countries.TryGetValue(names[e].Replace('_', ' ').Trim(), out var c))
            {
                country[e] = c;
                role[e] = Id(roles, "");
            }
        }

        return new Kinds(country, role);
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
