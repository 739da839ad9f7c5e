using Demarche.Store;
using Demarche.Web.Api.Bodies;

namespace Demarche.Web.Mcp;

/// <summary>Somebody, by id where the catalogue knows them; else the words of the text.</summary>
/// <param name="Id">Catalogue id.</param>
/// <param name="Name">Name in the catalogue.</param>
/// <param name="Country">ISO alpha-3.</param>
/// <param name="Role">Office at the date.</param>
/// <param name="Words">The words of the text, where the catalogue knows nobody.</param>
/// <param name="Members">Parts of a compound.</param>
sealed record Who(string? Id, string? Name, string? Country, string? Role, Untrusted? Words, IReadOnlyList<Who>? Members)
{
    public static Who? Of(Mention? m) => m is null ? null : m.Members is { Count: > 0 } members
        ? new(null, null, null, null, Untrusted.Of(m.Text), [.. members.Select(Of).OfType<Who>()])
        : m.Actor.Id is null ? new(null, null, m.Actor.Country, m.Actor.Role, Untrusted.Of(m.Text), null)
        : new(m.Actor.Id, m.Actor.Name, m.Actor.Country, m.Actor.Role, null, null);
}

/// <summary>A sentence with where it stands.</summary>
/// <param name="SentenceId">Document and number.</param>
/// <param name="Sentence">Its words; null where the record holds none.</param>
sealed record Words(string SentenceId, Untrusted? Sentence);

/// <summary>A document.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Headline.</param>
/// <param name="Publisher">Outlet.</param>
/// <param name="Published">Day of publication.</param>
/// <param name="Url">Address.</param>
sealed record Told(string Id, Untrusted? Title, Untrusted? Publisher, DateOnly? Published, Untrusted? Url)
{
    public static Told Of(DocumentLabel d) => new(d.DocumentId, Untrusted.Of(d.Title), Untrusted.Of(d.Publisher), d.Published, Untrusted.Of(d.Url));
}

/// <summary>An event with the sentence it rests on.</summary>
sealed record EventLine(string EventId, Who? Source, Who? Target, bool Mutual, string Cameo, string? Act, string Plover, string? Mode, DateBody Date, PlaceBody? Place, string Status, Who? ClaimedBy, string? ObjectId, IReadOnlyList<CasualtyLine> Casualties, double Confidence, int Reports, string Record, IReadOnlyList<Words> Evidence, IReadOnlyList<string> QuoteIds, Told Document)
{
    public static EventLine Of(StoredEvent s, IReadOnlyList<EvidenceWords>? words = null) => Of(
        s.Event,
        s.Reports,
        s.Record,
        words is { Count: > 0 } ? [.. words.Select(w => new Words($"{s.Document.DocumentId}:{w.At.Sentence}", Untrusted.Of(w.Sentence)))] : [new Words($"{s.Document.DocumentId}:{s.Event.At.Sentence}", Untrusted.Of(s.Sentence))],
        Told.Of(s.Document));

    public static EventLine Of(Event e, int reports, string record, IReadOnlyList<Words> evidence, Told document) => new(
        e.Id, Who.Of(e.Source), Who.Of(e.Target), e.Mutual, e.Action.Cameo, Ontology.Find(e.Action.Cameo)?.Label, e.Action.Plover.Type, e.Action.Plover.Mode, DateBody.Of(e.Date), PlaceBody.Of(e.Place), EnumNames.Of(e.Status), Who.Of(e.ClaimedBy), e.ObjectId,
        [.. e.Casualties.Select(c => new CasualtyLine(c.Kind, c.N, c.NMax, c.Qualifier, Untrusted.Of(c.Who)))], Math.Round(e.Confidence, 3), reports, record, evidence, e.QuoteIds, document);
}

/// <summary>A number of people.</summary>
sealed record CasualtyLine(string Kind, int N, int? NMax, string Qualifier, Untrusted? Who);

/// <summary>A quote with its sentence. <c>said</c> is what the text tells of when; without it the day of publication is all there is.</summary>
sealed record QuoteLine(string QuoteId, Who? Speaker, Untrusted? Words, string Kind, Untrusted? Cue, Who? Addressee, Untrusted? Channel, DateBody Said, DateOnly? Published, Words Evidence, Told Document);

/// <summary>Rows, and what is said when there are none or more.</summary>
/// <param name="Data">The rows.</param>
/// <param name="Next">Cursor for the rows after; null when there are none.</param>
/// <param name="Notice">What to know about the answer.</param>
sealed record Rows<T>(IReadOnlyList<T> Data, string? Next, string? Notice);
