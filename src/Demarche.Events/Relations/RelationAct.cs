namespace Demarche.Relations;

/// <summary>What kind of relation an act changes.</summary>
public enum RelationKind
{
    /// <summary>Who recognises whom.</summary>
    Recognition,

    /// <summary>Who is represented at whom, and at what level.</summary>
    Mission,

    /// <summary>Who has sanctioned or listed whom.</summary>
    Sanction,
}

/// <summary>One dated act that changes a relation of one actor to another.</summary>
/// <param name="Actor">Id of who acts.</param>
/// <param name="Object">Id of whom it concerns: a state, government, claimant or group, never a country that is meant by way of its government.</param>
/// <param name="Kind">What it changes.</param>
/// <param name="Track">Recognitions as what: <c>state</c>, <c>government</c> or <c>claim</c>; empty for other kinds. Tracks of a pair do not end one another.</param>
/// <param name="Value">
/// What holds from then on. Recognition: <c>recognised</c>, <c>withdrawn</c>. Mission: <c>ambassador</c>, <c>charge</c>, <c>liaison</c>, <c>embassy</c>, <c>relations</c>,
/// <c>lowered</c>, <c>closed</c>, <c>none</c>. Sanction: <c>sanctioned</c>, <c>listed</c>, <c>lifted</c>.
/// </param>
/// <param name="Date">When.</param>
/// <param name="Evidence">An event id, or the source of a fact.</param>
/// <param name="Record"><c>fact</c> for the project's own dated facts, else the record of the event (<c>own</c>, <c>base</c>).</param>
public sealed record RelationAct(string Actor, string Object, RelationKind Kind, string Track, string Value, DatedInterval Date, string Evidence, string Record)
{
    /// <summary>Written from memory and not yet looked up: shown as unverified, left out of scores.</summary>
    public bool Recalled => Evidence == "recalled";

    /// <summary>The day by whose end the act has surely happened: the last of its interval, or the first where no last is told. Null when no day is known.</summary>
    public DateOnly? Known => Date.To ?? Date.From;

    /// <summary>True when the act ends what held before.</summary>
    public bool Ends => Value is "withdrawn" or "none" or "lifted";
}
