using Demarche.Forecasting.Following;

namespace Demarche.Tests.Forecasting.Following;

public class CascadeFileTests
{
    static (IReadOnlyList<Cascade> Cascades, IReadOnlyList<string> Failures) Read(string text, DateOnly? until = null) => CascadeFile.Read(new StringReader(text), "mine.csv", Shipped.Catalog.Kinds, until);

    [Fact]
    public void Kinds_are_kept_apart_and_precision_is_kept()
    {
        var (cascades, failures) = Read(""""
            event_id,follower,date,date_precision,object_id,kind,note
            X,FRA,2020-03-04,day,XXX.land,recognise_state,"said, ""yes"""
            X,ITA,2020-01-01,year,XXX.land,recognise_state,
            X,FRA,2022-05,month,XXX.land,withdraw_recognition,
            T,KEN,2021-01-01,day,treaty:T,accede,
            T,PER,2021-02-01,day,treaty:T,ratify,
            T,ARM,2021-02-01,day,treaty:T,succeed,
            """");
        Assert.Empty(failures);
        Assert.Equal(["X:recognise_state:XXX.land", "X:withdraw_recognition:XXX.land", "T"], cascades.Select(c => c.Id));
        Assert.Equal([Family.Diplomatic, Family.Diplomatic, Family.Treaties], cascades.Select(c => c.Family));
        Assert.Equal([("FRA", "2020-03-04"), ("ITA", "2020")], cascades[0].Acts.Select(a => (a.Actor, a.DateText)));
        Assert.Equal("said, \"yes\"", cascades[0].Acts[0].Note);
        Assert.Equal(2, cascades[2].Acts.Count);
        Assert.Equal(new DateOnly(2022, 5, 31), cascades[0].CompleteTo);
    }

    [Fact]
    public void A_bad_row_is_told_with_its_line_and_the_rest_goes_on()
    {
        var (cascades, failures) = Read("event_id,follower,date,kind\nX,FRA,2020-13-01,sign\nX,FRA,2020-03-04,dance\nX,ITA,2020-03-04,sign\n");
        Assert.Equal(2, failures.Count);
        Assert.StartsWith("bad-row: mine.csv line 2:", failures[0]);
        Assert.StartsWith("bad-kind: mine.csv line 3: kind 'dance'", failures[1]);
        Assert.Equal("ITA", Assert.Single(Assert.Single(cascades).Acts).Actor);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        var e = Assert.Throws<FormatException>(() => Read("event_id,who,date,kind\n"));
        Assert.Contains("no column 'follower'", e.Message);
    }

    [Fact]
    public void A_column_named_twice_and_an_empty_file_are_told()
    {
        Assert.Contains("names 'date' twice", Assert.Throws<FormatException>(() => Read("event_id,follower,date,date,kind\n")).Message);
        Assert.Contains("mine.csv is empty", Assert.Throws<FormatException>(() => Read("")).Message);
        Assert.Empty(Read("event_id,follower,date,kind\n").Cascades);
    }

    [Fact]
    public void A_day_that_is_none_and_cells_that_are_missing_are_told()
    {
        var (cascades, failures) = Read("event_id,follower,date,kind\nX,FRA,2021-02-30,sign\nX,,2021-02-03,sign\nX,ITA\n,ESP,2021-02-03,sign\nX,DEU,2021-02-03,sign\n");
        Assert.Equal(["bad-row: mine.csv line 2", "bad-row: mine.csv line 3", "bad-kind: mine.csv line 4", "bad-row: mine.csv line 5"], failures.Select(f => string.Join(':', f.Split(':')[..2])));
        Assert.Equal("DEU", Assert.Single(Assert.Single(cascades).Acts).Actor);
    }

    [Fact]
    public void Rows_in_any_order_and_a_state_told_twice_come_to_its_first_act()
    {
        var (cascades, failures) = Read("event_id\tfollower\tdate\tkind\r\nX\tFRA\t2021-05-06\tsign\r\nX\tITA\t2020-01-02\tsign\r\nX\tFRA\t2020-03-04\tsign\r\nX\tFRA\t2020-03-04\tsign\r\n");
        Assert.Empty(failures);
        var timeline = new Timeline(Shipped.World, Assert.Single(cascades));
        Assert.Equal(new DateOnly(2020, 1, 2), cascades[0].Start);
        Assert.Equal(new DateOnly(2020, 3, 4).DayNumber, timeline.MovedOn[Shipped.World.Find("FRA")]);
        Assert.Equal(2, timeline.MovedOn.Count(d => d < int.MaxValue));
    }

    [Fact]
    public void A_cascade_of_the_same_act_toward_the_same_object_tells_of_a_shipped_one()
    {
        var (cascades, _) = Read("event_id,follower,date,date_precision,object_id,kind\nK,FRA,2008-02-18,day,XKX,recognise_state\n");
        Assert.True(cascades[0].TellsOf(Shipped.Cascade("KOSOVO-RECOGNITION")));
        Assert.False(cascades[0].TellsOf(Shipped.Cascade("KOSOVO-WITHDRAWAL")));
    }
}
