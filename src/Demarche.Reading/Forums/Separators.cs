namespace Demarche.Reading.Forums;

/// <summary>Lines drawn with punctuation.</summary>
static class Separators
{
    /// <summary>True for <c>====</c>, <c>----</c>, <c>* * *</c>, <c>~~~~</c>, <c>————</c> and the like: at least three marks of one kind, and nothing else but spaces.</summary>
    public static bool Is(ReadOnlySpan<char> line)
    {
        if (line.Length < 3 || !IsMark(line[0]))
        {
            return false;
        }

        var marks = 0;
        foreach (var c in line)
        {
            if (c != ' ' && c != line[0])
            {
                return false;
            }

            marks += c == ' ' ? 0 : 1;
        }

        return marks >= 3;
    }

    static bool IsMark(char c) => c is '=' or '-' or '_' or '*' or '~' or '#' or '+' or '.' or '•' or '—' or '–' or '─' or '═' or '━' or '⸻' or '·' or '/';
}
