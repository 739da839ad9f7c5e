namespace Demarche.Web.Pages;

/// <summary>One office or standing with its days, as finely as the table tells.</summary>
/// <param name="What">Office, or role of a group.</param>
/// <param name="Sectors">PLOVER sectors, primary first.</param>
/// <param name="From">First day, month or year; empty when not known.</param>
/// <param name="To">Last; empty while it lasts or when not known.</param>
/// <param name="Recalled">Written from memory, not checked against a source.</param>
public sealed record Tenure(string What, string Sectors, string From, string To, bool Recalled);

/// <summary>Who held which office, and what a group stood as, by id; from the coder's own tables.</summary>
public sealed class Tenures
{
    readonly ILookup<string, Tenure> _rows;

    Tenures(ILookup<string, Tenure> rows) => _rows = rows;

    /// <summary>Reads groups.tsv and office_holders.tsv of a folder.</summary>
    public static Tenures Load(string folder)
    {
        List<(string Id, Tenure Tenure)> rows = [];
        foreach (var (file, id, what, sectors) in new[] { ("groups.tsv", "id", "role", "sectors"), ("office_holders.tsv", "person_id", "office", "sector") })
        {
            using var reader = new StreamReader(Path.Combine(folder, file));
            rows.AddRange(Table.Read(reader, file).Select(r => (r[id], new Tenure(r[what], r[sectors], r["from"], r["to"], r["source"].StartsWith("recalled", StringComparison.Ordinal)))));
        }

        return new Tenures(rows.ToLookup(r => r.Id, r => r.Tenure, StringComparer.Ordinal));
    }

    /// <summary>In order of their beginning.</summary>
    public IReadOnlyList<Tenure> Of(string id) => [.. _rows[id].OrderBy(t => t.From, StringComparer.Ordinal)];
}
