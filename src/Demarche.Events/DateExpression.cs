namespace Demarche;

/// <summary>What a date expression is resolved against.</summary>
public enum DateKind
{
    /// <summary>The calendar alone: "3 July 2025", "in 1979", "the 1990s".</summary>
    Calendar,

    /// <summary>The calendar, but a part is left out and was taken from the day of publication: "July 3", "in May", "Christmas".</summary>
    Partial,

    /// <summary>The day of publication: "Thursday", "yesterday", "two years ago", "last month".</summary>
    Deictic,

    /// <summary>The story's own time: "the next day", "two years later".</summary>
    Narrative,
}

/// <summary>A date named by words of the text, resolved.</summary>
/// <param name="Text">The words.</param>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="When">What they mean; both days null when nothing to resolve them against was given.</param>
/// <param name="NeedsStory">True when the words point to the story's own time ("the next day", "two years later") and were resolved only provisionally.</param>
/// <param name="Kind">What they were resolved against.</param>
public sealed record DateExpression(string Text, int Start, int End, DatedInterval When, bool NeedsStory = false, DateKind Kind = DateKind.Calendar);
