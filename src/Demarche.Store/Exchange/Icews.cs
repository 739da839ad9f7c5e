namespace Demarche.Store.Exchange;

/// <summary>ICEWS, 20 columns. Consultations stand once per direction.</summary>
sealed class Icews : Layout
{
    public override string Name => "icews";

    public override IReadOnlyList<string> Columns { get; } =
        ["Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude"];

    internal override ImportedRow Read(Cells row, CountryCodes codes)
    {
        var id = row["Event ID"] ?? throw new FormatException("there is no Event ID");
        var day = ReadDay(row["Event Date"] ?? "", "yyyy-MM-dd");
        var code = ReadCode(row["CAMEO Code"], row["Event Text"]);
        var source = Party("Source");
        var target = Party("Target");
        var mutual = code.Code.StartsWith("04", StringComparison.Ordinal);
        var place = row["City"] ?? row["Province"] ?? row["Country"];
        var key = $"{id} {day:yyyy-MM-dd}";
        var e = ImportedRow.Make(
            Name, key, code, DatedInterval.OnDay(day), source, target,
            place is null ? null : new Place(place, place, codes.FromIcews(row["Country"] ?? ""), row["Province"], null, ReadNumber(row["Latitude"]), ReadNumber(row["Longitude"]), row["City"] is not null ? PlacePrecision.City : row["Province"] is not null ? PlacePrecision.Admin1 : PlacePrecision.Country),
            row["Event Text"] ?? code.Label, mutual);
        return new ImportedRow(key, e, mutual && source is not null && target is not null ? Mirror(row["Story ID"], row["Sentence Number"], day, source.Actor.Name, target.Actor.Name, code.Code) : null);

        Mention? Party(string side)
        {
            var country = codes.FromIcews(row[side + " Country"] ?? "");
            var name = row[side + " Name"];
            return ImportedRow.Party(name, country, codes.SectorsFromIcews((row[side + " Sectors"] ?? "").Split(',')), state: name is not null && country is not null && codes.FromIcews(name) == country);
        }
    }

    /// <summary>Both directions of a meeting give the same words; the host's code and the visitor's count as one.</summary>
    static string Mirror(string? story, string? sentence, DateOnly day, string a, string b, string code)
    {
        var kind = code is "042" or "043" ? "042" : code;
        return string.CompareOrdinal(a, b) < 0 ? $"{story} {sentence} {day} {kind} {a}|{b}" : $"{story} {sentence} {day} {kind} {b}|{a}";
    }

    internal override IEnumerable<string[]> Write(StoredEvent stored, CountryCodes codes)
    {
        var e = stored.Event;
        if (Day(e) is not { } day)
        {
            yield break;
        }

        var p = e.Place;
        foreach (var (s, t, n) in Pairs(e))
        {
            yield return
            [
                RowId(e, n), $"{day:yyyy-MM-dd}",
                s.Actor.Name, Sectors(s), Country(s),
                Ontology.Find(e.Action.Cameo)?.Label ?? "NA", e.Action.Cameo, Or(Number(Ontology.Find(e.Action.Cameo)?.Goldstein)),
                t.Actor.Name, Sectors(t), Country(t),
                stored.Document.DocumentId, e.At.Sentence.ToString(), Or(stored.Document.Publisher),
                p is { Precision: PlacePrecision.City or PlacePrecision.Point } ? p.Name : "NA", "NA", Or(p?.Admin1),
                p?.Country is { } c ? codes.ToIcews(c) : "NA", Or(Number(p?.Latitude)), Or(Number(p?.Longitude)),
            ];
        }

        string Sectors(Mention m) => Or(string.Join(',', m.Actor.Sectors.Select(codes.SectorToIcews)));
        string Country(Mention m) => m.Actor.Country is { } c ? codes.ToIcews(c) : "NA";
        static string Or(string? text) => string.IsNullOrEmpty(text) ? "NA" : text;
    }
}
