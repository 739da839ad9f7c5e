namespace Demarche.Forecasting.Following;

/// <summary>One answer to "who may follow".</summary>
/// <param name="Id">Country code.</param>
/// <param name="Name">Country.</param>
/// <param name="P">Probability that it follows within the horizon.</param>
/// <param name="Low">5th percentile over bootstrap draws of cascades.</param>
/// <param name="High">95th percentile.</param>
/// <param name="Kin">The kin-weighted base rate.</param>
/// <param name="Before">The probability without the supposed acts, when some were supposed.</param>
/// <param name="Reasons">Strongest first.</param>
public sealed record Candidate(string Id, string Name, double P, double Low, double High, double Kin, double? Before, IReadOnlyList<Reason> Reasons);

/// <summary>An answer to "who may follow".</summary>
/// <param name="Cascade">The act and who has done it.</param>
/// <param name="AsOf">Nothing dated later was used.</param>
/// <param name="Months">Horizon.</param>
/// <param name="BaseRate">How often any candidate of such a cascade follows within the horizon.</param>
/// <param name="TooLittle">Why there are no probabilities; null when there are.</param>
/// <param name="LearntBy">The model had learnt from nothing later.</param>
/// <param name="LastEvidence">Date of the latest evidence used.</param>
/// <param name="Candidates">Likeliest first.</param>
public sealed record FollowForecast(Cascade Cascade, DateOnly AsOf, int Months, double BaseRate, string? TooLittle, DateOnly LearntBy, DateOnly LastEvidence, IReadOnlyList<Candidate> Candidates);
