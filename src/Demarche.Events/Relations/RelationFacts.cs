using System.Globalization;

namespace Demarche.Relations;

/// <summary>The project's own dated facts on recognitions and missions, from <c>data/relations</c>.</summary>
public static class RelationFacts
{
    /// <summary>Reads the tables.</summary>
    /// <param name="folder">The folder <c>relations</c> of the data.</param>
    /// <exception cref="FormatException">When a row is malformed; the message names file and line.</exception>
    public static IReadOnlyList<RelationAct> Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return
        [
            .. Rows(folder, "recognitions.tsv").Select(r => new RelationAct(
                r["actor"], r["object"], RelationKind.Recognition, r["kind"], r["act"] == "withdraw" ? "withdrawn" : "recognised", Date(r), r["source"], "fact")),
            .. Rows(folder, "missions.tsv").Select(r => new RelationAct(
                r["actor"], r["object"], RelationKind.Mission, "", r["level"], Date(r), r["source"], "fact")),
        ];
    }

    /// <summary>Which CAMEO codes change which relation: code, kind and what holds from then on.</summary>
    /// <param name="folder">The folder <c>relations</c> of the data.</param>
    public static IReadOnlyDictionary<string, (RelationKind Kind, string Value)> Acts(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Rows(folder, "acts.tsv").ToDictionary(
            r => r["cameo"],
            r => (EnumNames.Find<RelationKind>(r["relation"]) ?? throw new FormatException($"{r.File} line {r.Line}: '{r["relation"]}' is no kind of relation."), r["value"]));
    }

    static List<TableRow> Rows(string folder, string name)
    {
        using var reader = new StreamReader(Path.Combine(folder, name));
        return [.. Table.Read(reader, name)];
    }

    static DatedInterval Date(TableRow r)
    {
        var text = r["date"];
        switch (r["precision"])
        {
            case "day" when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                return DatedInterval.OnDay(day);
            case "month" when DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month):
                return new DatedInterval(month, month.AddMonths(1).AddDays(-1), DatePrecision.Month);
            case "year" when text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0:
                return new DatedInterval(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), DatePrecision.Year);
            default:
                throw new FormatException($"{r.File} line {r.Line}: the date is '{text}' with precision '{r["precision"]}'; write a day as YYYY-MM-DD, a month as YYYY-MM or a year as YYYY.");
        }
    }
}
