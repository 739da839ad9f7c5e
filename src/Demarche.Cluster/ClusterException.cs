using System.Data.Common;
using Npgsql;

namespace Demarche.Cluster;

/// <summary>The cluster cannot do what was asked; one line for the user.</summary>
/// <param name="code">Stable short code.</param>
/// <param name="message">What was wrong with which value, and what to do.</param>
/// <param name="inner">What the server said.</param>
public sealed class ClusterException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Stable short code: <c>no-queue</c>, <c>queue</c>, <c>store</c>.</summary>
    public string Code { get; } = code;

    /// <summary>What the queue's server said, in one line; null when the exception comes from elsewhere.</summary>
    public static ClusterException? Of(DbException e) => e is NpgsqlException
        ? new("queue", $"PostgreSQL: {e.Message.Split('\n')[0].TrimEnd('.', '\r')}; see that it runs, then start this again: units that were under work are free, what is done is kept", e)
        : null;
}
