namespace Demarche;

/// <summary>Words that the caller of the coder knows to stand for an actor.</summary>
/// <param name="Text">The words as written in the text.</param>
/// <param name="IsSource">True when they act, false when they are acted upon, null when the caller does not say.</param>
/// <param name="Start">Where they stand in the text, in UTF-16 code units, when they occur more than once; null takes the first.</param>
public sealed record KnownActor(string Text, bool? IsSource, int? Start);
