using DuckDB.NET.Data;

namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>Every dated act of one country toward another, in order of day.</summary>
    public IReadOnlyList<CountryAct> CountryActs() => Sql.Ask(_connection, "engagement", ReadAct);

    /// <summary>The same from a file of events in Parquet with the columns of the record.</summary>
    /// <param name="path">The file.</param>
    public static IReadOnlyList<CountryAct> CountryActs(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var connection = Connect(":memory:", readOnly: false);
        using (var view = connection.CreateCommand())
        {
            // A view takes no bound values; quotes in a path are doubled.
            view.CommandText = $"CREATE VIEW events AS SELECT * FROM read_parquet('{path.Replace("'", "''")}')";
            view.ExecuteNonQuery();
        }

        return Sql.Ask(connection, "engagement", ReadAct);
    }

    static CountryAct ReadAct(Row r) => new(r.Text("event_id"), r.Day("day")!.Value, r.Text("a"), r.Text("b"), r.Int("quad"), r.Text("cameo"), r.TextOrNull("object_id"));
}
