using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Store.Exchange;
using Spectre.Console;

namespace Demarche.Cli.Output;

/// <summary>Writes rows in every format, so that each verb only says what its columns are.</summary>
static class RowWriter
{
    static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all rows.</summary>
    public static void Write<T>(Sink sink, Listing<T> listing, IReadOnlyList<T> rows)
    {
        switch (sink.Format)
        {
            case OutputFormat.Parquet:
                Parquet(sink, listing.Fields, rows);
                break;
            case OutputFormat.Table:
                Table(sink, listing.Table, rows);
                break;
            case OutputFormat.Json:
                Json(sink.Writer, listing.Fields, rows);
                break;
            case OutputFormat.Jsonl:
                foreach (var row in rows)
                {
                    sink.Writer.WriteLine(Object(listing.Fields, row));
                }

                break;
            default:
                Delimited(sink.Writer, listing.Fields, rows, sink.Format == OutputFormat.Csv ? ',' : '\t');
                break;
        }
    }

    /// <summary>Writes pages of rows one after another, so that not all are in memory at once.</summary>
    /// <returns>Rows written.</returns>
    public static int WritePages<T>(Sink sink, Listing<T> listing, IEnumerable<IReadOnlyList<T>> pages)
    {
        var n = 0;
        switch (sink.Format)
        {
            case OutputFormat.Jsonl:
                foreach (var row in pages.SelectMany(p => p))
                {
                    sink.Writer.WriteLine(Object(listing.Fields, row));
                    n++;
                }

                return n;
            case OutputFormat.Csv or OutputFormat.Tsv:
                Delimited(sink.Writer, listing.Fields, Counted(), sink.Format == OutputFormat.Csv ? ',' : '\t');
                return n;
            case OutputFormat.Parquet:
                Parquet(sink, listing.Fields, Counted());
                return n;
            default:
                List<T> all = [.. Counted()];
                Write(sink, listing, all);
                return n;
        }

        IEnumerable<T> Counted()
        {
            foreach (var row in pages.SelectMany(p => p))
            {
                n++;
                yield return row;
            }
        }
    }

    /// <summary>Types of columns come from the codebook; a column that is not in it takes the type of its first value.</summary>
    static void Parquet<T>(Sink sink, IReadOnlyList<Column<T>> columns, IEnumerable<T> rows)
    {
        List<IReadOnlyList<object?>> head = [];
        using var all = rows.Select(IReadOnlyList<object?> (r) => [.. columns.Select(c => c.Value(r))]).GetEnumerator();
        while (head.Count < 1000 && all.MoveNext())
        {
            head.Add(all.Current);
        }

        var types = columns.Select((c, i) => (c.Name, Codebook.TypeOf(c.Name) ?? head.Select(r => r[i]).FirstOrDefault(v => v is not null) switch
        {
            int or long => "integer",
            double => "number",
            bool => "boolean",
            DateOnly => "date",
            _ => "text",
        })).ToList();
        ParquetFile.Write(sink.Partial!, types, head.Concat(Rest()));

        IEnumerable<IReadOnlyList<object?>> Rest()
        {
            while (all.MoveNext())
            {
                yield return all.Current;
            }
        }
    }

    /// <summary>A value as tables and delimited files show it.</summary>
    internal static string Show(object? value) => value switch
    {
        null => "",
        string s => s,
        bool b => b ? "true" : "false",
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IEnumerable<string> list => string.Join(';', list),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    static void Json<T>(TextWriter writer, IReadOnlyList<Column<T>> columns, IReadOnlyList<T> rows)
    {
        writer.Write('[');
        for (var i = 0; i < rows.Count; i++)
        {
            writer.Write(i == 0 ? "\n  " : ",\n  ");
            writer.Write(Object(columns, rows[i]));
        }

        writer.WriteLine(rows.Count == 0 ? "]" : "\n]");
    }

    static string Object<T>(IReadOnlyList<Column<T>> columns, T row)
    {
        using var buffer = new MemoryStream();
        using (var w = new Utf8JsonWriter(buffer, s_json))
        {
            w.WriteStartObject();
            foreach (var c in columns)
            {
                w.WritePropertyName(c.Name);
                Value(w, c.Value(row));
            }

            w.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    static void Value(Utf8JsonWriter w, object? value)
    {
        switch (value)
        {
            case null:
                w.WriteNullValue();
                break;
            case bool b:
                w.WriteBooleanValue(b);
                break;
            case int n:
                w.WriteNumberValue(n);
                break;
            case long n:
                w.WriteNumberValue(n);
                break;
            case double d when double.IsFinite(d):
                w.WriteNumberValue(d);
                break;
            case double:
                w.WriteNullValue();
                break;
            case string s:
                w.WriteStringValue(s);
                break;
            case IEnumerable<string> list:
                w.WriteStartArray();
                foreach (var item in list)
                {
                    w.WriteStringValue(item);
                }

                w.WriteEndArray();
                break;
            default:
                w.WriteStringValue(Show(value));
                break;
        }
    }

    static void Delimited<T>(TextWriter writer, IReadOnlyList<Column<T>> columns, IEnumerable<T> rows, char separator)
    {
        writer.WriteLine(string.Join(separator, columns.Select(c => c.Name)));
        foreach (var row in rows)
        {
            writer.WriteLine(string.Join(separator, columns.Select(c => Cell(Show(c.Value(row)), separator))));
        }
    }

    /// <summary>Comma-separated cells are quoted where needed (RFC 4180); tab-separated ones have no quoting, so tabs and line ends become spaces.</summary>
    internal static string Cell(string text, char separator)
    {
        if (separator == '\t')
        {
            return text.AsSpan().IndexOfAny('\t', '\r', '\n') < 0 ? text : text.Replace("\r\n", " ").Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' ');
        }

        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"") + "\"";
    }

    static void Table<T>(Sink sink, IReadOnlyList<Column<T>> columns, IReadOnlyList<T> rows)
    {
        var table = new Spectre.Console.Table { Border = TableBorder.Minimal };
        foreach (var c in columns)
        {
            table.AddColumn(new TableColumn(new Text(c.Name)));
        }

        foreach (var row in rows)
        {
            table.AddRow(columns.Select(c => new Text(Printable(Show(c.Value(row))))));
        }

        Terminal(sink).Write(table);
    }

    /// <summary>A console that knows no colour off a terminal or under NO_COLOR.</summary>
    internal static IAnsiConsole Terminal(Sink sink)
    {
        var plain = !sink.IsTerminal || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(sink.Writer),
        });
        console.Profile.Width = sink.IsTerminal ? Math.Max(60, Console.WindowWidth) : 140;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    /// <summary>Text from the news without what a terminal would obey.</summary>
    internal static string Printable(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && text.AsSpan().IndexOfAnyInRange('\u007f', '\u009f') < 0
            ? text
            : string.Create(text.Length, text, (to, from) =>
            {
                for (var i = 0; i < from.Length; i++)
                {
                    to[i] = char.IsControl(from[i]) ? ' ' : from[i];
                }
            });
}
