namespace Demarche.Forecasting;

/// <summary>One candidate of a question, with why it stands where it does.</summary>
/// <param name="Entity">Name of the candidate.</param>
/// <param name="Rank">Place, from 1.</param>
/// <param name="Score">Sum of the trees; higher is likelier. Comparable within one question only.</param>
/// <param name="Share">Chance that this is the answer, given that what was asked happens that day; over all candidates it sums to 1.</param>
/// <param name="Parts">What each group of evidence adds to the score, largest first.</param>
/// <param name="Reasons">Dated facts and rules behind the strongest parts.</param>
public sealed record Forecast(string Entity, int Rank, double Score, double Share, IReadOnlyList<ScorePart> Parts, IReadOnlyList<Reason> Reasons);

/// <summary>A named part of a score.</summary>
/// <param name="Group">Short stable name: own, pair, mirror, popular, rules, kin, alike, question, encoder.</param>
/// <param name="Meaning">What it looks at, in words.</param>
/// <param name="Value">What it adds to the score; negative takes away.</param>
public sealed record ScorePart(string Group, string Meaning, double Value);

/// <summary>Evidence for a part: a sentence and the dated facts it rests on.</summary>
/// <param name="Group">The part it belongs to.</param>
/// <param name="Text">In words, with counts.</param>
/// <param name="Facts">The facts, newest first; at most five.</param>
public sealed record Reason(string Group, string Text, IReadOnlyList<DatedFact> Facts);

/// <summary>A fact by names.</summary>
/// <param name="Source">Who acted.</param>
/// <param name="Relation">What was done.</param>
/// <param name="Target">Upon whom.</param>
/// <param name="Day">The day, as the history counts days.</param>
public sealed record DatedFact(string Source, string Relation, string Target, int Day);
