using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Demarche.Pipeline;
using Demarche.Pipeline.Ingest;
using Demarche.Store;
using Demarche.Web.Api.Asking;
using Demarche.Web.Api.Bodies;
using Microsoft.Extensions.Hosting;

namespace Demarche.Web.Api.Work;

/// <summary>Documents that were sent, added to the record one request after another while callers ask how far it is. A job that was not begun when the program ends is lost; what is added stays.</summary>
sealed class Jobs(RecordSessions record, Tools tools, ApiMeter meter) : BackgroundService
{
    const int MostWaiting = 16;
    const int MostRemembered = 1000;
    const int MostDocuments = 1000;

    readonly Channel<Job> _waiting = Channel.CreateBounded<Job>(MostWaiting);
    readonly ConcurrentDictionary<string, Job> _known = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<string> _order = new();

    /// <summary>Takes documents.</summary>
    /// <exception cref="Refused">When there are none, too many, or too much work waits already.</exception>
    public JobBody Take(NewDocuments? given)
    {
        if (given?.Documents is not { Count: > 0 and <= MostDocuments } documents)
        {
            throw new Refused(400, "bad-documents", $"documents holds {given?.Documents?.Count.ToString(CultureInfo.InvariantCulture) ?? "nothing"}", $"give a list of 1 to {MostDocuments}, each with text");
        }

        var job = new Job("j" + Ids.Hash(Guid.NewGuid().ToString("N")), documents);
        if (!_waiting.Writer.TryWrite(job))
        {
            throw new Refused(503, "busy", $"{MostWaiting} requests are waiting already", "try again when some are done");
        }

        _known[job.Id] = job;
        _order.Enqueue(job.Id);
        while (_order.Count > MostRemembered && _order.TryDequeue(out var oldest))
        {
            _known.TryRemove(oldest, out _);
        }

        return job.Body;
    }

    /// <summary>How far a job is; null when there is none of that id.</summary>
    public JobBody? Find(string id) => _known.GetValueOrDefault(id)?.Body;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            await record.Ask(store => Run(job, store, stoppingToken), stoppingToken);
        }
    }

    bool Run(Job job, EventStore store, CancellationToken stop)
    {
        job.Body = job.Body with { State = "running" };
        try
        {
            if (store.IsReadOnly || store.Record != RecordChoice.Own)
            {
                throw new StoreException("read-only", "this record is only read");
            }

            List<JobErrorBody> errors = [];
            var articles = job.Documents.Select((d, i) => Article(d, i + 1, errors)).ToList();
            var ingestion = new Ingestion(store, tools) { Progress = c => Tell(job, c, errors) };
            var counts = ingestion.Run(articles, stop);
            Settling.Run(store, tools.Merger, cancel: stop);
            Tell(job, counts, errors);
            job.Body = job.Body with { State = "done" };
            meter.Added(counts.Added, counts.Events);
        }
        catch (StoreException e)
        {
            job.Body = job.Body with { State = "failed", Failure = $"{e.Code}: the record could not be written" };
            Console.Error.WriteLine($"{e.Code}: {e.Message}");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // One job's fault must not end the others.
            job.Body = job.Body with { State = "failed", Failure = "the documents could not be added" };
            Console.Error.WriteLine($"job {job.Id}: {e.GetType().Name}: {e.Message}");
        }

        return true;
    }

    static void Tell(Job job, IngestCounts c, List<JobErrorBody> errors) =>
        job.Body = job.Body with { Seen = c.Seen, Added = c.Added, Known = c.Known, Events = c.Events, Quotes = c.Quotes, Errors = [.. errors] };

    static Article? Article(NewDocument? d, int number, List<JobErrorBody> errors)
    {
        if (d?.Text is not { } text || string.IsNullOrWhiteSpace(text))
        {
            errors.Add(new JobErrorBody(number, "no-text", "the document has no text; give the words to code"));
            return null;
        }

        DateOnly? day = null;
        if (d.Date is { Length: > 0 } given)
        {
            if (!DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            {
                errors.Add(new JobErrorBody(number, "bad-date", $"date is '{Refused.Shown(given)}'; give a day as YYYY-MM-DD"));
                return null;
            }

            day = read;
        }

        return NewArticle.Of(text, d.Title, d.Url, day, d.Publisher);
    }

    sealed class Job(string id, IReadOnlyList<NewDocument> documents)
    {
        public string Id { get; } = id;

        public IReadOnlyList<NewDocument> Documents { get; } = documents;

        public volatile JobBody Body = new(id, "waiting", documents.Count, 0, 0, 0, 0, 0, [], null);
    }
}
