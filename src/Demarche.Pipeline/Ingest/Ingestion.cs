using Demarche.Merging.Copies;
using Demarche.Store;

namespace Demarche.Pipeline.Ingest;

/// <summary>
/// Articles into the record, batch by batch: while one batch is coded on all cores the one before is written, each in one transaction. A batch that is written stays;
/// what was not, the next run finds missing and adds. Memory is bounded by three batches.
/// </summary>
/// <param name="store">The record; null only reads and codes.</param>
/// <param name="tools">The stages.</param>
public sealed class Ingestion(EventStore? store, Tools tools)
{
    const int MostDocuments = 512;
    const int MostCharacters = 4 << 20;
    const int MostCandidates = 40;

    readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    IngestCounts _counts = new();

    /// <summary>Threads that code.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Stands in the place of coding here: gives what another process has coded. Called from many threads.</summary>
    public Func<Article, CodedArticle>? Coded { get; init; }

    /// <summary>What coded the articles; null for the stages here.</summary>
    public CodingRun? CodedBy { get; init; }

    /// <summary>Called after each batch that was written, from the thread that calls <see cref="Run"/>.</summary>
    public Action<IngestCounts>? Progress { get; init; }

    /// <summary>Ids of the documents written, in order; for those who need to know which.</summary>
    public Action<IReadOnlyList<CodedArticle>>? Written { get; init; }

    /// <summary>Adds articles until they end or <paramref name="cancel"/> asks to stop; what is coded by then is still written.</summary>
    /// <param name="articles">Articles; null stands for an input that could not be read.</param>
    /// <param name="cancel">Stops before the next batch.</param>
    public IngestCounts Run(IEnumerable<Article?> articles, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(articles);
        Task<Sketched[]>? coding = null;
        foreach (var batch in Batches(articles))
        {
            var fresh = Fresh(batch);
            var next = fresh.Count == 0 ? null : Task.Run(() => Code(fresh), CancellationToken.None);
            Write(coding);
            coding = next;
            if (cancel.IsCancellationRequested)
            {
                break;
            }
        }

        Write(coding);
        return _counts;
    }

    static IEnumerable<List<Article?>> Batches(IEnumerable<Article?> articles)
    {
        List<Article?> batch = [];
        var size = 0;
        foreach (var a in articles)
        {
            batch.Add(a);
            size += a?.Text.Length ?? 0;
            if (batch.Count == MostDocuments || size >= MostCharacters)
            {
                yield return batch;
                batch = [];
                size = 0;
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    List<Article> Fresh(List<Article?> batch)
    {
        var read = batch.OfType<Article>().ToList();
        var known = store?.Known([.. read.Select(a => a.Id).Distinct()]);
        var fresh = read.Where(a => known?.Contains(a.Id) != true && _underWay.Add(a.Id)).ToList();
        _counts = _counts with { Known = _counts.Known + read.Count - fresh.Count, Failed = _counts.Failed + batch.Count - read.Count };
        if (fresh.Count == 0)
        {
            Progress?.Invoke(_counts);
        }

        return fresh;
    }

    Sketched[] Code(List<Article> fresh) =>
        [.. fresh.AsParallel().AsOrdered().WithDegreeOfParallelism(Workers).Select(a => new Sketched(Coded is null ? tools.Coder.Code(a) : Coded(a), Sketch.Of(a.Id, a.Text)))];

    void Write(Task<Sketched[]>? coding)
    {
        if (coding is null)
        {
            return;
        }

        var coded = coding.GetAwaiter().GetResult();
        var (events, quotes, held) = (coded.Sum(c => c.Coded.Events.Count), coded.Sum(c => c.Coded.Quotes.Count), coded.Sum(c => c.Coded.Held.Count));
        var copies = 0;
        if (store is not null)
        {
            var pairs = Copies([.. coded.Select(c => c.Sketch).OfType<Sketch>()]);
            (events, quotes, held) = store.AddAll([.. coded.Select(c => c.Coded)], CodedBy ?? tools.Run, [.. coded.Select(c => c.Sketch).OfType<Sketch>().Select(s => new TextBands(s.DocumentId, s.BandHashes))], pairs);
            var own = coded.Select(c => c.Coded.Article.Id).ToHashSet(StringComparer.Ordinal);
            copies = pairs.SelectMany(p => new[] { p.A, p.B }).Where(own.Contains).Distinct().Count();
            Written?.Invoke([.. coded.Select(c => c.Coded)]);
        }

        foreach (var c in coded)
        {
            _underWay.Remove(c.Coded.Article.Id);
        }

        _counts = _counts with
        {
            Added = _counts.Added + coded.Length,
            Copies = _counts.Copies + copies,
            OtherLanguage = _counts.OtherLanguage + coded.Count(c => c.Coded.Held is [{ Reason: HeldReason.OtherLanguage }]),
            Events = _counts.Events + events,
            Quotes = _counts.Quotes + quotes,
            Held = _counts.Held + held,
        };
        Progress?.Invoke(_counts);
    }

    /// <summary>Pairs of copies among the new documents and between them and the record's, those that share most bands first.</summary>
    List<CopyPair> Copies(List<Sketch> fresh)
    {
        var sketches = fresh.ToDictionary(s => s.DocumentId, StringComparer.Ordinal);
        var standing = store!.InBands([.. fresh.SelectMany(s => s.BandHashes).Distinct()]).ToLookup(b => b.Band, b => b.DocumentId);
        var inside = fresh.SelectMany(s => s.BandHashes.Select(b => (b, s.DocumentId))).ToLookup(p => p.b, p => p.DocumentId);
        var pairs = fresh.SelectMany(s => s.BandHashes
                .SelectMany(b => standing[b].Concat(inside[b]))
                .Where(id => id != s.DocumentId)
                .GroupBy(id => id)
                .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Take(MostCandidates)
                .Select(g => string.CompareOrdinal(s.DocumentId, g.Key) < 0 ? (s.DocumentId, g.Key) : (g.Key, s.DocumentId)))
            .Distinct().ToList();
        foreach (var (id, text) in store.Texts([.. pairs.SelectMany(p => new[] { p.Item1, p.Item2 }).Where(id => !sketches.ContainsKey(id)).Distinct()]))
        {
            if (Sketch.Of(id, text) is { } sketch)
            {
                sketches[id] = sketch;
            }
        }

        List<CopyPair> found = [];
        foreach (var (a, b) in pairs)
        {
            if (sketches.TryGetValue(a, out var x) && sketches.TryGetValue(b, out var y) && Likeness.Of(x, y) is { } like)
            {
                found.Add(new CopyPair(a, b, Math.Round(like.Resemblance, 4), like.Exact));
            }
        }

        return found;
    }

    sealed record Sketched(CodedArticle Coded, Sketch? Sketch);
}
