namespace Demarche.Store.Exchange;

/// <summary>Phoenix, 26 columns. An act without direction stands once per direction.</summary>
sealed class Phoenix : Layout
{
    public override string Name => "phoenix";

    public override IReadOnlyList<string> Columns { get; } =
        ["EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity", "SourceActorRole", "SourceActorAttribute", "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute", "EventCode", "EventRootCode", "PentaClass", "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName", "CountryCode", "SentenceID", "URLs", "NewsSources"];

    internal override ImportedRow Read(Cells row, CountryCodes codes)
    {
        if (row.Count != Columns.Count)
        {
            throw new FormatException($"the row has {row.Count} cells; Phoenix has {Columns.Count}");
        }

        var id = row["EventID"] ?? throw new FormatException("there is no EventID");
        var date = row["Date"] ?? "";
        var day = ReadDay(date, date.Contains('-') ? "yyyy-MM-dd" : "yyyyMMdd");
        var code = ReadCode(row["EventCode"], null);
        var key = $"{id} {day:yyyy-MM-dd}";
        var place = row["LocationName"];
        return new ImportedRow(
            key,
            ImportedRow.Make(
                Name, key, code, DatedInterval.OnDay(day), Party("Source"), Party("Target"),
                place is null ? null : new Place(place, place, codes.FromCameo(row["CountryCode"] ?? ""), row["StateName"], null, ReadNumber(row["Lat"]), ReadNumber(row["Lon"]), PlacePrecision.City),
                code.Label, mutual: false),
            null);

        Mention? Party(string side)
        {
            var entity = row[side + "ActorEntity"];
            var role = row[side + "ActorRole"];
            return ImportedRow.Party(row[side + "ActorFull"] ?? entity, codes.FromCameo(entity ?? ""), role is not null && codes.SectorsOfCameo.TryGetValue(role, out var sector) ? [sector] : [], state: entity is not null && row[side + "ActorFull"] == entity && codes.FromCameo(entity) is not null);
        }
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
                RowId(e, n), $"{day:yyyyMMdd}", day.Year.ToString(), day.Month.ToString(), day.Day.ToString(),
                .. Party(s), .. Party(t),
                e.Action.Cameo.Length == 2 ? e.Action.Cameo + "0" : e.Action.Cameo, e.Action.Root, Penta(e.Action.Root), Number(Ontology.Find(e.Action.Cameo)?.Goldstein), "",
                Number(p?.Latitude), Number(p?.Longitude), p?.Name ?? "", p?.Admin1 ?? "", p?.Country is { } c ? codes.ToCameo(c) : "",
                $"{stored.Document.DocumentId}_{e.At.Sentence}", stored.Document.Url ?? "", stored.Document.Publisher ?? "",
            ];
        }

        IEnumerable<string> Party(Mention m)
        {
            var entity = m.Actor.Country is { } c ? codes.ToCameo(c) : "";
            var roles = m.Actor.Sectors.Select(codes.SectorToCameo).ToList();
            return [entity + string.Concat(roles), entity, roles.ElementAtOrDefault(0) ?? "", string.Join(';', roles.Skip(1))];
        }
    }

    /// <summary>0 statement, 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.</summary>
    static string Penta(string root) => root is "01" or "02" ? "0" : Gdelt.Quad(root);
}
