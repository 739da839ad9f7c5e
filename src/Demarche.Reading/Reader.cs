using System.IO.Compression;

namespace Demarche.Reading;

/// <summary>
/// Turns files, folders, streams and strings into articles, one at a time. What cannot be read becomes a <see cref="Rejected"/>; nothing here throws for what the bytes hold.
/// </summary>
public static class Reader
{
    /// <summary>Reads a file, every readable file below a folder in ordinal order of path, or standard input for <c>-</c>.</summary>
    /// <param name="path">File, folder or <c>-</c>.</param>
    /// <param name="options">Limits and what is known.</param>
    public static IEnumerable<ReadResult> Read(string path, ReaderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new ReaderOptions();
        if (path == "-")
        {
            return Read(Console.OpenStandardInput(), "-", options);
        }

        return Directory.Exists(path) ? ReadFolder(path, options) : ReadFile(path, options);
    }

    /// <summary>Reads a stream to its end. It is not closed.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="origin">File name or other place, for messages; its ending tells the format.</param>
    /// <param name="options">Limits and what is known.</param>
    public static IEnumerable<ReadResult> Read(Stream stream, string origin, ReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(stream, origin, options ?? new ReaderOptions(), 0);
    }

    /// <summary>Reads a stream that stands <paramref name="depth"/> archives deep.</summary>
    internal static IEnumerable<ReadResult> Read(Stream stream, string origin, ReaderOptions options, int depth) =>
        Guard.Run(() => Open(stream, origin, options, depth), origin);

    static IEnumerable<ReadResult> Open(Stream stream, string origin, ReaderOptions options, int depth)
    {
        var head = new byte[1024];
        var n = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var joined = new JoinedStream(head.AsMemory(0, n), stream);
        return Formats.Of(origin, head.AsSpan(0, n), options) switch
        {
            ReaderFormat.JsonLines => JsonLines.Read(joined, origin, options),
            ReaderFormat.Warc => Warc.WarcReader.Read(joined, origin, options),
            ReaderFormat.Csv => Tables.CsvReader.Read(joined, origin, options),
            ReaderFormat.Zip => Archives.ZipReader.Read(stream.CanSeek ? stream : joined, origin, options, depth),
            ReaderFormat.Gzip => Unpack(joined, origin, options, depth),
            var format => Whole(joined, origin, format, options),
        };
    }

    static IEnumerable<ReadResult> Unpack(Stream packed, string origin, ReaderOptions options, int depth)
    {
        if (depth > 2)
        {
            yield return ReadResult.Not(origin, "nested", "archives are nested more than two deep; unpack the outer one first");
            yield break;
        }

        var counted = new Archives.CountedStream(packed);
        using var unpacked = new Archives.UnpackedStream(new GZipStream(counted, CompressionMode.Decompress, leaveOpen: true), () => counted.Count, 256L << 20);
        var inner = origin.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? origin[..^3] : origin;
        foreach (var result in Read(unpacked, inner, options with { Format = options.Format == ReaderFormat.Gzip ? ReaderFormat.Auto : options.Format }, depth + 1))
        {
            yield return result;
        }
    }

    /// <summary>Reads one text.</summary>
    public static Article ReadText(string text, ReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= new ReaderOptions();
        return PlainText.Read(text, FrontMatter.Read(text, Start("text", null, options)), options.NotAfter);
    }

    static IEnumerable<ReadResult> ReadFolder(string path, ReaderOptions options)
    {
        List<string> files;
        try
        {
            files = [.. Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 64, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint })];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [ReadResult.Not(path, "unreadable", $"{e.Message} Check the path and its permissions.")];
        }

        files.Sort(string.CompareOrdinal);
        return files.Where(Formats.Known).SelectMany(f => ReadFile(f, options));
    }

    static IEnumerable<ReadResult> ReadFile(string path, ReaderOptions options)
    {
        FileStream? file = null;
        ReadResult? failure = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            failure = ReadResult.Not(path, "not-found", "there is no such file or folder; check the path");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failure = ReadResult.Not(path, "unreadable", $"{e.Message} Check the path and its permissions.");
        }

        if (failure is not null)
        {
            yield return failure;
            yield break;
        }

        using (file)
        {
            foreach (var result in Read(options.Meter?.Over(file!) ?? file!, path, options))
            {
                yield return result;
            }
        }
    }

    static IEnumerable<ReadResult> Whole(Stream stream, string origin, ReaderFormat format, ReaderOptions options)
    {
        var (bytes, tooLarge) = Take(stream, options.MaxBytes);
        if (tooLarge)
        {
            yield return ReadResult.Not(origin, "too-large", $"the document is longer than {options.MaxBytes} bytes; split it or raise the limit");
            yield break;
        }

        foreach (var result in Document(bytes, origin, format, options))
        {
            yield return result;
        }
    }

    /// <summary>Reads one whole document; feeds give one result an entry.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="format">Its format; <see cref="ReaderFormat.Auto"/> goes by the bytes.</param>
    /// <param name="options">Limits and what is known.</param>
    /// <param name="charset">Character set told by a header outside the document.</param>
    internal static IEnumerable<ReadResult> Document(byte[] bytes, string origin, ReaderFormat format, ReaderOptions options, string? charset = null)
    {
        if (Decoding.WhyBinary(bytes) is { } binary)
        {
            return [ReadResult.Not(origin, "binary", $"this is no text: {binary}")];
        }

        if (format is ReaderFormat.Auto or ReaderFormat.Text && Mail.MailReader.Looks(System.Text.Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 8192)))))
        {
            return Mail.MailReader.Read(bytes, Start(origin, origin is "-" || options.Url is not null ? null : Path.GetFileName(origin), options), options);
        }

        format = format == ReaderFormat.Auto ? Formats.Of("", bytes.AsSpan(0, Math.Min(bytes.Length, 1024)), options) : format;
        var markup = format is ReaderFormat.Html or ReaderFormat.Feed or ReaderFormat.Opml;
        var text = Decoding.Decode(bytes, charset ?? (markup ? Html.DeclaredCharset.Find(bytes) : null));
        if (string.IsNullOrWhiteSpace(text))
        {
            return [ReadResult.Not(origin, "empty", "there is no text in it")];
        }

        var known = Start(origin, origin is "-" || options.Url is not null ? null : Path.GetFileName(origin), options);
        return format switch
        {
            ReaderFormat.Html => [Html.PageReader.Read(text, known, options)],
            ReaderFormat.Feed => Feeds.FeedReader.Read(text, origin, options),
            ReaderFormat.Opml => [ReadResult.Not(origin, "feed-list", $"this is a list of {Feeds.FeedList.Read(text).Count} feeds, not of articles; its feeds are read only when they are named")],
            ReaderFormat.Markdown => [ReadResult.Of(PlainText.Read(text, FrontMatter.Read(text, known), options.NotAfter))],
            _ => [ReadResult.Of(PlainText.Read(text, known, options.NotAfter))],
        };
    }

    static Known Start(string origin, string? file, ReaderOptions options) => new()
    {
        Origin = origin,
        FileName = file,
        Url = options.Url,
        Published = options.Published is { } day ? PublicationDate.Given(day) : null,
    };

    static (byte[] Bytes, bool TooLarge) Take(Stream stream, long max)
    {
        var buffer = new byte[1 << 16];
        var all = new MemoryStream();
        int n;
        while ((n = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (all.Length + n > max)
            {
                return ([], true);
            }

            all.Write(buffer, 0, n);
        }

        return (all.ToArray(), false);
    }
}
