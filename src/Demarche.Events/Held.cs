namespace Demarche;

/// <summary>Why a clause gave no event.</summary>
public enum HeldReason
{
    /// <summary>Said not to have happened.</summary>
    Negated,

    /// <summary>Asked.</summary>
    Question,

    /// <summary>Supposed, possible or conditional.</summary>
    Hypothetical,

    /// <summary>Ahead, without anyone promising it.</summary>
    Planned,

    /// <summary>A commenter's view.</summary>
    Opinion,

    /// <summary>No clear action.</summary>
    NoAction,

    /// <summary>No actor.</summary>
    NoActor,

    /// <summary>More than one reading.</summary>
    Ambiguous,

    /// <summary>Not English.</summary>
    OtherLanguage,

    /// <summary>Told before in the same document.</summary>
    Duplicate,
}

/// <summary>An act that was read and not counted, with the reason and what it would have been.</summary>
/// <param name="At">Sentence and clause.</param>
/// <param name="Reason">Why.</param>
/// <param name="Action">What it would have been; null when nothing was found.</param>
/// <param name="Source">Who would have acted.</param>
/// <param name="Target">Upon whom.</param>
/// <param name="Because">The words that held it back.</param>
public sealed record Held(Evidence At, HeldReason Reason, ActionCode? Action = null, Mention? Source = null, Mention? Target = null, string Because = "");
