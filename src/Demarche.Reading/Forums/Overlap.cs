using System.Text;

namespace Demarche.Reading.Forums;

/// <summary>How many of the words of one text stand in another.</summary>
static class Overlap
{
    /// <summary>Content words in a crude common form: lower case, first six letters, words of fewer than four letters left out.</summary>
    public static HashSet<string> Stems(ReadOnlySpan<char> s)
    {
        var set = new HashSet<string>();
        for (var i = 0; i < s.Length; i++)
        {
            var start = i;
            while (i < s.Length && char.IsLetterOrDigit(s[i]))
            {
                i++;
            }

            if (i - start >= 4)
            {
                set.Add(s.Slice(start, Math.Min(6, i - start)).ToString().ToLowerInvariant());
            }
        }

        return set;
    }

    /// <summary>Share of the smaller set's words that stand in the other; 0 when one has none.</summary>
    public static double Containment(HashSet<string> a, HashSet<string> b)
    {
        var (small, large) = a.Count <= b.Count ? (a, b) : (b, a);
        return small.Count == 0 ? 0 : (double)small.Count(large.Contains) / small.Count;
    }

    /// <summary>Share of a's words that stand in b.</summary>
    public static double ShareIn(HashSet<string> a, HashSet<string> b) => a.Count == 0 ? 0 : (double)a.Count(b.Contains) / a.Count;

    /// <summary>Letters and digits in lower case, single spaces between: the form in which repeats are recognised.</summary>
    public static string Plain(ReadOnlySpan<char> s)
    {
        var sb = new StringBuilder(s.Length);
        foreach (var c in s)
        {
            if (char.IsLetterOrDigit(c))
            {
                sb.Append(char.ToLowerInvariant(c));
            }
            else if (sb.Length > 0 && sb[^1] != ' ' && c is not ('\'' or '’'))
            {
                sb.Append(' ');
            }
        }

        return sb.ToString().TrimEnd();
    }
}
