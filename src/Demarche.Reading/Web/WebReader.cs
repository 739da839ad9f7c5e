using Demarche.Reading.Feeds;

namespace Demarche.Reading.Web;

/// <summary>Reads what an address holds: a page, a feed, an archive, a list of feeds.</summary>
public static class WebReader
{
    const int MostFeeds = 500;

    /// <summary>True for what is fetched and not looked for on disk.</summary>
    public static bool IsAddress(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(path, UriKind.Absolute, out _);
    }

    /// <summary>Fetches and reads an address.</summary>
    public static IEnumerable<ReadResult> Read(Fetcher fetcher, string address, ReaderOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(fetcher);
        var fetched = fetcher.Get(address, cancel: cancel).GetAwaiter().GetResult();
        return Read(fetcher, fetched, address, options ?? new ReaderOptions(), 0, cancel);
    }

    /// <summary>Reads the feeds that an OPML file names.</summary>
    public static IEnumerable<ReadResult> ReadFeeds(Fetcher fetcher, string opml, ReaderOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(fetcher);
        foreach (var feed in FeedList.Read(opml).Take(MostFeeds))
        {
            cancel.ThrowIfCancellationRequested();
            var fetched = fetcher.Get(feed.Url, cancel: cancel).GetAwaiter().GetResult();
            foreach (var result in Read(fetcher, fetched, feed.Url, options ?? new ReaderOptions(), 1, cancel))
            {
                yield return result;
            }
        }
    }

    /// <summary>Reads what was fetched.</summary>
    /// <param name="fetched">The answer.</param>
    /// <param name="address">What was asked for, for messages.</param>
    /// <param name="options">Limits and what is known.</param>
    public static IEnumerable<ReadResult> Read(Fetched fetched, string address, ReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fetched);
        options ??= new ReaderOptions();
        if (fetched.Rejected is { } rejected)
        {
            return [ReadResult.Not(rejected.Origin, rejected.Code, rejected.Message)];
        }

        if (ReservedByPage(fetched.Body))
        {
            return [ReadResult.Not(address, "reserved", "the page reserves its text against mining (tdm-reservation); it is left alone")];
        }

        var format = fetched.MediaType switch
        {
            "text/html" or "application/xhtml+xml" => ReaderFormat.Html,
            "application/rss+xml" or "application/atom+xml" or "application/rdf+xml" => ReaderFormat.Feed,
            "text/markdown" => ReaderFormat.Markdown,
            "application/x-ndjson" or "application/jsonl" => ReaderFormat.JsonLines,
            _ => ReaderFormat.Auto,
        };
        var known = options with { Url = fetched.Address.ToString() };
        return format is ReaderFormat.Html or ReaderFormat.Feed
            ? Guard.Run(() => Reader.Document(fetched.Body, address, format, known, fetched.Charset), address)
            : Reader.Read(new MemoryStream(fetched.Body, writable: false), fetched.Address.AbsolutePath, known with { Format = format });
    }

    static IEnumerable<ReadResult> Read(Fetcher fetcher, Fetched fetched, string address, ReaderOptions options, int depth, CancellationToken cancel)
    {
        var head = System.Text.Encoding.UTF8.GetString(fetched.Body.AsSpan(0, Math.Min(fetched.Body.Length, 1024)));
        return depth == 0 && fetched.Rejected is null && (fetched.MediaType == "text/x-opml" || head.Contains("<opml", StringComparison.OrdinalIgnoreCase))
            ? ReadFeeds(fetcher, System.Text.Encoding.UTF8.GetString(fetched.Body), options, cancel)
            : Read(fetched, address, options);
    }

    /// <summary>A page may say it in its head.</summary>
    static bool ReservedByPage(byte[] body)
    {
        var head = System.Text.Encoding.Latin1.GetString(body.AsSpan(0, Math.Min(body.Length, 32 << 10)));
        var at = head.IndexOf("name=\"tdm-reservation\"", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && head.AsSpan(at, Math.Min(80, head.Length - at)).Contains("content=\"1\"", StringComparison.OrdinalIgnoreCase);
    }
}
