namespace Demarche.Language.Trees;

/// <summary>The parser's actions in one row of scores: shift, then left arcs by label, then right arcs by label.</summary>
/// <param name="Left">Labels of the left arcs.</param>
/// <param name="Right">Labels of the right arcs.</param>
sealed record ActionSet(int[] Left, int[] Right)
{
    internal int Count => 1 + Left.Length + Right.Length;

    /// <summary>Actions allowed in a state: from, up to but without. They always lie side by side.</summary>
    internal (int From, int To) Allowed(ParseState s) =>
        (s.CanShift ? 0 : 1 + Left.Length, s.CanRight ? Count : s.CanLeft ? 1 + Left.Length : 1);

    internal void Apply(ParseState s, int action)
    {
        if (action == 0)
        {
            s.Shift();
        }
        else if (action <= Left.Length)
        {
            s.Left(Left[action - 1]);
        }
        else
        {
            s.Right(Right[action - 1 - Left.Length]);
        }
    }
}
