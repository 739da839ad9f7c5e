namespace Demarche.Coding.Places;

/// <summary>Words of a sentence that name a place.</summary>
/// <param name="First">First token.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Place">The place.</param>
public sealed record PlaceMention(int First, int End, Place Place);
