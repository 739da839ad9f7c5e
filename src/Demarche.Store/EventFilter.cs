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

    /// <summary>PLOVER context.</summary>
    public string? Context { get; init; }

    /// <summary>Quad class, 1 to 4.</summary>
    public int? Quad { get; init; }

    /// <summary>PLOVER sector of either party.</summary>
    public string? Sector { get; init; }

    /// <summary>Actor id that a recognition, mission or listing attaches to.</summary>
    public string? Object { get; init; }

    /// <summary>How finely the date is told (<c>day</c>, <c>month</c>, …).</summary>
    public string? Precision { get; init; }

    /// <summary>Where the date came from (<c>text</c>, <c>publication</c>, …).</summary>
    public string? DateSource { get; init; }

    /// <summary>Name of the place, in any case.</summary>
    public string? Place { get; init; }

    /// <summary>Without direction, or with one.</summary>
    public bool? Mutual { get; init; }

    /// <summary>With or without numbers of killed, injured, detained or displaced.</summary>
    public bool? Casualties { get; init; }

    /// <summary>Run that coded it.</summary>
    public string? Run { get; init; }

    /// <summary>Outlet of the document.</summary>
    public string? Publisher { get; init; }

    /// <summary><c>unreviewed</c> or <c>reviewed</c>.</summary>
    public string? Review { get; init; }

    /// <summary>Continue after this place, see <see cref="Cursor"/>.</summary>
    public string? After { get; init; }

    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 1000;
}
