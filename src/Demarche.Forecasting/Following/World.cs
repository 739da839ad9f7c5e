namespace Demarche.Forecasting.Following;

/// <summary>The states that may follow, and what ties them to one another, as of any day. Whatever depends on time is taken from the year before.</summary>
public sealed partial class World
{
    readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    World(IReadOnlyList<State> states)
    {
        States = states;
        for (var i = 0; i < states.Count; i++)
        {
            _index.Add(states[i].Id, i);
        }
    }

    /// <summary>All states, former ones included.</summary>
    public IReadOnlyList<State> States { get; }

    /// <summary>Their number.</summary>
    public int Count => States.Count;

    /// <summary>Place of a state in <see cref="States"/>; −1 when it is none.</summary>
    public int Find(string? id) => id is not null && _index.TryGetValue(id, out var i) ? i : -1;

    /// <summary>True when the state exists at the end of that day.</summary>
    public bool Exists(int state, DateOnly day) => States[state].From <= day && (States[state].To is not { } to || day < to);

    /// <summary>Reads the tables of data/covariates.</summary>
    public static World Load(string folder)
    {
        List<State> states = [];
        using (var reader = new StreamReader(Path.Combine(folder, "states.tsv")))
        {
            foreach (var r in Table.Read(reader, "states.tsv"))
            {
                states.Add(new State(r["id"], r["name"], Act.Days(r["from"])!.Value.From, r["to"].Length > 0 ? Act.Days(r["to"])!.Value.From : null,
                    r["region"], r["subregion"], double.Parse(r["lat"]), double.Parse(r["lon"]), r["languages"].Split(';', StringSplitOptions.RemoveEmptyEntries), r["rulers"].Split(';', StringSplitOptions.RemoveEmptyEntries),
                    r["continues"].Split(';', StringSplitOptions.RemoveEmptyEntries)));
            }
        }

        var world = new World(states);
        world.ReadTies(folder);
        return world;
    }
}
