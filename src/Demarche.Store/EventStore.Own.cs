using Demarche.Store.Exchange;

namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>Takes a file of the project's own layout into the record, in one transaction: all of it, or nothing. Events keep their ids; known ones are dropped with a count.</summary>
    /// <param name="path">The file: CSV, TSV, JSON lines or Parquet by its name; <c>-</c> reads CSV from <paramref name="input"/>.</param>
    /// <param name="input">Read instead of the file, when given.</param>
    /// <param name="format"><c>csv</c>, <c>tsv</c>, <c>jsonl</c> or <c>parquet</c>; null goes by the name.</param>
    /// <exception cref="FormatException">When the file is not of this layout.</exception>
    public ImportResult ImportOwn(string path, Stream? input = null, string? format = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        format ??= OwnRows.FormatOf(path);
        HashSet<string> known = [.. Sql.Ask(_connection, "event-ids", r => r.Text("event_id"))];
        List<OwnRow> rows = [];
        List<Rejected> broken = [];
        var (bad, duplicates, first) = (0, 0, true);
        using var stream = format == "parquet" ? null : input ?? File.OpenRead(path);
        foreach (var (line, cells, problem) in format == "parquet" ? OwnRows.Parquet(path) : OwnRows.Read(stream!, format))
        {
            try
            {
                if (cells is null)
                {
                    throw new FormatException(problem);
                }

                if (first && OwnRow.Needed.Where(c => !cells.ContainsKey(c)).ToList() is { Count: > 0 } missing)
                {
                    throw new StoreException("wrong-layout", $"{path}: columns are missing: {string.Join(", ", missing)}; the layout is told by: demarche export -o FILE, in FILE.codebook.csv");
                }

                first = false;
                var row = OwnRow.Read(cells);
                if (known.Add(row.Event.Id))
                {
                    rows.Add(row);
                }
                else
                {
                    duplicates++;
                }
            }
            catch (FormatException e)
            {
                bad++;
                if (broken.Count < MostBroken)
                {
                    broken.Add(new Rejected($"{path}:{line}", "broken-row", e.Message));
                }
            }
        }

        if (rows.Count > 0)
        {
            Change(() => Write(rows, path));
        }

        return new ImportResult(rows.Count, rows.Count, 0, 0, duplicates, broken, bad);
    }

    void Write(List<OwnRow> rows, string origin)
    {
        foreach (var run in rows.Select(r => (r.RunId, r.CoderVersion)).Distinct())
        {
            Execute("INSERT INTO runs SELECT $run, $version, '', '' WHERE NOT EXISTS (SELECT 1 FROM runs WHERE run_id = $run)", ("run", run.RunId), ("version", run.CoderVersion));
        }

        var there = Known([.. rows.Select(r => r.Document.DocumentId).Distinct()]).ToHashSet(StringComparer.Ordinal);
        using var appenders = new Appenders(_connection);
        foreach (var document in rows.GroupBy(r => (r.Document.DocumentId, r.RunId)))
        {
            var d = document.First().Document;
            var article = new Article { Id = d.DocumentId, Text = "", Url = d.Url, Publisher = d.Publisher, Origin = System.IO.Path.GetFileName(origin), Published = d.Published is { } day ? PublicationDate.Given(day) : new PublicationDate(null, "none", "imported events") };
            new ArticleWriter(appenders, new CodedArticle(article, [], [.. document.Select(r => r.Event)], [], []), document.Key.RunId, 0).Write(withDocument: there.Add(d.DocumentId));
        }

        appenders.Flush();
        using var carried = _connection.CreateAppender("carried");
        foreach (var r in rows)
        {
            carried.CreateRow().Add(r.Event.Id).Add(r.Reports).Add(r.Sources).Add(r.Sentence).Add(r.Review).Add(r.Cluster).EndRow();
        }
    }
}
