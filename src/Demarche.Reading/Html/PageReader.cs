using System.Text;
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
        var blocks = page.Body is null ? [] : MainText.Find(page.Body);
        var title = known.Title ?? head.Title;
        var (text, passages) = Write(blocks, title);
        if (text.Length == 0)
        {
            return ReadResult.Not(known.Origin ?? "page", "no-text", "no article text was found on the page");
        }

        var url = known.Url ?? head.Url;
        var published = known.Published ?? head.Published ?? Guess(url, known, page.Body!.TextContent, text, passages, options.NotAfter);
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

    static PublicationDate Guess(string? url, Known known, string all, string text, List<Passage> passages, DateOnly notAfter)
    {
        if (url is not null && AddressDate.Find(url) is { } inUrl && inUrl <= notAfter)
        {
            return new PublicationDate(inUrl, "url", $"the address {url}");
        }

        var found = TextDate.Find(text, passages, notAfter);
        if (found.Day is null && PageLine(all, notAfter) is { } line)
        {
            return line;
        }

        return found.Day is null && known.FileName is { } file && AddressDate.Find(file) is { } inFile && inFile <= notAfter
            ? new PublicationDate(inFile, "file", $"the file name {file}")
            : found;
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

    static (string Text, List<Passage> Passages) Write(List<PageBlock> blocks, string? title)
    {
        var text = new StringBuilder();
        var passages = new List<Passage>(blocks.Count);
        var seen = new HashSet<string>();
        var plainTitle = title is null ? "" : Overlap.Plain(title);
        foreach (var b in blocks)
        {
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
                : Shapes.DateLine(b.Text) ? PassageKind.Furniture
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

        return (text.ToString(), passages);
    }
}
