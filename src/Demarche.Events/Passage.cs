namespace Demarche;

/// <summary>What a stretch of an article's text is, as told by its layout.</summary>
public enum PassageKind
{
    /// <summary>Running text of the article.</summary>
    Paragraph,

    /// <summary>The article's headline standing inside the text.</summary>
    Headline,

    /// <summary>A heading between paragraphs.</summary>
    Heading,

    /// <summary>The line or two under the headline that sum the article up.</summary>
    Teaser,

    /// <summary>Words under a picture.</summary>
    Caption,

    /// <summary>Who made a picture: <c>[File: Reuters]</c>. Not coded.</summary>
    Credit,

    /// <summary>Author line. Not coded.</summary>
    Byline,

    /// <summary>Words of a person who posts or forwards the article, not of the article. Not coded.</summary>
    Comment,

    /// <summary>A link preview: outlet and address. Not coded.</summary>
    LinkCard,

    /// <summary>The same words as an earlier passage. Not coded again.</summary>
    Repeated,

    /// <summary>Separators and other text without content. Not coded.</summary>
    Furniture,
}

/// <summary>One stretch of an article's text with its kind. Passages are in order and never overlap.</summary>
/// <param name="Kind">What the layout says it is.</param>
/// <param name="Start">First UTF-16 code unit in <see cref="Article.Text"/>.</param>
/// <param name="End">One past the last.</param>
public readonly record struct Passage(PassageKind Kind, int Start, int End)
{
    /// <summary>True for the kinds whose sentences are read for events and quotes.</summary>
    public bool IsCoded => Kind is PassageKind.Paragraph or PassageKind.Headline or PassageKind.Heading or PassageKind.Teaser or PassageKind.Caption;
}
