using System.CommandLine;
using System.Globalization;
using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Store.Base;

namespace Demarche.Cli.Output;

/// <summary>Options that several verbs share, always of the same name and meaning.</summary>
static class Options
{
    /// <summary><c>--store FILE</c>.</summary>
    public static Option<string?> Store() => new("--store") { Description = "The record's file; else DEMARCHE_STORE, else ./demarche.duckdb.", HelpName = "FILE" };

    /// <summary>The file meant: option, else environment, else the one in this folder.</summary>
    public static string StorePath(string? given) =>
        given ?? (Environment.GetEnvironmentVariable("DEMARCHE_STORE") is { Length: > 0 } e ? e : "demarche.duckdb");

    /// <summary><c>--record own|base|both</c>.</summary>
    public static Option<string?> Record()
    {
        var record = new Option<string?>("--record") { Description = "own (your documents and imports, the default), base (the record that ships), or both, each row telling which.", HelpName = "RECORD" };
        OneOf(record, EnumNames.All<RecordChoice>());
        return record;
    }

    /// <summary>Opens the record meant for reading. Without one of one's own yet, and none named, the base record answers, and that is said.</summary>
    public static EventStore OpenRecord(string? store, string? record)
    {
        var path = StorePath(store);
        if (record is null && store is null && !File.Exists(path) && Environment.GetEnvironmentVariable("DEMARCHE_STORE") is null or "" && File.Exists(Path.Combine(Installation.Base, BaseFiles.Events)))
        {
            Console.Error.WriteLine("there is no record of your own here yet: the base record answers (--record base); make one with: demarche add PATH");
            record = "base";
        }

        var choice = record is null ? RecordChoice.Own : EnumNames.Find<RecordChoice>(record) ?? RecordChoice.Own;
        var opened = EventStore.OpenRecord(path, choice, Installation.Base);
        if (choice == RecordChoice.Both)
        {
            Console.Error.WriteLine("your own record and the base record together: column record tells which");
        }

        return opened;
    }

    /// <summary><c>--format</c>.</summary>
    public static Option<string?> Format()
    {
        var option = new Option<string?>("--format") { Description = "table, json, jsonl, csv, tsv or parquet; else by the name of the output file, else a table on a terminal and jsonl in a pipe.", HelpName = "FORMAT" };
        OneOf(option, EnumNames.All<OutputFormat>());
        return option;
    }

    /// <summary><c>-o FILE</c>.</summary>
    public static Option<string?> Output() => new("--output", "-o") { Description = "Write to a file instead of standard output; - is standard output.", HelpName = "FILE" };

    /// <summary><c>--limit N</c>.</summary>
    public static Option<int> Limit(int usual = 1000)
    {
        var option = new Option<int>("--limit") { Description = $"At most so many rows (default {usual}).", HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(r =>
        {
            if (r.Tokens.Count == 1 && int.TryParse(r.Tokens[0].Value, CultureInfo.InvariantCulture, out var n) && n < 1)
            {
                r.AddError($"--limit is {n}; give 1 or more.");
            }
        });
        return option;
    }

    /// <summary><c>--by PERIOD</c>.</summary>
    public static Option<string> By(string usual = "month")
    {
        var by = new Option<string>("--by") { Description = $"Period: day, week, month, quarter or year (default {usual}).", HelpName = "PERIOD", DefaultValueFactory = _ => usual };
        OneOf(by, ["day", "week", "month", "quarter", "year"]);
        return by;
    }

    /// <summary>Says on stderr how a listing that was cut goes on.</summary>
    public static void SayMore(int rows, int limit, string? cursor)
    {
        if (rows == limit && cursor is not null)
        {
            Console.Error.WriteLine($"{rows} rows; there may be more: --after {cursor}");
        }
    }

    /// <summary>A day option; a month or a year stands for its first day, or its last when <paramref name="last"/> is set.</summary>
    public static Option<DateOnly?> Day(string name, string description, bool last = false) => new(name)
    {
        Description = description + " (YYYY-MM-DD, YYYY-MM or YYYY)",
        HelpName = "DAY",
        CustomParser = r =>
        {
            var text = r.Tokens[0].Value;
            if (ParseDay(text, last) is { } day)
            {
                return day;
            }

            r.AddError($"{name} is '{text}'; give a day as YYYY-MM-DD, YYYY-MM or YYYY.");
            return null;
        },
    };

    /// <summary>Takes only these values, and says so in one line.</summary>
    public static void OneOf<T>(Option<T> option, IReadOnlyList<string> values)
    {
        option.CompletionSources.Add([.. values]);
        option.Validators.Add(r =>
        {
            if (r.Tokens.Count == 1 && !values.Contains(r.Tokens[0].Value))
            {
                r.AddError($"{option.Name} is '{r.Tokens[0].Value}'; give one of {string.Join(", ", values)}.");
            }
        });
    }

    /// <summary>Reads a day, a month or a year.</summary>
    internal static DateOnly? ParseDay(string text, bool last)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return last ? month.AddMonths(1).AddDays(-1) : month;
        }

        return text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0
            ? (last ? new DateOnly(year, 12, 31) : new DateOnly(year, 1, 1))
            : null;
    }
}
