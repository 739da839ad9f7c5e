using Demarche.Forecasting.Following;

namespace Demarche.Tests.Forecasting.Following;

public class NoFutureTests
{
    static readonly DateOnly s_day = new(2010, 6, 30);

    static Engagement Record(params (DateOnly Day, string Source, string Target, int Quad)[] more)
    {
        var record = new Engagement();
        record.Add(new DateOnly(2008, 3, 1), "SAU", "SRB", 1);
        record.Add(new DateOnly(2009, 5, 1), "BRA", "SRB", 3);
        foreach (var (day, source, target, quad) in more)
        {
            record.Add(day, source, target, quad);
        }

        record.Seal();
        return record;
    }

    static Step Build(IReadOnlyList<Cascade> cascades, Engagement record, string id = "KOSOVO-RECOGNITION")
    {
        Timeline[] timelines = [.. cascades.Select(c => new Timeline(Shipped.World, c))];
        return new StepBuilder(Shipped.World, Shipped.Catalog.Objects, timelines, record).Build(timelines.Single(t => t.Cascade.Id == id), s_day);
    }

    [Theory]
    [InlineData("KOSOVO-RECOGNITION")]
    [InlineData("DISABILITY-RIGHTS")]
    public void A_planted_future_act_changes_nothing(string id)
    {
        var plain = Build(Shipped.Catalog.All, Record(), id);
        Cascade Plant(Cascade c) => c with
        {
            Acts = [.. c.Acts, .. new[] { "BRA", "CHN", "IND" }.Where(a => c.Acts.All(x => x.Actor != a)).Select(a => new Act(a, s_day.AddDays(1), s_day.AddDays(1), DatePrecision.Day, c.ObjectId, c.Kind.Name, "planted"))],
        };
        var planted = Build([.. Shipped.Catalog.All.Select(Plant)], Record((s_day.AddDays(1), "BRA", "XKX", 1), (s_day.AddDays(1), "CHN", "SRB", 4), (s_day.AddDays(40), "IND", "XKX", 2)), id);
        Assert.Equal(plain.Candidates, planted.Candidates);
        Assert.Equal(plain.Rows, planted.Rows);
        Assert.Equal(plain.Kin, planted.Kin);
        Assert.True(planted.LastEvidence <= s_day);
    }

    [Fact]
    public void The_same_act_a_day_earlier_does_change_it()
    {
        var plain = Build(Shipped.Catalog.All, Record());
        Cascade Plant(Cascade c) => c.Id != "KOSOVO-RECOGNITION" ? c : c with { Acts = [.. c.Acts, new Act("BRA", s_day, s_day, DatePrecision.Day, c.ObjectId, c.Kind.Name, "planted")] };
        var planted = Build([.. Shipped.Catalog.All.Select(Plant)], Record());
        Assert.Equal(plain.Candidates.Length - 1, planted.Candidates.Length);
        Assert.DoesNotContain(Shipped.World.Find("BRA"), planted.Candidates);
        Assert.Equal(s_day, planted.LastEvidence);
    }

    [Fact]
    public void Ties_of_a_year_are_those_known_when_it_began()
    {
        var world = Shipped.World;
        var finland = world.Find("FIN");
        var france = world.Find("FRA");
        Assert.Equal(0, world.At(new DateOnly(2023, 12, 31)).Defence[(finland * world.Count) + france]);
        Assert.Equal(1, world.At(new DateOnly(2024, 1, 1)).Defence[(finland * world.Count) + france]);
        Assert.False(world.Belongs(world.Find("GBR"), "EU", 2021));
    }

    [Fact]
    public void Candidates_exist_and_have_not_moved_and_are_not_the_object()
    {
        var step = Build(Shipped.Catalog.All, Record());
        var timeline = new Timeline(Shipped.World, Shipped.Cascade("KOSOVO-RECOGNITION"));
        Assert.All(step.Candidates, c => Assert.True(Shipped.World.Exists(c, s_day) && timeline.MovedOn[c] > s_day.DayNumber));
        Assert.DoesNotContain(Shipped.World.Find("XKX"), step.Candidates);
        Assert.DoesNotContain(Shipped.World.Find("SSD"), step.Candidates);
        Assert.Equal(step.Candidates.Length * Features.Count, step.Rows.Length);
        Assert.All(step.Rows, v => Assert.True(float.IsFinite(v)));
    }
}
