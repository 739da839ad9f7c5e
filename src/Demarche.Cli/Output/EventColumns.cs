using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Store.Exchange;

namespace Demarche.Cli.Output;

/// <summary>Columns of an event: the project's own export layout, whose order is an API, and the short form for reading.</summary>
static class EventColumns
{
    static readonly Lazy<CountryCodes> s_codes = new(() => CountryCodes.Load(Path.Combine(Installation.Data, "exchange")));

    /// <summary>The listing.</summary>
    public static Listing<StoredEvent> Listing { get; } = new(
        [
            new("event_id", e => e.Event.Id),
            new("cluster_id", e => e.ClusterId),
            new("date_start", e => e.Event.Date.From),
            new("date_end", e => e.Event.Date.To),
            new("date_precision", e => EnumNames.Of(e.Event.Date.Precision)),
            new("date_source", e => EnumNames.Of(e.Event.Date.Source)),
            new("plover_type", e => e.Event.Action.Plover.Type),
            new("plover_mode", e => e.Event.Action.Plover.Mode),
            new("plover_contexts", e => e.Event.Action.Plover.Contexts),
            new("cameo_code", e => e.Event.Action.Cameo),
            new("cameo_label", e => Ontology.Find(e.Event.Action.Cameo)?.Label),
            new("quad_class", e => Ontology.Quad(e.Event.Action.Plover.Type)),
            new("score_plover", e => Ontology.Score(e.Event.Action.Plover)),
            new("score_goldstein", e => Ontology.Find(e.Event.Action.Cameo)?.Goldstein),
            .. Party("actor", e => e.Event.Source),
            .. Party("recipient", e => e.Event.Target),
            new("status", e => EnumNames.Of(e.Event.Status)),
            new("claimed_by_id", e => e.Event.ClaimedBy?.Actor.Id),
            new("place_name", e => e.Event.Place?.Name),
            new("geonames_id", e => e.Event.Place?.GeoNamesId),
            new("iso3", e => e.Event.Place?.Country),
            new("lat", e => e.Event.Place?.Latitude),
            new("lon", e => e.Event.Place?.Longitude),
            new("geo_precision", e => e.Event.Place is { } p ? EnumNames.Of(p.Precision) : null),
            new("confidence", e => Math.Round(e.Event.Confidence, 4)),
            new("n_reports", e => e.Reports),
            new("n_sources", e => e.Sources),
            new("doc_id", e => e.Document.DocumentId),
            new("sentence_no", e => e.Event.At.Sentence),
            new("char_start", e => e.Event.At.Span.Start),
            new("char_end", e => e.Event.At.Span.End),
            new("url", e => e.Document.Url),
            new("publisher", e => e.Document.Publisher),
            new("publication_date", e => e.Document.Published),
            new("run_id", e => e.RunId),
            new("coder_version", e => e.CoderVersion),
            new("review_state", e => e.ReviewState),
            new("mutual", e => e.Event.Mutual),
            new("object_id", e => e.Event.ObjectId),
            new("casualties", e => e.Event.Casualties.Select(Toll)),
            new("quote_ids", e => e.Event.QuoteIds),
            new("replies_to", e => e.Event.RepliesTo),
            new("sentence_text", e => e.Sentence),
        ],
        [
            new("date", e => Days(e.Event.Date)),
            new("who", e => Name(e.Event.Source)),
            new("", e => e.Event.Mutual ? "↔" : "→"),
            new("whom", e => Name(e.Event.Target)),
            new("act", e => Act(e.Event)),
            new("where", e => e.Event.Place?.Name),
            new("conf.", e => e.Event.Confidence.ToString("0.00")),
            new("event", e => e.Event.Id),
        ]);

    /// <summary>The listing with a column that tells which record a row stands in, where that is not the user's own alone.</summary>
    public static Listing<StoredEvent> Of(RecordChoice choice) => choice == RecordChoice.Own ? Listing : new(
        [.. Listing.Fields.SkipLast(1), new("record", e => e.Record), Listing.Fields[^1]],
        [new("record", e => e.Record), .. Listing.Table]);

    /// <summary>A date interval for reading.</summary>
    public static string Days(DatedInterval d) => d switch
    {
        { From: null, To: null } => "?",
        { From: null } => $"up to {d.To:yyyy-MM-dd}",
        { To: null } => $"from {d.From:yyyy-MM-dd}",
        { Precision: DatePrecision.Month } when d.Open == OpenEnd.None => $"{d.From:yyyy-MM}",
        { Precision: DatePrecision.Year } when d.Open == OpenEnd.None => $"{d.From:yyyy}",
        _ when d.From == d.To => $"{d.From:yyyy-MM-dd}",
        _ => $"{d.From:yyyy-MM-dd}..{d.To:yyyy-MM-dd}",
    };

    /// <summary>What was done, for reading.</summary>
    public static string Act(Event e) => $"{e.Action.Cameo} {Ontology.Find(e.Action.Cameo)?.Label}{(e.Status == Status.Claimed ? " (claimed)" : "")}";

    /// <summary>Who, for reading; members of a compound with commas.</summary>
    public static string? Name(Mention? m) => m is null ? null : m.Members is { Count: > 0 } all ? string.Join(", ", all.Select(x => x.Actor.Name)) : m.Actor.Name;

    static string Toll(Casualty c) => $"{c.Kind}:{c.N}{(c.NMax is { } m ? "-" + m : "")}:{c.Qualifier}:{c.Who}";

    static IEnumerable<Column<StoredEvent>> Party(string side, Func<StoredEvent, Mention?> mention) =>
    [
        new(side + "_id", e => Each(mention(e), a => a.Id)),
        new(side + "_name", e => Each(mention(e), a => a.Name)),
        new(side + "_text", e => mention(e)?.Text),
        new(side + "_iso3", e => Each(mention(e), a => a.Country)),
        new(side + "_cow", e => Each(mention(e), a => a.Country is { } c ? s_codes.Value.ToCow(c) : null)),
        new(side + "_sectors", e => mention(e)?.Actor.Sectors ?? []),
        new(side + "_role", e => mention(e)?.Actor.Role),
    ];

    /// <summary>A single actor's value, or the members' with ';' between.</summary>
    static string? Each(Mention? m, Func<Actor, string?> value) =>
        m is null ? null : m.Members is { Count: > 0 } all ? string.Join(';', all.Select(x => value(x.Actor))) : value(m.Actor);
}
