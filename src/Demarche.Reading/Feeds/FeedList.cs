namespace Demarche.Reading.Feeds;

/// <summary>A feed that a list (OPML) names.</summary>
/// <param name="Title">Its title; empty when none is given.</param>
/// <param name="Url">Address of the feed, http or https.</param>
public sealed record ListedFeed(string Title, string Url);

/// <summary>Reads OPML: lists of feeds. Nothing is fetched.</summary>
public static class FeedList
{
    /// <summary>The feeds in order, each once; at most 10,000. Outlines without a feed address are left out.</summary>
    public static IReadOnlyList<ListedFeed> Read(string opml)
    {
        ArgumentNullException.ThrowIfNull(opml);
        var feeds = new List<ListedFeed>();
        var seen = new HashSet<string>();
        var markup = new Markup(opml);
        while (markup.Next() is { } tag && feeds.Count < 10_000)
        {
            if (tag.Name == "outline" && !tag.Closing && markup.Attribute(tag, "xmlurl") is { } url
                && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && seen.Add(url))
            {
                feeds.Add(new ListedFeed(markup.Attribute(tag, "title") ?? markup.Attribute(tag, "text") ?? "", url));
            }
        }

        return feeds;
    }
}
