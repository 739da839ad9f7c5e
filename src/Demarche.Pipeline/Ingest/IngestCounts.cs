namespace Demarche.Pipeline.Ingest;

/// <summary>What became of the documents so far.</summary>
public sealed record IngestCounts
{
    /// <summary>Documents in the record now that were not there before; acknowledged: no crash takes them away.</summary>
    public int Added { get; init; }

    /// <summary>Documents that were there already, or came twice.</summary>
    public int Known { get; init; }

    /// <summary>Added documents whose text is a copy of another's.</summary>
    public int Copies { get; init; }

    /// <summary>Added documents in another language: stored, not coded.</summary>
    public int OtherLanguage { get; init; }

    /// <summary>Inputs that could not be read.</summary>
    public int Failed { get; init; }

    /// <summary>Events coded.</summary>
    public int Events { get; init; }

    /// <summary>Quotes found.</summary>
    public int Quotes { get; init; }

    /// <summary>Items held.</summary>
    public int Held { get; init; }

    /// <summary>Documents looked at.</summary>
    public int Seen => Added + Known + Failed;
}
