using System.Text;

namespace Demarche.Reading.Tables;

/// <summary>Rows of a delimited text: quoted fields may hold delimiters, line ends and doubled quotes.</summary>
static class CsvRows
{
    /// <summary>Rows in order with the line they start on; a row longer than the limit comes as null.</summary>
    public static IEnumerable<(int Line, List<string>? Cells)> Read(TextReader reader, char delimiter, long maxChars)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        int line = 1, start = 1, c;
        long length = 0;
        bool quoted = false, wasQuoted = false;
        while ((c = reader.Read()) >= 0)
        {
            line += c == '\n' ? 1 : 0;
            length++;
            if (quoted)
            {
                if (c != '"')
                {
                    Add(cell, (char)c, length, maxChars);
                }
                else if (reader.Peek() == '"')
                {
                    _ = reader.Read();
                    Add(cell, '"', length, maxChars);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0 && !wasQuoted)
            {
                quoted = wasQuoted = true;
            }
            else if (c == delimiter)
            {
                cells.Add(cell.ToString());
                cell.Clear();
                wasQuoted = false;
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && reader.Peek() == '\n')
                {
                    continue;
                }

                cells.Add(cell.ToString());
                cell.Clear();
                if (cells.Count > 1 || cells[0].Length > 0)
                {
                    yield return (start, length > maxChars ? null : cells);
                }

                cells = [];
                wasQuoted = false;
                length = 0;
                start = line;
            }
            else
            {
                Add(cell, (char)c, length, maxChars);
            }
        }

        if (cell.Length > 0 || cells.Count > 0)
        {
            cells.Add(cell.ToString());
            yield return (start, length > maxChars ? null : cells);
        }
    }

    static void Add(StringBuilder cell, char c, long length, long maxChars)
    {
        if (length <= maxChars)
        {
            cell.Append(c);
        }
    }
}
