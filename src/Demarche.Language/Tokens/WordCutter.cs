namespace Demarche.Language;

/// <summary>Cuts a run of characters without a space into words, the way the English treebanks do.</summary>
static class WordCutter
{
    /// <summary>Adds the words of <c>text[start..end]</c>; together they cover it.</summary>
    public static void Cut(string text, int start, int end, TokenList into)
    {
        // Spellings listed with their cuts: emoticons, b/c, dunno.
        if (Abbreviations.Listed(text, start, end, into))
        {
            return;
        }

        // Opening punctuation.
        while (start < end && Opens(text, start, end) is > 0 and var n)
        {
            into.Add(start, start + n);
            start += n;
        }

        if (start >= end)
        {
            return;
        }

        if (IsAddress(text.AsSpan(start, end - start)))
        {
            var stop = end;
            while (stop > start + 1 && text[stop - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '"' or '”' or '\'' or '’' or ']' or '>')
            {
                stop--;
            }

            if (stop < end && text[stop] == '.' && stop + 2 < end && text[stop + 1] == '.')
            {
                stop = end; // an address cut short by its writer: http://example.org/long...
            }

            into.Add(start, stop);
            for (; stop < end; stop++)
            {
                into.Add(stop, stop + 1);
            }

            return;
        }

        // Closing punctuation, from the right.
        var core = end;
        while (core > start && Closes(text, start, core) is > 0 and var n)
        {
            core -= n;
        }

        Inner(text, start, core, into);
        while (core < end)
        {
            var n = Run(text, core, end);
            into.Add(core, core + n);
            core += n;
        }
    }

    static int Opens(string text, int i, int end)
    {
        var c = text[i];
        if (c is '(' or '[' or '{' or '“' or '"' or '‘' or '«' or '‹' or '$' or '£' or '€' or '¥' or '#' or '*' or '•' or '¿' or '¡' or '„' or '`' or '<' or '>' or '=' or '|' or '~' or '_' or '/')
        {
            return end - i > 1 ? Run(text, i, end) : 1;
        }

        if (c == '\'' && end - i > 1 && !char.IsDigit(text[i + 1]) && !IsClitic(text.AsSpan(i, end - i)))
        {
            return 1;
        }

        if (c is '—' or '–' || (c == '-' && end - i > 1 && text[i + 1] == '-'))
        {
            return Run(text, i, end);
        }

        if (c is '.' or '…' && end - i > 1)
        {
            var run = Run(text, i, end);
            return run > 1 || c == '…' || !char.IsDigit(text[i + 1]) ? run : 0;
        }

        if (c is '!' or '?')
        {
            return Run(text, i, end);
        }

        return c is ',' or ';' or ':' or ')' or ']' or '}' or '”' or '’' && end - i > 1 && !IsClitic(text.AsSpan(i, end - i)) ? 1 : 0;
    }

    static int Closes(string text, int start, int end)
    {
        var c = text[end - 1];
        if (end - start == 1)
        {
            return 0;
        }

        switch (c)
        {
            case ',' or ';' or ':' or '!' or '?' or ')' or ']' or '}' or '”' or '"' or '»' or '›' or '“' or '%' or '*' or '|' or '>' or '…' or '=' or '~':
                return Back(text, start, end);
            case '—' or '–':
                return 1;
            case '-' when text[end - 2] == '-':
                return Back(text, start, end);
            case '\'' or '’' or '`' or '‘':
                return 1;
            case '.':
                var run = Back(text, start, end);
                if (run > 1)
                {
                    return run;
                }

                return Abbreviations.EndsWithOwnStop(text.AsSpan(start, end - start)) ? 0 : 1;
            default:
                return 0;
        }
    }

    /// <summary>Words of a run without outer punctuation: clitics, hyphens, dashes, slashes.</summary>
    static void Inner(string text, int start, int end, TokenList into)
    {
        if (start >= end || Abbreviations.Listed(text, start, end, into))
        {
            return;
        }

        if (IsNumberCode(text.AsSpan(start, end - start)))
        {
            into.Add(start, end);
            return;
        }

        var word = start;
        for (var i = start + 1; i < end - 1; i++)
        {
            var c = text[i];
            var (left, right) = (text[i - 1], text[i + 1]);
            var n = c switch
            {
                '—' or '–' or '…' or '"' or '“' or '”' or '(' or ')' or '[' or ']' or ';' => 1,
                '-' when right == '-' => Run(text, i, end),
                '-' when char.IsLetterOrDigit(left) && char.IsLetterOrDigit(right) && !Abbreviations.IsPrefix(text.AsSpan(word, i - word)) => 1,
                '.' when right == '.' => Run(text, i, end),
                '.' when char.IsLower(left) && char.IsUpper(right) && i - word > 2 => 1,
                ',' or '?' or '!' when char.IsLetter(right) || !char.IsDigit(left) => 1,
                ':' when char.IsLetter(left) && char.IsLetter(right) => 1,
                '/' when char.IsLetter(left) && char.IsLetter(right) => 1,
                '$' or '£' or '€' when char.IsDigit(right) && char.IsLetter(left) => -1,
                _ => 0,
            };
            if (n == -1)
            {
                into.Add(word, i + 1); // US$
                word = i + 1;
                continue;
            }

            if (n > 0)
            {
                if (i > word)
                {
                    Clitics(text, word, i, into);
                }

                into.Add(i, Math.Min(end, i + n));
                i += n - 1;
                word = i + 1;
            }
        }

        if (word < end)
        {
            Clitics(text, word, end, into);
        }
    }

    static void Clitics(string text, int start, int end, TokenList into)
    {
        var s = text.AsSpan(start, end - start);
        var cut = 0;
        if (s.Length > 3 && s[^1] is 't' or 'T' && s[^2] is '\'' or '’' && s[^3] is 'n' or 'N')
        {
            cut = s.Length - 3;
        }
        else if (s.Length > 2)
        {
            var apostrophe = s.LastIndexOfAny('\'', '’');
            if (apostrophe > 0 && IsClitic(s[apostrophe..]) && !(char.IsAsciiDigit(s[0]) && char.IsAsciiDigit(s[apostrophe - 1]) && s[apostrophe - 1] == '0'))
            {
                cut = apostrophe;
            }
        }

        if (cut == 0)
        {
            cut = char.IsAsciiDigit(s[0]) ? UnitAt(s) : Abbreviations.CutOf(s);
        }

        if (cut > 0 && cut < s.Length)
        {
            into.Add(start, start + cut);
            into.Add(start + cut, end);
        }
        else
        {
            into.Add(start, end);
        }
    }

    static bool IsClitic(ReadOnlySpan<char> s) =>
        s.Length is 2 or 3 && s[0] is '\'' or '’'
        && (s[1..].Equals("s", StringComparison.OrdinalIgnoreCase) || s[1..].Equals("re", StringComparison.OrdinalIgnoreCase)
            || s[1..].Equals("ve", StringComparison.OrdinalIgnoreCase) || s[1..].Equals("ll", StringComparison.OrdinalIgnoreCase)
            || s[1..].Equals("d", StringComparison.OrdinalIgnoreCase) || s[1..].Equals("m", StringComparison.OrdinalIgnoreCase));

    /// <summary>Telephone and file numbers, the last group of four digits and another of three or more: 555-0142, 202-555-0142.</summary>
    static bool IsNumberCode(ReadOnlySpan<char> s)
    {
        if (s.Length is < 6 or > 20 || !char.IsAsciiDigit(s[0]))
        {
            return false;
        }

        var (group, groups, three) = (0, 1, false);
        foreach (var c in s)
        {
            if (c == '-')
            {
                three |= group == 3;
                group = 0;
                groups++;
            }
            else if (char.IsAsciiDigit(c))
            {
                group++;
            }
            else
            {
                return false;
            }
        }

        return groups > 1 && group == 4 && three;
    }

    /// <summary>Where the unit of a measure begins: 5|pm, 7:30|am, 40|km; 0 when there is none.</summary>
    static int UnitAt(ReadOnlySpan<char> s)
    {
        var i = 1;
        while (i < s.Length && (char.IsAsciiDigit(s[i]) || s[i] is '.' or ',' or ':'))
        {
            i++;
        }

        return i < s.Length && s.Length - i < 5 && Abbreviations.IsUnit(s[i..]) ? i : 0;
    }

    static bool IsAddress(ReadOnlySpan<char> s)
    {
        if (s.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || s.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || s.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var at = s.IndexOf('@');
        return at > 0 && s[at..].Contains('.') && char.IsLetterOrDigit(s[0]);
    }

    /// <summary>Length of a run of the same character, or of question and exclamation marks.</summary>
    static int Run(string text, int i, int end)
    {
        var c = text[i];
        var n = 1;
        while (i + n < end && Continues(c, text[i + n]))
        {
            n++;
        }

        return n;
    }

    static int Back(string text, int start, int end)
    {
        var c = text[end - 1];
        var n = 1;
        while (end - n - 1 > start && Continues(c, text[end - n - 1]))
        {
            n++;
        }

        return n;
    }

    static bool Continues(char c, char next) =>
        c is '!' or '?' ? next is '!' or '?' : next == c && c is '.' or '-' or '*' or '=' or '_' or '~' or '|' or '…' or '#' or '<' or '>' or '`';
}
