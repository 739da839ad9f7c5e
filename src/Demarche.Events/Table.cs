namespace Demarche;

/// <summary>
/// Reads the project's own tables: tab-separated UTF-8 text, lines that begin with <c>#</c> are notes, the first other line names the columns.
/// </summary>
public static class Table
{
    /// <summary>Rows in file order. Missing trailing cells read as empty.</summary>
    /// <param name="reader">The table; read to its end, not closed.</param>
    /// <param name="name">File name, for messages.</param>
    /// <exception cref="FormatException">When a row has more cells than the header, with name and line.</exception>
    public static IEnumerable<TableRow> Read(TextReader reader, string name)
    {
        Dictionary<string, int>? header = null;
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var cells = line.Split('\t');
            if (header is null)
            {
                header = new Dictionary<string, int>(cells.Length);
                for (var i = 0; i < cells.Length; i++)
                {
                    header[cells[i].Trim()] = i;
                }

                continue;
            }

            if (cells.Length > header.Count)
            {
                throw new FormatException($"{name} line {number}: {cells.Length} cells, but the header names {header.Count} columns; remove the extra tab.");
            }

            yield return new TableRow(header, cells, name, number);
        }
    }
}

/// <summary>One row of a <see cref="Table"/>.</summary>
public readonly struct TableRow
{
    readonly Dictionary<string, int> _header;
    readonly string[] _cells;

    internal TableRow(Dictionary<string, int> header, string[] cells, string file, int line)
    {
        _header = header;
        _cells = cells;
        File = file;
        Line = line;
    }

    /// <summary>File name.</summary>
    public string File { get; }

    /// <summary>Line number, from 1.</summary>
    public int Line { get; }

    /// <summary>The cell under a column, trimmed; empty when the row is short.</summary>
    /// <exception cref="FormatException">When the table has no such column.</exception>
    public string this[string column]
    {
        get
        {
            if (!_header.TryGetValue(column, out var i))
            {
                throw new FormatException($"{File}: no column '{column}'; the header names {string.Join(", ", _header.Keys)}.");
            }

            return i < _cells.Length ? _cells[i].Trim() : "";
        }
    }

    /// <summary>True when the table has the column.</summary>
    public bool Has(string column) => _header.ContainsKey(column);
}
