using Demarche.Reading.Dates;

namespace Demarche.Reading.Tables;

/// <summary>CSV or TSV with a header → one article a row. Columns are found by their usual names or by <see cref="ReaderOptions.Columns"/>.</summary>
static class CsvReader
{
    static readonly Dictionary<string, string[]> Usual = new()
    {
        ["id"] = ["id", "doc_id", "article_id", "story_id"],
        ["text"] = ["text", "body", "content", "article", "full_text", "fulltext", "story", "sentence_text"],
        ["title"] = ["title", "headline", "head", "heading"],
        ["date"] = ["date", "published", "publication_date", "pub_date", "pubdate", "published_at", "publish_date", "day"],
        ["url"] = ["url", "link", "address", "uri"],
        ["publisher"] = ["publisher", "outlet", "source", "site", "newspaper", "publication"],
        ["language"] = ["language", "lang"],
    };

    public static IEnumerable<ReadResult> Read(Stream stream, string origin, ReaderOptions options)
    {
        using var reader = new StreamReader(stream, new System.Text.UTF8Encoding(false, false), detectEncodingFromByteOrderMarks: true, 1 << 14, leaveOpen: true);
        var first = reader.ReadLine() ?? "";
        var delimiter = Delimiter(first);
        var header = CsvRows.Read(new StringReader(first), delimiter, 1 << 20).FirstOrDefault().Cells;
        if (header is null)
        {
            yield return ReadResult.Not(origin, "empty", "there is no text in it");
            yield break;
        }

        var columns = Columns(header, options, out var missing);
        if (missing is not null)
        {
            yield return ReadResult.Not(origin, "no-column", missing);
            yield break;
        }

        foreach (var (line, cells) in CsvRows.Read(reader, delimiter, options.MaxBytes))
        {
            var place = $"{origin}:{line + 1}";
            yield return cells is null
                ? ReadResult.Not(place, "too-large", $"the row is longer than {options.MaxBytes} characters; split it or raise the limit")
                : Row(cells, columns, place, options);
        }
    }

    static ReadResult Row(List<string> cells, Dictionary<string, int> columns, string place, ReaderOptions options)
    {
        string? Cell(string field) => columns.TryGetValue(field, out var i) && i < cells.Count && cells[i].Trim() is { Length: > 0 } value ? value : null;
        var id = Cell("id");
        if (Cell("text") is not { } text)
        {
            return ReadResult.Not(place, "no-text", "the row has no text", id);
        }

        PublicationDate? published = options.Published is { } given ? PublicationDate.Given(given) : null;
        if (Cell("date") is { } date)
        {
            if ((DayScanner.First(date)?.Date ?? AddressDate.Find(date)) is not { } day)
            {
                return ReadResult.Not(place, "bad-date", $"the date \"{(date.Length > 40 ? date[..40] : date)}\" is no day; write it as YYYY-MM-DD", id);
            }

            published = PublicationDate.Given(day);
        }

        var known = new Known { Origin = place, Title = Cell("title"), Url = Cell("url"), Publisher = Cell("publisher"), Language = Cell("language"), Published = published };
        var article = PlainText.Read(text, known, options.NotAfter);
        return ReadResult.Of(article with { Id = Ids.Document(text, article.Title, known.Url, article.Published.Day) }, id);
    }

    static Dictionary<string, int> Columns(List<string> header, ReaderOptions options, out string? missing)
    {
        missing = null;
        var found = new Dictionary<string, int>();
        var names = header.ConvertAll(h => h.Trim().ToLowerInvariant());
        foreach (var (field, usual) in Usual)
        {
            var at = -1;
            if (options.Columns.TryGetValue(field, out var named))
            {
                at = names.IndexOf(named.Trim().ToLowerInvariant());
                if (at < 0)
                {
                    missing = $"there is no column \"{named}\" for {field}; the header names {string.Join(", ", header)}";
                    return found;
                }
            }

            for (var i = 0; at < 0 && i < usual.Length; i++)
            {
                at = names.IndexOf(usual[i]);
            }

            if (at >= 0)
            {
                found[field] = at;
            }
        }

        if (!found.ContainsKey("text"))
        {
            missing = $"no column holds the text; the header names {string.Join(", ", header)}: map one of them to text (--map text=COLUMN)";
        }

        return found;
    }

    static char Delimiter(string header)
    {
        var best = ',';
        foreach (var c in ";\t|")
        {
            best = header.Count(x => x == c) > header.Count(x => x == best) ? c : best;
        }

        return best;
    }
}
