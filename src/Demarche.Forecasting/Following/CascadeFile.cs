using System.Text;

namespace Demarche.Forecasting.Following;

/// <summary>Reads cascades from a user's own file: columns event_id, follower, date, date_precision, object_id, kind, in any order, others ignored; commas or tabs.</summary>
public static class CascadeFile
{
    /// <summary>Reads the file.</summary>
    /// <param name="reader">Text.</param>
    /// <param name="name">Its name, for messages and as the source of every act.</param>
    /// <param name="kinds">Kinds of acts.</param>
    /// <param name="until">Until when the lists are complete; null takes the last act of the file.</param>
    /// <returns>The cascades, one for each event_id and kind of act; and what could not be read, one line each.</returns>
    /// <exception cref="FormatException">When a column is missing or named twice.</exception>
    public static (IReadOnlyList<Cascade> Cascades, IReadOnlyList<string> Failures) Read(TextReader reader, string name, ActKinds kinds, DateOnly? until)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(kinds);
        List<string> failures = [];
        Dictionary<(string Event, string Group, string Object), (ActKind Kind, List<Act> Acts)> groups = [];
        var header = reader.ReadLine() ?? throw new FormatException($"{name} is empty; it needs a header with event_id, follower, date, date_precision, object_id, kind.");
        var separator = header.Contains('\t') ? '\t' : ',';
        Dictionary<string, int> columns = [];
        foreach (var (i, column) in Cells(header.TrimStart('\uFEFF'), separator).Index())
        {
            if (!columns.TryAdd(column.Trim(), i))
            {
                throw new FormatException($"{name}: the header names '{column.Trim()}' twice; leave one of the two columns out.");
            }
        }

        foreach (var column in new[] { "event_id", "follower", "date", "kind" })
        {
            if (!columns.ContainsKey(column))
            {
                throw new FormatException($"{name}: no column '{column}'; the header names {string.Join(", ", columns.Keys)}.");
            }
        }

        var number = 1;
        while (reader.ReadLine() is { } line)
        {
            number++;
            // A quoted cell may hold line ends.
            while (line.Count(c => c == '"') % 2 == 1 && reader.ReadLine() is { } more)
            {
                number++;
                line += "\n" + more;
            }

            if (line.Trim().Length == 0 || line[0] == '#')
            {
                continue;
            }

            var cells = Cells(line, separator);
            string Cell(string column) => columns.TryGetValue(column, out var i) && i < cells.Count ? cells[i].Trim() : "";
            if (Cell("kind") == "succeed")
            {
                continue;
            }

            if (kinds.Find(Cell("kind")) is not { } kind)
            {
                failures.Add($"bad-kind: {name} line {number}: kind '{Cell("kind")}' is none of kinds.tsv; use one of {string.Join(", ", kinds.All.Take(6).Select(k => k.Name))}, …");
                continue;
            }

            if (Act.Days(Cut(Cell("date"), Cell("date_precision"))) is not { } days || Cell("event_id").Length == 0 || Cell("follower").Length == 0)
            {
                failures.Add($"bad-row: {name} line {number}: event_id '{Cell("event_id")}', follower '{Cell("follower")}', date '{Cell("date")}'; all three are needed, the date as YYYY-MM-DD, YYYY-MM or YYYY");
                continue;
            }

            var target = Cell("object_id") is { Length: > 0 } o ? o : Cell("target") is { Length: > 0 } t ? t : Cell("event_id");
            if (!groups.TryGetValue((Cell("event_id"), kind.Group, target), out var group))
            {
                groups.Add((Cell("event_id"), kind.Group, target), group = (kind, []));
            }

            var source = Cell("source") is "recalled" ? "recalled" : $"{name} line {number}";
            group.Acts.Add(new Act(Code(Cell("follower")), days.From, days.Known, days.Precision, target, kind.Name, source, Cell("note")));
        }

        var last = until ?? (groups.Count > 0 ? groups.Values.SelectMany(g => g.Acts).Max(a => a.Known) : default);
        var names = groups.Keys.GroupBy(k => k.Event).ToDictionary(g => g.Key, g => g.Count());
        List<Cascade> cascades = [];
        foreach (var ((id, group, target), (kind, acts)) in groups)
        {
            acts.Sort(static (a, b) => a.Known != b.Known ? a.Known.CompareTo(b.Known) : string.CompareOrdinal(a.Actor, b.Actor));
            var several = names[id] > 1;
            cascades.Add(new Cascade(several ? $"{id}:{group}:{target}" : id, kind.Family, kind, target, acts.Min(a => a.From), last, "", $"{id} ({kind.Past} {target})", acts));
        }

        return (cascades, failures);
    }

    static string Code(string follower) => follower is "EUE" ? "EUR" : follower;

    /// <summary>A date written finer than its precision says is cut to it.</summary>
    static string Cut(string date, string precision) =>
        precision.StartsWith("year", StringComparison.Ordinal) && date.Length > 4 ? date[..4] : precision.StartsWith("month", StringComparison.Ordinal) && date.Length > 7 ? date[..7] : date;

    static List<string> Cells(string line, char separator)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quoted)
            {
                if (c == '"' && i + 1 < line.Length && line[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else if (c == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(c);
                }
            }
            else if (c == '"' && separator == ',')
            {
                quoted = true;
            }
            else if (c == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
