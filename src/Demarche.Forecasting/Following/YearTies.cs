namespace Demarche.Forecasting.Following;

/// <summary>Ties of one year, as known at its beginning. Matrices are rows of <c>states × states</c>.</summary>
public sealed class YearTies(int states)
{
    /// <summary>Shared organisations, weighted by how select they are, 0 to 1.</summary>
    public float[] Groups { get; } = new float[states * states];

    /// <summary>1 when bound to defend one another.</summary>
    public float[] Defence { get; } = new float[states * states];

    /// <summary>Likeness of votes in the General Assembly, 0 to 1.</summary>
    public float[] Voting { get; } = new float[states * states];

    /// <summary>1 for rivals.</summary>
    public float[] Rivals { get; } = new float[states * states];

    /// <summary>Position of each state in the votes; null when it has none.</summary>
    public (float X, float Y)?[] Votes { get; } = new (float X, float Y)?[states];

    /// <summary>Members of each organisation.</summary>
    public List<bool[]> Members { get; } = [];

    /// <summary>Number of organisations a state belongs to.</summary>
    public int[] Clubs { get; } = new int[states];
}
