using System.Globalization;
using System.Text;

namespace Demarche.Coding.Actors;

/// <summary>
/// Cuts text into <see cref="Atom"/>s: the one reading of words shared by tables, phrases and sentences, so that
/// "al-Qaeda", "Al Qaeda" and "al-Qa'eda", "U.S." and "US", "Élysée" and "Elysee" meet.
/// </summary>
internal static class Atoms
{
    const ulong Seed = 14695981039346656037;
    const ulong Prime = 1099511628211;

    static readonly string?[] Folds = BuildFolds();

    static readonly string[] s_ascii = [.. Enumerable.Range(0, 128).Select(c => char.ToLowerInvariant((char)c).ToString())];

    /// <summary>Hash of no words, to be extended by <see cref="Extend"/>.</summary>
    public const ulong Empty = 0x9E3779B97F4A7C15;

    /// <summary>Hash of a run of words from the hash of the run without its last word.</summary>
    public static ulong Extend(ulong run, ulong word)
    {
        var h = (run ^ word) * 0xD6E8FEB86659FD93;
        return h ^ (h >> 32);
    }

    /// <summary>Hash of the words of a name.</summary>
    public static ulong KeyOf(string name)
    {
        var atoms = new List<Atom>();
        Cut(name, 0, name.Length, atoms);
        var key = Empty;
        foreach (var a in atoms)
        {
            key = Extend(key, a.Key);
        }

        return key;
    }

    /// <summary>Hash of a single word.</summary>
    public static ulong WordKey(ReadOnlySpan<char> word)
    {
        var key = Seed;
        foreach (var c in word)
        {
            key = Add(key, c);
        }

        return key;
    }

    /// <summary>Appends the words of <c>text[start..end]</c>.</summary>
    public static void Cut(string text, int start, int end, List<Atom> into)
    {
        var shape = AtomShape.None;
        for (var i = start; i < end;)
        {
            var c = text[i];
            if (!IsWord(c))
            {
                shape |= Gap(text, i, start);
                i++;
                continue;
            }

            var from = i;
            var key = Seed;
            int upper = 0, letters = 0, digits = 0;
            while (i < end)
            {
                c = text[i];
                if (IsWord(c))
                {
                    key = Add(key, c);
                    letters += char.IsLetter(c) ? 1 : 0;
                    upper += char.IsUpper(c) ? 1 : 0;
                    digits += char.IsDigit(c) ? 1 : 0;
                    i++;
                }
                else if (IsApostrophe(c) && i + 1 < end && IsWord(text[i + 1]) && !IsGenitive(text, i, end))
                {
                    i++;
                }
                else if (c == '.' && letters == upper && i - from < 12 && i + 1 < end && char.IsUpper(text[i + 1]) && OneLetterRun(text, from, i)
                    && (i + 2 >= end || text[i + 2] == '.' || !IsWord(text[i + 2])))
                {
                    i++;
                }
                else if (c == '.' && letters > 1 && i + 2 < end && char.IsLetter(text[i + 1]) && char.IsLetter(text[i + 2]) )
                {
                    // An address ("example.org") is one word, whatever its parts mean.
                    i++;
                }
                else
                {
                    break;
                }
            }

            if (i < end && text[i] is '$' or '£' or '€')
            {
                // "US$" is money, not the United States.
                key = (key ^ text[i++]) * Prime;
            }

            var stop = i;
            if (i < end && text[i] == '.' && upper > 1 && letters == upper && text.AsSpan(from, i - from).Contains('.'))
            {
                stop = ++i;
            }

            if (char.IsUpper(text[from]))
            {
                shape |= AtomShape.Capital;
            }

            if (letters > 0 && upper == letters)
            {
                shape |= AtomShape.AllCapitals;
            }

            if (digits > 0)
            {
                shape |= AtomShape.Digit;
            }

            into.Add(new Atom(key, from, stop, shape));
            shape = AtomShape.None;
            if (i < end && IsApostrophe(text[i]))
            {
                if (IsGenitive(text, i, end))
                {
                    into.Add(new Atom(0, i, i + 2, AtomShape.Genitive));
                    i += 2;
                }
                else if (text[i - 1] is 's' or 'S' && i + 2 < end && text[i + 1] == ' ' && char.IsLetter(text[i + 2]))
                {
                    into.Add(new Atom(0, i, i + 1, AtomShape.Genitive));
                    i++;
                }
            }
        }
    }

    /// <summary>Letters and digits.</summary>
    static bool IsWord(char c) => c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018' or '\u02BC' or '\u02BB' or '`';

    static bool IsGenitive(string text, int i, int end) =>
        IsApostrophe(text[i]) && i + 1 < end && text[i + 1] is 's' or 'S' && (i + 2 >= end || !IsWord(text[i + 2]));

    /// <summary>True when every run of letters so far is one letter long: "U.S" but not "St".</summary>
    static bool OneLetterRun(string text, int from, int i)
    {
        for (var k = from; k < i; k++)
        {
            if ((k - from) % 2 == 0 ? !char.IsLetter(text[k]) : text[k] != '.')
            {
                return false;
            }
        }

        return (i - from) % 2 == 1;
    }

    static AtomShape Gap(string text, int i, int start) => text[i] switch
    {
        ' ' or '\t' or '\n' or '\r' or '\u00A0' or '&' or '/' or '"' or '\u201C' or '\u201D' or '\'' or '\u2019' or '\u2018' or '`' => AtomShape.None,
        '-' or '\u2010' or '\u2011' or '\u2013' when i > start && IsWord(text[i - 1]) => AtomShape.AfterHyphen,
        ',' => AtomShape.AfterBreak | AtomShape.AfterComma,
        '.' when i > start && ShortBefore(text, i, start) => AtomShape.None,
        _ => AtomShape.AfterBreak,
    };

    /// <summary>A point after an abbreviation such as "St." or an initial parts nothing.</summary>
    static bool ShortBefore(string text, int i, int start)
    {
        var n = 0;
        for (var k = i - 1; k >= start && char.IsLetter(text[k]); k--)
        {
            n++;
        }

        return n is > 0 and <= 4;
    }

    /// <summary>The plain lower-case letters that a character folds to; empty for marks and punctuation.</summary>
    public static string Folded(char c) =>
        c < 128 ? (char.IsAsciiLetterOrDigit(c) ? s_ascii[c] : "") : c < Folds.Length && Folds[c] is { } fold ? fold : char.IsLetter(c) ? char.ToLowerInvariant(c).ToString() : "";

    static ulong Add(ulong key, char c)
    {
        if (c < 128)
        {
            return (key ^ (c is >= 'A' and <= 'Z' ? (ulong)(c | 32) : c)) * Prime;
        }

        var fold = c < Folds.Length ? Folds[c] : null;
        if (fold is null)
        {
            return char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark ? key : (key ^ char.ToLowerInvariant(c)) * Prime;
        }

        foreach (var f in fold)
        {
            key = (key ^ f) * Prime;
        }

        return key;
    }

    /// <summary>From the table that place names are folded by: the runtime has no Unicode tables of its own where globalization is invariant.</summary>
    static string?[] BuildFolds()
    {
        var folds = new string?[0x1F00];
        using var reader = new StreamReader(typeof(Atoms).Assembly.GetManifestResourceStream("letters.tsv") ?? throw new InvalidOperationException("letters.tsv is not embedded"));
        foreach (var row in Table.Read(reader, "places/letters.tsv"))
        {
            if (row["letter"] is [>= '\u00C0' and < '\u1F00' and var c])
            {
                folds[c] = row["plain"];
            }
        }

        return folds;
    }
}
