namespace Demarche.Store.Sharded;

/// <summary>
/// Waits, before a question, until every replica that answers holds what any of its shard held when the question came. A replica that was away answers as soon as it is back, before it has fetched what it missed:
/// asked then, it would give a part for the whole, and events would stand there that are hidden by now.
/// </summary>
/// <param name="link">The servers.</param>
/// <param name="database">Database whose tables are looked at.</param>
sealed class ReplicaLag(ClickHouseLink link, string database)
{
    /// <summary>Longest wait for one question, in milliseconds.</summary>
    const long LongestWait = 60_000;

    /// <summary>Pause between two looks, in milliseconds.</summary>
    const int Pause = 20;

    /// <summary>One table on one server. <paramref name="LogEnd"/> is the number of the last entry of the shard's log, <paramref name="LogRead"/> how many entries this replica took over; times are seconds of the server's clock.</summary>
    sealed record Look(string Table, bool Cut, long LogEnd, long LogRead, int Fetches, long OldestFetch, long Now, string LogPath);

    /// <summary>Returns when nothing that stood in the store at the call is missing on a server that answers.</summary>
    /// <exception cref="StoreException"><c>store</c> when a replica is still behind after a minute.</exception>
    public void Wait()
    {
        var waits = link.Shards.SelectMany(s => s).Select(server => Task.Factory.StartNew(() => Wait(server), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        foreach (var wait in waits)
        {
            try
            {
                wait.GetAwaiter().GetResult();
            }
            catch (StoreException e) when (e.Code == "store-away")
            {
                // A server that does not answer here gives no answer to the question either; if none of its shard is left, the question fails.
            }
        }
    }

    void Wait(Uri server)
    {
        var deadline = Environment.TickCount64 + LongestWait;
        Dictionary<string, Look> first = new(StringComparer.Ordinal);
        while (true)
        {
            string? behind = null;
            foreach (var look in Tables(server))
            {
                var began = first.GetValueOrDefault(look.Table) ?? (first[look.Table] = look);
                if (look.Cut || look.LogRead <= began.LogEnd && !Empty(server, look) || look.Fetches > 0 && look.OldestFetch <= began.Now)
                {
                    behind = look.Table;
                }
            }

            if (behind is null && first.Values.Select(l => l.Now).DefaultIfEmpty().Min() is var asked && Changing(server, asked) is { } changing)
            {
                behind = changing;
            }

            if (behind is null)
            {
                return;
            }

            if (Environment.TickCount64 > deadline)
            {
                throw new StoreException("store", $"{server.Host}:{server.Port} has not caught up with its shard in {behind} within a minute; wait until it has, or stop it: nothing is answered in part");
            }

            Thread.Sleep(Pause);
        }
    }

    List<Look> Tables(Uri server) => link.Ask(
        server,
        """
        SELECT table, toInt32(is_readonly OR is_session_expired) AS cut, toInt64(log_max_index) AS log_end, toInt64(log_pointer) AS log_read, toInt32(inserts_in_queue) AS fetches,
               toInt64(inserts_oldest_time) AS oldest_fetch, toInt64(now()) AS asked, zookeeper_path
        FROM system.replicas WHERE database = $database
        """,
        r => new Look(r.Text("table"), r.Int("cut") != 0, r.Long("log_end"), r.Long("log_read"), r.Int("fetches"), r.Long("oldest_fetch"), r.Long("asked"), r.Text("zookeeper_path")),
        ("database", database));

    /// <summary>That a log has no entry: its end is told as 0 then, as it is when there is one.</summary>
    bool Empty(Uri server, Look look) => look.LogEnd == 0
        && link.Ask(server, "SELECT toInt64(count()) AS n FROM system.zookeeper WHERE path = $path", r => r.Long("n"), ("path", look.LogPath + "/log"))[0] == 0;

    /// <summary>A table whose rows of an older coding are not yet removed here.</summary>
    string? Changing(Uri server, long asked) => link.Ask(
        server, "SELECT min(table) AS table FROM system.mutations WHERE database = $database AND is_done = 0 AND toInt64(create_time) <= $asked HAVING count() > 0",
        r => r.Text("table"), ("database", database), ("asked", asked)) is [var table, ..] ? table : null;
}
