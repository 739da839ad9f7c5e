using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Demarche.Store;
using Demarche.Web.Api;
using Demarche.Web.Api.Asking;
using Demarche.Web.Api.Work;
using ModelContextProtocol.Protocol;

namespace Demarche.Web.Mcp;

/// <summary>Runs one tool: checks what was given, asks, and turns answer or refusal into what the client reads.</summary>
static class ToolCall
{
    static readonly JsonSerializerOptions s_json = Made();

    /// <summary>Runs it.</summary>
    public static async Task<CallToolResult> Run(ApiMeter meter, string tool, Func<Task<object>> ask)
    {
        meter.Called(tool);
        try
        {
            return Text(JsonSerializer.Serialize(await ask(), s_json), error: false);
        }
        catch (Refused r)
        {
            return Text($"{r.Refusal.Code}: {r.Refusal.Message}; {r.Refusal.Hint}", error: true);
        }
        catch (FormatException e)
        {
            return Text($"bad-value: {e.Message}", error: true);
        }
        catch (StoreException e)
        {
            await Console.Error.WriteLineAsync($"{e.Code}: {e.Message}");
            return Text($"{e.Code}: the record did not answer; try again in a moment", error: true);
        }
    }

    /// <summary>A text that is not too long and holds no control characters; empty is none.</summary>
    public static string? Words(string name, string? given, int most = 200) =>
        string.IsNullOrWhiteSpace(given) ? null
        : given.Length > most || given.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? throw Refused.Parameter(name, given, $"give at most {most} characters, no control characters among them")
        : given.Trim();

    /// <summary>One of these; empty is none.</summary>
    public static string? OneOf(string name, string? given, IReadOnlyList<string> values) =>
        string.IsNullOrWhiteSpace(given) ? null : values.FirstOrDefault(v => v.Equals(given.Trim(), StringComparison.OrdinalIgnoreCase)) ?? throw Refused.Parameter(name, given, $"give one of {string.Join(", ", values)}");

    /// <summary>A day, month or year.</summary>
    public static DateOnly? Day(string name, string? given, bool last = false) =>
        string.IsNullOrWhiteSpace(given) ? null
        : DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateOnly.TryParseExact(given, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? (last ? month.AddDays(DateTime.DaysInMonth(month.Year, month.Month) - 1) : month)
        : given.Length == 4 && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0 ? (last ? new DateOnly(year, 12, 31) : new DateOnly(year, 1, 1))
        : throw Refused.Parameter(name, given, "give a day as YYYY-MM-DD, YYYY-MM or YYYY");

    /// <summary>A whole number within bounds.</summary>
    public static int Number(string name, int given, int least, int most) =>
        given >= least && given <= most ? given : throw Refused.Parameter(name, given.ToString(CultureInfo.InvariantCulture), $"give {least} to {most}");

    static CallToolResult Text(string text, bool error) => new() { Content = [new TextContentBlock { Text = text }], IsError = error };

    static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Answer.Configure(options);
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
