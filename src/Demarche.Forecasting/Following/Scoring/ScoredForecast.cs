namespace Demarche.Forecasting.Following.Scoring;

/// <summary>One forecast of the backtest with its outcome.</summary>
/// <param name="State">Place in <see cref="World.States"/>.</param>
/// <param name="P">Forecast probability that the state follows within the horizon.</param>
/// <param name="Climatology">Rate of the other cascades of the family at this age.</param>
/// <param name="Kin">The same, weighted by the share of kin that has moved.</param>
/// <param name="Follows">What happened.</param>
public readonly record struct ScoredForecast(int State, float P, float Climatology, float Kin, bool Follows);

/// <summary>One step of the backtest.</summary>
/// <param name="AsOf">Evidence ends here.</param>
/// <param name="Followers">States that had moved.</param>
/// <param name="Forecasts">One for every scored candidate.</param>
/// <param name="NextRanks">Ranks (1 = first) of the states that moved next, on the first day anybody did within the horizon; empty when nobody did.</param>
/// <param name="LastEvidence">Date of the latest evidence used.</param>
public sealed record ScoredStep(DateOnly AsOf, int Followers, IReadOnlyList<ScoredForecast> Forecasts, IReadOnlyList<int> NextRanks, DateOnly LastEvidence);
