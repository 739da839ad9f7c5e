using Demarche.Store;
using Demarche.Store.Exchange;

namespace Demarche.Tests.Store;

public sealed class ExchangeTests : IDisposable
{
    static readonly CountryCodes s_codes = CountryCodes.Load(Path.Combine(Support.Root, "data", "exchange"));
    readonly TempFolder _folder = new();
    int _stores;

    public void Dispose() => _folder.Dispose();

    EventStore Fresh() => EventStore.Open(_folder.File($"{_stores++}.duckdb"));

    static ImportResult Take(EventStore store, string text, string layout, string origin = "file.tsv")
    {
        using var reader = new StringReader(text);
        return store.Import(reader, origin, Layout.Find(layout)!, s_codes);
    }

    static string Give(EventStore store, string layout)
    {
        using var writer = new StringWriter();
        store.Export(writer, Layout.Find(layout)!, s_codes);
        return writer.ToString();
    }

    [Theory]
    [InlineData("icews", "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude", 20)]
    [InlineData("polecat", "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW", 40)]
    [InlineData("gdelt", "GLOBALEVENTID|SQLDATE|MonthYear|Year|FractionDate|Actor1Code|Actor1Name|Actor1CountryCode", 61)]
    [InlineData("phoenix", "EventID|Date|Year|Month|Day|SourceActorFull|SourceActorEntity|SourceActorRole|SourceActorAttribute|TargetActorFull", 26)]
    public void Columns_are_what_other_programs_read(string name, string first, int count)
    {
        var layout = Layout.Find(name)!;
        Assert.Equal(count, layout.Columns.Count);
        Assert.StartsWith(first, string.Join('|', layout.Columns));
        if (name is "icews" or "polecat")
        {
            // Positions that public loaders take.
            Assert.Equal(name == "icews" ? "Event Date,Source Name,CAMEO Code,Target Name" : "Event Date,Event Type,Actor Name,Recipient Name", string.Join(',', (name == "icews" ? new[] { 1, 2, 6, 8 } : [1, 2, 7, 15]).Select(i => layout.Columns[i])));
        }
    }

    [Theory]
    [InlineData("icews", 3705, "data/eventfiles/icews_events_2018_sample.tab")]
    [InlineData("gdelt", 2111, "data/eventfiles/gdelt2_20191024143000.export.CSV")]
    [InlineData("gdelt", 2, "data/eventfiles/gdelt1_daily_sample.tsv")]
    public void A_real_file_is_taken_whole_and_comes_back_the_same(string layout, int rows, string file)
    {
        var text = File.ReadAllText(Support.Shared(file));
        using var store = Fresh();
        var result = Take(store, text, layout, file);
        Assert.Empty(result.Broken);
        Assert.Equal(rows, result.Rows + result.Duplicates);
        Assert.Equal(result.Rows, result.Events + result.Statements + result.Mirrors);
        Assert.Equal(result.Events, store.Status().Where(c => c.Part == "events").Sum(c => c.Count));
        Assert.Equal(0, result.Duplicates);
        Assert.Equal(text, Give(store, layout));
        Assert.Equal((0, rows), (Take(store, text, layout, file).Rows, Take(store, text, layout, file).Duplicates));
    }

    [Fact]
    public void History_is_asked_like_events_of_ones_own()
    {
        using var store = Fresh();
        var result = Take(store, File.ReadAllText(Support.Shared("data/eventfiles/icews_events_2018_sample.tab")), "icews");
        Assert.True(result.Mirrors > 100);
        var meetings = store.Events(new EventFilter { Actor = "JPN", Other = "VNM", Cameo = "04" });
        Assert.NotEmpty(meetings);
        Assert.All(meetings, e => Assert.True(e.Event.Mutual));
        Assert.NotEmpty(store.Dyad("USA", "CHN", "year"));
    }

