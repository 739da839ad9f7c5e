using DuckDB.NET.Data;

namespace Demarche.Store;

/// <summary>Appends cells. The database ends a text at a zero character, which would cut the words of a hostile document and leave offsets pointing past them: it is written as U+FFFD.</summary>
static class AppenderRow
{
    public static IDuckDBAppenderRow Add(this IDuckDBAppenderRow row, string? text) => row.AppendValue(text is null || !text.Contains('\0') ? text : text.Replace('\0', '\ufffd'));

    public static IDuckDBAppenderRow Add(this IDuckDBAppenderRow row, int? value) => row.AppendValue(value);

    public static IDuckDBAppenderRow Add(this IDuckDBAppenderRow row, long? value) => row.AppendValue(value);

    public static IDuckDBAppenderRow Add(this IDuckDBAppenderRow row, double? value) => row.AppendValue(value);

    public static IDuckDBAppenderRow Add(this IDuckDBAppenderRow row, bool value) => row.AppendValue(value);
}
