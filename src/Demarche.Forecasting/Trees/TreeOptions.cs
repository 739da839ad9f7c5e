namespace Demarche.Forecasting.Trees;

/// <summary>How trees are grown.</summary>
public sealed record TreeOptions
{
    /// <summary>Number of trees.</summary>
    public int Trees { get; init; } = 160;

    /// <summary>Questions on the way to a leaf, at most.</summary>
    public int Depth { get; init; } = 7;

    /// <summary>Share of its own value a tree adds.</summary>
    public float Rate { get; init; } = 0.1f;

    /// <summary>Added to the weight of a leaf: draws small leaves towards 0.</summary>
    public float Ridge { get; init; } = 2;

    /// <summary>Least weight of a leaf.</summary>
    public float LeastWeight { get; init; } = 2;

    /// <summary>Share of questions a tree sees.</summary>
    public double Questions { get; init; } = 0.6;

    /// <summary>Share of features a tree may ask.</summary>
    public double Features { get; init; } = 0.5;

    /// <summary>Most negatives kept for each question by their order in the rows; 0 keeps all.</summary>
    public int Seed { get; init; } = 1;
}
