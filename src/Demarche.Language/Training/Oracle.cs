using Demarche.Language.Trees;

namespace Demarche.Language.Training;

/// <summary>
/// Knows the gold tree of a sentence and which kinds of action lose nothing more of it, also after mistakes (a dynamic oracle for the
/// arc-hybrid system).
/// </summary>
sealed class Oracle
{
    readonly int[] _heads;
    readonly int[][] _children;

    /// <param name="heads">Gold heads, -1 for the root.</param>
    internal Oracle(int[] heads)
    {
        _heads = heads;
        _children = new int[heads.Length][];
        var lists = new List<int>[heads.Length];
        for (var i = 0; i < heads.Length; i++)
        {
            if (heads[i] >= 0)
            {
                (lists[heads[i]] ??= []).Add(i);
            }
        }

        for (var i = 0; i < heads.Length; i++)
        {
            _children[i] = lists[i] is { } list ? [.. list] : [];
        }
    }

    /// <summary>Gold arcs lost by shifting, by a left arc and by a right arc; a large number for what is not allowed.</summary>
    internal (int Shift, int Left, int Right) Costs(ParseState s)
    {
        const int never = 1_000_000;
        int s0 = s.Top(0), s1 = s.Top(1), b0 = s.Next;
        var shift = s.CanShift ? Shift(s, s0, b0) : never;
        if (s0 < 0)
        {
            return (shift, never, never);
        }

        var head = _heads[s0];
        var waiting = 0;
        foreach (var child in _children[s0])
        {
            waiting += child >= b0 ? 1 : 0;
        }

        // Only the last word of the stack can go to the root: above another word that is lost already.
        var ahead = head < 0 ? s1 < 0 : head >= b0;
        var left = s.CanLeft ? waiting + (head != b0 && (ahead || (s1 >= 0 && head == s1)) ? 1 : 0) : never;
        var right = s.CanRight ? waiting + (head != s1 && ahead ? 1 : 0) : never;
        return (shift, left, right);
    }

    int Shift(ParseState s, int s0, int b0)
    {
        var cost = s0 >= 0 && _heads[b0] < 0 ? 1 : 0;
        for (var down = 0; s.Top(down) is var word && word >= 0; down++)
        {
            cost += _heads[word] == b0 ? 1 : 0;
            cost += word != s0 && _heads[b0] == word ? 1 : 0;
        }

        return cost;
    }
}
