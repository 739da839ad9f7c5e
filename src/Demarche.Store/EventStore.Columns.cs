using System.Globalization;
using System.Text;
using Demarche.Store.Access;

namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>Which of these documents another run than this has coded.</summary>
    public IReadOnlySet<string> CodedByOthers(IReadOnlyCollection<string> documentIds, string run) =>
        documentIds.Count == 0 ? new HashSet<string>() : Sql.Ask(_connection, "coded-by-others", r => r.Text("doc_id"), ("documents", documentIds.ToList()), ("run", run)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Events as a column store keeps them, written as Parquet with a folder for each year (<c>year=1949/…</c>; year 0 holds undated ones), which DuckDB and others read as one table.</summary>
    /// <param name="folder">Made when it is not there; files of an earlier run are replaced.</param>
    /// <returns>Rows written.</returns>
    public long WriteByYear(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        foreach (var year in Directory.EnumerateDirectories(folder, "year=*"))
        {
            Directory.Delete(year, recursive: true);
        }

        Run($"COPY (SELECT * FROM ({Sql.Question("column-acts")}) WHERE event_id NOT IN (SELECT event_id FROM hidden_events) ORDER BY year, source_country, target_country, date_from) TO {Sql.Quoted(folder)} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (year), OVERWRITE_OR_IGNORE)");
        return Convert.ToInt64(Scalar($"SELECT count(*) FROM read_parquet({Sql.Quoted(System.IO.Path.Combine(folder, "year=*", "*.parquet"))})"), CultureInfo.InvariantCulture);
    }

    /// <summary>Rows of a question as lines of tab-separated values in the manner ClickHouse and PostgreSQL read (<c>\N</c>, backslash escapes), each with its year, 0 where the question gives none.</summary>
    internal IEnumerable<(int Year, string Line)> Lines(string question)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = Sql.Question(question);
        using var reader = command.ExecuteReader();
        var year = Enumerable.Range(0, reader.FieldCount).FirstOrDefault(i => reader.GetName(i) == "year", -1);
        var line = new StringBuilder();
        while (reader.Read())
        {
            line.Clear();
            for (var i = 0; i < reader.FieldCount; i++)
            {
                Sharded.TabSeparated.Append(i == 0 ? line : line.Append('\t'), reader.IsDBNull(i) ? null : reader.GetValue(i));
            }

            yield return (year < 0 ? 0 : reader.GetInt32(year), line.ToString());
        }
    }
}
