namespace Demarche;

/// <summary>One sentence of an article, as cut by the language layer.</summary>
/// <param name="Number">0 for the title, from 1 in the text.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">Layout of the passage it stands in.</param>
public readonly record struct SentenceSpan(int Number, Span Span, PassageKind Kind);

/// <summary>Everything the coder found in one article. A pure function of the article, the model and the tables.</summary>
/// <param name="Article">The article.</param>
/// <param name="Sentences">Its sentences, in order.</param>
/// <param name="Events">What happened.</param>
/// <param name="Quotes">What was said.</param>
/// <param name="Held">What was read and not counted.</param>
public sealed record CodedArticle(
    Article Article,
    IReadOnlyList<SentenceSpan> Sentences,
    IReadOnlyList<Event> Events,
    IReadOnlyList<Quote> Quotes,
    IReadOnlyList<Held> Held);
