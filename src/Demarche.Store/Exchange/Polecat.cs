namespace Demarche.Store.Exchange;

/// <summary>POLECAT, 40 columns. Missing is <c>None</c>, lists are joined by <c>"; "</c>, an act without direction has all parties as actor.</summary>
sealed class Polecat : Layout
{
    public override string Name => "polecat";

    public override IReadOnlyList<string> Columns { get; } =
        ["Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"];

    internal override ImportedRow Read(Cells row, CountryCodes codes)
    {
        var id = row["Event ID"] ?? throw new FormatException("there is no Event ID");
        var day = ReadDay(row["Event Date"] ?? "", "yyyy-MM-dd");
        var type = row["Event Type"]?.ToUpperInvariant();
        var mode = row["Event Mode"];
        if (type is null || !Ontology.Types.Contains(type))
        {
            throw new FormatException($"the type is '{type}', not one of PLOVER's sixteen");
        }

        var code = Code(type, mode) ?? throw new FormatException($"{type} has no mode '{mode}'");
        var key = $"{id} {day:yyyy-MM-dd}";
        var actors = Parties("Actor");
        var recipients = Parties("Recipient");
        var mutual = actors.Count > 1 && recipients.Count == 0;
        var place = row["Placename"] ?? row["City"] ?? row["Province"] ?? row["Country"];
        var e = ImportedRow.Make(
            Name, key, code, DatedInterval.OnDay(day),
            mutual ? actors[0] : Joined(actors), mutual ? Joined([.. actors.Skip(1)]) : Joined(recipients),
            place is null ? null : new Place(row["Raw Placename"] ?? place, place, Country(row["Country"]), row["Province"], long.TryParse(row["GeoNames ID"], out var g) ? g : null, ReadNumber(row["Latitude"]), ReadNumber(row["Longitude"]), row["City"] is not null ? PlacePrecision.City : row["Province"] is not null ? PlacePrecision.Admin1 : PlacePrecision.Country),
            type, mutual)!;
        return new ImportedRow(key, e with { Action = new ActionCode(code.Code, new PloverCode(type, mode, List("Contexts"))) }, null);

        string[] List(string column) => row[column]?.Split("; ", StringSplitOptions.RemoveEmptyEntries) ?? [];

        List<Mention> Parties(string side)
        {
            var names = List(side + " Name");
            var countries = List(side + " Country");
            var sectors = List(side + " Sectors");
            return [.. names.Select((n, i) => ImportedRow.Party(n, countries.Length == names.Length ? Country(countries[i]) : countries.Length == 1 ? Country(countries[0]) : null, names.Length == 1 ? sectors : [], names.Length == 1 ? row[side + " Title"] : null)!)];
        }

        static string? Country(string? iso) => iso switch { null or "None" => null, "KOS" => "XKX", _ => iso };
    }

    /// <summary>The most general CAMEO code of a type and mode.</summary>
    static CameoEntry? Code(string type, string? mode) =>
        Ontology.Cameo.Where(c => c.Action?.Plover.Type == type && c.Action.Plover.Mode == mode && c.Code.Length > 2).OrderBy(c => c.Code.Length).ThenBy(c => c.Code, StringComparer.Ordinal).FirstOrDefault()
        ?? (Ontology.IsLegal(type, mode) ? Ontology.Cameo.FirstOrDefault(c => c.Action?.Plover.Type == type && c.Code.Length > 2) : null);

    static Mention? Joined(List<Mention> all) => all.Count switch
    {
        0 => null,
        1 => all[0],
        _ => new Mention(string.Join("; ", all.Select(m => m.Text)), default, new Actor(null, string.Join("; ", all.Select(m => m.Actor.Name)), null, []), all),
    };

    internal override IEnumerable<string[]> Write(StoredEvent stored, CountryCodes codes)
    {
        var e = stored.Event;
        if (Day(e) is not { } day || e.Source is null)
        {
            yield break;
        }

        List<Mention> actors = [.. Members(e.Source), .. e.Mutual ? Members(e.Target) : []];
        IReadOnlyList<Mention> recipients = e.Mutual ? [] : Members(e.Target);
        var p = e.Place;
        var plover = e.Action.Plover;
        yield return
        [
            e.Id, $"{day:yyyy-MM-dd}", plover.Type, plover.Type == "SUPPORT" ? "None" : Or(plover.Mode), Number(Ontology.Score(plover)), Ontology.Quad(plover.Type).ToString(), Or(string.Join("; ", plover.Contexts)),
            .. Side(actors), .. Side(recipients),
            Or(p?.Name), p is { Precision: PlacePrecision.City or PlacePrecision.Point } ? p.Name : "None", "None", Or(p?.Admin1), p?.Country is { } c ? Iso(c) : "None",
            Or(Number(p?.Latitude)), Or(Number(p?.Longitude)), Or(p?.GeoNamesId?.ToString()), Or(p?.Text), p is null ? "None" : EnumNames.Of(p.Precision),
            Or(stored.Document.Publisher), Or(stored.Document.Published?.ToString("yyyy-MM-dd")), "None", "None", "None", "en", "demarche " + stored.CoderVersion,
        ];

        IEnumerable<string> Side(IReadOnlyList<Mention> side) =>
        [
            Or(string.Join("; ", side.Select(m => m.Actor.Name))),
            Or(string.Join("; ", side.Select(m => m.Actor.Country is { } iso ? Iso(iso) : "None"))),
            Or(string.Join("; ", side.Select(m => m.Actor.Country is { } iso ? codes.ToCow(iso) ?? "None" : "None"))),
            Or(string.Join("; ", side.Select(m => m.Actor.Sector ?? "None"))),
            Or(string.Join("; ", side.SelectMany(m => m.Actor.Sectors).Distinct())),
            Or(string.Join("; ", side.Select(m => m.Actor.Role).OfType<string>())),
            Or(string.Join("; ", side.Select(m => m.Text))),
            "None",
        ];

        static string Iso(string iso) => iso == "XKX" ? "KOS" : iso;
        static string Or(string? text) => string.IsNullOrEmpty(text) ? "None" : text;
    }
}
