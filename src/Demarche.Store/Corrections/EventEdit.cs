using System.Globalization;

namespace Demarche.Store.Corrections;

/// <summary>
/// One field of an event set to another value, as text that means the same on every machine: <c>cameo</c> a code; <c>date</c> a day or <c>FROM..TO</c>;
/// <c>status</c>, <c>mutual</c>, <c>object</c> their value; <c>source</c> and <c>target</c> <c>id|name|country|sectors</c> (empty parts are unknown, sectors by ';').
/// </summary>
static class EventEdit
{
    public static IReadOnlyList<string> Fields { get; } = ["cameo", "date", "status", "source", "target", "mutual", "object"];

    /// <summary>Columns and values to set.</summary>
    /// <exception cref="FormatException">When the field or value means nothing.</exception>
    public static List<(string Column, object? Value)> Columns(string field, string value)
    {
        switch (field)
        {
            case "cameo":
                var action = Ontology.Action(value) ?? throw new FormatException($"'{value}' is no CAMEO code of an act; see: demarche events --help");
                return
                [
                    ("cameo", action.Cameo), ("plover_type", action.Plover.Type), ("plover_mode", action.Plover.Mode), ("plover_contexts", string.Join(';', action.Plover.Contexts)),
                    ("quad", Ontology.Quad(action.Plover.Type)), ("score_plover", Ontology.Score(action.Plover)), ("score_goldstein", Ontology.Find(action.Cameo)?.Goldstein),
                ];
            case "date":
                var ends = value.Split("..");
                if (ends.Length > 2 || !Day(ends[0], out var from) || !Day(ends[^1], out var to) || to < from)
                {
                    throw new FormatException($"'{value}' is no date; write a day as YYYY-MM-DD or an interval as YYYY-MM-DD..YYYY-MM-DD");
                }

                return [("date_from", Days.Of(from)), ("date_to", Days.Of(to)), ("date_precision", EnumNames.Of(from == to ? DatePrecision.Day : DatePrecision.Interval)), ("date_open", EnumNames.Of(OpenEnd.None))];
            case "status":
                return [("status", EnumNames.Find<Status>(value) is null ? throw new FormatException($"'{value}' is no status; give {string.Join(" or ", EnumNames.All<Status>())}") : value)];
            case "mutual":
                return [("mutual", bool.TryParse(value, out var mutual) ? mutual : throw new FormatException($"'{value}' is neither true nor false"))];
            case "object":
                return [("object_id", value.Length == 0 ? null : value)];
            case "source" or "target":
                var a = Actor(value);
                return a is null
                    ? [.. s_party.Select(c => ($"{field}_{c}", (object?)null))]
                    : [($"{field}_text", a.Name), ($"{field}_field", "text"), ($"{field}_start", 0), ($"{field}_end", 0), ($"{field}_id", a.Id), ($"{field}_name", a.Name), ($"{field}_country", a.Country), ($"{field}_sectors", string.Join(';', a.Sectors)), ($"{field}_role", a.Role)];
            default:
                throw new FormatException($"'{field}' cannot be edited; give one of {string.Join(", ", Fields)}");
        }
    }

    /// <summary>An actor as the value of an edit.</summary>
    public static string Of(Actor? a) => a is null ? "" : $"{a.Id}|{a.Name}|{a.Country}|{string.Join(';', a.Sectors)}";

    /// <summary>The present value of a field, in the form of an edit.</summary>
    public static string Now(string field, Event e) => field switch
    {
        "cameo" => e.Action.Cameo,
        "date" => string.Create(CultureInfo.InvariantCulture, $"{e.Date.From:yyyy-MM-dd}..{e.Date.To:yyyy-MM-dd}"),
        "status" => EnumNames.Of(e.Status),
        "mutual" => e.Mutual ? "true" : "false",
        "object" => e.ObjectId ?? "",
        "source" => Of(e.Source?.Actor),
        _ => Of(e.Target?.Actor),
    };

    static readonly string[] s_party = ["text", "field", "start", "end", "id", "name", "country", "sectors", "role"];

    static Actor? Actor(string value)
    {
        if (value.Length == 0)
        {
            return null;
        }

        var parts = value.Split('|');
        if (parts.Length != 4 || parts[1].Length == 0)
        {
            throw new FormatException($"'{value}' is no actor; write id|name|country|sectors");
        }

        return new Actor(Null(parts[0]), parts[1], Null(parts[2]), parts[3].Length == 0 ? [] : parts[3].Split(';'));
    }

    static string? Null(string s) => s.Length == 0 ? null : s;

    static bool Day(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
