using System.Buffers;
using Demarche.Reading.Dates;

namespace Demarche.Reading.Forums;

/// <summary>What a line looks like by itself.</summary>
static class Shapes
{
    static readonly SearchValues<char> LinkEnds = SearchValues.Create(" \t<>\"”)]");

    /// <summary>A line that could stand over an article: short, and not closed like a sentence.</summary>
    public static bool Headline(ReadOnlySpan<char> s)
    {
        if (s.Length is < 8 or > 180 || s[^1] is '.' or ',' or ';' or ':' or '…' && !s.EndsWith("U.S."))
        {
            return false;
        }

        var words = Words(s);
        return words is >= 2 and <= 28 && !Link(s, out _) && !Byline(s) && !DateLine(s) && char.IsLetterOrDigit(FirstMark(s));
    }

    /// <summary>A heading between paragraphs, questions included.</summary>
    public static bool Heading(ReadOnlySpan<char> s)
    {
        if (s.Length is < 3 or > 100 || s[^1] is '.' or ',' or ';' or ':' or '!' or '…' or '”' or '"' or ')' or ']' || !char.IsUpper(FirstMark(s)) && !char.IsDigit(FirstMark(s)))
        {
            return false;
        }

        // "THE PRESIDENT: …" is a turn of speech, "(1) any …" an item.
        var colon = s.IndexOf(": ");
        if (s[0] is '(' or '[' || colon > 1 && !s[..colon].ContainsAnyInRange('a', 'z'))
        {
            return false;
        }

        // One sentence only: "He left. Why?" is text.
        for (var i = 1; i < s.Length - 1; i++)
        {
            if (s[i] is '.' or '!' or '?' && s[i + 1] == ' ' && i > 3)
            {
                return false;
            }
        }

        return Words(s) <= 14 && !Link(s, out _);
    }

    /// <summary>A line that is only an address: <c>https://…</c>, <c>www.example.org</c> or a bare domain.</summary>
    /// <param name="s">The line, trimmed.</param>
    /// <param name="host">Domain in lower case without <c>www.</c>.</param>
    public static bool Link(ReadOnlySpan<char> s, out string host)
    {
        host = "";
        s = s.Trim("<>()[]").Trim();
        var scheme = s.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : s.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        if (s.Length < 4 || s.IndexOfAny(' ', '\t') >= 0)
        {
            return false;
        }

        var rest = s[scheme..];
        var end = rest.IndexOfAny("/?#:");
        var name = (end < 0 ? rest : rest[..end]).ToString().ToLowerInvariant();
        if (!Domain(name) || (scheme == 0 && end < 0 && name.Count(c => c == '.') == 1 && !name.StartsWith("www.") && !KnownEnd(name)))
        {
            return false;
        }

        host = Bare(name);
        return true;
    }

    /// <summary>The first address inside a line, with its host.</summary>
    public static bool LinkIn(ReadOnlySpan<char> s, out string url, out string host)
    {
        url = host = "";
        var at = s.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            var rest = s[at..];
            var end = rest.IndexOfAny(LinkEnds);
            var candidate = end < 0 ? rest : rest[..end];
            if (candidate.Contains("://", StringComparison.Ordinal) && Link(candidate.TrimEnd(".,;"), out host))
            {
                url = candidate.TrimEnd(".,;").ToString();
                return true;
            }

            var next = s[(at + 4)..].IndexOf("http", StringComparison.OrdinalIgnoreCase);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return false;
    }

    /// <summary>Domain without <c>www.</c>.</summary>
    public static string Bare(string host) => host.StartsWith("www.") ? host[4..] : host;

