namespace Demarche.Store;

/// <summary>The record cannot be opened or used; the message is one line that says why and what to do.</summary>
/// <param name="code">Stable short code: <c>in-use</c>, <c>no-store</c>, <c>no-base</c>, <c>newer-store</c>, <c>not-a-store</c>, <c>unwritable</c>, <c>owner-gone</c> or <c>store</c>.</param>
/// <param name="message">What was wrong with which file, and what to do.</param>
/// <param name="inner">What the database said.</param>
public sealed class StoreException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Stable short code.</summary>
    public string Code { get; } = code;
}
