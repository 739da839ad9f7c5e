namespace Demarche.Store;

/// <summary>Which quotes are asked for. What is null lets all pass.</summary>
public sealed record QuoteFilter
{
    /// <summary>Who speaks: id, ISO code or name.</summary>
    public string? Speaker { get; init; }

    /// <summary>Words of the quote, in any case.</summary>
    public string? Text { get; init; }

    /// <summary>One document.</summary>
    public string? Document { get; init; }

    /// <summary>Said, or else published, on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Said, or else published, on this day or earlier.</summary>
    public DateOnly? To { get; init; }

    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 1000;
}
