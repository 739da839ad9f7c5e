using System.Globalization;

namespace Demarche.Reading.Warc;

/// <summary>Web archives (WARC and ARC) → the pages in them, one record at a time. Requests, pictures and failed responses are stepped over; damaged records are named.</summary>
static class WarcReader
{
    const int MaxHeaders = 1000;

    public static IEnumerable<ReadResult> Read(Stream stream, string origin, ReaderOptions options)
    {
        var bytes = new RecordBytes(stream);
        var n = 0;
        while (bytes.Line() is { } line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            n++;
            if (line.StartsWith("WARC/"))
            {
                var found = Record(bytes, Headers(bytes), origin, n, options, out var go);
                foreach (var result in found)
                {
                    yield return result;
                }

                if (!go)
                {
                    yield break;
                }

                continue;
            }

            // ARC: address, IP, date, type, length in one line.
            var parts = line.Split(' ');
            if (parts.Length < 5 || !long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                yield return ReadResult.Not($"{origin}#{n}", "bad-record", "no record of a web archive starts here; the rest of the file is left out");
                yield break;
            }

            var arc = new Dictionary<string, string> { ["warc-target-uri"] = parts[0], ["content-type"] = parts[^2], ["warc-type"] = parts[0].StartsWith("filedesc:") ? "warcinfo" : "response", ["content-length"] = length.ToString(CultureInfo.InvariantCulture) };
            var pages = Record(bytes, arc, origin, n, options, out var more);
            foreach (var result in pages)
            {
                yield return result;
            }

            if (!more)
            {
                yield break;
            }
        }
    }

    static Dictionary<string, string> Headers(RecordBytes bytes)
    {
        var headers = new Dictionary<string, string>();
        for (var i = 0; i < MaxHeaders && bytes.Line() is { Length: > 0 } line; i++)
        {
            var colon = line.IndexOf(':');
            if (colon > 0)
            {
                headers.TryAdd(line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            }
        }

        return headers;
    }

    static IEnumerable<ReadResult> Record(RecordBytes bytes, Dictionary<string, string> headers, string origin, int n, ReaderOptions options, out bool go)
    {
        var uri = headers.GetValueOrDefault("warc-target-uri")?.Trim('<', '>');
        var place = $"{origin}#{n}" + (uri is null ? "" : $" {(uri.Length > 200 ? uri[..200] : uri)}");
        go = false;
        if (!long.TryParse(headers.GetValueOrDefault("content-length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return [ReadResult.Not(place, "bad-record", "the record gives no length; the rest of the file is left out")];
        }

        var wanted = headers.GetValueOrDefault("warc-type") is "response" or "resource" or "conversion" && uri is not null && !uri.StartsWith("dns:");
        var block = bytes.Block(length, wanted ? options.MaxBytes : 0, out var complete);
        go = complete;
        if (!complete)
        {
            return [ReadResult.Not(place, "truncated", $"the file ends inside a record of {length} bytes")];
        }

        if (!wanted)
        {
            return [];
        }

        return block is null
            ? [ReadResult.Not(place, "too-large", $"the record is longer than {options.MaxBytes} bytes; raise the limit")]
            : Page(block, headers, uri!, place, options);
    }

    static IEnumerable<ReadResult> Page(byte[] block, Dictionary<string, string> headers, string uri, string place, ReaderOptions options)
    {
        HttpMessage message;
        try
        {
            message = HttpMessage.Parse(block, headers.GetValueOrDefault("content-type") ?? "", options.MaxBytes);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return [ReadResult.Not(place, "damaged", $"the page cannot be unpacked: {e.Message}")];
        }

        if (message.Status is < 200 or > 299 || message.Body.Length == 0)
        {
            return [];
        }

        var type = message.ContentType.Split(';')[0].Trim().ToLowerInvariant();
        var format = type switch
        {
            "text/html" or "application/xhtml+xml" => ReaderFormat.Html,
            "text/plain" => ReaderFormat.Text,
            "application/rss+xml" or "application/atom+xml" or "application/rdf+xml" => ReaderFormat.Feed,
            "" => ReaderFormat.Auto,
            _ => (ReaderFormat?)null,
        };
        return format is { } f ? Reader.Document(message.Body, place, f, options with { Url = uri, Format = ReaderFormat.Auto }, message.Charset) : [];
    }
}
