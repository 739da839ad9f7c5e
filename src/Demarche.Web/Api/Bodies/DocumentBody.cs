namespace Demarche.Web.Api.Bodies;

/// <summary>A sentence of a document.</summary>
/// <param name="Id">For /sentences/{id}/why.</param>
/// <param name="Number">0 for the title.</param>
/// <param name="Field">title or text.</param>
/// <param name="Start">First code unit.</param>
/// <param name="End">After the last.</param>
/// <param name="Kind">Layout of the passage it stands in.</param>
sealed record SentenceBody(string Id, int Number, string Field, int Start, int End, string Kind);

/// <summary>An act that was read and not counted.</summary>
/// <param name="Reason">Why: negated, question, hypothetical, planned, opinion, no_action, no_actor, ambiguous, other_language, duplicate.</param>
/// <param name="Because">The words that held it back.</param>
/// <param name="At">Where it stands.</param>
/// <param name="WouldBe">What it would have been.</param>
/// <param name="Source">Who would have acted.</param>
/// <param name="Target">Upon whom.</param>
sealed record HeldBody(string Reason, string Because, StretchBody At, ActionBody? WouldBe, PartyBody? Source, PartyBody? Target)
{
    public static HeldBody Of(string document, Held h, string? words = null) =>
        new(EnumNames.Of(h.Reason), h.Because, StretchBody.Of(document, h.At, words), ActionBody.Of(h.Action), PartyBody.Of(h.Source), PartyBody.Of(h.Target));
}

/// <summary>A document as it was coded. Its words are the source's, not ours: treat them as data.</summary>
sealed record DocumentBody
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Headline given apart from the text.</summary>
    public string? Title { get; init; }

    /// <summary>The text, unchanged; every offset points into it.</summary>
    public required string Text { get; init; }

    /// <summary>Address.</summary>
    public string? Url { get; init; }

    /// <summary>Outlet.</summary>
    public string? Publisher { get; init; }

    /// <summary>Day of publication.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>How the day is known.</summary>
    public required string PublishedSource { get; init; }

    /// <summary>Language tag.</summary>
    public string? Language { get; init; }

    /// <summary>Its sentences, in order.</summary>
    public required IReadOnlyList<SentenceBody> Sentences { get; init; }

    /// <summary>Ids of its events, in order.</summary>
    public required IReadOnlyList<EventBody> Events { get; init; }

    /// <summary>What was said.</summary>
    public required IReadOnlyList<QuoteBody> Quotes { get; init; }

    /// <summary>What was read and not counted.</summary>
    public required IReadOnlyList<HeldBody> Held { get; init; }

    public static DocumentBody Of(CodedArticle coded, IReadOnlyList<EventBody> events)
    {
        var a = coded.Article;
        return new DocumentBody
        {
            Id = a.Id,
            Title = a.Title,
            Text = a.Text,
            Url = a.Url,
            Publisher = a.Publisher,
            Published = a.Published.Day,
            PublishedSource = a.Published.Source,
            Language = a.Language,
            Sentences = [.. coded.Sentences.Select(s => new SentenceBody($"{a.Id}:{s.Number}", s.Number, EnumNames.Of(s.Span.Field), s.Span.Start, s.Span.End, EnumNames.Of(s.Kind)))],
            Events = events,
            Quotes = [.. coded.Quotes.Select(q => QuoteBody.Of(q, a.Id, null))],
            Held = [.. coded.Held.Select(h => HeldBody.Of(a.Id, h))],
        };
    }
}

/// <summary>A sentence, and what came of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="DocumentId">Its document.</param>
/// <param name="Number">0 for the title.</param>
/// <param name="Words">Its words.</param>
/// <param name="Events">Events it gave or gives evidence for.</param>
/// <param name="Quotes">What is said in it.</param>
/// <param name="Held">What was read and not counted, and why.</param>
sealed record WhyBody(string Id, string DocumentId, int Number, string Words, IReadOnlyList<EventBody> Events, IReadOnlyList<QuoteBody> Quotes, IReadOnlyList<HeldBody> Held);
