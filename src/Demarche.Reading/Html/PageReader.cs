using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Demarche.Reading.Dates;
using Demarche.Reading.Forums;

namespace Demarche.Reading.Html;

/// <summary>A web page → article: only the article's words, one paragraph a line.</summary>
static class PageReader
{
    public static ReadResult Read(string html, Known known, ReaderOptions options)
    {
        var (clean, jsonLd) = Sieve.Clean(html);
        using var page = new HtmlParser().ParseDocument(clean);
        var head = PageHead.Read(page, jsonLd, options.NotAfter);
        var blocks = page.Body is null ? [] : MainText.Find(page.Body, head.Description);
        var title = known.Title ?? head.Title;
        var (text, passages, line) = Write(blocks, title, options.NotAfter);
        if (text.Length == 0)
        {
            return ReadResult.Not(known.Origin ?? "page", "no-text", "no article text was found on the page");
        }

        var url = known.Url ?? head.Url;
        var published = known.Published ?? head.Published ?? Guess(Marked(page, options.NotAfter) ?? line, url, known, page.Body!.TextContent, html, text, passages, options.NotAfter);
        return ReadResult.Of(new Article
        {
            Id = Ids.Document(text, title, url ?? known.FileName, published.Day),
            Text = text,
            Title = title,
            Url = url,
            Origin = known.Origin,
            Publisher = known.Publisher ?? (url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) ? Shapes.Bare(uri.Host.ToLowerInvariant()) : head.Site),
            Published = published,
            Language = known.Language ?? LanguageGuess.Of(text),
            Passages = passages,
        });
    }

    /// <summary>A piece of HTML that holds only content, as feeds carry it.</summary>
    public static Article Fragment(string html, Known known, ReaderOptions options)
    {
        var (clean, _) = Sieve.Clean(html);
        using var page = new HtmlParser().ParseDocument(clean);
        var blocks = page.Body is null ? [] : BlockWalk.Read(page.Body, _ => false);
        var (text, passages, line) = Write(blocks, known.Title, options.NotAfter);
        var published = known.Published ?? (known.Url is not null && AddressDate.Find(known.Url) is { } inUrl && inUrl <= options.NotAfter ? new PublicationDate(inUrl, "url", $"the address {known.Url}") : null) ?? line ?? TextDate.Find(text, passages, options.NotAfter);
        return new Article
        {
            Id = Ids.Document(text, known.Title, known.Url, published.Day),
            Text = text,
            Title = known.Title,
            Url = known.Url,
            Origin = known.Origin,
            Publisher = known.Publisher,
            Published = published,
            Language = known.Language ?? LanguageGuess.Of(text.Length > 40 ? text : known.Title + " " + text),
            Passages = passages,
        };
    }

    /// <summary>The words of a short piece of HTML on one line.</summary>
    public static string PlainOf(string html)
    {
        var (clean, _) = Sieve.Clean(html);
        using var page = new HtmlParser().ParseDocument(clean);
        return PageHead.Squeeze(page.Body?.TextContent ?? "");
    }

    static PublicationDate Guess(PublicationDate? line, string? url, Known known, string all, string html, string text, List<Passage> passages, DateOnly notAfter)
    {
        if (url is not null && AddressDate.Find(url) is { } inUrl && inUrl <= notAfter)
        {
            return new PublicationDate(inUrl, "url", $"the address {url}");
        }

        if ((line ?? PageLine(all, notAfter)) is { } stated)
        {
            return stated;
        }

        var found = TextDate.Find(text, passages, notAfter);
        if (found.Day is null && Embedded(html, notAfter) is { } embedded)
        {
            return embedded;
        }

        return found.Day is null && known.FileName is { } file && AddressDate.Find(file) is { } inFile && inFile <= notAfter
            ? new PublicationDate(inFile, "file", $"the file name {file}")
            : found;
    }

    /// <summary>A short element named for a date or an author that holds a whole date.</summary>
    static PublicationDate? Marked(IDocument page, DateOnly notAfter)
    {
        foreach (var e in page.QuerySelectorAll("[class], [id]").Take(20_000))
        {
            if (e.LocalName is "body" or "html" || !Names.Holds(e.ClassName, Names.Date) && !Names.Holds(e.Id, Names.Date) && !Names.Holds(e.ClassName, Names.Author) || e.ChildElementCount > 6)
            {
                continue;
            }

            var words = PageHead.Squeeze(e.TextContent);
            if (words.Length is > 7 and < 130 && DayScanner.First(words) is { Date: { } day } && day <= notAfter)
            {
                return new PublicationDate(day, "text", $"the line \"{words}\"");
            }
        }

        return null;
    }

    /// <summary>A date of publication in the data a page's scripts carry.</summary>
    static PublicationDate? Embedded(string html, DateOnly notAfter)
    {
        foreach (var key in (string[])["\"publishedDate\"", "\"datePublished\"", "\"publishDate\"", "\"published_at\"", "\"publishedAt\"", "\"pubDate\""])
        {
            var at = html.IndexOf(key, StringComparison.Ordinal);
            if (at >= 0 && DayScanner.First(html.AsSpan(at + key.Length, Math.Min(24, html.Length - at - key.Length))) is { Date: { } day } && day <= notAfter)
            {
                return new PublicationDate(day, "meta", $"{key} in a script of the page");
            }
        }

        return null;
    }

    /// <summary>A line of the page outside the article that states a date and little else.</summary>
    static PublicationDate? PageLine(string all, DateOnly notAfter)
    {
        foreach (var range in all.AsSpan(0, Math.Min(all.Length, 200_000)).Split('\n'))
        {
            var line = all.AsSpan()[range].Trim();
            if (line.Length is > 6 and < 110 && Shapes.DateLine(line) && DayScanner.First(line) is { Date: { } day } && day <= notAfter)
            {
                return new PublicationDate(day, "text", $"the line \"{PageHead.Squeeze(line.ToString())}\"");
            }
        }

        return null;
    }

    static Written Write(List<PageBlock> blocks, string? title, DateOnly notAfter)
    {
        var text = new StringBuilder();
        var passages = new List<Passage>(blocks.Count);
        PublicationDate? line = null;
        var seen = new HashSet<string>();
        var plainTitle = title is null ? "" : Overlap.Plain(title);
        foreach (var b in blocks)
        {
            if (Shapes.DateLine(b.Text) && b.Kind is PassageKind.Paragraph)
            {
                line ??= DayScanner.First(b.Text) is { Date: { } day } && day <= notAfter ? new PublicationDate(day, "text", $"the line \"{b.Text}\"") : null;
                continue;
            }

            if (text.Length > 0)
            {
                text.Append('\n');
            }

            var start = text.Length;
            text.Append(b.Text);
            var plain = Overlap.Plain(b.Text);
            var kind = plain == plainTitle && plain.Length > 0 ? PassageKind.Repeated
                : Shapes.Words(b.Text) >= 4 && !seen.Add(plain) ? PassageKind.Repeated
                : b.Kind != PassageKind.Paragraph ? b.Kind
                : Shapes.Byline(b.Text) ? PassageKind.Byline
                : PassageKind.Paragraph;
            if (kind is PassageKind.Caption or PassageKind.Paragraph && Shapes.Caption(b.Text, out var credit) && credit > 0)
            {
                var end = start + b.Text[..credit].TrimEnd().Length;
                passages.Add(new Passage(PassageKind.Caption, start, end));
                passages.Add(new Passage(PassageKind.Credit, start + credit, text.Length));
                continue;
            }

            passages.Add(new Passage(kind, start, text.Length));
        }

        return new Written(text.ToString(), passages, line);
    }

    /// <summary>An article's text with its layout, and the day that a line inside it stated.</summary>
    sealed record Written(string Text, List<Passage> Passages, PublicationDate? Line);
}
