using System.Net;
using System.Text;

namespace Demarche.Reading.Feeds;

/// <summary>One start or end tag found by a <see cref="Markup"/> scan.</summary>
/// <param name="Name">Name without its prefix, lower case.</param>
/// <param name="Prefix">Prefix before the colon, lower case; empty when there is none.</param>
/// <param name="Start">First code unit of the tag.</param>
/// <param name="End">One past its last.</param>
/// <param name="Closing">True for an end tag.</param>
/// <param name="Empty">True for <c>&lt;x/&gt;</c>.</param>
readonly record struct Tag(string Name, string Prefix, int Start, int End, bool Closing, bool Empty);

/// <summary>
/// Steps through XML-like text tag by tag, whatever its faults. Entities that a document type declares are never read, so none can grow;
/// the scan goes forward only, in time proportional to the text.
/// </summary>
sealed class Markup(string text)
{
    int _at;

    /// <summary>The next tag; null at the end. Comments, declarations and CDATA sections are stepped over.</summary>
    public Tag? Next()
    {
        while (_at < text.Length)
        {
            var open = text.IndexOf('<', _at);
            if (open < 0 || open + 1 >= text.Length)
            {
                break;
            }

            var next = text[open + 1];
            if (next is '!' or '?')
            {
                _at = EndOfOther(open);
                continue;
            }

            var closing = next == '/';
            var start = open + (closing ? 2 : 1);
            var end = start;
            while (end < text.Length && end - start < 100 && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_' or ':' or '.'))
            {
                end++;
            }

            if (end == start)
            {
                _at = open + 1;
                continue;
            }

            var stop = text.IndexOf('>', end);
            if (stop < 0)
            {
                break;
            }

            _at = stop + 1;
            var name = text[start..end].ToLowerInvariant();
            var colon = name.IndexOf(':');
            return new Tag(colon < 0 ? name : name[(colon + 1)..], colon < 0 ? "" : name[..colon], open, stop + 1, closing, text[stop - 1] == '/');
        }

        _at = text.Length;
        return null;
    }

    /// <summary>What stands between a start tag just given and its end tag; the scan goes on behind that.</summary>
    public string Inner(Tag tag)
    {
        if (tag.Empty || tag.Closing)
        {
            return "";
        }

        var depth = 1;
        while (Next() is { } next)
        {
            if (next.Name != tag.Name || next.Prefix != tag.Prefix || next.Empty)
            {
                continue;
            }

            depth += next.Closing ? -1 : 1;
            if (depth == 0)
            {
                return text[tag.End..next.Start];
            }
        }

        return text[tag.End..Math.Min(text.Length, tag.End + 100_000)];
    }

    /// <summary>An attribute's value, decoded; null when the tag has none of that name.</summary>
    public string? Attribute(Tag tag, string name)
    {
        var s = text.AsSpan(tag.Start, Math.Min(tag.End - tag.Start, 8192));
        for (var from = 0; from < s.Length;)
        {
            var at = s[from..].IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return null;
            }

            at += from;
            from = at + name.Length;
            var rest = s[from..].TrimStart();
            if (at == 0 || !char.IsWhiteSpace(s[at - 1]) || rest.IsEmpty || rest[0] != '=')
            {
                continue;
            }

            rest = rest[1..].TrimStart();
            if (rest.IsEmpty || rest[0] is not ('"' or '\''))
            {
                return null;
            }

            var end = rest[1..].IndexOf(rest[0]);
            return end < 0 ? null : WebUtility.HtmlDecode(rest[1..(end + 1)].ToString()).Trim();
        }

        return null;
    }

    /// <summary>The content of an element as HTML or text: CDATA taken as it stands, inline markup kept, escapes undone once.</summary>
    public static string Content(string inner)
    {
        if (!inner.Contains("<![CDATA[", StringComparison.Ordinal))
        {
            return inner.Contains('<') ? inner : WebUtility.HtmlDecode(inner);
        }

        var result = new StringBuilder(inner.Length);
        for (var at = 0; at < inner.Length;)
        {
            var open = inner.IndexOf("<![CDATA[", at, StringComparison.Ordinal);
            if (open < 0)
            {
                result.Append(WebUtility.HtmlDecode(inner[at..]));
                break;
            }

            result.Append(WebUtility.HtmlDecode(inner[at..open]));
            var close = inner.IndexOf("]]>", open, StringComparison.Ordinal);
            close = close < 0 ? inner.Length : close;
            result.Append(inner, open + 9, close - open - 9);
            at = Math.Min(inner.Length, close + 3);
        }

        return result.ToString();
    }

    int EndOfOther(int open)
    {
        var rest = text.AsSpan(open);
        var (mark, length) = rest.StartsWith("<!--") ? ("-->", 3) : rest.StartsWith("<![CDATA[") ? ("]]>", 3) : rest.StartsWith("<?") ? ("?>", 2) : ("", 0);
        if (length > 0)
        {
            var end = text.IndexOf(mark, open, StringComparison.Ordinal);
            return end < 0 ? text.Length : end + length;
        }

        // A document type may hold declarations in brackets.
        var close = text.IndexOf('>', open);
        var bracket = text.IndexOf('[', open);
        if (bracket >= 0 && bracket < close)
        {
            var done = text.IndexOf("]>", bracket, StringComparison.Ordinal);
            return done < 0 ? text.Length : done + 2;
        }

        return close < 0 ? text.Length : close + 1;
    }
}
