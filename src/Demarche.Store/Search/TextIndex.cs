using Demarche.Store.Access;

namespace Demarche.Store.Search;

/// <summary>
/// The index of words over the record's sentences, in blocks: small ones are joined into larger ones as they come, so that each sentence
/// is indexed a few times at most. Sentences behind the last block are read directly. Runs inside the caller's transaction.
/// </summary>
sealed class TextIndex(Link link)
{
    /// <summary>So many sentences are read directly before they become a block.</summary>
    internal const int Tail = 20_000;

    const int Join = 8;
    const int Largest = 1_500_000;

    /// <summary>Makes blocks of what came since the last one.</summary>
    /// <param name="least">Fewer sentences than this stay as they are.</param>
    public void Extend(int least = Tail)
    {
        var (last, end) = (Number("SELECT coalesce(max(last_serial), 0) FROM text_blocks"), Number("SELECT coalesce(max(serial), 0) FROM sentence_spans"));
        if (end - last < least || end == last)
        {
            return;
        }

        var first = last + 1;
        var blocks = Sql.Ask(link, "text-blocks", r => (Block: r.Int("block"), First: r.Long("first_serial"), Last: r.Long("last_serial")));
        // Blocks at the end that are no larger than what is new, eight at a time, become one with it.
        var size = end - last;
        while (true)
        {
            var small = blocks.AsEnumerable().Reverse().TakeWhile(b => b.Last - b.First < size * 2).ToList();
            if (small.Count < Join - 1 || end - small[^1].First > Largest)
            {
                break;
            }

            first = small[^1].First;
            blocks.RemoveRange(blocks.Count - small.Count, small.Count);
            size = end - first;
        }

        Build(first, end);
    }

    /// <summary>Makes the blocks that hold one of these sentences anew, after sentences were removed or changed.</summary>
    public void Renew(IReadOnlyCollection<long> serials)
    {
        foreach (var b in Sql.Ask(link, "text-blocks", r => (First: r.Long("first_serial"), Last: r.Long("last_serial"))))
        {
            if (serials.Any(s => s >= b.First && s <= b.Last))
            {
                Build(b.First, b.Last);
            }
        }
    }

    void Build(long first, long last)
    {
        Dictionary<string, List<long>> terms = [];
        foreach (var (serial, text) in Sql.Ask(link, "indexed-sentences", r => (r.Long("serial"), r.TextOrNull("text")), ("first", first), ("last", last)))
        {
            foreach (var term in Terms.Of(text ?? ""))
            {
                if (!terms.TryGetValue(term, out var list))
                {
                    terms[term] = list = [];
                }

                if (list.Count == 0 || list[^1] != serial)
                {
                    list.Add(serial);
                }
            }
        }

        Execute("DELETE FROM text_terms WHERE block IN (SELECT block FROM text_blocks WHERE first_serial >= $first AND last_serial <= $last)", first, last);
        Execute("DELETE FROM text_blocks WHERE first_serial >= $first AND last_serial <= $last", first, last);
        var block = (int)Number("SELECT coalesce(max(block), 0) + 1 FROM text_blocks");
        using (var appender = link.CreateAppender("text_blocks"))
        {
            appender.CreateRow().Add(block).Add(first).Add(last).EndRow();
        }

        using (var appender = link.CreateAppender("text_terms"))
        {
            foreach (var (term, serials) in terms.OrderBy(t => t.Key, StringComparer.Ordinal))
            {
                appender.CreateRow().Add(block).Add(term).Add(serials.Count).Add(Serials.Write(serials)).EndRow();
            }
        }
    }

    void Execute(string sql, long first, long last)
    {
        using var command = link.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new DuckDB.NET.Data.DuckDBParameter("first", first));
        command.Parameters.Add(new DuckDB.NET.Data.DuckDBParameter("last", last));
        command.ExecuteNonQuery();
    }

    long Number(string sql)
    {
        using var command = link.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar());
    }

    /// <summary>Serials of sentences that may hold every part, newest first: those whose terms all stand in a block, and all of the tail.</summary>
    public IEnumerable<long> Candidates(SearchQuery query, long before)
    {
        var last = Number("SELECT coalesce(max(last_serial), 0) FROM text_blocks");
        for (var s = Math.Min(before - 1, Number("SELECT coalesce(max(serial), 0) FROM sentence_spans")); s > last; s--)
        {
            yield return s;
        }

        foreach (var b in Sql.Ask(link, "text-blocks", r => (Block: r.Int("block"), First: r.Long("first_serial"))).OrderByDescending(b => b.First))
        {
            if (b.First >= before)
            {
                continue;
            }

            // The longest words first: they are the rarest.
            List<long>? all = null;
            foreach (var word in query.Parts.SelectMany(p => p).Distinct().OrderByDescending(w => w.Length))
            {
                var has = With(b.Block, word);
                all = all is null ? has : Intersect(all, has);
                if (all.Count == 0)
                {
                    break;
                }
            }

            for (var i = (all?.Count ?? 0) - 1; i >= 0; i--)
            {
                if (all![i] < before)
                {
                    yield return all[i];
                }
            }
        }
    }

    List<long> With(int block, string word)
    {
        var beginning = word.EndsWith('*');
        var from = beginning ? word[..^1] : word;
        var lists = Sql.Ask(link, "text-terms", r => Serials.Read(r.Blob("serials")), ("block", block), ("from", from), ("beginning", beginning));
        return lists.Count switch
        {
            0 => [],
            1 => lists[0],
            _ => [.. lists.SelectMany(l => l).Distinct().Order()],
        };
    }

    static List<long> Intersect(List<long> a, List<long> b)
    {
        List<long> both = [];
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            if (a[i] == b[j])
            {
                both.Add(a[i]);
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return both;
    }
}
