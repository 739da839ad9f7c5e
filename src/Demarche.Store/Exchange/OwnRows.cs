using System.Text;
using System.Text.Json;

namespace Demarche.Store.Exchange;

/// <summary>Rows of a file of our own layout, whatever its format: cells by column name, an empty cell is null.</summary>
static class OwnRows
{
    const int Longest = 1 << 22;

    /// <summary>The format of a file, by its name; CSV when the name tells nothing.</summary>
    public static string FormatOf(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".tsv" or ".tab" => "tsv",
        ".jsonl" or ".ndjson" => "jsonl",
        ".parquet" => "parquet",
        _ => "csv",
    };

    /// <summary>Reads rows one by one with their line number. A row that cannot be read is given as a message.</summary>
    public static IEnumerable<(int Line, Dictionary<string, string?>? Cells, string? Broken)> Read(Stream stream, string format)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        foreach (var row in format == "jsonl" ? Json(reader) : Delimited(reader, format == "csv" ? ',' : '\t'))
        {
            yield return row;
        }
    }

    /// <summary>Reads a Parquet file.</summary>
    public static IEnumerable<(int Line, Dictionary<string, string?>? Cells, string? Broken)> Parquet(string path)
    {
        using var link = EventStore.Connection(":memory:", readOnly: false, gate: null);
        using var command = link.CreateCommand();
        command.CommandText = $"SELECT COLUMNS(*)::VARCHAR FROM read_parquet({Sql.Quoted(path)})";
        using var reader = command.ExecuteReader();
        var number = 0;
        while (reader.Read())
        {
            var cells = new Dictionary<string, string?>(reader.FieldCount);
            for (var i = 0; i < reader.FieldCount; i++)
            {
                cells[reader.GetName(i)] = reader.IsDBNull(i) || reader.GetString(i).Length == 0 ? null : reader.GetString(i);
            }

            yield return (++number, cells, null);
        }
    }

    static IEnumerable<(int, Dictionary<string, string?>?, string?)> Json(StreamReader reader)
    {
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            Dictionary<string, string?>? cells = null;
            string? broken = null;
            try
            {
                using var document = JsonDocument.Parse(line);
                cells = document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => Cell(p.Value));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
            {
                broken = "the line is no JSON object";
            }

            yield return (number, cells, broken);
        }
    }

    static string? Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Array => value.GetArrayLength() == 0 ? null : string.Join(';', value.EnumerateArray().Select(v => v.ToString())),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString() is { Length: > 0 } text ? text : null,
    };

    static IEnumerable<(int, Dictionary<string, string?>?, string?)> Delimited(StreamReader reader, char separator)
    {
        List<string>? header = null;
        var line = 1;
        while (true)
        {
            var first = line;
            var (cells, broken, ended) = Record(reader, separator, ref line);
            if (ended && cells.Count == 1 && cells[0].Length == 0)
            {
                yield break;
            }

            if (header is null)
            {
                header = cells;
            }
            else if (broken is null && cells.Count != header.Count)
            {
                yield return (first, null, cells.Count == 1 && cells[0].Length == 0 ? "the line is empty" : $"the row has {cells.Count} cells, the header names {header.Count}");
            }
            else if (broken is not null)
            {
                yield return (first, null, broken);
            }
            else
            {
                var row = new Dictionary<string, string?>(cells.Count);
                for (var i = 0; i < cells.Count; i++)
                {
                    row[header[i]] = cells[i].Length == 0 ? null : cells[i];
                }

                yield return (first, row, null);
            }

            if (ended)
            {
                yield break;
            }
        }
    }

    /// <summary>One record; a quoted cell of a comma-separated file may hold line ends.</summary>
    static (List<string> Cells, string? Broken, bool Ended) Record(StreamReader reader, char separator, ref int line)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        var length = 0;
        while (true)
        {
            var c = reader.Read();
            if (++length > Longest)
            {
                return (cells, $"the row is longer than {Longest} characters; is a quote not closed?", true);
            }

            if (c < 0)
            {
                cells.Add(cell.ToString());
                return (cells, quoted ? "the file ends inside quotes" : null, true);
            }

            if (c == '\n')
            {
                line++;
            }

            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append((char)c);
                }
                else if (reader.Peek() == '"')
                {
                    _ = reader.Read();
                    cell.Append('"');
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && separator == ',' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c == '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                return (cells, null, false);
            }
            else
            {
                cell.Append((char)c);
            }
        }
    }
}
