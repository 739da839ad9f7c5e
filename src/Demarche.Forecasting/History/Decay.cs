namespace Demarche.Forecasting.History;

/// <summary>Powers of one half by days passed, for the half-lives the tallies use.</summary>
static class Decay
{
    const int Length = 4096;

    static readonly float[] s_short = Table(3);
    static readonly float[] s_middle = Table(15);
    static readonly float[] s_long = Table(60);

    /// <summary>Half-life of 3 days.</summary>
    public static float Short(int days) => (uint)days < Length ? s_short[days] : 0;

    /// <summary>Half-life of 15 days.</summary>
    public static float Middle(int days) => (uint)days < Length ? s_middle[days] : 0;

    /// <summary>Half-life of 60 days.</summary>
    public static float Long(int days) => (uint)days < Length ? s_long[days] : 0;

    static float[] Table(double halfLife)
    {
        var table = new float[Length];
        for (var i = 0; i < Length; i++)
        {
            table[i] = (float)Math.Pow(0.5, i / halfLife);
        }

        return table;
    }
}
