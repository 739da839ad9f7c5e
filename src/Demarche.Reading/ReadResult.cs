namespace Demarche.Reading;

/// <summary>What became of one document: an article, or the reason why it could not be read. Exactly one of the two is set.</summary>
public sealed record ReadResult
{
    ReadResult(Article? article, Rejected? rejected, string? givenId)
    {
        Article = article;
        Rejected = rejected;
        GivenId = givenId;
    }

    /// <summary>The article; null when rejected.</summary>
    public Article? Article { get; }

    /// <summary>Why not; null when read.</summary>
    public Rejected? Rejected { get; }

    /// <summary>The <c>id</c> that the input itself gave (JSONL); null when it gave none. Never the same as <see cref="Article.Id"/>.</summary>
    public string? GivenId { get; }

    /// <summary>A document that was read.</summary>
    public static ReadResult Of(Article article, string? givenId = null) => new(article, null, givenId);

    /// <summary>A document that was not.</summary>
    public static ReadResult Not(string origin, string code, string message, string? givenId = null) =>
        new(null, new Rejected(origin, code, message), givenId);
}
