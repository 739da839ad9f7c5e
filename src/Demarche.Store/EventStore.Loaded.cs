using Demarche.Store.Access;
using DuckDB.NET.Data;

namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>The database's connection in this process.</summary>
    internal DuckDBConnection Local => ((LocalLink)_connection).Connection;

    /// <summary>A session on a base record that was read into memory.</summary>
    internal static EventStore OfLoaded(DuckDBConnection connection, string path)
    {
        var store = new EventStore(new LocalLink(connection), ":memory:", readOnly: true) { Record = RecordChoice.Base };
        store.Run($"SET search_path = '{path}'");
        return store;
    }
}
