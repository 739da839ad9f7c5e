namespace Demarche.Reading.Web;

/// <summary>What came of asking for an address.</summary>
public sealed record Fetched
{
    /// <summary>Where the bytes came from, after redirects.</summary>
    public required Uri Address { get; init; }

    /// <summary>HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>The body; empty when there is none or it did not change.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>Media type without parameters, lower case; null when not told.</summary>
    public string? MediaType { get; init; }

    /// <summary>Character set told by the header.</summary>
    public string? Charset { get; init; }

    /// <summary>To be sent with the next request, so that nothing comes when nothing changed.</summary>
    public string? ETag { get; init; }

    /// <summary>The same by day and time.</summary>
    public string? LastModified { get; init; }

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The server reserves the text against mining, by header.</summary>
    public bool Reserved { get; init; }

    /// <summary>It did not change since last time.</summary>
    public bool NotModified => Status == 304;

    /// <summary>Why it was not fetched; null when it was.</summary>
    public Rejected? Rejected { get; init; }
}
