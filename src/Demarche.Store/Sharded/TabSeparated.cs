using System.Data;
using System.Globalization;
using System.Text;

namespace Demarche.Store.Sharded;

/// <summary>Tab-separated values as ClickHouse writes and reads them.</summary>
static class TabSeparated
{
    /// <summary>Appends one value; null is <c>\N</c>.</summary>
    public static void Append(StringBuilder line, object? value) => _ = value switch
    {
        null => line.Append(@"\N"),
        bool b => line.Append(b ? '1' : '0'),
        string s => Escape(line, s),
        IFormattable f => line.Append(f.ToString(null, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"a {value.GetType().Name} has no tab-separated form"),
    };

    static StringBuilder Escape(StringBuilder line, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '\t' => line.Append(@"\t"),
                '\n' => line.Append(@"\n"),
                '\r' => line.Append(@"\r"),
                '\0' => line.Append(@"\0"),
                '\\' => line.Append(@"\\"),
                _ => line.Append(c),
            };
        }

        return line;
    }

    /// <summary>Reads an answer of the format TabSeparatedWithNamesAndTypes.</summary>
    public static DataTable Read(string answer)
    {
        var lines = answer.Split('\n');
        if (lines.Length < 2)
        {
            throw new StoreException("store", "the store's answer has no header; is the address one of ClickHouse's HTTP ports?");
        }

        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        var (names, types) = (lines[0].Split('\t'), lines[1].Split('\t'));
        for (var i = 0; i < names.Length; i++)
        {
            table.Columns.Add(Unescape(names[i]), TypeOf(types[i]));
        }

        foreach (var line in lines.Skip(2).Where((l, n) => n < lines.Length - 3 || l.Length > 0))
        {
            var cells = line.Split('\t');
            var row = table.NewRow();
            for (var i = 0; i < cells.Length; i++)
            {
                row[i] = cells[i] == @"\N" ? DBNull.Value : table.Columns[i].DataType == typeof(string) ? Unescape(cells[i]) : Convert.ChangeType(cells[i], table.Columns[i].DataType, CultureInfo.InvariantCulture);
            }

            table.Rows.Add(row);
        }

        return table;
    }

    static Type TypeOf(string type)
    {
        type = type.StartsWith("Nullable(", StringComparison.Ordinal) ? type[9..^1] : type;
        return type switch
        {
            "String" => typeof(string),
            "Float64" or "Float32" => typeof(double),
            "UInt64" or "Int64" or "UInt32" => typeof(long),
            "Int32" or "UInt16" or "Int16" or "UInt8" or "Int8" => typeof(int),
            _ => throw new StoreException("store", $"a question gives a column of type {type}; give it as Int32, Float64 or String"),
        };
    }

    static string Unescape(string cell)
    {
        if (!cell.Contains('\\'))
        {
            return cell;
        }

        var text = new StringBuilder(cell.Length);
        for (var i = 0; i < cell.Length; i++)
        {
            text.Append(cell[i] != '\\' || i + 1 == cell.Length ? cell[i] : cell[++i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', '0' => '\0', 'b' => '\b', 'f' => '\f', var c => c });
        }

        return text.ToString();
    }
}
