using System.Buffers;
using System.Collections.Concurrent;
using Demarche.Coding;

namespace Demarche.Pipeline;

/// <summary>
/// <c>code</c> as a filter: JSON lines in, JSON lines out, order kept, a bad line told in its place. Holds a bounded number of lines at a time,
/// and gives the same bytes on one thread as on many.
/// </summary>
public static class CodePipe
{
    const int Batch = 128;

    /// <summary>Codes every line.</summary>
    /// <param name="input">One request a line.</param>
    /// <param name="output">Receives one line for each.</param>
    /// <param name="coder">The coder.</param>
    /// <param name="threads">Lines coded at once.</param>
    /// <param name="cancel">Stops between batches; what was written stays whole lines.</param>
    /// <returns>Lines read and lines that failed.</returns>
    public static (long Lines, long Failed) Run(TextReader input, Stream output, EventCoder coder, int threads, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(coder);
        var lines = new List<string>(Batch);
        var written = new ArrayBufferWriter<byte>[Batch];
        long read = 0, failed = 0;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            lines.Clear();
            long characters = 0;
            while (lines.Count < Batch && characters < 4_000_000 && input.ReadLine() is { } line)
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    lines.Add(line);
                    characters += line.Length;
                }
            }

            if (lines.Count == 0)
            {
                return (read, failed);
            }

            var bad = 0L;
            Parallel.ForEach(Partitioner.Create(0, lines.Count, Math.Max(1, lines.Count / (threads * 4))), new ParallelOptions { MaxDegreeOfParallelism = threads }, range =>
            {
                for (var i = range.Item1; i < range.Item2; i++)
                {
                    var buffer = written[i] ??= new ArrayBufferWriter<byte>(4096);
                    buffer.ResetWrittenCount();
                    if (!Guarded(lines[i], coder, buffer))
                    {
                        Interlocked.Increment(ref bad);
                    }
                }
            });
            for (var i = 0; i < lines.Count; i++)
            {
                output.Write(written[i].WrittenSpan);
                if (written[i].Capacity > 1 << 20)
                {
                    written[i] = new ArrayBufferWriter<byte>(4096);
                }
            }

            output.Flush();
            read += lines.Count;
            failed += bad;
        }
    }

    /// <summary>A fault of the coder costs one line, told as such, and never the run.</summary>
    static bool Guarded(string line, EventCoder coder, ArrayBufferWriter<byte> buffer)
    {
        try
        {
            return Line(line, coder, buffer);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            buffer.ResetWrittenCount();
            CodeJson.WriteLine(buffer, new LineError(CodeRequest.Parse(line).Request?.Id, "internal", $"the coder failed on this line ({e.GetType().Name}: {e.Message}); please report the line"));
            return false;
        }
    }

    static bool Line(string line, EventCoder coder, ArrayBufferWriter<byte> buffer)
    {
        var (request, error) = CodeRequest.Parse(line);
        if (request is null)
        {
            CodeJson.WriteLine(buffer, error!);
            return false;
        }

        var source = request.Actors.FirstOrDefault(a => a.IsSource == true);
        var target = request.Actors.FirstOrDefault(a => a.IsSource == false);
        var article = request.ToArticle();
        if (source is not null && target is not null)
        {
            var relation = coder.Relate(article, source, target);
            CodeJson.WriteLine(buffer, request.Id, new CodedArticle(article, [], relation is null ? [] : [relation], [], []));
            return true;
        }

        CodeJson.WriteLine(buffer, request.Id, coder.Code(article));
        return true;
    }
}
