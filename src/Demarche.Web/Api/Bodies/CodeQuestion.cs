namespace Demarche.Web.Api.Bodies;

/// <summary>A text to code; the same object as a line of <c>demarche code</c>.</summary>
/// <param name="Id">The caller's id, given back.</param>
/// <param name="Text">The words.</param>
/// <param name="Date">Day of publication, YYYY-MM-DD.</param>
/// <param name="Title">Headline.</param>
/// <param name="Url">Address.</param>
/// <param name="Actors">Mentions known already; with a source and a target exactly the relation between the two is given.</param>
sealed record CodeQuestion(string Id, string Text, string? Date, string? Title, string? Url, IReadOnlyList<KnownMention>? Actors);

/// <summary>A mention the caller knows.</summary>
/// <param name="Text">Words as they stand in the text.</param>
/// <param name="Role">source or target.</param>
/// <param name="Start">Offset, when the words occur twice.</param>
sealed record KnownMention(string Text, string? Role, int? Start);
