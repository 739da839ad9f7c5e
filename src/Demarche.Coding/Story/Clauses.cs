using Demarche.Language;

namespace Demarche.Coding.Story;

/// <summary>Where clauses begin in a dependency tree.</summary>
static class Clauses
{
    /// <summary>True for a verb, or another word that heads a clause.</summary>
    public static bool IsPredicate(Sentence s, int t) =>
        s.Upos(t) == Upos.VERB || IsClause(s.Relation(t));

    /// <summary>True when a clause boundary lies on the way up from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static bool Between(Sentence s, int low, int high)
    {
        for (var (t, steps) = (low, 0); t >= 0 && t != high && steps < s.Count; t = s.Head(t), steps++)
        {
            if (IsClause(s.Relation(t)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the words hang below the head of a clause.</summary>
    public static bool Holds(Sentence s, int clause, Span words)
    {
        var (first, last) = Tokens.Range(s, words.Start, words.End);
        for (var (t, steps) = (first < 0 ? -1 : Tokens.HeadOf(s, first, last), 0); t >= 0 && steps < s.Count; t = s.Head(t), steps++)
        {
            if (t == clause)
            {
                return true;
            }
        }

        return false;
    }

    static bool IsClause(string relation) =>
        relation.StartsWith("advcl", StringComparison.Ordinal) || relation.StartsWith("acl", StringComparison.Ordinal)
        || relation is "ccomp" or "root" or "parataxis" or "csubj";
}

/// <summary>Tokens under a stretch of text.</summary>
static class Tokens
{
    /// <summary>First and last token that overlap the offsets; (-1, -1) when none does.</summary>
    public static (int First, int Last) Range(Sentence s, int start, int end)
    {
        int first = -1, last = -1;
        for (var i = 0; i < s.Count; i++)
        {
            if (s.TokenEnd(i) > start && s.TokenStart(i) < end)
            {
                first = first < 0 ? i : first;
                last = i;
            }
        }

        return (first, last);
    }

    /// <summary>The token of the range whose head lies outside it; the first such.</summary>
    public static int HeadOf(Sentence s, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (s.Head(i) < first || s.Head(i) > last)
            {
                if (s.Upos(i) is not (Upos.ADP or Upos.DET or Upos.PUNCT or Upos.ADV))
                {
                    return i;
                }
            }
        }

        return last;
    }
}
