namespace Demarche;

/// <summary>A date named by words of the text, resolved.</summary>
/// <param name="Text">The words.</param>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="When">What they mean.</param>
/// <param name="NeedsStory">True when the words point to the story's own time ("the next day", "two years later") and were resolved only provisionally.</param>
public sealed record DateExpression(string Text, int Start, int End, DatedInterval When, bool NeedsStory = false);
