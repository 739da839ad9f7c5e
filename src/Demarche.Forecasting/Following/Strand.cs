namespace Demarche.Forecasting.Following;

/// <summary>Cascades that share coefficients of their own: the families, with diplomatic acts toward an object apart from those against it.</summary>
public enum Strand
{
    /// <summary>Diplomatic acts toward their object.</summary>
    Friendly,

    /// <summary>Diplomatic acts against their object.</summary>
    Hostile,

    /// <summary>Memberships.</summary>
    Memberships,

    /// <summary>Treaties.</summary>
    Treaties,
}
