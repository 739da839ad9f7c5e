using System.Text.Json;
using DuckDB.NET.Data;
using Demarche.Store;

namespace Demarche.Tests.Store;

public class EventStoreTests
{
    [Fact]
    public void A_document_comes_back_as_it_was_coded()
    {
        using var folder = new TempFolder();
        var coded = Samples.Recall();
        using var store = EventStore.Open(folder.File("a.duckdb"));
        var result = store.Add(coded, new CodingRun("0.1.0", "abc"));
        Assert.Equal((AddOutcome.Added, 2, 1, 2), (result.Outcome, result.Events, result.Quotes, result.Held));
        Assert.Equal(Show(coded with { Events = [.. coded.Events.Where(e => !e.Forced)] }), Show(store.Document(coded.Article.Id)!));
    }

    [Theory]
    [InlineData("zero \0 byte")]
    [InlineData("half \ud83d a pair")]
    [InlineData("'; DROP TABLE documents; -- \u202e \r\n\t")]
    public void Odd_characters_neither_break_the_record_nor_cut_the_text(string odd)
    {
        using var folder = new TempFolder();
        using var store = EventStore.Open(folder.File("a.duckdb"));
        var coded = Samples.Recall(odd, tail: odd);
        store.Add(coded);
        var back = store.Document(coded.Article.Id)!.Article;
        Assert.Equal(Stored(coded.Article.Text), back.Text);
        Assert.Equal(Stored(odd), back.Url);
        Assert.Equal(2, store.Events(new EventFilter()).Count);

        static string Stored(string text) => text.Replace('\ud83d', '\ufffd').Replace('\0', '\ufffd');
    }

    [Fact]
    public void Adding_twice_changes_nothing()
    {
        using var folder = new TempFolder();
        using var store = EventStore.Open(folder.File("a.duckdb"));
        store.Add(Samples.Recall());
        var before = store.Status();
        var again = store.Add(Samples.Recall());
        Assert.Equal(AddOutcome.AlreadyThere, again.Outcome);
        Assert.Equal(before, store.Status());
    }

    [Fact]
    public void The_record_is_there_after_closing_and_can_be_read_without_writing()
    {
        using var folder = new TempFolder();
        var path = folder.File("a.duckdb");
        using (var store = EventStore.Open(path))
        {
            store.Add(Samples.Recall());
        }

        using var read = EventStore.Open(path, readOnly: true);
        Assert.True(read.IsReadOnly);
        Assert.Equal(2, read.Events(new EventFilter()).Count);
        var refused = Assert.Throws<StoreException>(() => read.Add(Samples.Recall("https://other.example/")));
        Assert.Equal("unwritable", refused.Code);
    }

    [Fact]
    public void A_document_that_cannot_be_written_whole_is_not_written_at_all()
    {
        using var folder = new TempFolder();
        using var store = EventStore.Open(folder.File("a.duckdb"));
        var good = Samples.Recall();
        var broken = good with { Quotes = [good.Quotes[0] with { Cue = null! }] };
        Assert.ThrowsAny<Exception>(() => store.Add(broken));
        Assert.False(store.Has(good.Article.Id));
        Assert.Empty(store.Events(new EventFilter()));
        Assert.Equal(AddOutcome.Added, store.Add(good).Outcome);
    }

    [Fact]
    public void A_newer_file_is_refused_with_both_versions_named()
    {
        using var folder = new TempFolder();
        var path = folder.File("a.duckdb");
        EventStore.Open(path).Dispose();
        using (var raw = new DuckDBConnection("Data Source=" + path))
        {
            raw.Open();
            using var command = raw.CreateCommand();
            command.CommandText = "INSERT INTO schema_version VALUES (9999, 'from the future')";
            command.ExecuteNonQuery();
        }

        var e = Assert.Throws<StoreException>(() => EventStore.Open(path));
        Assert.Equal("newer-store", e.Code);
        Assert.Contains("9999", e.Message);
        Assert.Contains("newer demarche", e.Message);
    }

    [Theory]
    [InlineData("", "not-a-store")]
    [InlineData("these are words and no database, long enough to fill a header and some more of it so that nobody can mistake it", "not-a-store")]
    public void A_file_that_is_no_record_is_refused(string content, string code)
    {
        using var folder = new TempFolder();
        var e = Assert.Throws<StoreException>(() => EventStore.Open(folder.Write("a.duckdb", content)));
        Assert.Equal(code, e.Code);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void A_database_of_somebody_else_is_refused_and_left_alone()
    {
        using var folder = new TempFolder();
        var path = folder.File("other.duckdb");
        using (var raw = new DuckDBConnection("Data Source=" + path))
        {
            raw.Open();
            using var command = raw.CreateCommand();
            command.CommandText = "CREATE TABLE mine (n INTEGER)";
            command.ExecuteNonQuery();
        }

        Assert.Equal("not-a-store", Assert.Throws<StoreException>(() => EventStore.Open(path)).Code);
    }

    [Fact]
    public void Reading_a_record_that_is_not_there_says_how_to_make_one()
    {
        using var folder = new TempFolder();
        var e = Assert.Throws<StoreException>(() => EventStore.Open(folder.File("none.duckdb"), readOnly: true));
        Assert.Equal("no-store", e.Code);
        Assert.Contains("demarche add", e.Message);
        Assert.False(File.Exists(folder.File("none.duckdb")));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        using var folder = new TempFolder();
        var e = Assert.Throws<StoreException>(() => EventStore.Open(folder.File("no/such/a.duckdb")));
        Assert.Equal("unwritable", e.Code);
        Assert.Contains("no/such", e.Message);
    }

    [Fact]
    public void The_database_never_reaches_for_extensions()
    {
        using var folder = new TempFolder();
        using var store = EventStore.Open(folder.File("a.duckdb"));
        Assert.Equal("false", store.Setting("autoinstall_known_extensions"));
        Assert.Equal("false", store.Setting("autoload_known_extensions"));
    }

    static string Show(CodedArticle coded) => JsonSerializer.Serialize(coded, s_indented);

    static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };
}
