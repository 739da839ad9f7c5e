using System.Text;

namespace Demarche.Reading;

/// <summary>Tells the format of a document by its name and first bytes.</summary>
static class Formats
{
    /// <summary>True for file names a folder is searched for.</summary>
    public static bool Known(string path) => ByName(path) != ReaderFormat.Auto;

    public static ReaderFormat Of(string origin, ReadOnlySpan<byte> head, ReaderOptions options)
    {
        if (options.Format != ReaderFormat.Auto)
        {
            return options.Format;
        }

        var named = ByName(origin);
        return named != ReaderFormat.Auto ? named : ByBytes(head);
    }

    static ReaderFormat ByName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".txt" or ".text" or ".eml" => ReaderFormat.Text,
        ".md" or ".markdown" => ReaderFormat.Markdown,
        ".jsonl" or ".ndjson" => ReaderFormat.JsonLines,
        ".html" or ".htm" or ".xhtml" => ReaderFormat.Html,
        _ => ReaderFormat.Auto,
    };

    static ReaderFormat ByBytes(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (text.StartsWith('{') && text.IndexOf('"') is > 0 and < 40)
        {
            return ReaderFormat.JsonLines;
        }

        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<head", StringComparison.OrdinalIgnoreCase))
        {
            return ReaderFormat.Html;
        }

        return text.StartsWith("---\n") || text.StartsWith("---\r\n") ? ReaderFormat.Markdown : ReaderFormat.Text;
    }
}
