namespace Demarche.Forecasting.Following;

/// <summary>What was known of every state's habits at one moment, for one cascade.</summary>
public sealed class HabitsOf(int states)
{
    /// <summary>How much two states used to move together, 0 to 1; a matrix.</summary>
    public float[] Together { get; } = new float[states * states];

    /// <summary>Logarithm of acts of this kind done over acts expected of a state like any other.</summary>
    public float[] SameKind { get; } = new float[states];

    /// <summary>The same for all acts of the family on the same side.</summary>
    public float[] SameSide { get; } = new float[states];

    /// <summary>The same for all acts of the family in the last three years, whatever their side.</summary>
    public float[] Recent { get; } = new float[states];

    /// <summary>Who took part in each other cascade of any family.</summary>
    public List<bool[]> Acts { get; } = [];

    /// <summary>How often it was among the early ones.</summary>
    public float[] Lead { get; } = new float[states];
}
