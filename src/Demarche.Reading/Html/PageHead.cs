using System.Text.Json;
using AngleSharp.Dom;
using Demarche.Reading.Dates;

namespace Demarche.Reading.Html;

/// <summary>What a page says of itself: JSON-LD, OpenGraph, meta tags, <c>&lt;time&gt;</c>.</summary>
sealed class PageHead
{
    static readonly string[] OgDates = ["article:published_time", "og:article:published_time", "og:published_time", "article:published", "og:pubdate"];
    static readonly string[] MetaDates = ["datepublished", "date", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "dc.date.created", "article.published", "parsely-pub-date", "sailthru.date", "displaydate", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "originalpublicationdate", "article_date_original", "article.created", "created", "citation_publication_date", "citation_date", "prism.publicationdate", "rnews:datepublished", "date_published", "timestamp", "weibo:article:create_at", "bt:pubdate", "dcsext.articlefirstpublished", "article:post_date", "shareaholic:article_published_time"];

    public string? Title { get; private set; }

    public string? Url { get; private set; }

    public string? Site { get; private set; }

    public string? Author { get; private set; }

    public string? Description { get; private set; }

    public string? Language { get; private set; }

    public PublicationDate? Published { get; private set; }

    public static PageHead Read(IDocument page, List<string> jsonLd, DateOnly notAfter)
    {
        var head = new PageHead();
        foreach (var json in jsonLd)
        {
            head.ReadJson(json, notAfter);
        }

        var meta = Meta(page);
        head.Url ??= Address(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href")) ?? Address(meta.GetValueOrDefault("og:url"));
        head.Site ??= meta.GetValueOrDefault("og:site_name");
        head.Description = meta.GetValueOrDefault("og:description") ?? meta.GetValueOrDefault("description");
        head.Author ??= meta.GetValueOrDefault("author");
        head.Language = page.DocumentElement?.GetAttribute("lang") is { Length: >= 2 and < 12 } lang ? lang : null;
        head.Title = Titled(head.Title, meta, page);
        head.Published ??= FromMeta(meta, OgDates, "opengraph", notAfter) ?? FromMeta(meta, MetaDates, "meta", notAfter) ?? FromTime(page, notAfter);
        return head;
    }

    static string? Titled(string? jsonTitle, Dictionary<string, string> meta, IDocument page)
    {
        var h1 = page.QuerySelectorAll("h1").Select(e => Squeeze(e.TextContent)).Where(t => t.Length > 3).ToList();
        var title = Squeeze(page.Title ?? "");
        var best = jsonTitle ?? meta.GetValueOrDefault("og:title") ?? meta.GetValueOrDefault("twitter:title");

        // A heading whose words the page's title repeats is the headline as the reader sees it.
        foreach (var h in h1)
        {
            if (title.Contains(h, StringComparison.OrdinalIgnoreCase) || best is not null && best.Contains(h, StringComparison.OrdinalIgnoreCase))
            {
                return h;
            }
        }

        best ??= h1.Count == 1 ? h1[0] : null;
        if (best is null && title.Length > 0)
        {
            var cut = title.LastIndexOfAny(['|', '–', '—', '»', '«']);
            best = cut > title.Length / 3 ? title[..cut].Trim() : title;
        }

        return string.IsNullOrWhiteSpace(best) ? null : Squeeze(best);
    }

    static PublicationDate? FromMeta(Dictionary<string, string> meta, string[] names, string source, DateOnly notAfter)
    {
        foreach (var name in names)
        {
            if (meta.TryGetValue(name, out var value) && Day(value, notAfter) is { } day)
            {
                return new PublicationDate(day, source, $"<meta {name}=\"{Short(value)}\">");
            }
        }

        return null;
    }

    static PublicationDate? FromTime(IDocument page, DateOnly notAfter)
    {
        IElement? best = null;
        DateOnly? found = null;
        foreach (var time in page.QuerySelectorAll("time, [itemprop=datePublished], abbr.published"))
        {
            var value = time.GetAttribute("datetime") ?? time.GetAttribute("content") ?? time.GetAttribute("title") ?? time.TextContent;
            if (Day(value, notAfter) is not { } day)
            {
                continue;
            }

            var marked = time.GetAttribute("itemprop") == "datePublished" || time.HasAttribute("pubdate") || Names.Holds(time.ClassName, Names.Date);
            if (best is null || marked && !(best.GetAttribute("itemprop") == "datePublished"))
            {
                best = time;
                found = day;
                if (time.GetAttribute("itemprop") == "datePublished")
                {
                    break;
                }

                if (marked)
                {
                    break;
                }
            }
        }

        return found is { } d ? new PublicationDate(d, "time", $"<{best!.LocalName}> \"{Short(Squeeze(best.GetAttribute("datetime") ?? best.TextContent))}\"") : null;
    }

    static Dictionary<string, string> Meta(IDocument page)
    {
        var meta = new Dictionary<string, string>();
        foreach (var e in page.QuerySelectorAll("meta"))
        {
            var name = e.GetAttribute("property") ?? e.GetAttribute("name") ?? e.GetAttribute("itemprop");
            if (name is not null && e.GetAttribute("content") is { Length: > 0 } content)
            {
                meta.TryAdd(name.Trim().ToLowerInvariant(), Squeeze(content));
            }
        }

        return meta;
    }

    void ReadJson(string json, DateOnly notAfter)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Trim(), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });
            Walk(document.RootElement, notAfter, 0);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A page with broken JSON-LD still has its other tags.
        }
    }

    void Walk(JsonElement e, DateOnly notAfter, int depth)
    {
        if (depth > 6)
        {
            return;
        }

        if (e.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in e.EnumerateArray())
            {
                Walk(item, notAfter, depth + 1);
            }

            return;
        }

        if (e.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (e.TryGetProperty("@graph", out var graph))
        {
            Walk(graph, notAfter, depth + 1);
        }

        var type = e.TryGetProperty("@type", out var t) ? t.ToString() : "";
        if (!type.Contains("Article") && !type.Contains("Posting") && !type.Contains("Report") && !type.Contains("WebPage"))
        {
            return;
        }

        if (Published is null && e.TryGetProperty("datePublished", out var date) && Day(date.ToString(), notAfter) is { } day)
        {
            Published = new PublicationDate(day, "json-ld", $"datePublished \"{Short(date.ToString())}\"");
        }

        if (!type.Contains("WebPage"))
        {
            Title ??= Text(e, "headline");
            Author ??= Text(e, "author");
            Site ??= Text(e, "publisher");
        }

        if (e.TryGetProperty("mainEntity", out var main))
        {
            Walk(main, notAfter, depth + 1);
        }
    }

    static string? Text(JsonElement e, string name)
    {
        if (!e.TryGetProperty(name, out var v))
        {
            return null;
        }

        if (v.ValueKind == JsonValueKind.Array && v.GetArrayLength() > 0)
        {
            v = v[0];
        }

        if (v.ValueKind == JsonValueKind.Object)
        {
            return Text(v, "name");
        }

        return v.ValueKind == JsonValueKind.String && v.GetString() is { Length: > 0 } s ? Squeeze(System.Net.WebUtility.HtmlDecode(s)) : null;
    }

    static DateOnly? Day(string? value, DateOnly notAfter)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > 200)
        {
            return null;
        }

        var s = value.Trim();
        var day = DayScanner.First(s)?.Date ?? AddressDate.Find(s);
        return day <= notAfter && day.Value.Year >= 1990 ? day : null;
    }

    static string? Address(string? href) => href is not null && Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? href : null;

    static string Short(string s) => s.Length > 60 ? s[..60] + "…" : s;

    internal static string Squeeze(string s) => string.Join(' ', s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
