using System.Diagnostics;
using System.Globalization;
using Demarche.Cluster.Queue;
using Demarche.Cluster.Units;
using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Store.Sharded;

namespace Demarche.Cluster.Working;

/// <summary>Takes units one at a time, codes or compares them, and writes what it found. Any number of workers on any machines give the same record.</summary>
/// <param name="queue">The queue.</param>
/// <param name="store">The store that answers questions; null when there is none beside the queue.</param>
/// <param name="tools">The stages.</param>
/// <param name="name">Its name, for whoever reads the queue.</param>
public sealed class Worker(UnitQueue queue, ShardedStore? store, Tools tools, string name)
{
    /// <summary>How often a unit may end its worker before it is set aside.</summary>
    public int MostTries { get; init; } = 5;

    /// <summary>What became of each unit: its id, and the error when it was set aside.</summary>
    public Action<string, string?>? Finished { get; init; }

    /// <summary>What codes here: program, model and tables.</summary>
    public static string CoderOf(CodingRun run) => run is null ? throw new ArgumentNullException(nameof(run)) : $"{run.CoderVersion}/{run.ModelHash}/{run.TablesHash}";

    /// <summary>Works until nothing can be taken.</summary>
    /// <returns>Units finished and units set aside.</returns>
    public (int Done, int Aside) RunUntilEmpty(CancellationToken cancel = default)
    {
        var (done, aside) = (0, 0);
        using var rows = new UnitRows();
        while (!cancel.IsCancellationRequested && queue.Take(name, MostTries) is { } claim)
        {
            using (claim)
            {
                string? error = null;
                try
                {
                    Work(claim, rows);
                    done++;
                }
                catch (Exception e) when (e is PoisonException or FormatException)
                {
                    error = e.Message;
                    claim.SetAside(error);
                    aside++;
                }

                Finished?.Invoke(claim.UnitId, error);
            }
        }

        return (done, aside);
    }

    void Work(Claim claim, UnitRows unitRows)
    {
        var started = Stopwatch.GetTimestamp();
        int Elapsed() => (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (claim.Kind == "compare")
        {
            var part = int.Parse(claim.UnitId.AsSpan("compare-".Length), CultureInfo.InvariantCulture);
            var (made, stored) = claim.Tellings(part);
            var tellings = stored.SelectMany(r => PlainJson.Read<List<OutletTelling>>(r)).ToList();
            claim.Compared(part, made, tellings.Count, PlainJson.Write(Partition.Links(part, tellings, tools.Merger)), Elapsed());
            return;
        }

        var block = Block.Code(Unit.Read(claim.UnitId, claim.Content), tools);
        var coder = CoderOf(block.Run);
        var rows = unitRows.Of(block.Documents, block.Run);
        var parts = Partition.Tellings(rows, tools.Merger).ToDictionary(p => p.Key, p => PlainJson.Write(p.Value));
        // The store first, then done: killed between the two, the unit is coded again and the store drops what it has.
        store?.Insert(claim.UnitId, claim.Generation, coder, rows);
        claim.Done(coder, block.ToBytes(), parts, block.Documents.Sum(d => d.Events.Count(e => !e.Forced)), Elapsed());
    }
}
