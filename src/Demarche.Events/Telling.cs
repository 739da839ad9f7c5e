namespace Demarche;

/// <summary>One event as one document tells it: what is looked at to say whether another document tells the same happening.</summary>
public sealed record Telling
{
    /// <summary>The event.</summary>
    public required string EventId { get; init; }

    /// <summary>The document.</summary>
    public required string DocumentId { get; init; }

    /// <summary>CAMEO code.</summary>
    public required string Cameo { get; init; }

    /// <summary>PLOVER type.</summary>
    public required string Plover { get; init; }

    /// <summary>An act without direction.</summary>
    public bool Mutual { get; init; }

    /// <summary>Who acts.</summary>
    public TellingParty? Source { get; init; }

    /// <summary>Whom it concerns.</summary>
    public TellingParty? Target { get; init; }

    /// <summary>Actor id that the act attaches to.</summary>
    public string? ObjectId { get; init; }

    /// <summary>When.</summary>
    public required DatedInterval Date { get; init; }

    /// <summary>Day of publication.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Where.</summary>
    public Place? Place { get; init; }

    /// <summary>People killed, injured, detained, displaced.</summary>
    public IReadOnlyList<Casualty> Casualties { get; init; } = [];

    /// <summary>The document's headline.</summary>
    public string? Headline { get; init; }

    /// <summary>The sentences that tell it.</summary>
    public required string Words { get; init; }

    /// <summary>How a coded document tells one of its events.</summary>
    public static Telling Of(CodedArticle coded, Event e)
    {
        ArgumentNullException.ThrowIfNull(coded);
        ArgumentNullException.ThrowIfNull(e);
        var article = coded.Article;
        var numbers = e.Evidence.Select(v => v.Sentence).Append(e.At.Sentence).ToHashSet();
        return new Telling
        {
            EventId = e.Id,
            DocumentId = article.Id,
            Cameo = e.Action.Cameo,
            Plover = e.Action.Plover.Type,
            Mutual = e.Mutual,
            Source = TellingParty.Of(e.Source),
            Target = TellingParty.Of(e.Target),
            ObjectId = e.ObjectId,
            Date = e.Date,
            Published = article.Published.Day,
            Place = e.Place,
            Casualties = e.Casualties,
            Headline = article.Headline,
            Words = string.Join(' ', coded.Sentences.Where(s => numbers.Contains(s.Number)).Select(s => article.Words(s.Span))),
        };
    }
}

/// <summary>A party of a <see cref="Telling"/>.</summary>
/// <param name="Id">Catalogue id.</param>
/// <param name="Text">Words of the text.</param>
/// <param name="Countries">Country of the party, or of each member of a compound; in order, each once.</param>
/// <param name="Sector">Primary sector.</param>
public sealed record TellingParty(string? Id, string Text, IReadOnlyList<string> Countries, string? Sector)
{
    /// <summary>A named person.</summary>
    public bool IsPerson => Id?.StartsWith("p.", StringComparison.Ordinal) == true;

    /// <summary>The party a mention stands for.</summary>
    public static TellingParty? Of(Mention? mention) => mention is null ? null : new TellingParty(
        mention.Actor.Id,
        mention.Text,
        [.. (mention.Members?.Select(m => m.Actor.Country) ?? [mention.Actor.Country]).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
        mention.Actor.Sector);
}
