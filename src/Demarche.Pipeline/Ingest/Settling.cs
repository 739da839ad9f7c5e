using Demarche.Merging.Copies;
using Demarche.Merging.Happenings;
using Demarche.Store;

namespace Demarche.Pipeline.Ingest;

/// <summary>
/// Finds which events of the record are one happening, and which documents are copies, for what came in since the last time. Running it after every document or once at the end gives the same clusters;
/// so does any number of workers. What a broken-off run left undone the next one does.
/// </summary>
public static class Settling
{
    const int AtOnce = 20_000;

    /// <summary>Brings clusters and chains of copies up to date.</summary>
    /// <param name="store">The record.</param>
    /// <param name="merger">What decides on pairs.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="touched">Events whose clusters are to be formed anew though nothing seems to have changed, after a correction.</param>
    /// <param name="compare">Gives the links among the first tellings and between them and the second; null has the merger find them here.</param>
    /// <param name="cancel">Stops between two steps; each is complete in itself.</param>
    /// <returns>Events looked at.</returns>
    public static int Run(EventStore store, Merger merger, int workers = 1, IReadOnlyCollection<string>? touched = null, Func<IReadOnlyList<Telling>, IReadOnlyList<Telling>, IReadOnlyList<Link>>? compare = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(merger);
        Chains(store);
        var settled = Refresh(store, merger, workers, touched ?? []);
        while (store.Unsettled(AtOnce) is { Count: > 0 } fresh)
        {
            cancel.ThrowIfCancellationRequested();
            new Step(store, merger, workers, compare).Add(fresh);
            settled += fresh.Count;
        }

        // What people decided about events that came in only now.
        return settled + Refresh(store, merger, workers, []);
    }

    static int Refresh(EventStore store, Merger merger, int workers, IReadOnlyCollection<string> touched)
    {
        // Corrected events are compared anew, from nothing; events whose cluster lost a member or is not as people said keep their links.
        if (touched.Count > 0)
        {
            var standing = store.Clustered(touched);
            new Step(store, merger, workers).Again(store.OfComponents([.. standing.Select(c => c.Component).Distinct()]), [.. touched]);
        }

        var dirty = store.Dirty();
        if (dirty.Count > 0)
        {
            new Step(store, merger, workers).Again(store.Clustered(dirty), []);
        }

        return touched.Count + dirty.Count;
    }

    static void Chains(EventStore store)
    {
        var pairs = store.UnchainedCopies();
        if (pairs.Count > 0)
        {
            var published = store.Published([.. pairs.SelectMany(p => new[] { p.A, p.B }).Distinct()]);
            store.SaveCopies([.. ChainLink.Of(published, [.. pairs.Select(p => (p.A, p.B, p.Resemblance, p.Exact))])
                .Select(c => new CopyRow(c.DocumentId, c.First, c.CopyOf, c.Resemblance, c.CopyOf is null ? null : c.Exact ? "exact" : "near"))]);
        }
    }
}
