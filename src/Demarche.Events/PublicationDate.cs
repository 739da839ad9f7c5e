namespace Demarche;

/// <summary>The day an article was published, and how that is known.</summary>
/// <param name="Day">The day; null when nothing tells.</param>
/// <param name="Source">Where it was found: <c>given</c>, <c>json-ld</c>, <c>opengraph</c>, <c>meta</c>, <c>time</c>, <c>url</c>, <c>header</c>, <c>text</c>, <c>file</c> or <c>none</c>.</param>
/// <param name="Reason">One line a reader can check: the words or the tag that tell it.</param>
public sealed record PublicationDate(DateOnly? Day, string Source, string Reason)
{
    /// <summary>Nothing tells the date.</summary>
    public static PublicationDate Unknown { get; } = new(null, "none", "no date in metadata, address or text");

    /// <summary>A date the caller supplied.</summary>
    public static PublicationDate Given(DateOnly day) => new(day, "given", "given with the document");
}
