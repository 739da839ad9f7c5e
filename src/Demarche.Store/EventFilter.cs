namespace Demarche.Store;

/// <summary>Which events are asked for. What is null lets all pass; actors are ids, ISO codes or names.</summary>
public sealed record EventFilter
{
    /// <summary>Stands on either side.</summary>
    public string? Actor { get; init; }

    /// <summary>With <see cref="Actor"/>: stands on the opposite side, whoever acted.</summary>
    public string? Other { get; init; }

    /// <summary>Acts.</summary>
    public string? Source { get; init; }

    /// <summary>Is acted upon.</summary>
    public string? Target { get; init; }

    /// <summary>CAMEO code or the beginning of one.</summary>
    public string? Cameo { get; init; }

    /// <summary>PLOVER type.</summary>
    public string? Plover { get; init; }

    /// <summary>PLOVER mode.</summary>
    public string? Mode { get; init; }

    /// <summary>Events that may have happened on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Events that may have happened on this day or earlier.</summary>
    public DateOnly? To { get; init; }

    /// <summary>ISO alpha-3 code of the country where it happened.</summary>
    public string? Country { get; init; }

    /// <summary><c>occurred</c> or <c>claimed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Least confidence, 0 to 1.</summary>
    public double? Confidence { get; init; }

    /// <summary>Words of the sentence, in any case.</summary>
    public string? Text { get; init; }

    /// <summary>One document.</summary>
    public string? Document { get; init; }

    /// <summary>One event.</summary>
    public string? Event { get; init; }

    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 1000;
}
