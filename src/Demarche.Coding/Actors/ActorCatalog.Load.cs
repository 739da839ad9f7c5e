using System.Globalization;
using Demarche.Coding.Own;

namespace Demarche.Coding.Actors;

public sealed partial class ActorCatalog
{
    readonly List<Atom> _cut = [];

    /// <summary>Reads the tables of a folder (data/actors). Tables that are absent are taken as empty, so that a user may bring fewer.</summary>
    /// <param name="folder">Folder with states.tsv, names.tsv, organisations.tsv, institutions.tsv, groups.tsv, office_holders.tsv, agents.tsv, particles.tsv, offices.tsv.</param>
    /// <exception cref="FormatException">When a row cannot be understood, with file and line.</exception>
    public static ActorCatalog Load(string folder) => Load(folder, null);

    /// <summary>The same, with the actors that a user brings; their names win.</summary>
    /// <inheritdoc cref="Load(string)"/>
    public static ActorCatalog Load(string folder, OwnKnowledge? own)
    {
        var catalog = new ActorCatalog();
        catalog.ReadTable(folder, "particles.tsv", catalog.ReadParticle);
        catalog.ReadTable(folder, "offices.tsv", catalog.ReadOffice);
        catalog.ReadTable(folder, "agents.tsv", catalog.ReadAgent);
        catalog.ReadTable(folder, "states.tsv", catalog.ReadState);
        catalog.ReadTable(folder, "names.tsv", catalog.ReadName);
        catalog.ReadParties(folder, "organisations.tsv", PartyKind.Organisation);
        catalog.ReadParties(folder, "institutions.tsv", PartyKind.Institution);
        catalog.ReadParties(folder, "groups.tsv", PartyKind.Group);
        catalog.ReadPersons(folder, "office_holders.tsv");
        foreach (var actor in own?.Actors ?? [])
        {
            catalog.AddOwn(actor);
        }

        return catalog;
    }

    void ReadTable(string folder, string name, Action<TableRow> read)
    {
        foreach (var row in Rows(folder, name))
        {
            read(row);
        }
    }

    static IEnumerable<TableRow> Rows(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            yield break;
        }

