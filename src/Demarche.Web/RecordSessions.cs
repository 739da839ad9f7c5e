using System.Collections.Concurrent;
using Demarche.Store;

namespace Demarche.Web;

/// <summary>
/// Sessions on one record, each lent to one question at a time: a store belongs to one thread, requests come on many.
/// Safe for many threads. Sessions are opened when first needed and kept.
/// </summary>
/// <param name="open">Opens a session of its own.</param>
/// <param name="most">At most so many at once; further questions wait.</param>
public sealed class RecordSessions(Func<EventStore> open, int most = 4) : IDisposable
{
    readonly ConcurrentBag<EventStore> _free = [];
    readonly SemaphoreSlim _room = new(most, most);
    volatile bool _closed;

    /// <summary>Asks the record; waits for a session while all are in use.</summary>
    /// <param name="question">Asked on a session that must not be kept.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<T> Ask<T>(Func<EventStore, T> question, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        await _room.WaitAsync(cancel);
        EventStore? session = null;
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (!_free.TryTake(out session))
            {
                session = open();
            }

            // On a thread of its own: questions take long, and quick answers must not wait for a thread behind them.
            var lent = session;
            return await Task.Factory.StartNew(() => question(lent), CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
        }
        finally
        {
            if (session is not null)
            {
                _free.Add(session);
            }

            _room.Release();
        }
    }

    /// <summary>Waits for questions under way, then closes every session.</summary>
    public void Dispose()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        for (var i = 0; i < most; i++)
        {
            _room.Wait(TimeSpan.FromSeconds(30));
        }

        while (_free.TryTake(out var session))
        {
            session.Dispose();
        }

        _room.Dispose();
    }
}
