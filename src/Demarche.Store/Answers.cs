namespace Demarche.Store;

/// <summary>The document an answer comes from.</summary>
/// <param name="DocumentId">Its id.</param>
/// <param name="Title">Its headline when given apart from the text.</param>
/// <param name="Url">Its address.</param>
/// <param name="Publisher">Its outlet.</param>
/// <param name="Origin">File it was read from.</param>
/// <param name="Published">Day of publication.</param>
public sealed record DocumentLabel(string DocumentId, string? Title, string? Url, string? Publisher, string? Origin, DateOnly? Published);

/// <summary>An event of the record with where it stands.</summary>
/// <param name="Event">The event, whole.</param>
/// <param name="Document">Its document.</param>
/// <param name="RunId">What coded it.</param>
/// <param name="CoderVersion">Version of the program that coded it.</param>
/// <param name="Sentence">The sentence with the trigger.</param>
/// <param name="Reports">How many documents tell the happening.</param>
public sealed record StoredEvent(Event Event, DocumentLabel Document, string RunId, string CoderVersion, string Sentence, int Reports)
{
    /// <summary>Outlets that report it.</summary>
    public int Sources { get; init; } = 1;

    /// <summary><c>unreviewed</c>, <c>confirmed</c> or <c>corrected</c>.</summary>
    public string ReviewState { get; init; } = "unreviewed";

    /// <summary>Which record it stands in: <c>own</c> (the user's documents and imports) or <c>base</c> (the one that ships).</summary>
    public string Record { get; init; } = "own";

    /// <summary>The happening: the event of its cluster that was stored first.</summary>
    public string ClusterId { get; init; } = Event.Id;
}

/// <summary>A quote of the record with its document.</summary>
/// <param name="Quote">The quote.</param>
/// <param name="Document">Its document.</param>
public sealed record StoredQuote(Quote Quote, DocumentLabel Document);

/// <summary>One piece of evidence with its sentence.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Sentence">The sentence's words.</param>
public sealed record EvidenceWords(Evidence At, string Sentence);

/// <summary>What two actors did to one another in one period and direction.</summary>
/// <param name="Period">First day of the period; null for events whose date is coarser than the period or unknown.</param>
/// <param name="Direction"><c>a&gt;b</c>, <c>b&gt;a</c> or <c>mutual</c>.</param>
/// <param name="Events">Number of events.</param>
/// <param name="Cooperation">Those of quad class 1 and 2.</param>
/// <param name="Conflict">Those of quad class 3 and 4.</param>
/// <param name="MeanPlover">Mean PLOVER score, -10 to 10.</param>
/// <param name="MeanGoldstein">Mean Goldstein score of those that have one; null when none has.</param>
public sealed record DyadPeriod(DateOnly? Period, string Direction, int Events, int Cooperation, int Conflict, double MeanPlover, double? MeanGoldstein)
{
    /// <summary>Events by quad class.</summary>
    public QuadCounts Classes { get; init; }
}

/// <summary>A partner of an actor with counts of events.</summary>
/// <param name="Partner">Id, or the name when it has none.</param>
/// <param name="Name">Display name.</param>
/// <param name="Country">ISO code.</param>
/// <param name="Events">All events between the two.</param>
/// <param name="Done">Where the actor acts.</param>
/// <param name="Received">Where the partner acts.</param>
/// <param name="Mutual">Without direction.</param>
/// <param name="Cooperation">Quad class 1 and 2.</param>
/// <param name="Conflict">Quad class 3 and 4.</param>
/// <param name="FirstDay">First day of the earliest.</param>
/// <param name="LastDay">Last day of the latest.</param>
public sealed record ActorPartner(string Partner, string Name, string? Country, int Events, int Done, int Received, int Mutual, int Cooperation, int Conflict, DateOnly? FirstDay, DateOnly? LastDay);

/// <summary>One way an actor stands in the record.</summary>
/// <param name="Actor">Name, country, sectors and role together.</param>
/// <param name="Mentions">How often.</param>
public sealed record ActorName(Actor Actor, int Mentions);

/// <summary>What the record tells about an actor.</summary>
/// <param name="Names">Names and roles, most frequent first.</param>
/// <param name="Partners">Whom it dealt with, most frequent first.</param>
public sealed record ActorProfile(IReadOnlyList<ActorName> Names, IReadOnlyList<ActorPartner> Partners);