    /// <summary>An author line: "By …", or a name with "Reporting by".</summary>
    public static bool Byline(ReadOnlySpan<char> s)
    {
        if (s.Length > 160 || s[^1] == '?')
        {
            return false;
        }

        if (s.StartsWith("Reporting by ") || s.StartsWith("(Reporting by ") || s.StartsWith("Editing by ") || s.StartsWith("Additional reporting by ") || s.StartsWith("Writing by "))
        {
            return true;
        }

        if (!s.StartsWith("By ", StringComparison.OrdinalIgnoreCase) || s.Length < 6)
        {
            return false;
        }

        // Names only: every word has a capital, but for a few.
        foreach (var part in s[3..].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsLower(part[0]) && part is not ("and" or "in" or "for" or "of" or "with" or "de" or "van" or "von" or "al" or "el" or "bin" or "at" or "da" or "dos" or "del" or "staff" or "the"))
            {
                return false;
            }
        }

        return s[^1] != '.' || s.EndsWith("Jr.");
    }

    /// <summary>A line that holds a date of publication and nothing else but times, labels and an author.</summary>
    public static bool DateLine(ReadOnlySpan<char> s)
    {
        if (s.Length is < 6 or > 110)
        {
            return false;
        }

        var found = DayScanner.First(s);
        if (found is null)
        {
            return false;
        }

        if (Cues.Opens(s, Cues.Published, out _))
        {
            return true;
        }

        // What is left beside the date must be short and without a verb's room: time, place, separator.
        var rest = s.Length - found.Value.Length;
        var words = Words(s[..found.Value.Start]) + Words(s[(found.Value.Start + found.Value.Length)..]);
        return s[^1] is not '.' and not '?' && rest <= 40 && words <= 5 && found.Value.Year is not null && !HasLowerWord(s, found.Value.Start, found.Value.Start + found.Value.Length);
    }

    /// <summary>Words of a picture.</summary>
    /// <param name="s">The line.</param>
    /// <param name="credit">Offset of the bracket that names who made the picture; -1 when there is none.</param>
    public static bool Caption(ReadOnlySpan<char> s, out int credit)
    {
        credit = CreditStart(s);
        return s.Length <= 700 && (credit > 0 || Cues.Opens(s, Cues.Caption, out _));
    }

    /// <summary>A line that is only a picture's credit.</summary>
    public static bool CreditLine(ReadOnlySpan<char> s) => s.Length <= 120 && CreditStart(s) == 0;

    /// <summary>A poster's own voice: first and second person, exclamations, emoji.</summary>
    public static int CommentMarks(ReadOnlySpan<char> s)
    {
        var marks = s.Length > 0 && s[^1] == '!' ? 1 : 0;
        foreach (var c in s)
        {
            marks += char.IsSurrogate(c) || c is '☹' or '☺' or '❤' or '⚡' or '‼' ? 1 : 0;
        }

        return marks + Count(s, Cues.Comment);
    }

    /// <summary>Words that only a poster writes.</summary>
    public static int SlangMarks(ReadOnlySpan<char> s) => Count(s, Cues.Slang);

    /// <summary>How many of the cues stand in a line outside quotation marks.</summary>
    static int Count(ReadOnlySpan<char> s, IReadOnlyList<string> cues)
    {
        var n = 0;
        var quoted = false;
        for (var i = 0; i < s.Length; i++)
        {
            if (s[i] is '“' or '"' or '”')
            {
                quoted = s[i] != '”' && !quoted;
            }

            if (!quoted && char.IsLetter(s[i]) && (i == 0 || !char.IsLetterOrDigit(s[i - 1]) && s[i - 1] is not ('\'' or '’' or '.')))
            {
                n += Cues.Opens(s[i..], cues, out var length) && !(length == 1 && s[i] == 'i') && (cues == Cues.Slang || !AllCapitals(s.Slice(i, length))) ? 1 : 0;
            }
        }

        return n;
    }

    /// <summary>A line without the emoji and arrows in front of it.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> s)
    {
        var i = 0;
        while (i < s.Length && i < 8 && !char.IsLetterOrDigit(s[i]))
        {
            i++;
        }

        return i < s.Length ? s[i..] : s;
    }

    /// <summary>One to five words in capitals: an outlet or a photographer on a line of its own.</summary>
    public static bool Names(ReadOnlySpan<char> s)
    {
        if (s.Length is < 2 or > 48 || Words(s) > 5 || !char.IsLetter(s[^1]))
        {
            return false;
        }

        foreach (var range in s.SplitAny(" /"))
        {
            if (s[range].Length > 0 && !char.IsUpper(s[range][0]) && s[range] is not ("and" or "of" or "in" or "via" or "for"))
            {
                return false;
            }
        }

        return true;
    }

    public static int Words(ReadOnlySpan<char> s)
    {
        var n = 0;
        var inside = false;
        foreach (var c in s)
        {
            var letter = char.IsLetterOrDigit(c);
            n += letter && !inside ? 1 : 0;
            inside = letter || inside && c is '\'' or '’' or '-' or '.';
        }

        return n;
    }

    static int CreditStart(ReadOnlySpan<char> s)
    {
        s = s.TrimEnd(". ");
        if (s.Length < 4 || s[^1] is not (']' or ')'))
        {
            return -1;
        }

        var open = s[^1] == ']' ? '[' : '(';
        var at = s.LastIndexOf(open);
        if (at < 0 || s.Length - at > 110)
        {
            return -1;
        }

        var inside = s[(at + 1)..^1];
        if (inside.Contains('/') && open == '[' && inside.Length > 3)
        {
            return at;
        }

        var lookup = (open == '[' ? Cues.Credit : Cues.Photo).GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[110];
        inside.ToLowerInvariant(lower);
        var words = 0;
        var hit = false;
        foreach (var range in ((ReadOnlySpan<char>)lower[..inside.Length]).SplitAny(" /:,-"))
        {
            var word = lower[range];
            words += word.IsEmpty ? 0 : 1;
            hit |= lookup.Contains(word);
        }

        // "(AP)" or "(BBC via Reuters)" at the end of a line of text is no picture: a round bracket must speak of one, in two words.
        return hit && (open == '[' || words >= 2) ? at : -1;
    }

    static bool AllCapitals(ReadOnlySpan<char> s) => s.Length > 1 && !s.ContainsAnyInRange('a', 'z');

    /// <summary>First letter or digit, behind quotation marks and emoji.</summary>
    static char FirstMark(ReadOnlySpan<char> s)
    {
        for (var i = 0; i < s.Length && i < 6; i++)
        {
            if (char.IsLetterOrDigit(s[i]))
            {
                return s[i];
            }
        }

        return ' ';
    }

    static bool HasLowerWord(ReadOnlySpan<char> s, int from, int to)
    {
        for (var i = 0; i < s.Length; i++)
        {
            if ((i < from || i >= to) && char.IsLower(s[i]) && (i == 0 || s[i - 1] == ' ') && !s[i..].StartsWith("at ") && !s[i..].StartsWith("on ") && !s[i..].StartsWith("p.m") && !s[i..].StartsWith("a.m") && !s[i..].StartsWith("pm") && !s[i..].StartsWith("am"))
            {
                return true;
            }
        }

        return false;
    }

    static bool Domain(string name)
    {
        var dot = name.LastIndexOf('.');
        if (dot < 1 || dot > name.Length - 3 || name.Contains("..") || name[0] == '.' || name.Length > 200)
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (!(char.IsAsciiLetterOrDigit(name[i]) || name[i] is '-' or '.') || i > dot && !char.IsAsciiLetter(name[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A bare word with one dot is a domain only with a common ending; "end.Then" is a slip of the space bar.</summary>
    static bool KnownEnd(string name) => name[(name.LastIndexOf('.') + 1)..] is "com" or "org" or "net" or "info" or "news" or "tv" or "co" or "int" or "gov" or "edu" or "eu" or { Length: 2 };
}
