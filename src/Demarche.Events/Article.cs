namespace Demarche;

/// <summary>One document as read: its words unchanged, and what its layout tells. Every offset elsewhere points into <see cref="Text"/> or <see cref="Title"/>.</summary>
public sealed record Article
{
    /// <summary>Hash of normalised text, address or file name, and publication date; see <see cref="Ids"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The document's text, never changed after reading.</summary>
    public required string Text { get; init; }

    /// <summary>Headline given apart from the text; null when it stands inside the text (then a passage of kind <see cref="PassageKind.Headline"/> marks it).</summary>
    public string? Title { get; init; }

    /// <summary>Address, when known.</summary>
    public string? Url { get; init; }

    /// <summary>File name or other place it came from, for messages.</summary>
    public string? Origin { get; init; }

    /// <summary>Outlet: the domain without <c>www.</c>, or a name given as metadata.</summary>
    public string? Publisher { get; init; }

    /// <summary>When it was published.</summary>
    public PublicationDate Published { get; init; } = PublicationDate.Unknown;

    /// <summary>BCP 47 language tag found or given; null when not looked at. Only <c>en</c> is coded.</summary>
    public string? Language { get; init; }

    /// <summary>What the text is a translation of; null when it is none.</summary>
    public OriginalText? Original { get; init; }

    /// <summary>Layout of the text, in order and without overlap. Empty means: all of it is one paragraph.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>The headline, wherever it stands; null when there is none.</summary>
    public string? Headline
    {
        get
        {
            if (Title is not null)
            {
                return Title;
            }

            foreach (var p in Passages)
            {
                if (p.Kind == PassageKind.Headline)
                {
                    return Text[p.Start..p.End].Trim();
                }
            }

            return null;
        }
    }

    /// <summary>The words of a span.</summary>
    public string Words(Span span) => (span.Field == Field.Title ? Title ?? "" : Text)[span.Start..span.End];
}
