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

        var packed = Packed(head);
        if (packed != ReaderFormat.Auto)
        {
            return packed;
        }

        var named = ByName(origin);
        return named is ReaderFormat.Auto or ReaderFormat.Zip or ReaderFormat.Gzip or ReaderFormat.Feed ? ByBytes(head, named) : named;
    }

    static ReaderFormat ByName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".txt" or ".text" or ".eml" or ".mbox" => ReaderFormat.Text,
        ".md" or ".markdown" => ReaderFormat.Markdown,
        ".jsonl" or ".ndjson" => ReaderFormat.JsonLines,
        ".html" or ".htm" or ".xhtml" => ReaderFormat.Html,
        ".xml" or ".rss" or ".atom" or ".rdf" => ReaderFormat.Feed,
        ".opml" => ReaderFormat.Opml,
        ".warc" or ".arc" => ReaderFormat.Warc,
        ".csv" or ".tsv" or ".tab" => ReaderFormat.Csv,
        ".zip" => ReaderFormat.Zip,
        ".gz" => ReaderFormat.Gzip,
        _ => ReaderFormat.Auto,
    };

    /// <summary>Packed formats show by their first bytes, whatever the name.</summary>
    static ReaderFormat Packed(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8) ? ReaderFormat.Zip
        : head.Length > 2 && head[0] == 0x1F && head[1] == 0x8B ? ReaderFormat.Gzip
        : ReaderFormat.Auto;

    static ReaderFormat ByBytes(ReadOnlySpan<byte> head, ReaderFormat named)
    {
        var text = Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (text.StartsWith('{') && text.IndexOf('"') is > 0 and < 40)
        {
            return ReaderFormat.JsonLines;
        }

        if (text.StartsWith("WARC/1.") || text.StartsWith("filedesc://"))
        {
            return ReaderFormat.Warc;
        }

        if (text.StartsWith('<'))
        {
            if (text.Contains("<opml", StringComparison.OrdinalIgnoreCase))
            {
                return ReaderFormat.Opml;
            }

            if (text.Contains("<rss", StringComparison.OrdinalIgnoreCase) || text.Contains("<rdf:RDF", StringComparison.OrdinalIgnoreCase) || text.Contains("<feed", StringComparison.OrdinalIgnoreCase))
            {
                return ReaderFormat.Feed;
            }

            if (text.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<head", StringComparison.OrdinalIgnoreCase))
            {
                return ReaderFormat.Html;
            }
        }

        return named == ReaderFormat.Feed ? ReaderFormat.Feed : text.StartsWith("---\n") || text.StartsWith("---\r\n") ? ReaderFormat.Markdown : ReaderFormat.Text;
    }
}
