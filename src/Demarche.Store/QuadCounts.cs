namespace Demarche.Store;

/// <summary>Events by quad class: 1 words of cooperation, 2 deeds of cooperation, 3 words of conflict, 4 deeds of conflict.</summary>
/// <param name="VerbalCooperation">Class 1.</param>
/// <param name="MaterialCooperation">Class 2.</param>
/// <param name="VerbalConflict">Class 3.</param>
/// <param name="MaterialConflict">Class 4.</param>
public readonly record struct QuadCounts(int VerbalCooperation, int MaterialCooperation, int VerbalConflict, int MaterialConflict)
{
    /// <summary>Events of one class, 1 to 4.</summary>
    public int this[int quad] => quad switch { 1 => VerbalCooperation, 2 => MaterialCooperation, 3 => VerbalConflict, _ => MaterialConflict };

    /// <summary>Classes 1 and 2.</summary>
    public int Cooperation => VerbalCooperation + MaterialCooperation;

    /// <summary>Classes 3 and 4.</summary>
    public int Conflict => VerbalConflict + MaterialConflict;

    /// <summary>All of them.</summary>
    public int All => Cooperation + Conflict;

    /// <summary>Both together.</summary>
    public static QuadCounts operator +(QuadCounts a, QuadCounts b) => new(
        a.VerbalCooperation + b.VerbalCooperation, a.MaterialCooperation + b.MaterialCooperation, a.VerbalConflict + b.VerbalConflict, a.MaterialConflict + b.MaterialConflict);

    /// <summary>Both together.</summary>
    public static QuadCounts Add(QuadCounts left, QuadCounts right) => left + right;

    /// <summary>Columns q1 to q4 of a row.</summary>
    internal static QuadCounts Read(Row r) => new(r.Int("q1"), r.Int("q2"), r.Int("q3"), r.Int("q4"));
}
