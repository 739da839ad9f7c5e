using Demarche.Reading.Dates;
using Demarche.Reading.Forums;

namespace Demarche.Reading;

/// <summary>Text → article: layout, outlet, day of publication, language.</summary>
static class PlainText
{
    public static Article Read(string text, Known known, DateOnly notAfter)
    {
        var layout = Layout.Read(text, known.ContentFrom, known.Title);
        var passages = layout.Passages;
        if (known.ContentFrom > 0)
        {
            passages.Insert(0, new Passage(PassageKind.Furniture, 0, known.ContentFrom));
        }

        var page = layout.Links.FirstOrDefault(l => l.IsPage && !Cues.Social.Contains(l.Host));
        var url = known.Url ?? (page.Url is null ? null : page.Url);
        var title = known.Title ?? (passages.Exists(p => p.Kind == PassageKind.Headline) ? null : Subject(layout.Head.Subject));
        var published = Published(text, passages, layout, known, url, notAfter);
        return new Article
        {
            Id = Ids.Document(text, title, known.Url ?? known.FileName, published.Day),
            Text = text,
            Title = title,
            Url = url,
            Origin = known.Origin,
            Publisher = known.Publisher ?? Outlet(known.Url, layout),
            Published = published,
            Language = known.Language ?? LanguageGuess.Of(Coded(text, passages)),
            Passages = passages,
        };
    }

    static PublicationDate Published(string text, List<Passage> passages, TextLayout layout, Known known, string? url, DateOnly notAfter)
    {
        if (known.Published is { } given)
        {
            return given;
        }

        if (url is not null && AddressDate.Find(url) is { } inUrl && inUrl <= notAfter)
        {
            return new PublicationDate(inUrl, "url", $"the address {url}");
        }

        DateOnly? mailed = layout.Head.Date is { } sent ? DayScanner.First(sent)?.Date : null;
        var found = TextDate.Find(text, passages, notAfter, mailed);
        if (found.Day is null && known.FileName is { } file && AddressDate.Find(file) is { } inFile && inFile <= notAfter)
        {
            return new PublicationDate(inFile, "file", $"the file name {file}");
        }

        if (found.Day is null && mailed is { } day && day <= notAfter)
        {
            return new PublicationDate(day, "header", $"the mail's own date \"{layout.Head.Date}\"; the text gives none");
        }

        return found;
    }

    /// <summary>The outlet: domain of the known address, of a link that is no social site, or the channel a post was forwarded from.</summary>
    static string? Outlet(string? url, TextLayout layout)
    {
        if (url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0)
        {
            return Shapes.Bare(uri.Host.ToLowerInvariant());
        }

        foreach (var link in layout.Links)
        {
            if (!Cues.Social.Contains(link.Host))
            {
                return link.Host;
            }
        }

        // A channel on a social site is an outlet of its own.
        return layout.Head.From ?? layout.Links.Where(l => l.Host == "t.me" && l.Url.TrimEnd('/').Contains('/')).Select(l => l.Url[l.Url.IndexOf("t.me", StringComparison.OrdinalIgnoreCase)..].TrimEnd('/')).FirstOrDefault();
    }

    static string? Subject(string? subject)
    {
        while (subject is not null && subject.IndexOf(':') is > 0 and <= 3 and var colon && subject[..colon].ToLowerInvariant() is "re" or "fw" or "fwd")
        {
            subject = subject[(subject.IndexOf(':') + 1)..].Trim();
        }

        return string.IsNullOrWhiteSpace(subject) ? null : subject;
    }

    static ReadOnlySpan<char> Coded(string text, List<Passage> passages)
    {
        var first = passages.FindIndex(p => p.Kind == PassageKind.Paragraph);
        return first < 0 ? text : text.AsSpan(passages[first].Start);
    }
}

/// <summary>What is known of a document before its text is looked at.</summary>
sealed record Known
{
    /// <summary>Place it came from.</summary>
    public string? Origin { get; init; }

    /// <summary>File name without folders; null when it came from no file.</summary>
    public string? FileName { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    public string? Publisher { get; init; }

    public string? Language { get; init; }

    public PublicationDate? Published { get; init; }

    /// <summary>Where content starts behind front matter.</summary>
    public int ContentFrom { get; init; }
}
