namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>Every dated act of one country toward another, in order of day.</summary>
    public IReadOnlyList<CountryAct> CountryActs() => Sql.Ask(_connection, "engagement", Sharded.Answers.CountryAct);
}
