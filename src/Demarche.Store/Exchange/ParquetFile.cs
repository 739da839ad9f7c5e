using Demarche.Store.Access;

namespace Demarche.Store.Exchange;

/// <summary>Rows written as a Parquet file. The database does the writing; what does not fit into memory goes to a temporary file.</summary>
public static class ParquetFile
{
    /// <summary>Writes rows.</summary>
    /// <param name="path">The file; overwritten.</param>
    /// <param name="columns">Names and types: <c>text</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>date</c> or <c>list</c> (a text with ';').</param>
    /// <param name="rows">Cells in the order of the columns: string, int, long, double, bool, <see cref="DateOnly"/>, list of strings or null.</param>
    public static void Write(string path, IReadOnlyList<(string Name, string Type)> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        using var link = EventStore.Connection(":memory:", readOnly: false, gate: null);
        Run(link, $"CREATE TABLE rows ({string.Join(", ", columns.Select(c => $"{Name(c.Name)} {Storage(c.Type)}"))})");
        using (var appender = link.CreateAppender("rows"))
        {
            foreach (var cells in rows)
            {
                var row = appender.CreateRow();
                for (var i = 0; i < columns.Count; i++)
                {
                    Add(row, columns[i].Type, cells[i]);
                }

                row.EndRow();
            }
        }

        var shown = columns.Select(c => c.Type == "date" ? $"DATE '1970-01-01' + {Name(c.Name)} AS {Name(c.Name)}" : Name(c.Name));
        Run(link, $"COPY (SELECT {string.Join(", ", shown)} FROM rows) TO {Sql.Quoted(path)} (FORMAT parquet, COMPRESSION zstd)");
    }

    static void Add(AppenderRow row, string type, object? value) => _ = (type, value) switch
    {
        (_, null) => row.AppendNullValue(),
        ("integer", int n) => row.Add((long)n),
        ("integer", long n) => row.Add(n),
        ("number", _) => row.Add(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
        ("boolean", bool b) => row.Add(b),
        ("date", DateOnly d) => row.Add(Days.Of(d)),
        (_, IEnumerable<string> list) when value is not string => row.Add(string.Join(';', list)),
        _ => row.Add(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)),
    };

    static string Storage(string type) => type switch
    {
        "integer" => "BIGINT",
        "number" => "DOUBLE",
        "boolean" => "BOOLEAN",
        "date" => "INTEGER",
        _ => "VARCHAR",
    };

    static string Name(string column) => "\"" + column.Replace("\"", "\"\"") + "\"";

    static void Run(Link link, string sql)
    {
        using var command = link.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
