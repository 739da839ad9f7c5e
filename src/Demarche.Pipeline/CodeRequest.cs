using System.Globalization;
using System.Text.Json;
using Demarche.Reading;

namespace Demarche.Pipeline;

/// <summary>One line of input of <c>code</c> as a pipe.</summary>
/// <param name="Id">The caller's id, given back unchanged.</param>
/// <param name="Date">Day of publication; null when the line has none.</param>
/// <param name="Text">The text to code.</param>
/// <param name="Title">Headline, when given apart.</param>
/// <param name="Url">Address.</param>
/// <param name="Actors">Mentions the caller knows already.</param>
public sealed record CodeRequest(string Id, DateOnly? Date, string Text, string? Title, string? Url, IReadOnlyList<KnownActor> Actors)
{
    /// <summary>Most UTF-16 code units of one line; longer lines are refused.</summary>
    public const int MaxLine = 64 * 1024 * 1024;

    /// <summary>The line as an article, without layout.</summary>
    public Article ToArticle() => new()
    {
        Id = Ids.Document(Text, Title, Url, Date),
        Text = Text,
        Title = Title,
        Url = Url,
        Origin = Id,
        Language = LanguageGuess.Of(Text),
        Published = Date is { } day ? PublicationDate.Given(day) : PublicationDate.Unknown,
    };

    /// <summary>Reads one line. Never throws for what stands in it.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <returns>The request, or the error with the id as far as it could be read.</returns>
    public static (CodeRequest? Request, LineError? Error) Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        string? id = null;
        if (line.Length > MaxLine)
        {
            return (null, new LineError(null, "too-large", $"the line has {line.Length} characters, more than {MaxLine}; split it"));
        }

        try
        {
            using var json = JsonDocument.Parse(line.AsMemory().TrimStart('\uFEFF'), new JsonDocumentOptions { MaxDepth = 16 });
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return (null, new LineError(null, "not-an-object", $"the line holds {Kind(root)}; give one JSON object a line"));
            }

            id = Id_(root);
            if (id is null)
            {
                return (null, new LineError(null, "no-id", "the line has no \"id\"; give one, as a string"));
            }

            var text = Text_(root, "text") ?? throw new LineException("no-text", "the line has no \"text\"; give the words to code, as a string");
            return (new CodeRequest(id, Day(root), text, Text_(root, "title"), Text_(root, "url"), Known(root, text)), null);
        }
        catch (LineException e)
        {
            return (null, new LineError(id, e.Code, e.Message));
        }
        catch (JsonException e)
        {
            return (null, new LineError(id, "not-json", $"the line is not JSON at byte {e.BytePositionInLine ?? 0}; give one JSON object a line"));
        }
        catch (InvalidOperationException)
        {
            return (null, new LineError(id, "bad-text", "a string holds half a surrogate pair; give whole characters"));
        }
    }

    static string? Id_(JsonElement root) => !root.TryGetProperty("id", out var e) ? null : e.ValueKind switch
    {
        JsonValueKind.String => e.GetString(),
        JsonValueKind.Number => e.GetRawText(),
        _ => null,
    };

    static string? Text_(JsonElement e, string name) => !e.TryGetProperty(name, out var v) || v.ValueKind == JsonValueKind.Null ? null :
        v.ValueKind == JsonValueKind.String ? v.GetString() : throw new LineException("bad-" + name, $"\"{name}\" is {Kind(v)}; give a string");

    static DateOnly? Day(JsonElement root) => Text_(root, "date") is not { Length: > 0 } t ? null :
        DateOnly.TryParseExact(t, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new LineException("bad-date", $"\"date\" is '{Short(t)}'; give a day as YYYY-MM-DD");

    static List<KnownActor> Known(JsonElement root, string text)
    {
        List<KnownActor> known = [];
        if (!root.TryGetProperty("actors", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return known;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw new LineException("bad-actors", $"\"actors\" is {Kind(list)}; give a list of {{\"text\", \"role\", \"start\"}}");
        }

        foreach (var e in list.EnumerateArray())
        {
            if (e.ValueKind != JsonValueKind.Object || Text_(e, "text") is not { Length: > 0 } words)
            {
                throw new LineException("bad-actors", "an actor has no \"text\"; give the words as they stand in the text");
            }

            bool? source = Text_(e, "role") switch
            {
                null => null,
                "source" => true,
                "target" => false,
                var r => throw new LineException("bad-actors", $"the role of '{Short(words)}' is '{Short(r)}'; give source or target"),
            };
            known.Add(new KnownActor(words, source, Start(e, words, text)));
        }

        return known;
    }

    static int? Start(JsonElement e, string words, string text)
    {
        if (!e.TryGetProperty("start", out var v) || v.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return v.ValueKind == JsonValueKind.Number && v.TryGetInt32(out var n) && n >= 0 && n < text.Length ? n
            : throw new LineException("bad-actors", $"the start of '{Short(words)}' is no offset into the text; give UTF-16 code units from 0");
    }

    static string Kind(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    static string Short(string t) => t.Length <= 40 ? t : t[..40] + "…";

    sealed class LineException(string code, string message) : Exception(message)
    {
        public string Code { get; } = code;
    }
}

/// <summary>A line that could not be read; written in its place.</summary>
/// <param name="Id">The caller's id, when it could be read.</param>
/// <param name="Code">Stable short code: <c>not-json</c>, <c>no-id</c>, <c>no-text</c>, <c>bad-date</c>, <c>bad-actors</c> and the like.</param>
/// <param name="Message">What was wrong with which value, and what to do.</param>
public sealed record LineError(string? Id, string Code, string Message);
