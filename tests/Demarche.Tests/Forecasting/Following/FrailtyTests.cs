using Demarche.Forecasting.Following;

namespace Demarche.Tests.Forecasting.Following;

/// <summary>How ready states are to act, from what they did in other cascades over what was expected of them.</summary>
public class FrailtyTests
{
    static readonly DateOnly s_day = new(2012, 6, 30);
    static readonly string[] s_all = ["FRA", "DEU", "BRA", "IND", "CHN", "USA"];

    static Timeline Treaty(string name, params (string Who, DateOnly On)[] acts)
    {
        var kind = Shipped.Cascade("DISABILITY-RIGHTS").Kind;
        return new Timeline(Shipped.World, new Cascade(name, Family.Treaties, kind, "treaty:" + name, new DateOnly(2000, 1, 1), new DateOnly(2020, 12, 31), "", name,
            [.. acts.Select(a => new Act(a.Who, a.On, a.On, DatePrecision.Day, "treaty:" + name, kind.Name, "invented"))]));
    }

    static float[][] Ready(Timeline asked, params Timeline[] others) => new Frailty(Shipped.World, [asked, .. others]).For(asked, s_day.DayNumber);

    static float Of(float[] ready, string state) => ready[Shipped.World.Find(state)];

    [Fact]
    public void Who_acted_is_readier_than_who_could_have_and_did_not()
    {
        var ready = Ready(Treaty("ASKED", ("USA", new(2011, 1, 1))), Treaty("OTHER", ("FRA", s_day.AddDays(-30)), ("BRA", s_day.AddDays(-4000))));
        Assert.All(ready, r => Assert.True(Of(r, "FRA") > Of(r, "IND")));
        Assert.All(ready, r => Assert.True(Of(r, "IND") < 0 && Of(r, "IND") == Of(r, "CHN")));
        // What was done eleven years ago is nothing of late, and still something over all.
        Assert.True(Of(ready[0], "FRA") > 20 * Math.Abs(Of(ready[0], "BRA")));
        Assert.True(Of(ready[2], "BRA") > Of(ready[2], "IND") + 0.2f);
    }

    [Fact]
    public void Its_own_acts_and_those_after_the_day_say_nothing()
    {
        var asked = Treaty("ASKED", ("FRA", new(2012, 1, 1)), ("DEU", new(2012, 2, 1)));
        Assert.All(Ready(asked, Treaty("OTHER", ("BRA", s_day.AddDays(1)))), r => Assert.All(s_all, s => Assert.Equal(0, Of(r, s))));
    }

    [Fact]
    public void A_treaty_with_the_same_followers_counts_for_more()
    {
        var asked = Treaty("ASKED", ("FRA", new(2010, 1, 1)), ("DEU", new(2010, 1, 1)));
        var ready = Ready(asked, Treaty("ALIKE", ("FRA", new(2009, 1, 1)), ("DEU", new(2009, 1, 1)), ("BRA", new(2009, 1, 1))), Treaty("UNLIKE", ("CHN", new(2009, 1, 1)), ("USA", new(2009, 1, 1)), ("IND", new(2009, 1, 1))));
        Assert.True(Of(ready[3], "BRA") > Of(ready[3], "IND") + 0.3f);
        Assert.Equal(Of(ready[2], "BRA"), Of(ready[2], "IND"), 0.05f);
    }
}
