namespace Demarche.Cluster;

/// <summary>The cluster cannot do what was asked; one line for the user.</summary>
/// <param name="code">Stable short code.</param>
/// <param name="message">What was wrong with which value, and what to do.</param>
/// <param name="inner">What the server said.</param>
public sealed class ClusterException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Stable short code: <c>no-queue</c>, <c>queue</c>, <c>store</c>.</summary>
    public string Code { get; } = code;
}
