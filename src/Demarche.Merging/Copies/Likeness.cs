namespace Demarche.Merging.Copies;

/// <summary>Whether two texts are copies of one another.</summary>
public static class Likeness
{
    const double Enough = 0.5;
    const double EnoughShort = 0.7;
    const double OtherNames = 0.15;
    const int ShortText = 80;

    /// <summary>The share of common words when they are copies, 1 when word for word the same; null when they are not.</summary>
    public static (double Resemblance, bool Exact)? Of(Sketch a, Sketch b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Exact == b.Exact && a.WordCount == b.WordCount)
        {
            return (1, true);
        }

        var (resemblance, contained) = a.With(b);
        var least = Math.Min(a.WordCount, b.WordCount);
        if (least < ShortText)
        {
            // One-sentence reports: the same sentence with another number or name is another report.
            return resemblance >= EnoughShort && !a.HasOtherNames(b) ? (resemblance, false) : null;
        }

        // A notice renewed for another year, or given for another country, shares its sentences with the one before and is another notice.
        if (a.HasOtherYears(b) || a.OtherNames(b) >= OtherNames)
        {
            return null;
        }

        return resemblance >= Enough || contained >= 0.8 ? (resemblance, false) : null;
    }
}
