using Demarche.Store;

namespace Demarche.Web.Api.Bodies;

/// <summary>Somebody in a text: the words, and who is meant.</summary>
/// <param name="Text">Words of the text.</param>
/// <param name="Id">Catalogue id; null for somebody who is understood but not in the catalogue.</param>
/// <param name="Name">Display name.</param>
/// <param name="Country">ISO alpha-3, or a code of organisations.</param>
/// <param name="Sectors">PLOVER sectors at the event's date, primary first.</param>
/// <param name="Role">Office at the event's date.</param>
/// <param name="Members">Parts of a compound; null for one.</param>
sealed record PartyBody(string Text, string? Id, string Name, string? Country, IReadOnlyList<string> Sectors, string? Role, IReadOnlyList<PartyBody>? Members)
{
    public static PartyBody? Of(Mention? m) => m is null ? null : new(m.Text, m.Actor.Id, m.Actor.Name, m.Actor.Country, m.Actor.Sectors, m.Actor.Role, m.Members is { Count: > 0 } some ? [.. some.Select(Of).OfType<PartyBody>()] : null);
}

/// <summary>Days, both ends inclusive, local to the place.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Precision">How finely the text tells it: day, week, month, quarter, season, year, decade, interval, unknown.</param>
/// <param name="Open">before or after when one end is open.</param>
/// <param name="Source">Where it was taken from: text, dateline, publication, narrative, none.</param>
sealed record DateBody(DateOnly? From, DateOnly? To, string Precision, string? Open, string Source)
{
    public static DateBody Of(DatedInterval d) => new(d.From, d.To, EnumNames.Of(d.Precision), d.Open == OpenEnd.None ? null : EnumNames.Of(d.Open), EnumNames.Of(d.Source));
}

/// <summary>Where something happened.</summary>
/// <param name="Name">Gazetteer name.</param>
/// <param name="Country">ISO alpha-3.</param>
/// <param name="Admin1">First-level division.</param>
/// <param name="GeonamesId">GeoNames id.</param>
/// <param name="Lat">Degrees north.</param>
/// <param name="Lon">Degrees east.</param>
/// <param name="Precision">point, city, admin1 or country.</param>
sealed record PlaceBody(string Name, string? Country, string? Admin1, long? GeonamesId, double? Lat, double? Lon, string Precision)
{
    public static PlaceBody? Of(Place? p) => p is null ? null : new(p.Name, p.Country, p.Admin1, p.GeoNamesId, p.Latitude, p.Longitude, EnumNames.Of(p.Precision));
}

/// <summary>A code of both ontologies.</summary>
/// <param name="Cameo">CAMEO code, text with leading zero.</param>
/// <param name="Label">Its name.</param>
/// <param name="Plover">PLOVER type.</param>
/// <param name="Mode">PLOVER mode.</param>
/// <param name="Contexts">PLOVER contexts.</param>
/// <param name="Quad">Quad class, 1 to 4.</param>
/// <param name="Score">PLOVER score, -10 to 10.</param>
sealed record ActionBody(string Cameo, string? Label, string Plover, string? Mode, IReadOnlyList<string> Contexts, int Quad, double Score)
{
    public static ActionBody? Of(ActionCode? c) => c is null ? null : new(c.Cameo, Ontology.Find(c.Cameo)?.Label, c.Plover.Type, c.Plover.Mode, c.Plover.Contexts, Ontology.Quad(c.Plover.Type), Ontology.Score(c.Plover));
}

/// <summary>A number of people.</summary>
/// <param name="Kind">killed, injured, detained or displaced.</param>
/// <param name="N">The number, or the lower end.</param>
/// <param name="NMax">The upper end.</param>
/// <param name="Qualifier">exact, about, at_least or at_most.</param>
/// <param name="Who">Words for the people.</param>
sealed record CasualtyBody(string Kind, int N, int? NMax, string Qualifier, string? Who);

/// <summary>A stretch of a document's text; offsets are UTF-16 code units.</summary>
/// <param name="SentenceId">Id of its sentence, for /sentences/{id}/why.</param>
/// <param name="Field">title or text.</param>
/// <param name="Sentence">Number of the sentence; 0 is the title.</param>
/// <param name="Start">First code unit.</param>
/// <param name="End">After the last.</param>
/// <param name="Words">The sentence; null where the record holds none (base record, imports without text).</param>
sealed record StretchBody(string SentenceId, string Field, int Sentence, int Start, int End, string? Words)
{
    public static StretchBody Of(string document, Evidence at, string? words) =>
        new($"{document}:{at.Sentence}", EnumNames.Of(at.Span.Field), at.Sentence, at.Span.Start, at.Span.End, string.IsNullOrEmpty(words) ? null : words);
}

/// <summary>Where something comes from.</summary>
/// <param name="Id">Document id.</param>
/// <param name="Title">Headline given apart from the text.</param>
/// <param name="Url">Address.</param>
/// <param name="Publisher">Outlet.</param>
/// <param name="Published">Day of publication.</param>
sealed record SourceBody(string Id, string? Title, string? Url, string? Publisher, DateOnly? Published)
{
    public static SourceBody Of(DocumentLabel d) => new(d.DocumentId, d.Title, d.Url, d.Publisher, d.Published);
}

