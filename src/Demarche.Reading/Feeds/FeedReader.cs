using Demarche.Reading.Dates;
using Demarche.Reading.Forums;
using Demarche.Reading.Html;

namespace Demarche.Reading.Feeds;

/// <summary>RSS, RDF and Atom → one article an entry, well-formed or not.</summary>
static class FeedReader
{
    const int MaxEntries = 20_000;

    public static IEnumerable<ReadResult> Read(string text, string origin, ReaderOptions options)
    {
        var markup = new Markup(text);
        string? channel = null;
        string? home = null;
        var n = 0;
        while (markup.Next() is { } tag && n < MaxEntries)
        {
            if (tag.Closing || tag.Prefix is not ("" or "rss" or "atom" or "a10" or "dc" or "rdf"))
            {
                continue;
            }

            switch (tag.Name)
            {
                case "item" or "entry":
                    n++;
                    yield return Entry(markup, tag, new Known { Origin = $"{origin}#{n}", Publisher = Outlet(home) ?? channel }, options);
                    break;
                case "title" when channel is null:
                    channel = PlainOf(Markup.Content(markup.Inner(tag)));
                    break;
                case "image" or "source":
                    markup.Inner(tag);
                    break;
                case "link" when home is null:
                    home = Link(markup, tag);
                    break;
            }
        }

        if (n == 0)
        {
            yield return ReadResult.Not(origin, "empty", "the feed holds no entries");
        }
    }

    static ReadResult Entry(Markup markup, Tag entry, Known known, ReaderOptions options)
    {
        var fields = new Dictionary<string, string>();
        string? link = null;
        while (!entry.Empty && markup.Next() is { } tag && !(tag.Closing && tag.Name == entry.Name))
        {
            if (tag.Closing || tag.Prefix is not ("" or "rss" or "atom" or "a10" or "content" or "dc" or "dcterms"))
            {
                continue;
            }

            switch (tag.Name)
            {
                case "source" or "author" or "contributor":
                    markup.Inner(tag);
                    break;
                case "link":
                    if (markup.Attribute(tag, "rel") is null or "alternate" || link is null)
                    {
                        link = Link(markup, tag) ?? link;
                    }

                    break;
                case "guid" when !string.Equals(markup.Attribute(tag, "ispermalink"), "false", StringComparison.OrdinalIgnoreCase):
                    fields.TryAdd("guid", markup.Inner(tag).Trim());
                    break;
                case "title" or "description" or "summary" or "content" or "encoded" or "pubdate" or "published" or "date" or "issued" or "created" or "updated" or "modified" or "language":
                    fields.TryAdd(tag.Name, markup.Inner(tag));
                    break;
            }
        }

        return Make(fields, link, known, options);
    }

    static ReadResult Make(Dictionary<string, string> fields, string? link, Known known, ReaderOptions options)
    {
        var title = fields.TryGetValue("title", out var t) ? PlainOf(Markup.Content(t)) : null;
        var html = Longest(fields, "encoded", "content", "description", "summary");
        var url = link ?? (fields.TryGetValue("guid", out var guid) && Uri.TryCreate(guid, UriKind.Absolute, out var u) && u.Scheme is "http" or "https" ? guid : null);
        known = known with
        {
            Title = string.IsNullOrWhiteSpace(title) ? null : title,
            Url = url,
            Published = Published(fields, options) ?? (options.Published is { } given ? PublicationDate.Given(given) : null),
            Publisher = Outlet(url) ?? known.Publisher,
        };
        if (string.IsNullOrWhiteSpace(html) && known.Title is null)
        {
            return ReadResult.Not(known.Origin!, "no-text", "the entry has neither title nor text");
        }

        var article = html is not null && LooksLikeHtml(html)
            ? PageReader.Fragment(html, known, options)
            : PlainText.Read(html?.Trim() ?? "", known, options.NotAfter);
        return ReadResult.Of(article with { Id = Ids.Document(article.Text, article.Title, url, article.Published.Day) });
    }

    static PublicationDate? Published(Dictionary<string, string> fields, ReaderOptions options)
    {
        foreach (var name in (string[])["pubdate", "published", "issued", "date", "created", "updated", "modified"])
        {
            if (fields.TryGetValue(name, out var value) && value.Length < 200 && DayScanner.First(Markup.Content(value)) is { Date: { } day } && day <= options.NotAfter)
            {
                return new PublicationDate(day, "header", $"<{name}> \"{value.Trim()}\" of the feed");
            }
        }

        return null;
    }

    static string? Longest(Dictionary<string, string> fields, params string[] names)
    {
        string? best = null;
        foreach (var name in names)
        {
            if (fields.TryGetValue(name, out var inner) && Markup.Content(inner) is var content && content.Trim().Length > (best?.Length ?? 0))
            {
                best = content.Trim();
            }
        }

        return best;
    }

    static string? Link(Markup markup, Tag tag)
    {
        var href = markup.Attribute(tag, "href") ?? Markup.Content(markup.Inner(tag)).Trim();
        return Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? href : null;
    }

    static string? Outlet(string? url) =>
        url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? Shapes.Bare(uri.Host.ToLowerInvariant()) : null;

    static string PlainOf(string html) => LooksLikeHtml(html) ? PageReader.PlainOf(html) : PageHead.Squeeze(html);

    static bool LooksLikeHtml(string s)
    {
        for (var at = s.IndexOf('<'); at >= 0 && at + 1 < s.Length; at = s.IndexOf('<', at + 1))
        {
            if (char.IsAsciiLetter(s[at + 1]) || s[at + 1] is '/' or '!')
            {
                return true;
            }
        }

        return s.Contains("&#", StringComparison.Ordinal) || s.Contains("&amp;", StringComparison.Ordinal) || s.Contains("&quot;", StringComparison.Ordinal) || s.Contains("&nbsp;", StringComparison.Ordinal);
    }
}
