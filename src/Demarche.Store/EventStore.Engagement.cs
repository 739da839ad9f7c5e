namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>Every dated act of one country toward another, in order of day.</summary>
    public IReadOnlyList<CountryAct> CountryActs() => Sql.Ask(_connection, "engagement", r =>
        new CountryAct(r.Text("event_id"), r.Day("day")!.Value, r.Text("a"), r.Text("b"), r.Int("quad"), r.Text("cameo"), r.TextOrNull("object_id")));
}
