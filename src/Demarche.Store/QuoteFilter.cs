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

    /// <summary>One quote.</summary>
    public string? Quote { get; init; }

    /// <summary>Quotes that speak about one event.</summary>
    public string? Event { get; init; }

    /// <summary>Who is spoken to: id, ISO code or name.</summary>
    public string? Addressee { get; init; }

    /// <summary><c>direct</c>, <c>indirect</c> or <c>mixed</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Channel of the words (<c>statement</c>, <c>interview</c>, …).</summary>
    public string? Channel { get; init; }

    /// <summary>Stance of the cue.</summary>
    public string? Stance { get; init; }

    /// <summary>Continue after this place, see <see cref="Cursor"/>.</summary>
    public string? After { get; init; }

    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 1000;
}
