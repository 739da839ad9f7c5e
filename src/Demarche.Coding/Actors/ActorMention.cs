namespace Demarche.Coding.Actors;

/// <summary>A noun phrase of a sentence that stands for an actor.</summary>
/// <param name="First">First token of the phrase.</param>
/// <param name="End">One past its last token.</param>
/// <param name="Head">Head token of the phrase.</param>
/// <param name="Mention">The words and who is meant. Country and sectors may be empty for generic phrases ("the group", "rebels").</param>
public sealed record ActorMention(int First, int End, int Head, Mention Mention);
