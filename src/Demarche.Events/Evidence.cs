namespace Demarche;

/// <summary>The words that an event, a quote or a held item rests on.</summary>
/// <param name="Sentence">Number of the sentence: 0 for the title, from 1 in the text.</param>
/// <param name="Span">The clause or sentence.</param>
public readonly record struct Evidence(int Sentence, Span Span);
