namespace Demarche;

/// <summary>One act of one actor towards another, or of several together, as told by an article.</summary>
public sealed record Event
{
    /// <summary>Hash of document, trigger span, source and target spans; codes are not part of it, so that corrections survive a recode.</summary>
    public required string Id { get; init; }

    /// <summary>Who acts.</summary>
    public Mention? Source { get; init; }

    /// <summary>Whom the act concerns; null when the text names nobody.</summary>
    public Mention? Target { get; init; }

    /// <summary>An act without direction: meeting, call, agreement, clash.</summary>
    public bool Mutual { get; init; }

    /// <summary>CAMEO code and the PLOVER reading of it.</summary>
    public required ActionCode Action { get; init; }

    /// <summary>When.</summary>
    public required DatedInterval Date { get; init; }

    /// <summary>Where.</summary>
    public Place? Place { get; init; }

    /// <summary>Occurred, or only claimed.</summary>
    public Status Status { get; init; }

    /// <summary>Who claims it, when only claimed.</summary>
    public Mention? ClaimedBy { get; init; }

    /// <summary>Actor id that a recognition, mission or listing attaches to.</summary>
    public string? ObjectId { get; init; }

    /// <summary>People killed, injured, detained, displaced.</summary>
    public IReadOnlyList<Casualty> Casualties { get; init; } = [];

    /// <summary>Calibrated belief that type and both parties are right, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Which part of the coder found it.</summary>
    public CodedBy By { get; init; }

    /// <summary>Rule or model that gave the code, in words a reader can check.</summary>
    public string Because { get; init; } = "";

    /// <summary>The trigger word or words.</summary>
    public required string Trigger { get; init; }

    /// <summary>Sentence and span of the trigger.</summary>
    public required Evidence At { get; init; }

    /// <summary>Clause or sentence of each report of the act in this document.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Quotes that speak about it.</summary>
    public IReadOnlyList<string> QuoteIds { get; init; } = [];

    /// <summary>Id of the event that this one answers.</summary>
    public string? RepliesTo { get; init; }

    /// <summary>Given only because the caller named both parties; never stored.</summary>
    public bool Forced { get; init; }
}
