using Demarche.Store;
using DuckDB.NET.Data;

namespace Demarche.Tests.Store;

public class MigrationTests
{
    static readonly string s_schema = Path.Combine(Support.Root, "src", "Demarche.Store", "Schema");

    /// <summary>A file as the first release left it, with a document, an event of compound parties and a sentence after a character of two units.</summary>
    static string FirstRelease(TempFolder folder, int steps)
    {
        var path = folder.File("old.duckdb");
        using var raw = new DuckDBConnection("Data Source=" + path);
        raw.Open();
        void Run(string sql)
        {
            using var command = raw.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        Run("CREATE TABLE schema_version (version INTEGER NOT NULL, name VARCHAR NOT NULL)");
        foreach (var file in Directory.GetFiles(s_schema, "*.sql").Order(StringComparer.Ordinal).Take(steps))
        {
            Run(File.ReadAllText(file));
            Run($"INSERT INTO schema_version VALUES ({int.Parse(Path.GetFileName(file)[..4])}, '{Path.GetFileName(file)}')");
        }

        Run("INSERT INTO runs VALUES ('r1', '0.1.0', '', '')");
        Run("INSERT INTO documents VALUES ('d1', 'r1', 'A 😀 title', 'First 😀. France and Britain recalled their ambassadors.', 'https://a.example/1', 'a.txt', 'a.example', 20000, 'given', '', 'en')");
        Run("INSERT INTO sentences VALUES ('d1', 0, 'headline', 'title', 0, 10, 'A 😀 title'), ('d1', 1, 'paragraph', 'text', 0, 9, 'First 😀.'), ('d1', 2, 'paragraph', 'text', 10, 55, 'France and Britain recalled their ambassadors.')");
        Run("""
            INSERT INTO events (event_id, doc_id, run_id, number, mutual, cameo, plover_type, plover_mode, plover_contexts, quad, score_plover, score_goldstein, date_from, date_to, date_precision, date_source, date_open,
                status, confidence, coded_by, because, "trigger", sentence, field, char_start, char_end, source_text, source_field, source_start, source_end, source_name, source_sectors,
                target_text, target_field, target_start, target_end, target_id, target_name, target_country, target_sectors)
            VALUES ('e1', 'd1', 'r1', 0, false, '161', 'SANCTION', 'withdraw', 'diplomatic', 4, -6, -4, 20000, 20000, 'day', 'text', 'none', 'occurred', 0.9, 'lexicon', '', 'recalled', 2, 'text', 29, 37,
                'France and Britain', 'text', 10, 28, 'France and Britain', '', 'Belarus', 'text', 0, 0, 'BLR', 'Belarus', 'BLR', 'GOV')
            """);
        Run("INSERT INTO event_evidence VALUES ('d1', 'e1', 0, 2, 'text', 10, 55)");
        Run("INSERT INTO members VALUES ('d1', 'e1', 'source', 0, 'France', 'text', 10, 16, 'FRA', 'France', 'FRA', 'GOV', NULL), ('d1', 'e1', 'source', 1, 'Britain', 'text', 21, 28, 'GBR', 'United Kingdom', 'GBR', 'GOV', NULL)");
        return path;
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public void A_file_of_every_release_before_is_brought_up_to_date_with_all_it_holds(int steps, bool readOnly)
    {
        using var folder = new TempFolder();
        var path = FirstRelease(folder, steps);
        using var store = EventStore.Open(path, readOnly);
        Assert.Equal("France and Britain recalled their ambassadors.", store.Event("e1")!.Sentence);
        Assert.Equal("First 😀.", Assert.Single(store.Search("first")).Text);
        Assert.Equal("A 😀 title", Assert.Single(store.Search("title")).Text);
        Assert.Equal(1, store.Dyad("GBR", "BLR", "year").Sum(d => d.Events));
        Assert.Equal(1, Assert.Single(store.Coverage()).Documents);
        Assert.Equal(3, store.CountOf("sentence_spans"));
    }
}
