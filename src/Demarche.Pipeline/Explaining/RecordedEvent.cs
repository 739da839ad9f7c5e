namespace Demarche.Pipeline.Explaining;

/// <summary>An event of another document of the record, with the sentence it rests on.</summary>
/// <param name="Event">The event.</param>
/// <param name="Sentence">Words of its first piece of evidence.</param>
/// <param name="Where">Outlet and day of the document.</param>
public sealed record RecordedEvent(Event Event, string Sentence, string Where);
