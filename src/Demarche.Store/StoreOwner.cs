using System.Net;
using System.Net.Sockets;
using Demarche.Store.Access;

namespace Demarche.Store;

/// <summary>
/// Owns the record's file for as long as it lives: other processes find it by <c>&lt;store&gt;.lock</c> and work through it,
/// threads of this process ask for sessions of their own. Safe for many threads.
/// </summary>
/// <example><code>
/// using var owner = StoreOwner.Take("demarche.duckdb");      // serve, watch: refuses when somebody else owns it
/// using (var store = owner.Open()) { store.Add(coded); }      // one session, one thread
/// </code></example>
public sealed class StoreOwner : IDisposable
{
    readonly EventStore _first;
    readonly SemaphoreSlim _gate = new(1, 1);
    readonly TcpListener _listener;
    readonly LockFile _lock;
    readonly List<TcpClient> _clients = [];
    readonly Thread _accepting;
    bool _closed;

    StoreOwner(string path)
    {
        Path = path;
        _first = EventStore.OpenFile(path, readOnly: false, _gate);
        try
        {
            _listener = new TcpListener(IPAddress.Loopback, 0);
            _listener.Start();
            _lock = new LockFile(Environment.ProcessId, ((IPEndPoint)_listener.LocalEndpoint).Port, LockFile.NewToken());
            _lock.Write(path);
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException)
        {
            _listener?.Dispose();
            _first.Dispose();
            throw new StoreException("unwritable", $"'{LockFile.PathOf(path)}' cannot be written, so other programs could not find this one: {e.Message}; check that the folder may be written to", e);
        }

        _accepting = new Thread(Accept) { IsBackground = true, Name = "record owner" };
        _accepting.Start();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Becomes the owner; makes the file when it is not there.</summary>
    /// <exception cref="StoreException"><c>in-use</c> when another process owns it, or any other reason a record cannot be opened.</exception>
    public static StoreOwner Take(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return EventStore.Patiently(() =>
            LockFile.Find(path) is { } found && RemoteLink.Join(found) is { } link
                ? throw Owned(path, found, link)
                : new StoreOwner(path));
    }

    /// <summary>Becomes the owner, or works through the one there is. The store that comes back ends the ownership with itself.</summary>
    public static EventStore TakeOrJoin(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return EventStore.Patiently(() =>
        {
            if (EventStore.Join(path, readOnly: false) is { } joined)
            {
                return joined;
            }

            var owner = new StoreOwner(path);
            var store = owner.Open();
            store.Ends = owner;
            return store;
        });
    }

    /// <summary>A session of its own for a thread of this process. Sessions read at once; their writes wait for one another.</summary>
    public EventStore Open() => EventStore.OpenFile(Path, readOnly: false, _gate);

    /// <summary>Stops listening, lets a write that is under way end, and closes the file. Sessions must have ended.</summary>
    public void Dispose()
    {
        lock (_clients)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
        }

        _lock.Remove(Path);
        _listener.Dispose();
        _gate.Wait(TimeSpan.FromSeconds(30));
        lock (_clients)
        {
            foreach (var c in _clients)
            {
                c.Dispose();
            }
        }

        _gate.Release();
        _first.Dispose();
    }

    void Accept()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = _listener.AcceptTcpClient();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            lock (_clients)
            {
                if (_closed)
                {
                    client.Dispose();
                    return;
                }

                _clients.Add(client);
            }

            new Thread(() =>
            {
                new OwnerSession(client, _lock.Token, () => EventStore.Connection(Path, readOnly: false, _gate)).Run();
                lock (_clients)
                {
                    _clients.Remove(client);
                }
            }) { IsBackground = true, Name = "record session" }.Start();
        }
    }

    static StoreException Owned(string path, LockFile found, RemoteLink link)
    {
        link.Dispose();
        return new StoreException("in-use", $"'{path}' is owned by another demarche (process {found.Process}); other commands work through it, but only one can own it: end that one first, or name another file with --store");
    }
}
