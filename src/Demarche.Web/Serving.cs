using Demarche.Store;
using Demarche.Store.Base;

namespace Demarche.Web;

/// <summary>A record opened to be served: the owner of the user's file, or the base record in memory, with the sessions on it.</summary>
public sealed class Serving : IDisposable
{
    readonly IDisposable? _behind;

    Serving(RecordSessions sessions, IDisposable? behind, StoreOwner? owner)
    {
        Sessions = sessions;
        _behind = behind;
        Owner = owner;
    }

    /// <summary>Sessions for the pages.</summary>
    public RecordSessions Sessions { get; }

    /// <summary>Who owns the user's file; null when only what ships is served.</summary>
    public StoreOwner? Owner { get; }

    /// <summary>Opens it. The user's own record becomes owned: other programs work through this one.</summary>
    /// <param name="path">The user's file; made when it is not there. Not looked at for the base record.</param>
    /// <param name="choice">Which record.</param>
    /// <param name="baseFolder">Folder of the base record.</param>
    /// <exception cref="StoreException">When it cannot be opened, or another process owns it.</exception>
    public static Serving Open(string path, RecordChoice choice, string baseFolder)
    {
        switch (choice)
        {
            case RecordChoice.Own:
                var owner = StoreOwner.Take(path);
                return new Serving(new RecordSessions(owner.Open), owner, owner);
            case RecordChoice.Base:
                var loaded = LoadedBase.Load(baseFolder);
                return new Serving(new RecordSessions(loaded.Open), loaded, null);
            default:
                // The first session is opened at once, so that what is missing is told before anything listens.
                EventStore.OpenRecord(path, choice, baseFolder).Dispose();
                return new Serving(new RecordSessions(() => EventStore.OpenRecord(path, choice, baseFolder)), null, null);
        }
    }

    /// <summary>Ends the sessions, then what stands behind them.</summary>
    public void Dispose()
    {
        Sessions.Dispose();
        _behind?.Dispose();
    }
}
