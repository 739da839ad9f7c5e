namespace Demarche.Forecasting.Following;

/// <summary>The three families of cascades; each has a record of its own.</summary>
public enum Family
{
    /// <summary>Recognitions, relations, missions, expulsions, sanctions and other acts toward an actor.</summary>
    Diplomatic,

    /// <summary>Joining or leaving an organisation.</summary>
    Memberships,

    /// <summary>Signing, ratifying or leaving a treaty.</summary>
    Treaties,
}
