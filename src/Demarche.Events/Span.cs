namespace Demarche;

/// <summary>A stretch of one field of an article: UTF-16 offsets, start inclusive, end exclusive.</summary>
/// <param name="Field">The text the offsets point into.</param>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last code unit; never before <paramref name="Start"/>.</param>
public readonly record struct Span(Field Field, int Start, int End)
{
    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>True when the two spans share at least one code unit of the same field.</summary>
    public bool Overlaps(Span other) => Field == other.Field && Start < other.End && other.Start < End;

    /// <summary>True when <paramref name="other"/> lies wholly inside this span.</summary>
    public bool Contains(Span other) => Field == other.Field && Start <= other.Start && other.End <= End;
}
