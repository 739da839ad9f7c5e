using System.Globalization;

namespace Demarche.Coding.Places;

/// <summary>What a row of the gazetteer is.</summary>
enum PlaceKind : byte
{
    City,
    Point,
    Admin1,
    Area,
    Country,
    Region,
    Continent,
    Sea,

    /// <summary>A name that holds a place's name and is none: "Bank of China".</summary>
    None,
}

/// <summary>
/// Names of places with their positions, from the tables of <c>data/places</c>: towns, divisions, sites, seas, countries. Immutable and thread-safe.
/// </summary>
public sealed class Gazetteer
{
    readonly List<Row> _rows = new(30000);
    readonly Dictionary<string, int> _first = new(40000);
    readonly List<(int Row, int Next, bool Caps)> _chain = new(40000);
    readonly Dictionary<string, int> _starts = new(30000);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _keys;
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _words;

    internal readonly record struct Row(string Name, string? Country, string? Admin1, float Latitude, float Longitude, int Population, long Id, PlaceKind Kind, bool Capital, bool Seat, bool Word);

    Gazetteer(PlaceNames names)
    {
        Names = names;
        _keys = _first.GetAlternateLookup<ReadOnlySpan<char>>();
        _words = _starts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal PlaceNames Names { get; }

    /// <summary>Number of places.</summary>
    public int Count => _rows.Count;

    /// <summary>Reads the tables of a folder (<c>data/places</c>), and states with their names from <c>actors</c> beside it.</summary>
    /// <exception cref="IOException">When a table is missing.</exception>
    public static Gazetteer Load(string folder)
    {
        Gazetteer g;
        using (var reader = new StreamReader(Path.Combine(folder, "letters.tsv")))
        {
            g = new Gazetteer(new PlaceNames([.. Table.Read(reader, "places/letters.tsv").Select(r => (r["letter"][0], r["plain"]))]));
        }

        g.ReadPlaces(folder, "places.tsv");
        g.ReadStates(Path.Combine(folder, "..", "actors"));
        g.ReadPlaces(folder, "divisions.tsv");

        g.ReadCities(File.ReadAllText(Path.Combine(folder, "cities.tsv")));
        using (var reader = new StreamReader(Path.Combine(folder, "aliases.tsv")))
        {
            foreach (var row in Table.Read(reader, "places/aliases.tsv"))
            {
                g.AddAlias(row["alias"], row["name"], row["country"]);
            }
        }

        return g;
    }

    internal Row this[int row] => _rows[row];

    /// <summary>Rows that bear a name, given in folded form; -1 ends. Caps: the name is written in capitals only ("US").</summary>
    internal int FirstWith(ReadOnlySpan<char> key) => _keys.TryGetValue(key, out var i) ? i : -1;

    internal (int Row, int Next, bool Caps) Link(int i) => _chain[i];

    /// <summary>Most words of any name that begins with this folded word; 0 when none does.</summary>
    internal int LongestFrom(ReadOnlySpan<char> word) => _words.TryGetValue(word, out var n) ? n : 0;

    static float Degrees(string cell) => float.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>
    /// States of today and what they are called come from the tables of actors, so that no name stands twice.
    /// A name that means a part of the state to a map ("Gaza") stays with that part.
    /// </summary>
    void ReadStates(string folder)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        using (var reader = new StreamReader(Path.Combine(folder, "states.tsv")))
        {
            foreach (var row in Table.Read(reader, "actors/states.tsv"))
            {
                if (row["lat"].Length > 0)
                {
                    rows[row["id"]] = _rows.Count;
                    Add(new Row(row["name"], row["country"], null, Degrees(row["lat"]), Degrees(row["lon"]), 0, 0, PlaceKind.Country, false, false, false), "");
                }
            }
        }

        using (var reader = new StreamReader(Path.Combine(folder, "names.tsv")))
        {
            foreach (var row in Table.Read(reader, "actors/names.tsv"))
            {
                if (row["use"] == "name" && row["to"].Length == 0 && rows.TryGetValue(row["id"], out var state) && FirstWith(Names.Fold(row["name"])) < 0)
                {
                    Name(row["name"], state);
                }
            }
        }
    }

