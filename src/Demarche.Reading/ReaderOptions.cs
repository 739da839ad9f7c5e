namespace Demarche.Reading;

/// <summary>How input is read.</summary>
public sealed record ReaderOptions
{
    /// <summary>Longest single document, in bytes; a longer one is rejected without being read to its end. For line formats it bounds one line.</summary>
    public long MaxBytes { get; init; } = 32L << 20;

    /// <summary>Format to assume; <see cref="ReaderFormat.Auto"/> goes by file name and first bytes.</summary>
    public ReaderFormat Format { get; init; }

    /// <summary>Publication date for documents that are read under this option, when the caller knows it.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Last day that a publication date found in a document may have: nothing is published in the future.</summary>
    public DateOnly NotAfter { get; init; } = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1);

    /// <summary>For CSV: which column holds which of <c>id text title date url publisher language</c>. Columns with usual names need no entry.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Address the bytes came from, when the caller fetched them.</summary>
    public string? Url { get; init; }

    /// <summary>Told of every byte taken from a file.</summary>
    public ReadMeter? Meter { get; init; }
}

/// <summary>Formats a <see cref="Reader"/> knows.</summary>
public enum ReaderFormat
{
    /// <summary>By file name and first bytes.</summary>
    Auto,

    /// <summary>Plain text, forum posts and mail.</summary>
    Text,

    /// <summary>Markdown, with optional front matter.</summary>
    Markdown,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>RSS, RDF or Atom.</summary>
    Feed,

    /// <summary>A list of feeds; see <see cref="Feeds.FeedList"/>.</summary>
    Opml,

    /// <summary>A web archive, WARC or ARC.</summary>
    Warc,

    /// <summary>Delimited text with a header.</summary>
    Csv,

    /// <summary>A ZIP archive of any of these.</summary>
    Zip,

    /// <summary>One of these packed with gzip.</summary>
    Gzip,
}
