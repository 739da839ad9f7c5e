using System.Globalization;
using System.Text;

namespace Demarche.Coding.Own;

/// <summary>
/// Reads <c>actors.csv</c>: columns name, alias (several by semicolon), iso3, sector (several by semicolon), valid_from, valid_to (days; empty is open).
/// Rows of one name are one actor.
/// </summary>
static class OwnActorsCsv
{
    static readonly string[] s_columns = ["name", "alias", "iso3", "sector", "valid_from", "valid_to"];

    public static List<OwnActor> Read(TextReader reader, string file, List<OwnProblem> problems)
    {
        Dictionary<string, (List<string> Names, List<OwnPeriod> Periods, int Line)> byName = new(StringComparer.Ordinal);
        Dictionary<string, int>? columns = null;
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
            {
                continue;
            }

            var cells = Cells(line);
            if (cells is null)
            {
                problems.Add(new OwnProblem(file, number, "a quote is not closed; end the cell with \" on the same line."));
                continue;
            }

            if (columns is null)
            {
                columns = cells.Select((c, i) => (c.Trim().ToLowerInvariant(), i)).DistinctBy(c => c.Item1).ToDictionary(c => c.Item1, c => c.i, StringComparer.Ordinal);
                if (!columns.ContainsKey("name") || columns.Keys.FirstOrDefault(c => !s_columns.Contains(c)) is not null)
                {
                    problems.Add(new OwnProblem(file, number, $"the columns are '{line}'; they must be among {string.Join(',', s_columns)}, and name must be there."));
                    return [];
                }

                continue;
            }

            string Cell(string column) => columns.TryGetValue(column, out var at) && at < cells.Count ? cells[at].Trim() : "";
            var name = Cell("name");
            var (country, sectors) = (Cell("iso3").ToUpperInvariant(), Split(Cell("sector").ToUpperInvariant()));
            var wrong = name.Length == 0 ? "the name is empty; give the actor's name"
                : country.Length is not (0 or 3) || !country.All(char.IsAsciiLetterUpper) ? $"iso3 '{country}' is no code; write three letters, such as FRA, or leave it empty"
                : Array.Find(sectors, s => s.Length != 3 || !s.All(char.IsAsciiLetterUpper)) is { } bad ? $"sector '{bad}' is no code; write three letters, such as GOV"
                : null;
            var (from, to) = (Day(Cell("valid_from"), DateOnly.MinValue), Day(Cell("valid_to"), DateOnly.MaxValue));
            wrong ??= from is null ? $"valid_from '{Cell("valid_from")}' is no day; write YYYY-MM-DD" : to is null ? $"valid_to '{Cell("valid_to")}' is no day; write YYYY-MM-DD" : from > to ? $"valid_from {from:yyyy-MM-dd} is after valid_to {to:yyyy-MM-dd}; swap them" : null;
            if (wrong is not null)
            {
                problems.Add(new OwnProblem(file, number, wrong + "."));
                continue;
            }

            if (!byName.TryGetValue(name, out var entry))
            {
                byName[name] = entry = ([name], [], number);
            }

            entry.Names.AddRange(Split(Cell("alias")).Where(a => !entry.Names.Contains(a)));
            entry.Periods.Add(new OwnPeriod([new OwnCode(country, sectors)], from!.Value, to!.Value));
        }

        return [.. byName.Values.Select(e => new OwnActor(e.Names, e.Periods, e.Line))];
    }

    static string[] Split(string cell) => cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static DateOnly? Day(string cell, DateOnly open) => cell.Length == 0 ? open : DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Cells of a line; a cell in double quotes may hold commas, and a doubled quote stands for one. Null when a quote stays open.</summary>
    static List<string>? Cells(string line)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        cells.Add(cell.ToString());
        return quoted ? null : cells;
    }
}