        using var reader = new StreamReader(path);
        foreach (var row in Table.Read(reader, name))
        {
            yield return row;
        }
    }

    void ReadParticle(TableRow row) => _particles[Atoms.WordKey(row["word"])] = ParseEnum<Particle>(row, "role");

    void ReadOffice(TableRow row)
    {
        var office = row["office"];
        var rank = int.Parse(row["rank"], CultureInfo.InvariantCulture);
        _offices[office] = (rank, office);
        foreach (var same in Split(row["same"]))
        {
            _offices[same] = (rank, office);
        }
    }

    void ReadAgent(TableRow row)
    {
        var kind = row["kind"] == "mod" ? AgentKind.Modifier : ParseEnum<AgentKind>(row, "kind");
        var word = row["word"];
        var sector = row["sector"];
        var country = row.Has("country") ? Empty(row["country"]) : null;
        AddAgent(word, new Agent(word, sector, kind, Plural: false, country));
        if (kind != AgentKind.Modifier)
        {
            foreach (var plural in Plurals.Of(word))
            {
                AddAgent(plural, new Agent(word, sector, kind, Plural: true, country));
            }
        }
    }

    void AddAgent(string word, Agent agent)
    {
        Agents.Add(agent);
        AddName(word, NameKind.Agent, Agents.Count - 1, default, DateOnly.MinValue, DateOnly.MaxValue, flags: "");
    }

    void ReadState(TableRow row)
    {
        var id = row["id"];
        _stateById[id] = States.Count;
        States.Add(new State(id, row["name"], row["country"], Split(row["sectors"]), Recalled(row)));
        if (Split(row["successor"]) is [var successor, ..])
        {
            Successors[id] = successor;
        }
    }

    void ReadName(TableRow row)
    {
        if (!_stateById.TryGetValue(row["id"], out var state))
        {
            throw new FormatException($"{row.File} line {row.Line}: no state '{row["id"]}'; add it to states.tsv or correct the id.");
        }

        AddName(row["name"], NameKind.State, state, ParseEnum<StateUse>(row, "use"), First(row, "from"), Last(row, "to"), row["flags"]);
    }

    void ReadParties(string folder, string file, PartyKind kind)
    {
        var rows = Rows(folder, file).ToLookup(r => r["id"]);
        foreach (var group in rows)
        {
            var first = group.First();
            var hasRole = first.Has("role");
            var periods = group.Select(r => new Period(First(r, "from"), Last(r, "to"), Recalled(r), Split(r["sectors"]), hasRole && r["role"].Length > 0 ? r["role"] : null, 0, null))
                .OrderBy(p => p.From).ThenBy(p => p.To).ToArray();
            var (name, flags) = Unmark(first["name"]);
            var at = AddParty(new Party(first["id"], name, Empty(first["country"]), kind, periods));
            foreach (var alias in group.SelectMany(r => Split(r["aliases"])).Distinct(StringComparer.Ordinal).Select(Unmark).Prepend((name, flags)))
            {
                AddName(alias.Item1, NameKind.Party, at, default, DateOnly.MinValue, DateOnly.MaxValue, alias.Item2);
            }
        }
    }

    void ReadPersons(string folder, string file)
    {
        foreach (var group in Rows(folder, file).ToLookup(r => r["person_id"]))
        {
            var first = group.First();
            var periods = new List<Period>();
            foreach (var row in group)
            {
                periods.Add(new Period(First(row, "from"), Last(row, "to"), Recalled(row), Split(row["sector"]), Empty(row["office"]), RankOf(row["office"]).Rank, Empty(row["country"])));
            }

            periods.Sort((a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : string.CompareOrdinal(a.Role, b.Role));
            var at = AddParty(new Party(first["person_id"], first["name"], Empty(first["country"]), PartyKind.Person, [.. periods]));
            foreach (var name in group.SelectMany(r => Split(r["aliases"])).Prepend(first["name"]).Distinct(StringComparer.Ordinal))
            {
                AddName(name, NameKind.Party, at, default, DateOnly.MinValue, DateOnly.MaxValue, "");
                AddSurname(at);
                AddSkeleton(name, at);
            }
        }
    }

    int AddParty(Party party)
    {
        _partyById[party.Id] = Parties.Count;
        Parties.Add(party);
        return Parties.Count - 1;
    }

    /// <summary>Files a person under the last and the first word of the name just cut: family names stand first in East Asia.</summary>
    void AddSurname(int person)
    {
        if (_cut.Count < 2)
        {
            return;
        }

        foreach (var key in (ReadOnlySpan<ulong>)[_cut[^1].Key, _cut[0].Key])
        {
            if (!_bySurname.TryGetValue(key, out var list))
            {
                _bySurname[key] = list = [];
            }

            if (list.Count == 0 || list[^1] != person)
            {
                list.Add(person);
            }
        }
    }

    /// <summary>Files the skeleton of the name just cut; one that several people share counts for none of them.</summary>
    void AddSkeleton(string name, int person)
    {
        var key = Skeleton.Of(name, _cut, 0, _cut.Count);
        if (key != 0)
        {
            _bySkeleton[key] = _bySkeleton.TryGetValue(key, out var other) && other != person ? -1 : person;
        }
    }

    void AddName(string name, NameKind kind, int reference, StateUse use, DateOnly from, DateOnly to, string flags)
    {
        _cut.Clear();
        Atoms.Cut(name, 0, name.Length, _cut);
        if (_cut.Count is 0 or > MaxWords)
        {
            return;
        }

        var key = Atoms.Empty;
        var breaks = false;
        for (var i = 0; i < _cut.Count; i++)
        {
            key = Atoms.Extend(key, _cut[i].Key);
            breaks |= i > 0 && _cut[i].Is(AtomShape.AfterBreak);
        }

        var capitals = flags.Contains("caps", StringComparison.Ordinal)
            || (kind != NameKind.Agent && _cut.Count == 1 && _cut[0].Is(AtomShape.AllCapitals) && name.Length is > 1 and <= 6);
        var entry = new NameEntry(-1, reference, from, to, kind, use, kind != NameKind.Agent && _cut[0].Is(AtomShape.Capital), capitals, flags.Contains("ambiguous", StringComparison.Ordinal), breaks,
            kind != NameKind.Agent && _cut.Count > 1 && _cut[0].Is(AtomShape.Capital) && _cut[1].Is(AtomShape.Capital) && !_cut[1].Is(AtomShape.AfterHyphen));
        if (_names.TryGetValue(key, out var head))
        {
            for (var i = head; i >= 0; i = _entries[i].Next)
            {
                if (_entries[i].Ref == reference && _entries[i].Kind == kind && _entries[i].Use == use && _entries[i].From == from && _entries[i].NeedsCapitals == capitals)
                {
                    return;
                }
            }

            entry = entry with { Next = head };
        }

        _names[key] = _entries.Count;
        _entries.Add(entry);
        _lengths.TryGetValue(_cut[0].Key, out var lengths);
        _lengths[_cut[0].Key] = (ushort)(lengths | (1 << (_cut.Count - 1)));
    }

    /// <summary>Takes the marks ! (capitals only) and ~ (ambiguous) off a name.</summary>
    static (string Name, string Flags) Unmark(string name)
    {
        var flags = "";
        while (name.Length > 1 && name[^1] is '!' or '~')
        {
            flags += name[^1] == '!' ? "caps " : "ambiguous ";
            name = name[..^1];
        }

        return (name, flags);
    }

    static bool Recalled(TableRow row) => !row.Has("source") || row["source"].Contains("recalled", StringComparison.Ordinal) || row["source"].Length == 0;

    static string[] Split(string cell) => cell.Length == 0 ? [] : cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static string? Empty(string cell) => cell.Length == 0 ? null : cell;

    static T ParseEnum<T>(TableRow row, string column)
        where T : struct, Enum =>
        Enum.TryParse<T>(row[column], ignoreCase: true, out var value)
            ? value
            : throw new FormatException($"{row.File} line {row.Line}: {column} '{row[column]}' is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");

    static DateOnly First(TableRow row, string column) => ParseDay(row, column, last: false) ?? DateOnly.MinValue;

    static DateOnly Last(TableRow row, string column) => ParseDay(row, column, last: true) ?? DateOnly.MaxValue;

    /// <summary>A day, or the first or last day of a month or year.</summary>
    static DateOnly? ParseDay(TableRow row, string column, bool last)
    {
        var cell = row[column];
        if (cell.Length == 0)
        {
            return null;
        }

        var ok = cell.Length is 4 or 7 or 10;
        int y = 0, m = 1, d = 1;
        ok = ok && int.TryParse(cell.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out y) && y is >= 1 and <= 9998;
        ok = ok && (cell.Length < 7 || (cell[4] == '-' && int.TryParse(cell.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out m) && m is >= 1 and <= 12));
        ok = ok && (cell.Length < 10 || (cell[7] == '-' && int.TryParse(cell.AsSpan(8, 2), NumberStyles.None, CultureInfo.InvariantCulture, out d) && d >= 1 && d <= DateTime.DaysInMonth(y, m)));
        if (!ok)
        {
            throw new FormatException($"{row.File} line {row.Line}: {column} '{cell}' is no date; write YYYY, YYYY-MM or YYYY-MM-DD.");
        }

        var day = new DateOnly(y, m, d);
        return !last || cell.Length == 10 ? day : cell.Length == 7 ? day.AddMonths(1).AddDays(-1) : new DateOnly(y, 12, 31);
    }
}
