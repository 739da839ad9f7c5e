namespace Demarche.Forecasting.History;

/// <summary>What is remembered of one key: how often, when first and last, and three counts that fade with time (as of the last day).</summary>
struct Tally
{
    public int First;
    public int Last;
    public int Count;
    public float Short;
    public float Middle;
    public float Long;

    /// <summary>Counts one more occurrence on a day not before <see cref="Last"/>.</summary>
    public void Add(int day)
    {
        if (Count == 0)
        {
            First = day;
            Short = Middle = Long = 1;
        }
        else
        {
            var passed = day - Last;
            Short = (Short * Decay.Short(passed)) + 1;
            Middle = (Middle * Decay.Middle(passed)) + 1;
            Long = (Long * Decay.Long(passed)) + 1;
        }

        Last = day;
        Count++;
    }

    /// <summary>Faded count with half-life 3 days, as of a day.</summary>
    public readonly float ShortAt(int day) => Count == 0 ? 0 : Short * Decay.Short(day - Last);

    /// <summary>Faded count with half-life 15 days, as of a day.</summary>
    public readonly float MiddleAt(int day) => Count == 0 ? 0 : Middle * Decay.Middle(day - Last);

    /// <summary>Faded count with half-life 60 days, as of a day.</summary>
    public readonly float LongAt(int day) => Count == 0 ? 0 : Long * Decay.Long(day - Last);

    /// <summary>Days since the last occurrence; a large number when there was none.</summary>
    public readonly int Since(int day) => Count == 0 ? Never : day - Last;

    /// <summary>Stands for "has not happened".</summary>
    public const int Never = 5000;
}
