namespace Demarche.Forecasting.Following;

/// <summary>One cascade at the end of one day: the candidates and their features.</summary>
/// <param name="AsOf">Nothing dated later is in it.</param>
/// <param name="Candidates">Places in <see cref="World.States"/> of states that exist and have not moved.</param>
/// <param name="Rows">Their features, row after row of <see cref="Features.Count"/>.</param>
/// <param name="Followers">States that have moved.</param>
/// <param name="Kin">Share of followers among a candidate's kin (neighbourhood, part of the world, language, organisations), for the kin-weighted rate.</param>
/// <param name="LastEvidence">Date of the latest evidence used.</param>
public sealed record Step(DateOnly AsOf, int[] Candidates, float[] Rows, int Followers, double[] Kin, DateOnly LastEvidence)
{
    /// <summary>Features of the n-th candidate.</summary>
    public ReadOnlySpan<float> Row(int n) => Rows.AsSpan(n * Features.Count, Features.Count);
}
