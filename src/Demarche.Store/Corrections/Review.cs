namespace Demarche.Store.Corrections;

/// <summary>What a reviewer says of an event.</summary>
public enum Verdict
{
    /// <summary>It is right as it stands.</summary>
    Confirm,

    /// <summary>One field is something else.</summary>
    Edit,

    /// <summary>It is no event.</summary>
    Delete,
}

/// <summary>One correction or confirmation, kept over every recode.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Reviewer">Who says it.</param>
/// <param name="Verdict">What.</param>
/// <param name="Field">For an edit: <c>cameo</c>, <c>date</c>, <c>status</c>, <c>source</c>, <c>target</c>, <c>mutual</c> or <c>object</c>.</param>
/// <param name="Value">For an edit: the new value; see <see cref="EventEdit"/>.</param>
/// <param name="Note">Why, in words.</param>
/// <param name="Adjudicates">Settles what reviewers see differently.</param>
/// <param name="At">When, as ISO time; given by the caller, so that the record itself has no clock.</param>
public sealed record Review(string EventId, string Reviewer, Verdict Verdict, string? Field, string? Value, string? Note, bool Adjudicates, string At)
{
    /// <summary>The value before an edit; filled in when it is applied.</summary>
    public string? Old { get; init; }

    /// <summary>What of an event can be corrected.</summary>
    public static IReadOnlyList<string> Fields => EventEdit.Fields;
}

/// <summary>How far two reviewers agree on the events both have seen.</summary>
/// <param name="A">One.</param>
/// <param name="B">The other.</param>
/// <param name="Events">Events both have seen.</param>
/// <param name="Same">Those on which they say the same: verdict, field and value.</param>
/// <param name="Kappa">Cohen's kappa on the verdicts (confirm, edit, delete); null when chance agreement is complete.</param>
public sealed record Agreement(string A, string B, int Events, int Same, double? Kappa);

/// <summary>An event that a reviewer removed.</summary>
/// <param name="EventId">Its id.</param>
/// <param name="DocumentId">Where it stood.</param>
/// <param name="Summary">What it had said.</param>
/// <param name="Reviewer">Who removed it.</param>
/// <param name="Note">Why.</param>
/// <param name="At">When.</param>
public sealed record DeletedEvent(string EventId, string DocumentId, string Summary, string Reviewer, string? Note, string At);

/// <summary>An event that two runs see differently.</summary>
/// <param name="Change"><c>added</c>, <c>removed</c> or <c>changed</c>.</param>
/// <param name="EventId">Its id.</param>
/// <param name="DocumentId">Where it stands.</param>
/// <param name="Before">What the first run said; null when added.</param>
/// <param name="After">What the second says; null when removed.</param>
public sealed record RunDifference(string Change, string EventId, string DocumentId, string? Before, string? After);
