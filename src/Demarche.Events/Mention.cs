namespace Demarche;

/// <summary>Words of an article that stand for an actor.</summary>
/// <param name="Text">The words as written.</param>
/// <param name="Span">Where they stand.</param>
/// <param name="Actor">Who is meant.</param>
/// <param name="Members">Parts of a compound ("Britain and France"); null for a single actor.</param>
public sealed record Mention(string Text, Span Span, Actor Actor, IReadOnlyList<Mention>? Members = null);