    void ReadPlaces(string folder, string file)
    {
        using var reader = new StreamReader(Path.Combine(folder, file));
        foreach (var row in Table.Read(reader, "places/" + file))
        {
            var kind = Enum.Parse<PlaceKind>(row["kind"], ignoreCase: true);
            var country = row["country"] is { Length: > 0 } c ? c : null;
            Add(new Row(row["name"], country, kind == PlaceKind.Admin1 ? row["name"] : null, Degrees(row["lat"]), Degrees(row["lon"]), 0, 0, kind, false, false, false), row["aliases"]);
        }
    }

    void Add(Row row, string aliases)
    {
        var id = _rows.Count;
        _rows.Add(row);
        Name(row.Name, id);
        if (aliases.Length > 0)
        {
            foreach (var alias in aliases.Split(';'))
            {
                Name(alias, id);
            }
        }
    }

    void AddAlias(string alias, string name, string country)
    {
        for (var i = FirstWith(Names.Fold(name)); i >= 0; i = _chain[i].Next)
        {
            var row = _rows[_chain[i].Row];
            if (row.Country == country && row.Kind == PlaceKind.City)
            {
                Name(alias, _chain[i].Row);
                return;
            }
        }
    }

    void Name(string name, int row)
    {
        Span<char> buffer = stackalloc char[128];
        var n = Names.Fold(name, buffer);
        if (n <= 0)
        {
            return;
        }

        var key = buffer[..n];
        var caps = name.Length <= 6 && name.AsSpan().IndexOfAnyInRange('a', 'z') < 0;
        var link = _chain.Count;
        if (_keys.TryGetValue(key, out var at))
        {
            // Rows come in order of standing: append, so that the first stays first.
            while (_chain[at].Next >= 0)
            {
                at = _chain[at].Next;
            }

            _chain[at] = (_chain[at].Row, link, _chain[at].Caps);
        }
        else
        {
            _first.Add(new string(key), link);
        }

        _chain.Add((row, -1, caps));
        var space = key.IndexOf(' ');
        var word = space < 0 ? key : key[..space];
        var words = key.Count(' ') + 1;
        if (!_words.TryGetValue(word, out var most) || most < words)
        {
            _words[word] = words;
        }
    }

    /// <summary>The large table is cut by hand: it is read at every start of the program.</summary>
    void ReadCities(string table)
    {
        var text = table.AsSpan();
        var header = true;
        var countries = new Dictionary<string, string>();
        var divisions = new Dictionary<string, string>();
        var byCountry = countries.GetAlternateLookup<ReadOnlySpan<char>>();
        var byDivision = divisions.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<Range> cells = stackalloc Range[9];
        foreach (var line in text.EnumerateLines())
        {
            if (line.IsEmpty || line[0] == '#' || header)
            {
                header &= line.IsEmpty || line[0] == '#';
                continue;
            }

            var n = line.Split(cells, '\t');
            if (n < 7)
            {
                throw new FormatException($"places/cities.tsv: the row '{line}' has {n} cells; it needs name, country, admin1, lat, lon, population, id.");
            }

            var flags = n > 7 ? line[cells[7]] : default;
            _rows.Add(new Row(
                new string(line[cells[0]]),
                Shared(byCountry, line[cells[1]]),
                line[cells[2]].IsEmpty ? null : Shared(byDivision, line[cells[2]]),
                float.Parse(line[cells[3]], NumberStyles.Float, CultureInfo.InvariantCulture),
                float.Parse(line[cells[4]], NumberStyles.Float, CultureInfo.InvariantCulture),
                int.Parse(line[cells[5]], NumberStyles.None, CultureInfo.InvariantCulture),
                long.Parse(line[cells[6]], NumberStyles.None, CultureInfo.InvariantCulture),
                PlaceKind.City, flags.Contains('C'), flags.Contains('A'), flags.Contains('W')));
            Name(_rows[^1].Name, _rows.Count - 1);
        }
    }

    static string Shared(Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> seen, ReadOnlySpan<char> cell)
    {
        if (!seen.TryGetValue(cell, out var value))
        {
            value = new string(cell);
            seen[cell] = value;
        }

        return value;
    }
}
