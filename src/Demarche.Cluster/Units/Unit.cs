namespace Demarche.Cluster.Units;

/// <summary>A batch of documents that is coded as a whole. Its id is a hash of its content: the same documents in the same order are the same unit everywhere.</summary>
public sealed record Unit
{
    Unit(string id, byte[] content, IReadOnlyList<Article> articles) => (Id, Content, Articles) = (id, content, articles);

    /// <summary>Hash of <see cref="Content"/>.</summary>
    public string Id { get; }

    /// <summary>The documents as bytes, for the queue.</summary>
    public byte[] Content { get; }

    /// <summary>The documents, in order.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>A unit of these documents.</summary>
    public static Unit Of(IReadOnlyList<Article> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var content = PlainJson.Write(articles);
        return new Unit(IdOf(content), content, articles);
    }

    /// <summary>A unit from its bytes.</summary>
    /// <exception cref="FormatException">When the bytes are not those that <paramref name="id"/> was made from, or hold no documents.</exception>
    public static Unit Read(string id, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (IdOf(content) is var found && found != id)
        {
            throw new FormatException($"unit {id} holds the bytes of {found}; put its documents in again");
        }

        try
        {
            return new Unit(id, content, PlainJson.Read<List<Article>>(content));
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new FormatException($"unit {id} is not readable at byte {e.BytePositionInLine ?? 0}; put its documents in again", e);
        }
    }

    static string IdOf(byte[] content) => "u" + Ids.Hash(System.Text.Encoding.UTF8.GetString(content));
}
