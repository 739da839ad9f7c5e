namespace Demarche.Language.Model;

/// <summary>
/// What the net is told of a token: the row of the word among trained words, its row among the word vectors, and hashed rows for
/// its shape and for prefixes and suffixes of two to four letters (lower case, digits as 0).
/// </summary>
static class WordFeatures
{
    /// <summary>Rows a token looks up: trained word, word vector, seven hashed.</summary>
    internal const int Count = 9;

    /// <summary>Rows of each hashed table.</summary>
    internal const int HashRows = 8192;

    /// <summary>Which of a token's rows is the fixed word vector.</summary>
    internal const int Vector = 1;

    /// <summary>Numbers that describe a token, side by side.</summary>
    internal const int InputWidth = 320;

    /// <summary>Width of each table: word, vector, suffix 3, prefix 3, shape, suffix 2, suffix 4, prefix 4, prefix 2.</summary>
    internal static ReadOnlySpan<int> Widths => [48, 100, 32, 28, 16, 16, 32, 32, 16];

    /// <summary>Where each table's part begins in the input.</summary>
    internal static ReadOnlySpan<int> Offsets => [0, 48, 148, 180, 208, 224, 240, 272, 304];

    const int Longest = 48;

    /// <summary>Fills a token's rows. -1 stands for no word vector, row 0 of the trained words for an unknown one.</summary>
    internal static void Fill(ReadOnlySpan<char> form, Vocabulary words, Span<int> rows)
    {
        Span<char> lower = stackalloc char[Longest];
        var n = Lower(form, lower);
        lower = lower[..n];
        (rows[0], rows[1]) = words.Find(lower);
        for (var i = 0; i < n; i++)
        {
            if (char.IsAsciiDigit(lower[i]))
            {
                lower[i] = '0';
            }
        }

        rows[2] = Row(2, lower[^Math.Min(3, n)..]);
        rows[3] = Row(3, lower[..Math.Min(3, n)]);
        rows[4] = Shape(form);
        rows[5] = Row(5, lower[^Math.Min(2, n)..]);
        rows[6] = Row(6, lower[^Math.Min(4, n)..]);
        rows[7] = Row(7, lower[..Math.Min(4, n)]);
        rows[8] = Row(8, lower[..Math.Min(2, n)]);
    }

    /// <summary>Lower case with typographic quotes made plain; the two ends of very long words. Returns the length.</summary>
    internal static int Lower(ReadOnlySpan<char> form, Span<char> lower)
    {
        var n = Math.Min(form.Length, Longest);
        for (var i = 0; i < n; i++)
        {
            var c = form[i < Longest / 2 ? i : form.Length - n + i];
            lower[i] = c switch
            {
                >= 'a' and <= 'z' => c,
                >= 'A' and <= 'Z' => (char)(c | 0x20),
                '\u2018' or '\u2019' => '\'',
                '\u201c' or '\u201d' => '"',
                < '\u0080' => c,
                _ => char.ToLowerInvariant(c),
            };
        }

        return n;
    }

    /// <summary>Shape with runs of at most two alike: Xx, XX, Xxd, d.d.</summary>
    static int Shape(ReadOnlySpan<char> form)
    {
        var hash = Start(4);
        char last = '\0', before = '\0';
        var taken = 0;
        for (var i = 0; i < form.Length && taken < 16; i++)
        {
            var c = form[i];
            var kind = char.IsAsciiLetterLower(c) ? 'x' : char.IsAsciiLetterUpper(c) ? 'X' : char.IsAsciiDigit(c) ? 'd'
                : c < '\u0080' ? c : char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : char.IsDigit(c) ? 'd' : c;
            if (kind == last && kind == before)
            {
                continue;
            }

            hash = Mix(hash, kind);
            (before, last) = (last, kind);
            taken++;
        }

        return ToRow(hash);
    }

    static int Row(int kind, ReadOnlySpan<char> letters)
    {
        var hash = Start(kind);
        foreach (var c in letters)
        {
            hash = Mix(hash, c);
        }

        return ToRow(hash);
    }

    static ulong Start(int kind) => 0xcbf29ce484222325UL + ((ulong)kind * 0x9e3779b97f4a7c15UL);

    static ulong Mix(ulong hash, char c) => (hash ^ c) * 0x100000001b3UL;

    static int ToRow(ulong hash)
    {
        hash ^= hash >> 32;
        hash *= 0x9e3779b97f4a7c15UL;
        return (int)(hash >> 51);
    }
}
