using System.IO.Compression;
using System.Text.Json;
using Demarche.Store.Base;

namespace Demarche.Pipeline.BaseRecord;

/// <summary>Codes a file of dated one-sentence reports into a base record: facts without sentences.</summary>
public static class BaseBuilder
{
    const int FewestWords = 6;
    const int Batch = 2048;

    /// <summary>Codes every distinct report of a file and writes the base record's files.</summary>
    /// <param name="path">JSON lines <c>{"id","date","text"}</c>, plain or gzip.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="tools">The coder.</param>
    /// <param name="progress">Told the number of reports coded so far.</param>
    /// <param name="cancel">Stops; nothing is written then.</param>
    /// <returns>Reports coded, events written, lines left out (repeats, bare headings).</returns>
    public static (int Items, int Events, int LeftOut) Build(string path, string folder, Tools tools, Action<int>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(tools);
        var names = new PublicNames(tools.Knowledge.Actors);
        var (coded, leftOut) = (0, 0);
        var (items, events) = BaseFiles.Write(folder, Items(), tools.Run.CoderVersion + " " + tools.Run.Id);
        return (items, events, leftOut);

        IEnumerable<BaseItem> Items()
        {
            foreach (var batch in Distinct(Lines(path), () => leftOut++).Chunk(Batch))
            {
                foreach (var item in batch.AsParallel().AsOrdered().WithCancellation(cancel).Select(r => Code(r, tools, names)))
                {
                    coded++;
                    yield return item;
                }

                progress?.Invoke(coded);
            }
        }
    }

    static BaseItem Code(Report report, Tools tools, PublicNames names)
    {
        var (text, outlet) = Outlets.Cut(report.Text);
        var article = new Article { Id = Ids.Document(text, null, report.Id, report.Day), Text = text, Origin = report.Id, Publisher = outlet, Published = PublicationDate.Given(report.Day), Language = "en" };
        return new BaseItem(report.Id, report.Day, outlet, [.. tools.Coder.Code(article).Events.Where(e => !e.Forced).Select(names.Keep)]);
    }

    /// <summary>The first of each text; bare headings left out.</summary>
    static IEnumerable<Report> Distinct(IEnumerable<Report> reports, Action leave)
    {
        HashSet<string> seen = [];
        foreach (var r in reports)
        {
            if (r.Text.Split(' ', FewestWords + 1, StringSplitOptions.RemoveEmptyEntries).Length < FewestWords || !seen.Add(r.Text))
            {
                leave();
                continue;
            }

            yield return r;
        }
    }

    static IEnumerable<Report> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 0)
            {
                yield return Read(line, path, number);
            }
        }
    }

    static Report Read(string line, string path, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return new Report(root.GetProperty("id").GetString()!, DateOnly.ParseExact(root.GetProperty("date").GetString()!, "yyyy-MM-dd"), root.GetProperty("text").GetString()!.Trim());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            throw new FormatException($"{path}:{number}: not a report; each line must be {{\"id\",\"date\":\"YYYY-MM-DD\",\"text\"}}", e);
        }
    }

    readonly record struct Report(string Id, DateOnly Day, string Text);
}
