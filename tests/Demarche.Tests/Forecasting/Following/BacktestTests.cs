using Demarche.Forecasting.Following;
using Demarche.Forecasting.Following.Scoring;

namespace Demarche.Tests.Forecasting.Following;

public class BacktestTests
{
    static readonly string[] s_few = ["GUAIDO-RECOGNITION", "SYRIA-COALITION-RECOGNITION", "ABRAHAM-ACCORDS", "JERUSALEM-EMBASSY", "TIKTOK-DEVICES", "UKRAINE-2022-EXPULSIONS"];

    static Backtest Few(Func<Cascade, Cascade>? change = null) =>
        new(Shipped.World, Shipped.Catalog.With([.. s_few.Select(id => (change ?? (c => c))(Shipped.Cascade(id)))]), new Engagement());

    [Fact]
    public void Every_forecast_is_a_candidate_of_its_step_with_what_happened()
    {
        var cascade = Shipped.Cascade("TIKTOK-DEVICES");
        var result = Assert.Single(Few().Run([cascade]));
        var timeline = new Timeline(Shipped.World, cascade);
        Assert.NotEmpty(result.Steps);
        foreach (var step in result.Steps)
        {
            Assert.Equal(Calendar.MonthEnd(step.AsOf), step.AsOf);
            Assert.True(step.LastEvidence <= step.AsOf);
            Assert.All(step.Forecasts, f =>
            {
                Assert.InRange(f.P, 0, 1);
                Assert.True(timeline.MovedOn[f.State] > step.AsOf.DayNumber);
                Assert.Equal(timeline.MovedOn[f.State] <= step.AsOf.AddMonths(12).DayNumber, f.Follows);
            });
        }

        Assert.Equal(result.Steps.Sum(s => s.Forecasts.Count(f => f.Follows)), result.Scores.Followed);
    }

    [Fact]
    public void What_comes_after_a_step_changes_its_outcome_and_nothing_else_of_it()
    {
        var cascade = Shipped.Cascade("GAZA-2023-RECALLS");
        var day = new DateOnly(2023, 11, 30);
        var few = Few();
        var planted = cascade with { Acts = [.. cascade.Acts, new Act("BRA", day.AddDays(1), day.AddDays(1), DatePrecision.Day, cascade.ObjectId, cascade.Kind.Name, "data/cascades/planted")] };
        ScoredStep At(Cascade c) => Assert.Single(few.RunOthers([c])).Steps.Single(s => s.AsOf == day);
        var brazil = Shipped.World.Find("BRA");
        var (before, after) = (At(cascade with { Acts = [.. cascade.Acts.Where(a => a.Actor != "BRA")] }), At(planted with { Acts = [.. planted.Acts.Where(a => a.Actor != "BRA" || a.Source.EndsWith("planted", StringComparison.Ordinal))] }));
        Assert.Equal(Told(before), Told(after));
        Assert.Contains(after.Forecasts, f => f.State == brazil && f.Follows);

        IEnumerable<(int, float, float, float)> Told(ScoredStep step) => step.Forecasts.Where(f => f.State != brazil).Select(f => (f.State, f.P, f.Climatology, f.Kin));
    }

    [Fact]
    public void The_record_of_a_family_is_written_and_read()
    {
        var results = Few().Run([Shipped.Cascade("TIKTOK-DEVICES"), Shipped.Cascade("ABRAHAM-ACCORDS")]);
        var record = FamilyRecord.Of(Family.Diplomatic, [.. results.Select(r => (r.Scores, r.Steps))], 50);
        Assert.Equal(2, record.Cascades);
        Assert.Equal(record.N, record.Bins.Sum(b => b.N));
        var writer = new StringWriter();
        FollowRecord.Of([record]).Save(writer);
        var read = FollowRecord.Load(new StringReader(writer.ToString()), "record.tsv");
        Assert.Equal(record.Auc.Value, read.Find(Family.Diplomatic, "auc_within_step")!.Value, 4);
    }
}
