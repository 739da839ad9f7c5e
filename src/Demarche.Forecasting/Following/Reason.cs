namespace Demarche.Forecasting.Following;

/// <summary>Why a candidate stands where it stands.</summary>
/// <param name="Theme">What it is about: a tie, the ladder, habits, the record.</param>
/// <param name="Weight">How much it moves the log-odds against the mean candidate; negative speaks against.</param>
/// <param name="Text">In words.</param>
/// <param name="Evidence">Dated facts behind it.</param>
public sealed record Reason(string Theme, double Weight, string Text, IReadOnlyList<DatedFact> Evidence);

/// <summary>A dated fact that a reason rests on.</summary>
/// <param name="Date">As fine as it is known.</param>
/// <param name="Text">What happened.</param>
/// <param name="Source">A file with its key, an event's id, or <c>recalled</c> (unverified).</param>
public sealed record DatedFact(string Date, string Text, string Source);
