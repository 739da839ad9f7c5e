using System.Globalization;
using System.Text.Json;

namespace Demarche.Reading;

/// <summary>One JSON object a line: <c>{"id","date","text","title"?,"url"?,"publisher"?,"original"?,"original_language"?}</c>; a text with its original is a translation into English.</summary>
static class JsonLines
{
    public static IEnumerable<ReadResult> Read(Stream stream, string origin, ReaderOptions options)
    {
        foreach (var (number, line) in ByteLines.Read(stream, options.MaxBytes))
        {
            var place = $"{origin}:{number}";
            if (line is null)
            {
                yield return ReadResult.Not(place, "too-large", $"the line is longer than {options.MaxBytes} bytes; split it or raise the limit");
                continue;
            }

            if (line.AsSpan().Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            yield return One(line, place, options);
        }
    }

    internal static ReadResult One(byte[] line, string place, ReaderOptions options)
    {
        string? id = null;
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return ReadResult.Not(place, "bad-json", $"the line holds a JSON {root.ValueKind.ToString().ToLowerInvariant()}; one object a line is expected");
            }

            id = Text(root, "id");
            var text = Text(root, "text");
            if (string.IsNullOrWhiteSpace(text))
            {
                return ReadResult.Not(place, "no-text", "the object has no \"text\"; add the article's text under that name", id);
            }

            PublicationDate? published = null;
            if (Text(root, "date") is { Length: > 0 } date)
            {
                if (!DateOnly.TryParseExact(date.AsSpan(0, Math.Min(10, date.Length)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                {
                    return ReadResult.Not(place, "bad-date", $"the date \"{date}\" is no day; write it as YYYY-MM-DD", id);
                }

                published = PublicationDate.Given(day);
            }

            var known = new Known
            {
                Origin = id is null ? place : $"{place} ({id})",
                Title = Text(root, "title") is { Length: > 0 } title ? title : null,
                Url = Text(root, "url") is { Length: > 0 } url ? url : null,
                Publisher = Text(root, "publisher") is { Length: > 0 } publisher ? publisher : null,
                Language = Text(root, "language") is { Length: > 0 } language ? language : null,
                Published = published ?? (options.Published is { } d ? PublicationDate.Given(d) : null),
            };
            var article = PlainText.Read(text, known, options.NotAfter);
            if (Text(root, "original") is { Length: > 0 } original)
            {
                // What is given with its original is a translation into English, whatever language is told for it.
                article = article with { Language = "en", Original = OriginalText.Of(Text(root, "original_language") is { Length: > 0 } tag ? tag : LanguageGuess.Of(original) ?? "und", original, text) };
            }


            // The place of a line in a file is no part of what the document is.
            return ReadResult.Of(article with { Id = Ids.Document(text, article.Title, known.Url, article.Published.Day) }, id);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            var why = e is JsonException j ? $"not valid JSON at byte {j.BytePositionInLine ?? 0}" : "it holds characters that are no Unicode text";
            return ReadResult.Not(place, "bad-json", $"the line is {why}; one JSON object a line is expected", id);
        }
    }

    static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;
}