/// <summary>One line of the counts.</summary>
/// <param name="Part"><c>documents</c>, <c>sentences</c>, <c>events</c>, <c>quotes</c>, <c>held</c>, <c>date_source</c>, <c>date_precision</c>, <c>plover</c>, <c>published_source</c>, <c>run</c> or <c>unresolved</c>.</param>
/// <param name="Name">Kind within the part; null for the whole.</param>
/// <param name="Count">The number.</param>
public sealed record StatusCount(string Part, string? Name, long Count);

/// <summary>A document of the record without its text.</summary>
/// <param name="Label">Id, title, address, outlet, day.</param>
/// <param name="RunId">What coded it.</param>
/// <param name="PublishedSource">How the day is known.</param>
/// <param name="Language">Language tag.</param>
/// <param name="Sentences">Sentences.</param>
/// <param name="Events">Events.</param>
/// <param name="Quotes">Quotes.</param>
/// <param name="Held">Held items.</param>
public sealed record StoredDocument(DocumentLabel Label, string RunId, string PublishedSource, string? Language, int Sentences, int Events, int Quotes, int Held);

/// <summary>One row of a panel: what a unit did in a period, zeros filled in.</summary>
/// <param name="Unit">Country.</param>
/// <param name="Other">The other country of a pair, whom it did it to; null in a panel of countries.</param>
/// <param name="Period">First day of the period.</param>
/// <param name="Events">What it did; an act without direction counts for both.</param>
/// <param name="Received">What was done to it; 0 in a panel of pairs.</param>
/// <param name="Quad1">Verbal cooperation.</param>
/// <param name="Quad2">Material cooperation.</param>
/// <param name="Quad3">Verbal conflict.</param>
/// <param name="Quad4">Material conflict.</param>
/// <param name="MeanPlover">Mean PLOVER score of what it did; null when it did nothing.</param>
/// <param name="MeanGoldstein">Mean Goldstein score of those that have one; null when none has.</param>
/// <param name="Documents">Documents read in the period, so that a trend can be told from a change of intake.</param>
public sealed record PanelRow(string Unit, string? Other, DateOnly Period, int Events, int Received, int Quad1, int Quad2, int Quad3, int Quad4, double? MeanPlover, double? MeanGoldstein, int Documents);

/// <summary>Documents read in a period.</summary>
/// <param name="Outlet">Outlet; null for all together.</param>
/// <param name="Period">First day of the period; null for documents whose day is not known.</param>
/// <param name="Documents">Number of documents.</param>
public sealed record CoverageRow(string? Outlet, DateOnly? Period, int Documents);

/// <summary>What was read and what happened on one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Documents">Documents published on it.</param>
/// <param name="Events">Events told to the day that happened on it.</param>
/// <param name="Cooperation">Those of quad class 1 and 2.</param>
/// <param name="Conflict">Those of quad class 3 and 4.</param>
public sealed record ActivityDay(DateOnly Day, int Documents, int Events, int Cooperation, int Conflict)
{
    /// <summary>Events by quad class.</summary>
    public QuadCounts Classes { get; init; }
}

/// <summary>Two countries with what passed between them, whoever acted.</summary>
/// <param name="A">Country, the lesser code.</param>
/// <param name="B">Country.</param>
/// <param name="Events">Events of all months.</param>
/// <param name="Months">Events by class, a month each, oldest first.</param>
public sealed record CountryPair(string A, string B, int Events, IReadOnlyList<QuadCounts> Months);

/// <summary>What happened at one place.</summary>
/// <param name="Name">Gazetteer name; of a country its code.</param>
/// <param name="Country">ISO code; null at sea and where unknown.</param>
/// <param name="Precision">How finely the place is known.</param>
/// <param name="Latitude">Degrees north; null when not known.</param>
/// <param name="Longitude">Degrees east; null when not known.</param>
/// <param name="Classes">Events by class.</param>
/// <param name="Latest">The latest event there.</param>
/// <param name="LatestDay">Its first day.</param>
public sealed record PlaceCount(string Name, string? Country, PlacePrecision Precision, double? Latitude, double? Longitude, QuadCounts Classes, string Latest, DateOnly? LatestDay);

/// <summary>A sentence found by its words.</summary>
/// <param name="Serial">Number of the sentence in the record, in the order sentences came.</param>
/// <param name="Number">Number of the sentence in its document: 0 for the title.</param>
/// <param name="Text">Its words.</param>
/// <param name="Document">Its document.</param>
/// <param name="EventIds">Events that rest on it.</param>
public sealed record FoundSentence(long Serial, int Number, string Text, DocumentLabel Document, IReadOnlyList<string> EventIds);
