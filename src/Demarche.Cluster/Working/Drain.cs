using System.Collections.Concurrent;
using Demarche.Cluster.Queue;
using Demarche.Cluster.Units;
using Demarche.Merging.Happenings;
using Demarche.Pipeline;
using Demarche.Pipeline.Ingest;
using Demarche.Store;

namespace Demarche.Cluster.Working;

/// <summary>
/// Brings what the workers coded into a record, in the order in which the documents came: what stands in it afterwards is what the embedded path would have written.
/// Links between events come from the workers; only what they join is looked at here.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="tools">The stages.</param>
public sealed class Drain(UnitQueue queue, Tools tools)
{
    /// <summary>Called after each batch.</summary>
    public Action<IngestCounts>? Progress { get; init; }

    /// <summary>Finishes what is left, compares the parts that changed, and writes everything into the record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="worker">Works beside the others until nothing is left.</param>
    /// <param name="cancel">Stops between two units.</param>
    public IngestCounts Into(EventStore record, Worker worker, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(worker);
        Finish(worker, cancel);
        queue.Plan();
        Finish(worker, cancel);
        var counts = Write(record, cancel);
        var known = new Links(queue);
        Settling.Run(record, tools.Merger, Environment.ProcessorCount, touched: Replaced, compare: (fresh, near) => known.Among(fresh, near, tools.Merger), cancel: cancel);
        return counts;
    }

    /// <summary>Events of documents that another coder had coded before.</summary>
    List<string> Replaced { get; } = [];

    void Finish(Worker worker, CancellationToken cancel)
    {
        do
        {
            cancel.ThrowIfCancellationRequested();
            worker.RunUntilEmpty(cancel);
            queue.WaitForOthers();
        }
        while (queue.Waiting() > 0);
    }

    IngestCounts Write(EventStore record, CancellationToken cancel)
    {
        var sum = new IngestCounts();
        CodingRun? run = null;
        ConcurrentDictionary<string, CodedArticle> coded = new(StringComparer.Ordinal);
        using var blocks = queue.Blocks().GetEnumerator();
        var more = blocks.MoveNext();
        while (more && !cancel.IsCancellationRequested)
        {
            run = blocks.Current.Run;
            var ingestion = new Ingestion(record, tools) { CodedBy = run, Coded = a => coded.TryRemove(a.Id, out var c) ? c : throw new InvalidOperationException($"{a.Id} is asked for twice"), Progress = Progress };
            var counts = ingestion.Run(Articles(), cancel);
            sum = sum with { Added = sum.Added + counts.Added, Known = sum.Known + counts.Known, Copies = sum.Copies + counts.Copies, OtherLanguage = sum.OtherLanguage + counts.OtherLanguage, Events = sum.Events + counts.Events, Quotes = sum.Quotes + counts.Quotes, Held = sum.Held + counts.Held };
        }

        return sum;

        IEnumerable<Article> Articles()
        {
            while (more && blocks.Current.Run == run)
            {
                var known = record.Known([.. blocks.Current.Documents.Select(d => d.Article.Id)]);
                var older = record.CodedByOthers([.. known], run!.Id);
                foreach (var document in blocks.Current.Documents)
                {
                    if (older.Contains(document.Article.Id))
                    {
                        record.Replace(document, run);
                        Replaced.AddRange(document.Events.Where(e => !e.Forced).Select(e => e.Id));
                    }

                    if (!known.Contains(document.Article.Id))
                    {
                        coded[document.Article.Id] = document;
                    }

                    yield return document.Article;
                }

                more = blocks.MoveNext();
            }
        }
    }

    /// <summary>All links the workers found.</summary>
    sealed class Links
    {
        readonly ILookup<string, Link> _of;
        readonly HashSet<string> _compared = new(StringComparer.Ordinal);

        public Links(UnitQueue queue)
        {
            List<Link> links = [];
            for (var part = 0; part < Partition.Count; part++)
            {
                links.AddRange(queue.Rows("links", part).SelectMany(r => PlainJson.Read<List<Link>>(r)));
                _compared.UnionWith(queue.Rows("tellings", part).SelectMany(r => PlainJson.Read<List<OutletTelling>>(r)).Select(t => t.Telling.EventId));
            }

            _of = links.Distinct().SelectMany(l => new[] { (Id: l.A, l), (Id: l.B, l) }).ToLookup(p => p.Id, p => p.l, StringComparer.Ordinal);
        }

        public IReadOnlyList<Link> Among(IReadOnlyList<Telling> fresh, IReadOnlyList<Telling> near, Merger merger)
        {
            var all = fresh.Concat(near).Select(t => t.EventId).ToHashSet(StringComparer.Ordinal);
            var found = fresh.Where(t => _compared.Contains(t.EventId)).SelectMany(t => _of[t.EventId]).Where(l => all.Contains(l.A) && all.Contains(l.B)).Distinct().ToList();
            // Events that came into the record another way were compared with nothing yet.
            var foreign = fresh.Concat(near).Where(t => !_compared.Contains(t.EventId)).Select(t => t.EventId).ToHashSet(StringComparer.Ordinal);
            if (foreign.Count > 0)
            {
                found.AddRange(merger.Links(fresh, near, Environment.ProcessorCount).Where(l => foreign.Contains(l.A) || foreign.Contains(l.B)));
            }

            return [.. found.OrderBy(l => l.A, StringComparer.Ordinal).ThenBy(l => l.B, StringComparer.Ordinal)];
        }
    }
}
