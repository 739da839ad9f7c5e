namespace Demarche.Coding.Places;

/// <summary>Brings a name into the form in which names are compared: lower case, plain letters, single spaces, no apostrophes or full stops.</summary>
sealed class PlaceNames
{
    const int Last = 0x2020;

    readonly string?[] _letters = new string?[Last];

    internal PlaceNames(IEnumerable<(char Letter, string Plain)> letters)
    {
        foreach (var (letter, plain) in letters)
        {
            if (letter < Last)
            {
                _letters[letter] = plain;
            }
        }
    }

    /// <summary>Writes the form; returns its length, or -1 when <paramref name="into"/> is too short.</summary>
    internal int Fold(ReadOnlySpan<char> name, Span<char> into)
    {
        var n = 0;
        foreach (var c in name)
        {
            if (n + 2 >= into.Length)
            {
                return -1;
            }

            if (c is ' ' or '-' or '\u00a0' or '\n' or '\r' or '\t' or '\u2010' or '\u2011')
            {
                if (n > 0 && into[n - 1] != ' ')
                {
                    into[n++] = ' ';
                }
            }
            else if (c is >= 'a' and <= 'z' || char.IsAsciiDigit(c))
            {
                into[n++] = c;
            }
            else if (c is >= 'A' and <= 'Z')
            {
                into[n++] = (char)(c | 0x20);
            }
            else if (c is '.' or '\'')
            {
                continue;
            }
            else if (c < 128)
            {
                into[n++] = c;
            }
            else if (c < Last && _letters[c] is { } plain)
            {
                foreach (var p in plain)
                {
                    into[n++] = p;
                }
            }
            else if (char.IsLetter(c))
            {
                into[n++] = c;
            }
        }

        return n > 0 && into[n - 1] == ' ' ? n - 1 : n;
    }

    internal string Fold(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[128];
        var n = Fold(name.Length > 60 ? name[..60] : name, buffer);
        return n <= 0 ? "" : new string(buffer[..n]);
    }
}
