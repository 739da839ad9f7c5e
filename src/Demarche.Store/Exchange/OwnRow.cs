using System.Globalization;

namespace Demarche.Store.Exchange;

/// <summary>One row of our own layout as an event with what stands around it.</summary>
/// <param name="Event">The event, with the id it had.</param>
/// <param name="Document">Its document.</param>
/// <param name="RunId">What coded it.</param>
/// <param name="CoderVersion">Version of that program.</param>
/// <param name="Cluster">Its happening.</param>
/// <param name="Reports">Reports of the happening.</param>
/// <param name="Sources">Outlets that report it.</param>
/// <param name="Review">How far it was reviewed.</param>
/// <param name="Sentence">Its sentence; null when the file has none.</param>
sealed record OwnRow(Event Event, DocumentLabel Document, string RunId, string CoderVersion, string? Cluster, int Reports, int Sources, string? Review, string? Sentence)
{
    /// <summary>Columns a file must have.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["event_id", "date_start", "date_end", "cameo_code", "doc_id", "status"];

    /// <summary>Reads a row.</summary>
    /// <exception cref="FormatException">With what is wrong with which cell.</exception>
    public static OwnRow Read(Dictionary<string, string?> cells)
    {
        string? Cell(string column) => cells.GetValueOrDefault(column);
        string Must(string column) => Cell(column) ?? throw new FormatException($"{column} is empty");
        var cameo = Must("cameo_code");
        var action = Ontology.Action(cameo) ?? Ontology.Action("0" + cameo) ?? throw new FormatException($"cameo_code is '{cameo}', no CAMEO code of an act; codes are text with their leading zero");
        if (Cell("plover_type") is { } type && type != action.Plover.Type)
        {
            if (!Ontology.IsLegal(type, Cell("plover_mode")))
            {
                throw new FormatException($"plover_type is '{type}' with mode '{Cell("plover_mode")}', no PLOVER pair");
            }

            action = new ActionCode(action.Cameo, new PloverCode(type, Cell("plover_mode"), List(Cell("plover_contexts"))));
        }
        else if (cells.ContainsKey("plover_mode"))
        {
            action = action with { Plover = action.Plover with { Mode = Cell("plover_mode"), Contexts = List(Cell("plover_contexts")) } };
        }

        var (from, to) = (Day(Cell("date_start")), Day(Cell("date_end")));
        if (to < from)
        {
            throw new FormatException($"date_end {to:yyyy-MM-dd} lies before date_start {from:yyyy-MM-dd}");
        }

        var precision = Enum<DatePrecision>(Cell("date_precision"), "date_precision") ?? (from is not null && from == to ? DatePrecision.Day : DatePrecision.Unknown);
        var open = (from, to) switch { (not null, null) => OpenEnd.After, (null, not null) => OpenEnd.Before, _ => OpenEnd.None };
        var id = Must("event_id");
        var place = Cell("place_name");
        var e = new Event
        {
            Id = id,
            Source = Party("actor", cells),
            Target = Party("recipient", cells),
            Mutual = Cell("mutual") is "true" or "True" or "1",
            Action = action,
            Date = new DatedInterval(from, to, precision, Enum<DateSource>(Cell("date_source"), "date_source") ?? DateSource.None, open),
            Place = place is null ? null : new Place(place, place, Cell("iso3"), null, (long?)Number(Cell("geonames_id"), "geonames_id"), Number(Cell("lat"), "lat"), Number(Cell("lon"), "lon"), Enum<PlacePrecision>(Cell("geo_precision"), "geo_precision") ?? PlacePrecision.Country),
            Status = Enum<Status>(Must("status"), "status")!.Value,
            ClaimedBy = Cell("claimed_by_id") is { } by ? new Mention(by, default, new Actor(by, by, null, [])) : null,
            ObjectId = Cell("object_id"),
            Casualties = [.. List(Cell("casualties")).Select(Casualty)],
            Confidence = Number(Cell("confidence"), "confidence") ?? 0.5,
            Because = "demarche " + id,
            Trigger = "",
            At = new Evidence(Whole(Cell("sentence_no"), "sentence_no") ?? 0, new Span(Field.Text, Whole(Cell("char_start"), "char_start") ?? 0, Whole(Cell("char_end"), "char_end") ?? 0)),
            QuoteIds = List(Cell("quote_ids")),
            RepliesTo = Cell("replies_to"),
        };
        return new OwnRow(
            e, new DocumentLabel(Must("doc_id"), null, Cell("url"), Cell("publisher"), null, Day(Cell("publication_date"))), Cell("run_id") ?? "imported", Cell("coder_version") ?? "unknown",
            Cell("cluster_id"), Whole(Cell("n_reports"), "n_reports") ?? 1, Whole(Cell("n_sources"), "n_sources") ?? 1, Cell("review_state"), Cell("sentence_text"));
    }

    static Mention? Party(string side, Dictionary<string, string?> cells)
    {
        string? Cell(string part) => cells.GetValueOrDefault($"{side}_{part}");
        var name = Cell("name") ?? Cell("text") ?? Cell("id") ?? Cell("iso3");
        if (name is null)
        {
            return null;
        }

        var names = name.Split(';');
        var sectors = List(Cell("sectors"));
        if (names.Length == 1)
        {
            return new Mention(Cell("text") ?? name, default, new Actor(Cell("id"), name, Cell("iso3"), sectors, Cell("role")));
        }

        var (ids, countries) = (Parts(Cell("id"), names.Length), Parts(Cell("iso3"), names.Length));
        return new Mention(
            Cell("text") ?? name, default, new Actor(null, string.Join(" and ", names), null, sectors, Cell("role")),
            [.. names.Select((n, i) => new Mention(n, default, new Actor(ids[i], n, countries[i], [])))]);
    }

    static string?[] Parts(string? cell, int n)
    {
        var parts = cell?.Split(';') ?? [];
        return [.. Enumerable.Range(0, n).Select(i => i < parts.Length && parts[i].Length > 0 ? parts[i] : null)];
    }

    static Casualty Casualty(string text)
    {
        var parts = text.Split(':', 4);
        var numbers = parts.Length == 4 ? parts[1].Split('-') : [];
        return numbers.Length is 1 or 2 && int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? new Casualty(parts[0], n, numbers.Length == 2 && int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null, parts[2], parts[3].Length > 0 ? parts[3] : null)
            : throw new FormatException($"casualties holds '{text}'; write kind:n[-n_max]:qualifier:who");
    }

    static List<string> List(string? cell) => cell is null ? [] : [.. cell.Split(';')];

    static DateOnly? Day(string? text) => text is null ? null :
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new FormatException($"'{text}' is no day; write YYYY-MM-DD");

    static double? Number(string? text, string column) => text is null ? null :
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n) ? n : throw new FormatException($"{column} is '{text}', no number");

    static int? Whole(string? text, string column) => Number(text, column) is { } n ? n == Math.Floor(n) && Math.Abs(n) < int.MaxValue ? (int)n : throw new FormatException($"{column} is '{text}', no whole number") : null;

    static T? Enum<T>(string? text, string column) where T : struct, System.Enum => text is null ? null :
        EnumNames.Find<T>(text) ?? throw new FormatException($"{column} is '{text}'; give one of {string.Join(", ", EnumNames.All<T>())}");
}
