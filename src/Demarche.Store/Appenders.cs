using Demarche.Store.Access;

namespace Demarche.Store;

/// <summary>One open appender a table, so that a batch of documents opens each table once.</summary>
sealed class Appenders(Link connection) : IDisposable
{
    readonly Dictionary<string, LinkAppender> _open = [];

    /// <summary>The appender of a table.</summary>
    public LinkAppender Of(string table) => _open.TryGetValue(table, out var appender) ? appender : _open[table] = connection.CreateAppender(table);

    /// <summary>Writes what is left; rows count from here on.</summary>
    public void Flush() => Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var appender in _open.Values)
        {
            appender.Dispose();
        }

        _open.Clear();
    }
}
