namespace Demarche.Store.Sharded;

/// <summary>
/// The rows of one coded unit at a time, held by a record in memory: what merging looks at and what goes into a shard is read from them as it would be
/// from a file. Laying out a record takes ten times as long as coding a small unit, so one is emptied and filled again. Belongs to one thread at a time.
/// </summary>
public sealed class UnitRows : IDisposable
{
    /// <summary>Units after which a new record is laid out: rows that were deleted keep their room in memory.</summary>
    const int MostUnits = 64;

    EventStore? _store;
    string _empty = "";
    int _units;

    /// <summary>A record that holds these documents and nothing else, until the next call.</summary>
    public EventStore Of(IReadOnlyList<CodedArticle> documents, CodingRun run)
    {
        if (_store is null || _units == MostUnits)
        {
            Dispose();
            _store = EventStore.Open(":memory:");
            // As many workers run as there are cores.
            _store.Run("SET threads = 1");
            _empty = string.Concat(_store.Tables().Select(table => $"DELETE FROM {table};"));
            _units = 0;
        }
        else
        {
            _store.Run(_empty);
        }

        _units++;
        _store.AddAll(documents, run, [], []);
        return _store;
    }

    /// <summary>Lets the record go.</summary>
    public void Dispose()
    {
        _store?.Dispose();
        _store = null;
    }
}