/// <summary>An event of the record. Machine-coded; check the sentence before you rely on it.</summary>
sealed record EventBody
{
    /// <summary>Its id: a hash of document, trigger and parties, stable over recodes.</summary>
    public required string Id { get; init; }

    /// <summary>The happening it belongs to: the id of the event that was stored first.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Who acts.</summary>
    public PartyBody? Source { get; init; }

    /// <summary>Whom it concerns; null when the text names nobody.</summary>
    public PartyBody? Target { get; init; }

    /// <summary>An act without direction.</summary>
    public bool Mutual { get; init; }

    /// <summary>What is done, in both ontologies.</summary>
    public required ActionBody Action { get; init; }

    /// <summary>When.</summary>
    public required DateBody Date { get; init; }

    /// <summary>Where.</summary>
    public PlaceBody? Place { get; init; }

    /// <summary>occurred, or claimed: told only by a party to it or an unnamed source.</summary>
    public required string Status { get; init; }

    /// <summary>Who claims it.</summary>
    public PartyBody? ClaimedBy { get; init; }

    /// <summary>Actor id that a recognition, mission or listing attaches to.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Numbers of people.</summary>
    public required IReadOnlyList<CasualtyBody> Casualties { get; init; }

    /// <summary>Calibrated belief that type and both parties are right, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>The word or words that tell the act.</summary>
    public required string Trigger { get; init; }

    /// <summary>The rule or model that gave the code, in words.</summary>
    public required string Because { get; init; }

    /// <summary>The sentence with the trigger.</summary>
    public required StretchBody At { get; init; }

    /// <summary>Every report of the act in this document; with sentences when one event is asked for.</summary>
    public required IReadOnlyList<StretchBody> Evidence { get; init; }

    /// <summary>Quotes that speak about it.</summary>
    public required IReadOnlyList<string> QuoteIds { get; init; }

    /// <summary>Event that this one answers.</summary>
    public string? RepliesTo { get; init; }

    /// <summary>Its document.</summary>
    public required SourceBody Document { get; init; }

    /// <summary>Documents that tell the happening.</summary>
    public int Reports { get; init; }

    /// <summary>Outlets that tell it.</summary>
    public int Sources { get; init; }

    /// <summary>unreviewed, confirmed or corrected.</summary>
    public required string ReviewState { get; init; }

    /// <summary>own or base.</summary>
    public required string Record { get; init; }

    /// <summary>The run that coded it.</summary>
    public required string RunId { get; init; }

    /// <summary>Version of the program that coded it.</summary>
    public required string CoderVersion { get; init; }

    /// <summary>An event with its evidence.</summary>
    /// <param name="stored">The event.</param>
    /// <param name="words">Its evidence with sentences; null leaves the sentences out.</param>
    public static EventBody Of(StoredEvent stored, IReadOnlyList<EvidenceWords>? words = null)
    {
        var (e, document) = (stored.Event, stored.Document.DocumentId);
        return new EventBody
        {
            Id = e.Id,
            ClusterId = stored.ClusterId,
            Source = PartyBody.Of(e.Source),
            Target = PartyBody.Of(e.Target),
            Mutual = e.Mutual,
            Action = ActionBody.Of(e.Action)!,
            Date = DateBody.Of(e.Date),
            Place = PlaceBody.Of(e.Place),
            Status = EnumNames.Of(e.Status),
            ClaimedBy = PartyBody.Of(e.ClaimedBy),
            ObjectId = e.ObjectId,
            Casualties = [.. e.Casualties.Select(c => new CasualtyBody(c.Kind, c.N, c.NMax, c.Qualifier, c.Who))],
            Confidence = Math.Round(e.Confidence, 4),
            Trigger = e.Trigger,
            Because = e.Because,
            At = StretchBody.Of(document, e.At, stored.Sentence),
            Evidence = words is not null ? [.. words.Select(w => StretchBody.Of(document, w.At, w.Sentence))] : [.. e.Evidence.Select(v => StretchBody.Of(document, v, null))],
            QuoteIds = e.QuoteIds,
            RepliesTo = e.RepliesTo,
            Document = SourceBody.Of(stored.Document),
            Reports = stored.Reports,
            Sources = stored.Sources,
            ReviewState = stored.ReviewState,
            Record = stored.Record,
            RunId = stored.RunId,
            CoderVersion = stored.CoderVersion,
        };
    }
}

/// <summary>One report of a happening.</summary>
/// <param name="EventId">The event of its document.</param>
/// <param name="Document">Its document.</param>
/// <param name="Sentence">Its sentence.</param>
/// <param name="With">The report it was joined to.</param>
/// <param name="Likeness">How alike the two are, 0 to 1.</param>
/// <param name="Reason">Why they were joined.</param>
sealed record ReportBody(string EventId, SourceBody Document, string? Sentence, string? With, double? Likeness, string Reason);

/// <summary>One event with every report of its happening.</summary>
/// <param name="Data">The event.</param>
/// <param name="Reports">The reports, why each was joined.</param>
sealed record EventDetailBody(EventBody Data, IReadOnlyList<ReportBody> Reports);
