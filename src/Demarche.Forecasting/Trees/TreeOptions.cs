namespace Demarche.Forecasting.Trees;

/// <summary>How trees are grown.</summary>
public sealed record TreeOptions
{
    /// <summary>Number of trees.</summary>
    public int Trees { get; init; } = 80;

    /// <summary>Questions on the way to a leaf, at most.</summary>
    public int Depth { get; init; } = 6;

    /// <summary>Share of its own value a tree adds.</summary>
    public float Rate { get; init; } = 0.12f;

    /// <summary>Added to the weight of a leaf: draws small leaves towards 0.</summary>
    public float Ridge { get; init; } = 2;

    /// <summary>Least weight of a leaf.</summary>
    public float LeastWeight { get; init; } = 2;

    /// <summary>Share of questions a tree sees.</summary>
    public double Questions { get; init; } = 0.4;

    /// <summary>Share of features a tree may ask.</summary>
    public double Features { get; init; } = 0.4;

    /// <summary>Of the draws of questions, features and roundings.</summary>
    public int Seed { get; init; } = 1;
}
