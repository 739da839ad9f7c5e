using System.Text;

namespace Demarche.Reading.Html;

/// <summary>
/// One pass over a page before it is parsed: takes out scripts, styles and comments, keeps JSON-LD aside, cuts overlong attributes and nesting,
/// so that the parser's work and the tree's depth are bounded whatever the page holds.
/// </summary>
sealed class Sieve
{
    const int MaxDepth = 120;
    const int MaxTag = 4096;
    const int MaxJsonLd = 1 << 20;
    const int MaxTags = 200_000;

    static readonly string[] Raw = ["script", "style", "svg", "noscript", "template", "iframe", "textarea"];

    /// <summary>Elements whose end tag authors leave out, or that have none; they do not deepen the tree for long.</summary>
    static readonly HashSet<string> Shallow = ["p", "li", "br", "hr", "img", "input", "meta", "link", "td", "tr", "th", "dt", "dd", "option", "area", "base", "col", "source", "track", "wbr", "param", "embed", "tbody", "thead", "tfoot", "html", "body", "head"];

    /// <summary>Unclosed quotes that are looked after before they are taken for slips.</summary>
    int _patience = 200;

    /// <summary>Ends that were looked for and do not come any more.</summary>
    readonly HashSet<string> _unclosed = [];

    /// <summary>The page made harmless, and its JSON-LD.</summary>
    public static (string Html, List<string> JsonLd) Clean(string html) => new Sieve().Run(html);

    (string Html, List<string> JsonLd) Run(string html)
    {
        var result = new StringBuilder(Math.Min(html.Length, 1 << 20));
        var jsonLd = new List<string>();
        int depth = 0, skipped = 0, tags = 0, at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            if (open < 0 || open + 1 >= html.Length)
            {
                result.Append(html, at, html.Length - at);
                break;
            }

            result.Append(html, at, open - at);
            var next = html[open + 1];
            if (next == '!' || next == '?')
            {
                at = EndOfDeclaration(html, open);
                continue;
            }

            var closing = next == '/';
            var nameStart = open + (closing ? 2 : 1);
            var nameEnd = nameStart;
            while (nameEnd < html.Length && (char.IsAsciiLetterOrDigit(html[nameEnd]) || html[nameEnd] is '-' or ':'))
            {
                nameEnd++;
            }

            if (nameEnd == nameStart || !char.IsAsciiLetter(html[nameStart]))
            {
                result.Append("&lt;");
                at = open + 1;
                continue;
            }

            var end = EndOfTag(html, nameEnd);
            var name = nameEnd - nameStart > 40 ? "x" : html[nameStart..nameEnd].ToLowerInvariant();
            at = Math.Min(end + 1, html.Length);
            if (++tags > MaxTags)
            {
                result.Append(' ');
                continue;
            }

            if (!closing && Array.IndexOf(Raw, name) >= 0)
            {
                var stop = EndOfRaw(html, at, name, out var after);
                if (name == "script" && html.AsSpan(open, end - open).Contains("ld+json", StringComparison.OrdinalIgnoreCase) && stop - at < MaxJsonLd)
                {
                    jsonLd.Add(html[at..stop]);
                }

                at = after;
                continue;
            }

            if (!Shallow.Contains(name))
            {
                if (!closing && html[end - 1] != '/' && (depth >= MaxDepth || skipped > 0))
                {
                    skipped++;
                    result.Append(' ');
                    continue;
                }

                if (closing && skipped > 0)
                {
                    skipped--;
                    continue;
                }

                depth = closing ? Math.Max(0, depth - 1) : html[end - 1] == '/' ? depth : depth + 1;
            }

            AppendTag(result, html, open, end, closing, name);
        }

        return (result.ToString(), jsonLd);
    }

    static void AppendTag(StringBuilder result, string html, int open, int end, bool closing, string name)
    {
        var length = Math.Min(end + 1, html.Length) - open;
        if (length <= MaxTag)
        {
            result.Append(html, open, length);
            if (html[open + length - 1] != '>')
            {
                result.Append('>');
            }

            return;
        }

        result.Append(closing ? "</" : "<").Append(name).Append('>');
    }

    /// <summary>Index of the closing mark; marks inside quoted values do not count, unless the value never ends.</summary>
    int EndOfTag(string html, int at)
    {
        var plain = html.IndexOf('>', at);
        plain = plain < 0 ? html.Length - 1 : plain;
        var limit = _patience > 0 ? Math.Min(html.Length, at + 200_000) : plain;
        char quote = '\0';
        for (var i = at; i < limit; i++)
        {
            var c = html[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && html[i - 1] is '=' or ' ' && c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i;
            }
        }

        _patience--;
        return plain;
    }

    int EndOfDeclaration(string html, int open)
    {
        var comment = html.AsSpan(open).StartsWith("<!--");
        if (comment && _unclosed.Contains("!"))
        {
            return open + 4;
        }

        var end = comment ? html.IndexOf("-->", open + 4, StringComparison.Ordinal) : html.IndexOf('>', open);
        if (end < 0 && comment)
        {
            _unclosed.Add("!");
        }

        return end < 0 ? (comment ? Math.Min(html.Length, open + 4) : html.Length) : end + (comment ? 3 : 1);
    }

    int EndOfRaw(string html, int at, string name, out int after)
    {
        var stop = _unclosed.Contains(name) ? -1 : html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
        if (stop < 0)
        {
            _unclosed.Add(name);
            after = name is "noscript" or "template" or "iframe" ? at : html.Length;
            return after;
        }

        var end = html.IndexOf('>', stop);
        after = end < 0 ? html.Length : end + 1;
        return stop;
    }
}
