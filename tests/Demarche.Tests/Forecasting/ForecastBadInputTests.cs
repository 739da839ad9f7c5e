using System.IO.Compression;
using Demarche.Forecasting;
using Demarche.Forecasting.Evaluating;
using Demarche.Forecasting.History;
using Demarche.Forecasting.Ranking;

namespace Demarche.Tests.Forecasting;

/// <summary>Histories as they come: out of order, doubled, empty, of one entity, with a year missing.</summary>
public sealed class ForecastBadInputTests
{
    [Fact]
    public void Facts_out_of_order_and_doubled_are_put_in_order_once()
    {
        var days = new Timeline([new(1, 0, 2, 9), new(0, 0, 1, 5), new(1, 0, 2, 9), new(2, 1, 0, 5)]).Days;
        Assert.Equal([5, 9], days.Select(d => d.Day));
        Assert.Equal([new Quadruple(0, 0, 1, 5), new Quadruple(2, 1, 0, 5)], days[0].Facts);
        Assert.Single(days[1].Facts);
    }

    [Fact]
    public void The_memory_refuses_a_day_that_is_not_later()
    {
        var memory = new Memory(3, 1, SmallWorld.Create(12).Kinds());
        memory.Add(5, [new(0, 0, 1, 5)]);
        Assert.Contains("Day 5", Assert.Throws<ArgumentException>(() => memory.Add(5, [new(0, 0, 2, 5)])).Message);
    }

    [Fact]
    public void Unknown_ids_are_refused_with_the_range()
    {
        var set = SmallWorld.Create(12);
        Assert.Contains("entity id 99", Assert.Throws<ArgumentOutOfRangeException>(() => set.Add(new Quadruple(0, 0, 99, 1))).Message);
        Assert.Contains("relation id 7", Assert.Throws<ArgumentOutOfRangeException>(() => set.Add(new Quadruple(0, 7, 1, 1))).Message);
    }

    [Fact]
    public void An_empty_history_is_too_little_to_learn_from()
    {
        Assert.Contains("on 0 days", Assert.Throws<ArgumentException>(() => Forecaster.Train(new FactSet())).Message);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{\"Encoder\":null}")]
    public void A_model_without_options_is_damaged(string options)
    {
        using var folder = new TempFolder();
        var path = folder.File("m.dmf");
        using (var to = new BinaryWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest)))
        {
            to.Write($"{{\"Format\":\"demarche-forecast\",\"Version\":2,\"Features\":{FeatureNames.Count},\"Options\":{options}}}");
        }

        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => Forecaster.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_entity_that_only_deals_with_itself_is_learnt_without_harm()
    {
        var set = new FactSet();
        for (var day = 0; day < 20; day++)
        {
            set.Add("alone", "talks", "alone", day);
        }

        var forecasts = Forecaster.Train(set, SmallWorld.Options).Score("alone", "talks");
        Assert.All(forecasts, f => Assert.Equal("alone", f.Entity));
    }

    [Fact]
    public void A_year_without_facts_leaves_the_habits_known()
    {
        var set = SmallWorld.Create(40);
        foreach (var f in SmallWorld.Facts(20, 2))
        {
            set.Add(f with { Day = f.Day + 100 + 400 });
        }

        var forecasts = Forecaster.Train(set, SmallWorld.Options).Score("Land0", "meets", most: 3);
        Assert.Contains("Land1", forecasts.Select(f => f.Entity));
        Assert.All(forecasts, f => Assert.False(double.IsNaN(f.Score)));
    }

    [Fact]
    public void New_facts_that_cannot_be_taken_are_told_and_the_rest_is_taken()
    {
        var forecaster = Forecaster.Train(SmallWorld.Create(20), SmallWorld.Options);
        var last = forecaster.LastDay;
        var rejected = forecaster.Add([
            new("Land0", "meets", "Land1", last),
            new("Atlantis", "meets", "Land1", last + 1),
            new("Land0", "dances", "Land1", last + 1),
            new("Land0", "meets", "Land2", last + 3),
            new("Land0", "meets", "Land1", last + 1),
            new("Land0", "meets", "Land1", last + 1),
        ]);
        Assert.Equal(["late-fact", "unknown-entity", "unknown-relation"], rejected.Select(r => r.Code));
        Assert.Equal(last + 3, forecaster.LastDay);
    }

    [Fact]
    public void Lines_that_are_no_quadruple_are_told_and_left_out()
    {
        var rejected = new List<Rejected>();
        var facts = QuadrupleFile.Read(new StringReader("0\t1\t2\t3\n\n0 1 2\n-1\t0\t0\t0\nx\t0\t0\t0\n4\t5\t6\t7\t-1\n"), "train.txt", rejected.Add);
        Assert.Equal([new Quadruple(0, 1, 2, 3), new Quadruple(4, 5, 6, 7)], facts);
        Assert.Equal(["train.txt:3", "train.txt:4", "train.txt:5"], rejected.Select(r => r.Origin));
        Assert.All(rejected, r => Assert.Equal("bad-quadruple", r.Code));
    }
}
