namespace Demarche.Forecasting.Following.Learning;

/// <summary>How the model is fitted.</summary>
public sealed record TrainingOptions
{
    /// <summary>Pull of the coefficients of all families together toward 0.</summary>
    public double Ridge { get; init; } = 10;

    /// <summary>Pull of each family's coefficients toward those of all.</summary>
    public double FamilyRidge { get; init; } = 40;

    /// <summary>A cascade's weight grows with this power of its rows.</summary>
    public double Balance { get; init; } = 0.5;

    /// <summary>One of so many rows that end in nothing is kept, with its weight.</summary>
    public int KeepOneIn { get; init; } = 8;
}
