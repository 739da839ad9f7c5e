using System.Text.Json;

namespace Demarche.Cluster;

/// <summary>Where a cluster's parts are, from a JSON file.</summary>
public sealed record ClusterSettings
{
    static readonly JsonSerializerOptions s_options = new() { PropertyNameCaseInsensitive = true, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <summary>PostgreSQL, as a connection string of Npgsql.</summary>
    public required string Queue { get; init; }

    /// <summary>ClickHouse: for each shard the addresses of its replicas. Empty: no store, the blocks stay in the queue until they are drained.</summary>
    public IReadOnlyList<IReadOnlyList<Uri>> Shards { get; init; } = [];

    /// <summary>Name of the cluster in ClickHouse's <c>remote_servers</c>.</summary>
    public string Cluster { get; init; } = "demarche";

    /// <summary>Database in ClickHouse.</summary>
    public string Database { get; init; } = "demarche";

    /// <summary>Most documents of a unit.</summary>
    public int DocumentsPerUnit { get; init; } = 64;

    /// <summary>Units that may wait for a worker before whoever adds documents has to wait.</summary>
    public int MostWaiting { get; init; } = 1000;

    /// <summary>How often a unit may end its worker before it is set aside.</summary>
    public int MostTries { get; init; } = 5;

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">With one line: what is wrong with which value.</exception>
    public static ClusterSettings Read(string path)
    {
        try
        {
            var read = JsonSerializer.Deserialize<ClusterSettings>(File.ReadAllText(path), s_options) ?? throw new FormatException($"{path} holds null; give at least {{\"queue\": \"Host=…\"}}");
            return read.DocumentsPerUnit is < 1 or > 10_000 ? throw new FormatException($"{path}: documentsPerUnit is {read.DocumentsPerUnit}; give 1 to 10000")
                : read.MostWaiting < 1 ? throw new FormatException($"{path}: mostWaiting is {read.MostWaiting}; give 1 or more")
                : read.MostTries < 1 ? throw new FormatException($"{path}: mostTries is {read.MostTries}; give 1 or more")
                : read.Shards.Any(s => s.Count == 0) ? throw new FormatException($"{path}: a shard has no address; give each shard its replicas' addresses")
                : read;
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path} is not readable: {e.Message.Split(" Path:")[0].TrimEnd('.')}; the keys are queue, shards, cluster, database, documentsPerUnit, mostWaiting, mostTries", e);
        }
    }
}
