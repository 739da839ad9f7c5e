using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Pipeline;
using Demarche.Store;

namespace Demarche.Cli.Output;

/// <summary>What goes with every exported file: <c>NAME.codebook.csv</c> and <c>NAME.metadata.json</c>. The same record gives the same bytes.</summary>
static class ExportNotes
{
    static readonly JsonWriterOptions s_json = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes both beside the file.</summary>
    /// <param name="file">The exported file, whole.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="columns">Its columns, in order.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="leftOut">Events that the layout cannot say.</param>
    /// <param name="record">Where it came from.</param>
    public static void Write(string file, string layout, IReadOnlyList<string> columns, int rows, int leftOut, EventStore record)
    {
        var stem = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, Path.GetFileNameWithoutExtension(file));
        var known = Codebook.Rows.ToDictionary(r => r.Column);
        var book = new StringBuilder("column,type,meaning\n");
        foreach (var c in columns)
        {
            book.Append(RowWriter.Cell(c, ',')).Append(',').Append(known.TryGetValue(c, out var k) ? $"{k.Type},{RowWriter.Cell(k.Meaning, ',')}" : $"text,{RowWriter.Cell($"as the layout {layout} defines it", ',')}").Append('\n');
        }

        Whole(stem + ".codebook.csv", path => File.WriteAllText(path, book.ToString()));
        Whole(stem + ".metadata.json", path => Metadata(path, file, layout, rows, leftOut, record));
    }

    static void Metadata(string path, string file, string layout, int rows, int leftOut, EventStore record)
    {
        using var stream = File.Create(path);
        using var w = new Utf8JsonWriter(stream, s_json);
        var (first, last) = record.Extent();
        w.WriteStartObject();
        w.WriteString("file", Path.GetFileName(file));
        w.WriteString("layout", layout);
        w.WriteNumber("rows", rows);
        w.WriteNumber("left_out", leftOut);
        using (var bytes = File.OpenRead(file))
        {
            w.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        w.WriteString("data_start", first?.ToString("yyyy-MM-dd"));
        w.WriteString("data_end", last?.ToString("yyyy-MM-dd"));
        w.WriteString("record", EnumNames.Of(record.Record));
        w.WriteString("program_version", typeof(Tools).Assembly.GetName().Version?.ToString(3));
        w.WriteNumber("schema", EventStore.SchemaVersion);
        w.WriteStartArray("runs");
        foreach (var run in record.Runs())
        {
            w.WriteStartObject();
            w.WriteString("run_id", run.Id);
            w.WriteString("coder_version", run.CoderVersion);
            w.WriteString("model_hash", run.ModelHash);
            w.WriteString("tables_hash", run.TablesHash);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("deleted");
        foreach (var d in record.Deleted())
        {
            w.WriteStartObject();
            w.WriteString("event_id", d.EventId);
            w.WriteString("doc_id", d.DocumentId);
            w.WriteString("reviewer", d.Reviewer);
            w.WriteString("note", d.Note);
            w.WriteString("at", d.At);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteString("notice", "Entries are made by a machine and can be wrong: each carries a confidence, its source and its standing.");
        w.WriteEndObject();
    }

    static void Whole(string path, Action<string> write)
    {
        write(path + ".partial");
        File.Move(path + ".partial", path, overwrite: true);
    }
}
