namespace Demarche.Store;

/// <summary>An actor of the record.</summary>
/// <param name="Id">Catalogue id.</param>
/// <param name="Name">The name it stands under most often.</param>
/// <param name="Country">ISO code.</param>
/// <param name="Sectors">PLOVER sectors.</param>
/// <param name="Mentions">How often it stands on a side of an event.</param>
public sealed record KnownName(string Id, string Name, string? Country, IReadOnlyList<string> Sectors, int Mentions);

public sealed partial class EventStore
{
    /// <summary>Actors with a catalogue id, most frequent first.</summary>
    public IReadOnlyList<KnownName> KnownNames() =>
        Sql.Ask(_connection, "known-names", r => new KnownName(r.Text("id"), r.TextOrNull("name") ?? "", r.TextOrNull("country"), r.List("sectors"), r.Int("mentions")));

    /// <summary>First and last day of the record's events; null when it has none that are dated.</summary>
    public (DateOnly? First, DateOnly? Last) Extent() =>
        Sql.Ask(_connection, "extent", r => (r.Day("first_day"), r.Day("last_day"))) is [var extent] ? extent : (null, null);

    /// <summary>Rows taken from each imported file, in the order they came.</summary>
    public IReadOnlyList<int> ImportedCounts() => Sql.Ask(_connection, "imported-counts", r => r.Int("n"));
}
