using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Cli.Output;
using Demarche.Coding.Actors;
using Demarche.Pipeline;

namespace Demarche.Cli.Verbs;

/// <summary><c>actor NAME</c>: who is meant by a name on a day; <c>actor -</c>: the same for JSON lines, as a part for other programs.</summary>
static class ActorVerb
{
    static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly Listing<Actor> s_listing = new(
        [new("id", a => a.Id), new("name", a => a.Name), new("country", a => a.Country), new("sectors", a => a.Sectors), new("role", a => a.Role)],
        [new("name", a => a.Name), new("country", a => a.Country), new("sectors", a => a.Sectors), new("role", a => a.Role), new("id", a => a.Id)]);

    internal static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The words, such as \"Iranian Foreign Minister Javad Zarif\"; or - to read JSON lines {\"id\",\"text\",\"context\"?,\"date\"?} from stdin." };
        var on = Options.Day("--on", "Roles as of this day; else the latest known.");
        var context = new Option<string?>("--context") { Description = "Other words that may tell which country is meant.", HelpName = "TEXT" };
        var format = Options.Format();
        var output = Options.Output();
        var knowledge = KnowledgeOption.Create();
        var command = new Command("actor", "Says who is meant by a name: country, sectors and office on a day; of coordinated names, each.") { name, on, context, format, output, knowledge };
        command.SetAction(r =>
        {
            var resolver = new ActorResolver(ActorCatalog.Load(Path.Combine(Installation.Data, "actors"), KnowledgeOption.Read(r.GetValue(knowledge))));
            var words = r.GetValue(name)!;
            if (words == "-")
            {
                using var reader = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
                using var stdout = Console.OpenStandardOutput();
                return Run(reader, stdout, resolver, r.GetValue(on));
            }

            var actors = resolver.ResolveAll(words, r.GetValue(context), r.GetValue(on));
            if (actors.Count == 0)
            {
                throw new Failure("unknown-actor", $"nothing in '{words}' is a name or kind of actor that the catalogue knows; give a country, office, organisation or group.", ExitCode.NotFound);
            }

            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            RowWriter.Write(sink, s_listing, actors);
            sink.Done();
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Answers every line in order; returns the exit code.</summary>
    /// <param name="reader">JSON lines.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="resolver">Who knows.</param>
    /// <param name="on">Day for lines that give no date.</param>
    internal static int Run(TextReader reader, Stream output, ActorResolver resolver, DateOnly? on)
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

            failed += Answer(line, number, json, resolver, on) ? 0 : 1;
            json.Flush();
            json.Reset();
            buffered.WriteByte((byte)'\n');
        }

        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
    }

    static bool Answer(string line, int number, Utf8JsonWriter json, ActorResolver resolver, DateOnly? on)
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return Error(json, id, "bad-line", $"line {number} is no JSON object; write {{\"id\",\"text\"}}");
            }

            id = root.TryGetProperty("id", out var given) ? given.ValueKind == JsonValueKind.String ? given.GetString()! : given.GetRawText() : id;
            if (!root.TryGetProperty("text", out var words) || words.ValueKind != JsonValueKind.String)
            {
                return Error(json, id, "no-text", $"line {number} has no \"text\"; give the words to read as a string");
            }

            if (root.TryGetProperty("date", out var date) && date.ValueKind != JsonValueKind.Null)
            {
                if (date.ValueKind != JsonValueKind.String || !DateOnly.TryParseExact(date.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                {
                    return Error(json, id, "bad-date", $"date {date.GetRawText()} is no day; write it as \"2025-07-03\"");
                }

                on = day;
            }

            var context = root.TryGetProperty("context", out var around) && around.ValueKind == JsonValueKind.String ? around.GetString() : null;
            var text = words.GetString()!;
            Write(json, id, resolver.Resolve(text, context, on), resolver.ResolveAll(text, context, on), a => a.Id is { } known ? resolver.Catalog.IsVerified(known, on) : null);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            json.Reset();
            return Error(json, id, "bad-line", $"line {number} is no JSON: {e.Message}");
        }
    }

    static void Write(Utf8JsonWriter json, string id, Actor? actor, IReadOnlyList<Actor> all, Func<Actor, bool?> verified)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WritePropertyName("actor");
        Write(json, actor, verified);
        if (all.Count > 1)
        {
            json.WriteStartArray("actors");
            foreach (var one in all)
            {
                Write(json, one, verified);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Actor? actor, Func<Actor, bool?> verified)
    {
        if (actor is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("id", actor.Id);
        json.WriteString("name", actor.Name);
        json.WriteString("country", actor.Country);
        json.WriteStartArray("sectors");
        foreach (var sector in actor.Sectors)
        {
            json.WriteStringValue(sector);
        }

        json.WriteEndArray();
        json.WriteString("role", actor.Role);
        if (verified(actor) is { } sure)
        {
            json.WriteBoolean("verified", sure);
        }

        json.WriteEndObject();
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
