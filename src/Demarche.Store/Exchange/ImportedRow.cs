namespace Demarche.Store.Exchange;

/// <summary>What one row of a file says.</summary>
/// <param name="Key">What makes the row the same as another: its id and day.</param>
/// <param name="Event">The event, without document; null for statements, which are kept as rows and never counted.</param>
/// <param name="Mirror">Equal for the two rows of one act without direction; null for others.</param>
sealed record ImportedRow(string Key, Event? Event, string? Mirror)
{
    /// <summary>An event of an imported row. It rests on no words of ours.</summary>
    public static Event? Make(string layout, string key, CameoEntry code, DatedInterval date, Mention? source, Mention? target, Place? place, string label, bool mutual) =>
        code.Action is not { } action ? null : new Event
        {
            Id = "i" + Ids.Hash(layout, key),
            Source = source,
            Target = target,
            Mutual = mutual,
            Action = action,
            Date = date,
            Place = place,
            Confidence = 0.5,
            Because = $"{layout} {key}",
            Trigger = label,
            At = new Evidence(0, default),
        };

    /// <summary>A party as a file names it.</summary>
    /// <param name="name">Its name, or null.</param>
    /// <param name="country">ISO code, or null.</param>
    /// <param name="sectors">PLOVER sectors.</param>
    /// <param name="role">Office, or null.</param>
    /// <param name="state">The name is the country's own: the state itself acts.</param>
    public static Mention? Party(string? name, string? country, IReadOnlyList<string> sectors, string? role = null, bool state = false)
    {
        if (name is null && country is null)
        {
            return null;
        }

        return new Mention(name ?? country!, default, new Actor(state ? country : null, name ?? country!, country, sectors, role));
    }
}

/// <summary>The cells of one row; columns are found by name where the file has a header, else by position.</summary>
readonly struct Cells(string[] cells, Dictionary<string, int> columns, Func<string, bool> missing)
{
    /// <summary>Number of cells.</summary>
    public int Count => cells.Length;

    /// <summary>The cell under a column; null when the file has no such column or says that nothing is known.</summary>
    public string? this[string column] => columns.TryGetValue(column, out var i) && i < cells.Length && !missing(cells[i]) ? cells[i] : null;

    /// <summary>The cell at a position; null when empty.</summary>
    public string? this[int i] => i < cells.Length && !missing(cells[i]) ? cells[i] : null;

    /// <summary>True when the file has the column.</summary>
    public bool Has(string column) => columns.ContainsKey(column);
}
