using System.CommandLine;
using Demarche.Cli.Verbs;
using Demarche.Cluster;
using Demarche.Store.Sharded;

namespace Demarche.Cli.Output;

/// <summary><c>--cluster FILE</c> of verbs that ask: the store on several machines answers instead of a record.</summary>
static class ClusterOption
{
    public static Option<string?> Create() => new("--cluster") { Description = "Ask the store of the cluster described in this file instead of a record.", HelpName = "FILE" };

    /// <summary>The store; null when none is asked for.</summary>
    public static ShardedStore? Open(string? file) =>
        file is null ? null
        : WorkVerb.Store(ClusterSettings.Read(ClusterVerb.Path(file))) ?? throw new Failure("no-shards", $"'{file}' names no shards; ask the record that demarche cluster drain wrote, or add \"shards\"", ExitCode.NotFound);
}
