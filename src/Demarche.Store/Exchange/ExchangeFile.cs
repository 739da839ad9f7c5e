namespace Demarche.Store.Exchange;

/// <summary>The rows of one file: what was taken, and what was wrong with the rest.</summary>
sealed record ExchangeFile(string? Header, IReadOnlyList<TakenRow> Rows, ImportResult Result)
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="origin">Its name, for messages.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="codes">How layouts write countries.</param>
    /// <param name="known">Keys of rows taken before; new ones are added.</param>
    /// <param name="maxLine">Longer lines are broken.</param>
    /// <param name="mostBroken">So many broken rows are listed; all are counted.</param>
    /// <exception cref="FormatException">When the header is not this layout's.</exception>
    public static ExchangeFile Read(TextReader reader, string origin, Layout layout, CountryCodes codes, HashSet<string> known, int maxLine, int mostBroken)
    {
        List<TakenRow> rows = [];
        List<Rejected> broken = [];
        Dictionary<string, string> mirrors = [];
        HashSet<string> identical = [];
        string? header = null;
        Dictionary<string, int> columns = [];
        var (number, events, statements, mirrored, duplicates, bad) = (0, 0, 0, 0, 0, 0);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            if (number == 1)
            {
                line = line.TrimStart('\uFEFF');
                columns = ReadHeader(line, layout, origin, out var isHeader);
                if (isHeader)
                {
                    header = line;
                    continue;
                }
            }

            try
            {
                if (line.Length > maxLine)
                {
                    throw new FormatException($"the line has {line.Length} characters");
                }

                var cells = line.Split('\t');
                if (layout.HasHeader && cells.Length != columns.Count)
                {
                    throw new FormatException($"the row has {cells.Length} cells, the header names {columns.Count}");
                }

                var row = layout.Read(new Cells(cells, columns, Missing), codes);
                if (!known.Add(row.Key) || !identical.Add(line))
                {
                    duplicates++;
                    continue;
                }

                var e = row.Event;
                string? id = e?.Id;
                if (e is null)
                {
                    statements++;
                }
                else if (row.Mirror is { } mirror && mirrors.TryGetValue(mirror, out var first))
                {
                    mirrored++;
                    id = first;
                    e = null;
                }
                else
                {
                    events++;
                    if (row.Mirror is { } key)
                    {
                        mirrors[key] = e.Id;
                    }
                }

                rows.Add(new TakenRow(number, row.Key, id, line, e));
            }
            catch (FormatException problem)
            {
                bad++;
                if (broken.Count < mostBroken)
                {
                    broken.Add(new Rejected($"{origin}:{number}", "broken-row", problem.Message));
                }
            }
        }

        return new ExchangeFile(header, rows, new ImportResult(rows.Count, events, statements, mirrored, duplicates, broken, bad));
    }

    static bool Missing(string cell) => cell.Length == 0 || cell is "NA" or "None" or "NULL" or "null" or "nan";

    static Dictionary<string, int> ReadHeader(string line, Layout layout, string origin, out bool isHeader)
    {
        var cells = line.Split('\t');
        isHeader = cells[0].Trim() == layout.Columns[0];
        if (!isHeader && layout.HasHeader && layout is not Phoenix)
        {
            throw new FormatException($"{origin}: the first line is no header of {layout.Name}; it must begin with '{layout.Columns[0]}', and cells are parted by tabs");
        }

        Dictionary<string, int> columns = [];
        var names = isHeader ? cells : layout.Columns.ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            columns[names[i].Trim()] = i;
        }

        return columns;
    }
}

/// <summary>A row that was taken.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Key">Its id and day.</param>
/// <param name="EventId">The event it belongs to; null for statements.</param>
/// <param name="Cells">The line as it was.</param>
/// <param name="Event">The event, when this row is the first to tell it.</param>
sealed record TakenRow(int Line, string Key, string? EventId, string Cells, Event? Event);
