using Demarche.Pipeline;
using Demarche.Store;

namespace Demarche.Cluster.Units;

/// <summary>What coding a unit gives: a pure function of the unit, the model and the tables, and the same bytes on every machine and from every worker.</summary>
/// <param name="Run">What coded it.</param>
/// <param name="Documents">Everything found, in the order of the unit.</param>
public sealed record Block(CodingRun Run, IReadOnlyList<CodedArticle> Documents)
{
    /// <summary>Codes a unit.</summary>
    /// <exception cref="PoisonException">When a document cannot be coded; it names the document.</exception>
    public static Block Code(Unit unit, Tools tools)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(tools);
        List<CodedArticle> coded = new(unit.Articles.Count);
        foreach (var article in unit.Articles)
        {
            try
            {
                coded.Add(tools.Coder.Code(article));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                throw new PoisonException($"document {article.Id} ({article.Origin ?? article.Url ?? "no origin"}) cannot be coded: {e.GetType().Name}: {e.Message}", e);
            }
        }

        return new Block(tools.Run, coded);
    }

    /// <summary>The block as bytes.</summary>
    public byte[] ToBytes() => PlainJson.Write(this);

    /// <summary>A block from its bytes.</summary>
    public static Block Read(ReadOnlySpan<byte> bytes) => PlainJson.Read<Block>(bytes);
}

/// <summary>A unit that no worker can code; trying again gives the same.</summary>
public sealed class PoisonException(string message, Exception? inner = null) : Exception(message, inner);
