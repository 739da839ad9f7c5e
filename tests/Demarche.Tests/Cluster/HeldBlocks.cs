using Npgsql;

namespace Demarche.Tests.Cluster;

/// <summary>A lock on the queue's blocks: it holds every worker between the insert into the store and done, for as long as it stands.</summary>
sealed class HeldBlocks : IAsyncDisposable
{
    readonly NpgsqlDataSource _source;
    readonly NpgsqlConnection _connection;
    readonly NpgsqlTransaction _transaction;

    HeldBlocks(NpgsqlDataSource source, NpgsqlConnection connection, NpgsqlTransaction transaction) => (_source, _connection, _transaction) = (source, connection, transaction);

    /// <summary>Workers that are held now.</summary>
    public long Waiting
    {
        get
        {
            using var ask = _source.CreateCommand("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'demarche.blocks'::regclass");
            return (long)ask.ExecuteScalar()!;
        }
    }

    public static async Task<HeldBlocks> Take(string queue)
    {
        var source = NpgsqlDataSource.Create(queue);
        var connection = await source.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("LOCK TABLE demarche.blocks IN ACCESS EXCLUSIVE MODE", connection, transaction);
        await hold.ExecuteNonQueryAsync();
        return new HeldBlocks(source, connection, transaction);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync();
            await _connection.DisposeAsync();
            await _source.DisposeAsync();
        }
        catch (NpgsqlException)
        {
            // The server was killed, and the lock with it.
        }
    }
}
