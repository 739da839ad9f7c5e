namespace Demarche;

/// <summary>How words are reported.</summary>
public enum QuoteKind
{
    /// <summary>Between quotation marks.</summary>
    Direct,

    /// <summary>In the reporter's words.</summary>
    Indirect,

    /// <summary>Both.</summary>
    Mixed,
}

/// <summary>What somebody said, with the words that say so.</summary>
public sealed record Quote
{
    /// <summary>Hash of document and span.</summary>
    public required string Id { get; init; }

    /// <summary>Who speaks; null when the text does not tell.</summary>
    public Mention? Speaker { get; init; }

    /// <summary>The words said.</summary>
    public required string Text { get; init; }

    /// <summary>Direct, indirect or mixed.</summary>
    public required QuoteKind Kind { get; init; }

    /// <summary>The word that reports: said, warned, told.</summary>
    public required string Cue { get; init; }

    /// <summary>Stance of the cue: <c>neutral</c>, <c>positive</c>, <c>negative</c>.</summary>
    public string Stance { get; init; } = "neutral";

    /// <summary>To whom.</summary>
    public Mention? Addressee { get; init; }

    /// <summary>Through what: statement, interview, video on X.</summary>
    public string? Channel { get; init; }

    /// <summary>Sentence and span of the words said.</summary>
    public required Evidence At { get; init; }

    /// <summary>When said, as far as told.</summary>
    public DatedInterval Date { get; init; } = DatedInterval.Unknown;
}
