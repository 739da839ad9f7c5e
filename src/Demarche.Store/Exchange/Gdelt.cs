namespace Demarche.Store.Exchange;

/// <summary>GDELT 2.0 events, 61 columns without header; reads GDELT 1.0 (57 or 58 columns) too. AvgTone is left empty, never made up.</summary>
sealed class Gdelt : Layout
{
    public override string Name => "gdelt";

    public override bool HasHeader => false;

    public override IReadOnlyList<string> Columns { get; } =
    [
        "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
        .. Actor("Actor1"), .. Actor("Actor2"),
        "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
        .. Geo("Actor1Geo"), .. Geo("Actor2Geo"), .. Geo("ActionGeo"),
        "DATEADDED", "SOURCEURL",
    ];

    internal override ImportedRow Read(Cells row, CountryCodes codes)
    {
        // GDELT 1.0 has no ADM2 columns, and its early files no address.
        var geo = row.Count switch
        {
            61 => 51,
            57 or 58 => 49,
            _ => throw new FormatException($"the row has {row.Count} cells; GDELT 2.0 has 61, GDELT 1.0 57 or 58"),
        };
        var id = row[0] ?? throw new FormatException("there is no GLOBALEVENTID");
        var day = ReadDay(row[1] ?? "", "yyyyMMdd");
        var code = ReadCode(row[26], null);
        var latitude = geo + (row.Count == 61 ? 5 : 4);
        var place = row[geo + 1];
        var key = $"{id} {day:yyyy-MM-dd}";
        return new ImportedRow(
            key,
            ImportedRow.Make(
                Name, key, code, DatedInterval.OnDay(day), Party(5), Party(15),
                place is null ? null : new Place(place, place.Split(',')[0], codes.FromFips(row[geo + 2] ?? ""), null, null, ReadNumber(row[latitude]), ReadNumber(row[latitude + 1]), row[geo] switch { "1" => PlacePrecision.Country, "2" or "5" => PlacePrecision.Admin1, _ => PlacePrecision.City }),
                code.Label, mutual: false),
            null);

        Mention? Party(int at)
        {
            var country = codes.FromCameo(row[at + 2] ?? "");
            string[] roles = [row[at + 7] ?? "", row[at + 8] ?? "", row[at + 9] ?? ""];
            return ImportedRow.Party(row[at + 1] ?? row[at], country, [.. roles.Select(r => codes.SectorsOfCameo.GetValueOrDefault(r)).OfType<string>().Distinct()], state: country is not null && row[at] == row[at + 2]);
        }
    }

    internal override IEnumerable<string[]> Write(StoredEvent stored, CountryCodes codes)
    {
        var e = stored.Event;
        if (Day(e) is not { } day)
        {
            yield break;
        }

        var cameo = e.Action.Cameo;
        var code = cameo.Length == 2 ? cameo + "0" : cameo;
        var p = e.Place;
        var iso = p?.Country;
        foreach (var (s, t, n) in Pairs(e))
        {
            yield return
            [
                RowId(e, n), $"{day:yyyyMMdd}", $"{day:yyyyMM}", $"{day:yyyy}", Number(Math.Round(day.Year + ((day.DayOfYear - 1) / (DateTime.IsLeapYear(day.Year) ? 366.0 : 365.0)), 4)),
                .. Party(s), .. Party(t),
                "1", code, code[..3], e.Action.Root, Quad(e.Action.Root), Number(Ontology.Find(cameo)?.Goldstein), stored.Reports.ToString(), "1", "1", "",
                .. Enumerable.Repeat("", 16),
                p is null ? "0" : p.Precision switch { PlacePrecision.Country => "1", PlacePrecision.Admin1 => "5", _ => "4" }, p?.Name ?? "", iso is null ? "" : codes.ToFips(iso) ?? "", "", "", Number(p?.Latitude), Number(p?.Longitude), "",
                (stored.Document.Published ?? day).ToString("yyyyMMdd") + "000000", stored.Document.Url ?? "",
            ];
        }

        IEnumerable<string> Party(Mention m)
        {
            var country = m.Actor.Country is { } c ? codes.ToCameo(c) : "";
            var roles = m.Actor.Sectors.Select(codes.SectorToCameo).Take(3).ToList();
            return [country + string.Concat(roles), m.Actor.Name.ToUpperInvariant(), country, "", "", "", "", roles.ElementAtOrDefault(0) ?? "", roles.ElementAtOrDefault(1) ?? "", roles.ElementAtOrDefault(2) ?? ""];
        }
    }

    /// <summary>GDELT's four classes go by CAMEO root, not by PLOVER type.</summary>
    internal static string Quad(string root) => string.CompareOrdinal(root, "05") <= 0 ? "1" : string.CompareOrdinal(root, "09") <= 0 ? "2" : string.CompareOrdinal(root, "14") <= 0 ? "3" : "4";

    static IEnumerable<string> Actor(string a) => [a + "Code", a + "Name", a + "CountryCode", a + "KnownGroupCode", a + "EthnicCode", a + "Religion1Code", a + "Religion2Code", a + "Type1Code", a + "Type2Code", a + "Type3Code"];

    static IEnumerable<string> Geo(string g) => [g + "_Type", g + "_FullName", g + "_CountryCode", g + "_ADM1Code", g + "_ADM2Code", g + "_Lat", g + "_Long", g + "_FeatureID"];
}
