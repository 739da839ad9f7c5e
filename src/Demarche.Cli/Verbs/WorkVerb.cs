using System.CommandLine;
using Demarche.Cluster;
using Demarche.Cluster.Queue;
using Demarche.Cluster.Working;
using Demarche.Pipeline;
using Demarche.Store.Sharded;

namespace Demarche.Cli.Verbs;

/// <summary><c>work</c>: a worker of a cluster.</summary>
static class WorkVerb
{
    internal static Command Create()
    {
        var cluster = ClusterVerb.File();
        var stay = new Option<bool>("--stay") { Description = "Wait for more when nothing is left, until stopped; else end." };
        var command = new Command("work", "Takes units of documents from a cluster's queue, codes them and writes what was found, until none is left. Run as many as there are cores, on any machines.") { cluster, stay };
        command.SetAction((r, cancel) => Task.FromResult(Run(ClusterSettings.Read(ClusterVerb.Path(r.GetValue(cluster))), r.GetValue(stay), cancel)));
        return command;
    }

    static int Run(ClusterSettings settings, bool stay, CancellationToken cancel)
    {
        using var queue = UnitQueue.Open(settings.Queue);
        using var store = Store(settings);
        var worker = Make(settings, queue, store, new Tools());
        var (done, aside) = (0, 0);
        do
        {
            var (d, a) = worker.RunUntilEmpty(cancel);
            (done, aside) = (done + d, aside + a);
            if (stay && !cancel.IsCancellationRequested && d + a == 0)
            {
                queue.WaitForWork();
            }
        }
        while (stay && !cancel.IsCancellationRequested);

        Console.Error.WriteLine($"{done} units finished, {aside} set aside{(aside > 0 ? "; demarche cluster status tells why" : "")}");
        return aside > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
    }

    internal static ShardedStore? Store(ClusterSettings settings) => settings.Shards.Count == 0 ? null : new ShardedStore(settings.Shards, settings.Database);

    /// <summary>A worker that tells on stderr which units it sets aside.</summary>
    internal static Worker Make(ClusterSettings settings, UnitQueue queue, ShardedStore? store, Tools tools) => new(queue, store, tools, $"{Environment.MachineName}/{Environment.ProcessId}")
    {
        MostTries = settings.MostTries,
        Finished = (unit, error) =>
        {
            if (error is not null)
            {
                Console.Error.WriteLine($"set-aside: {unit}: {error}");
            }
        },
    };
}