    [Theory]
    [InlineData("icews")]
    [InlineData("polecat")]
    [InlineData("gdelt")]
    [InlineData("phoenix")]
    public void What_is_exported_is_imported_and_exported_the_same(string layout)
    {
        using var store = Fresh();
        store.Add(Samples.Recall());
        store.Add(Samples.One("2", "040", Samples.France, Samples.Belarus, DatedInterval.OnDay(new DateOnly(2026, 10, 20)), mutual: true));
        store.Add(Samples.One("3", "112", Samples.Belarus, Samples.France, new DatedInterval(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), DatePrecision.Year)));
        var first = Give(store, layout);
        using var other = Fresh();
        var result = Take(other, first, layout);
        Assert.Empty(result.Broken);
        Assert.Equal(2, result.Events - (layout is "icews" or "polecat" ? 0 : 1) - (layout == "polecat" ? 0 : 1));
        Assert.Equal(first, Give(other, layout));
    }

    [Fact]
    public void A_meeting_stands_once_per_direction_in_icews_and_once_with_all_parties_in_polecat()
    {
        using var store = Fresh();
        store.Add(Samples.One("2", "040", Samples.France, Samples.Belarus, DatedInterval.OnDay(new DateOnly(2026, 10, 20)), mutual: true));
        var icews = Give(store, "icews").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split('\t')).ToList();
        Assert.Equal(["France", "Belarus"], icews.Select(r => r[2]));
        Assert.Equal(["Belarus", "France"], icews.Select(r => r[8]));
        Assert.Equal(2, icews.Select(r => r[0]).Distinct().Count());
        var polecat = Assert.Single(Give(store, "polecat").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)).Split('\t');
        Assert.Equal(("France; Belarus", "FRA; BLR", "220; 370", "None"), (polecat[7], polecat[8], polecat[9], polecat[15]));
    }

    [Fact]
    public void Broken_rows_are_listed_with_their_lines_and_the_rest_is_taken()
    {
        var header = string.Join('\t', Layout.Find("icews")!.Columns);
        string Row(string id, string date, string label, string code) => $"{id}\t{date}\tFrance\tNA\tFrance\t{label}\t{code}\t1\tBelarus\tNA\tBelarus\t7\t1\tP\tNA\tNA\tNA\tNA\tNA\tNA";
        var text = string.Join('\n', header, Row("1", "2018-01-01", "NA", "54"), Row("2", "2018-01-01", "NA", "13y"), Row("3", "2018-01-01", "Accuse", "NA"), Row("4", "01/02/2018", "Accuse", "112"), Row("5", "2018-01-01", "NA", "99"), "half a row", Row("1", "2018-01-01", "NA", "54"), "");
        using var store = Fresh();
        var result = Take(store, text, "icews", "f.tab");
        Assert.Equal((3, 3, 1, 3), (result.Rows, result.Events, result.Duplicates, result.BrokenCount));
        Assert.Equal(["f.tab:5", "f.tab:6", "f.tab:7"], result.Broken.Select(b => b.Origin));
        Assert.Equal(["054", "112", "13"], store.Events(new EventFilter()).Select(e => e.Event.Action.Cameo).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_year_without_the_column_of_codes_is_read_by_its_labels()
    {
        var columns = Layout.Find("icews")!.Columns.Where(c => c != "CAMEO Code").ToList();
        string Row(string id, string label) => string.Join('\t', columns.Select(c => c switch { "Event ID" => id, "Event Date" => "1996-02-03", "Source Name" or "Source Country" => "France", "Target Name" or "Target Country" => "Belarus", "Event Text" => label, _ => "NA" }));
        using var store = Fresh();
        var result = Take(store, string.Join('\n', string.Join('\t', columns), Row("1", "Accuse"), Row("2", "No such label"), ""), "icews", "f.tab");
        Assert.Equal((1, 1, "f.tab:3"), (result.Events, result.BrokenCount, Assert.Single(result.Broken).Origin));
        Assert.Equal("112", Assert.Single(store.Events(new EventFilter())).Event.Action.Cameo);
    }

    [Fact]
    public void Mentions_come_back_as_they_were_and_count_for_nothing()
    {
        using var store = Fresh();
        store.Add(Samples.Recall());
        var first = Give(store, "gdelt-mentions");
        Assert.All(first.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => Assert.Equal(16, l.Split('\t').Length));
        using var other = Fresh();
        var result = Take(other, first + "1\t2\n", "gdelt-mentions", "m.tsv");
        Assert.Equal((0, 1, result.Rows), (result.Events, result.BrokenCount, result.Statements));
        Assert.True(result.Rows > 0);
        Assert.Equal(first, Give(other, "gdelt-mentions"));
        Assert.Empty(other.Events(new EventFilter()));
        Assert.Equal((0, result.Rows), (Take(other, first, "gdelt-mentions").Rows, Take(other, first, "gdelt-mentions").Duplicates));
    }

    [Fact]
    public void A_file_of_another_layout_is_refused_before_anything_is_written()
    {
        using var store = Fresh();
        var e = Assert.Throws<FormatException>(() => Take(store, "a,b,c\n1,2,3\n", "icews"));
        Assert.Contains("Event ID", e.Message);
        Assert.Empty(store.Documents());
    }

    [Fact]
    public void Polecat_is_read_with_event_intensity_or_none_and_with_stray_columns()
    {
        var columns = Layout.Find("polecat")!.Columns.Select(c => c == "Intensity" ? "Event Intensity" : c).Append("Headline").ToList();
        var cells = columns.Select(c => c switch { "Event ID" => "x", "Event Date" => "2021-05-06", "Event Type" => "SANCTION", "Event Mode" => "expel", "Actor Name" => "Moscow", "Actor Country" => "RUS", "Recipient Name" => "Pristina", "Recipient Country" => "KOS", _ => "None" });
        using var store = Fresh();
        Take(store, string.Join('\t', columns) + "\n" + string.Join('\t', cells) + "\n", "polecat");
        var e = Assert.Single(store.Events(new EventFilter())).Event;
        Assert.Equal(("SANCTION", "expel", "XKX"), (e.Action.Plover.Type, e.Action.Plover.Mode, e.Target!.Actor.Country));
    }
}
