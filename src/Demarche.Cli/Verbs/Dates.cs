using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Coding.Dates;

namespace Demarche.Cli.Verbs;

/// <summary><c>demarche dates -</c>: date expressions of each line, as a part for other programs.</summary>
static class Dates
{
    static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Command Create()
    {
        var input = new Argument<string>("input") { Description = "File of JSON lines {\"id\",\"text\",\"date\"}, or - for stdin; date is the day that \"yesterday\" counts from.", DefaultValueFactory = _ => "-" };
        var halfOpen = new Option<bool>("--half-open") { Description = "Read \"from 4 to 22 May\" as running up to the day before the 22nd, as diaries do; news means the 22nd too." };
        var command = new Command("dates", "Finds date expressions and resolves them; JSON lines in, JSON lines out, in order.") { input, halfOpen };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(input)!;
            using var reader = path == "-" ? new StreamReader(Console.OpenStandardInput(), Encoding.UTF8) : new StreamReader(path, Encoding.UTF8);
            using var output = Console.OpenStandardOutput();
            return Run(reader, output, new DateOptions { HalfOpenRanges = parsed.GetValue(halfOpen) });
        });
        return command;
    }

    /// <summary>Answers every line; returns the exit code.</summary>
    internal static int Run(TextReader reader, Stream output, DateOptions options)
    {
        using var buffered = new BufferedStream(output, 1 << 16);
        using var json = new Utf8JsonWriter(buffered, s_json);
        var number = 0;
        var failed = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            failed += Answer(line, number, json, options) ? 0 : 1;
            json.Flush();
            json.Reset();
            buffered.WriteByte((byte)'\n');
        }

        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
    }

    static bool Answer(string line, int number, Utf8JsonWriter json, DateOptions options)
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return Error(json, id, "bad-line", $"line {number} is no JSON object; write {{\"id\",\"text\",\"date\"}}");
            }

            id = root.TryGetProperty("id", out var given) ? given.ValueKind == JsonValueKind.String ? given.GetString()! : given.GetRawText() : id;
            if (!root.TryGetProperty("text", out var words) || words.ValueKind != JsonValueKind.String)
            {
                return Error(json, id, "no-text", $"line {number} has no \"text\"; give the words to read as a string");
            }

            DateOnly? reference = null;
            if (root.TryGetProperty("date", out var date) && date.ValueKind != JsonValueKind.Null)
            {
                if (date.ValueKind != JsonValueKind.String || !DateOnly.TryParseExact(date.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                {
                    return Error(json, id, "bad-date", $"date {date.GetRawText()} is no day; write it as \"2025-07-03\"");
                }

                reference = day;
            }

            var text = words.GetString()!;
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteStartArray("dates");
            foreach (var found in DateFinder.Find(text, 0, text.Length, reference, options))
            {
                Write(json, found);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            json.Reset();
            return Error(json, id, "bad-line", $"line {number} is no JSON: {e.Message}");
        }
    }

    static void Write(Utf8JsonWriter json, DateExpression found)
    {
        json.WriteStartObject();
        json.WriteString("text", found.Text);
        json.WriteNumber("start", found.Start);
        json.WriteNumber("end", found.End);
        WriteDay(json, "from", found.When.From);
        WriteDay(json, "to", found.When.To);
        json.WriteString("precision", found.When.Precision.ToString().ToLowerInvariant());
        if (found.When.Open == OpenEnd.None)
        {
            json.WriteNull("open");
        }
        else
        {
            json.WriteString("open", found.When.Open.ToString().ToLowerInvariant());
        }

        json.WriteString("kind", found.Kind.ToString().ToLowerInvariant());
        json.WriteEndObject();
    }

    static void WriteDay(Utf8JsonWriter json, string name, DateOnly? day)
    {
        if (day is { } d)
        {
            json.WriteString(name, d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    static bool Error(Utf8JsonWriter json, string id, string code, string message)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteStartObject("error");
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
        json.WriteEndObject();
        return false;
    }
}
