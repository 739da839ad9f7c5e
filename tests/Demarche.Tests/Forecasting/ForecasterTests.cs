using Demarche.Forecasting;

namespace Demarche.Tests.Forecasting;

public sealed class ForecasterTests : IDisposable
{
    static readonly Lazy<Forecaster> s_trained = new(() => Forecaster.Train(SmallWorld.Create(), SmallWorld.Options));

    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Habits_are_found_on_days_not_seen()
    {
        var forecaster = Forecaster.Train(SmallWorld.Create(60), SmallWorld.Options);
        int first = 0, asked = 0;
        var all = SmallWorld.Facts(70, 1).ToList();
        var names = forecaster.Facts;
        for (var day = 60; day < 70; day++)
        {
            var replies = all.Where(f => f.Day == day && f.Relation == 2).ToList();
            foreach (var f in replies)
            {
                var best = forecaster.Score(names.Entities[f.Source], "replies", day + 100, most: 1)[0];
                asked++;
                first += replies.Any(x => x.Source == f.Source && names.Entities[x.Target] == best.Entity) ? 1 : 0;
            }

            forecaster.Add(all.Where(f => f.Day == day).Select(f => new DatedFact(names.Entities[f.Source], names.Relations[f.Relation], names.Entities[f.Target], day + 100)));
        }

        Assert.True(asked >= 10);
        Assert.True(first >= asked * 0.6, $"{first} of {asked} replies forecast");
    }

    [Fact]
    public void The_same_facts_give_the_same_forecaster_in_any_order_and_with_repeats()
    {
        var set = SmallWorld.Create(30);
        var mixed = new FactSet();
        foreach (var e in set.Entities)
        {
            mixed.Entity(e);
        }

        foreach (var r in set.Relations)
        {
            mixed.Relation(r);
        }

        foreach (var f in set.Facts.Reverse().Concat(set.Facts.Take(20)))
        {
            mixed.Add(f);
        }

        Assert.Equal(Ranks(Forecaster.Train(set, SmallWorld.Options)), Ranks(Forecaster.Train(mixed, SmallWorld.Options)));
    }

    [Fact]
    public void A_model_file_gives_back_the_same_forecaster_which_goes_on_the_same_way()
    {
        var forecaster = Forecaster.Train(SmallWorld.Create(30), SmallWorld.Options);
        forecaster.Save(_folder.File("m.dmf"));
        var again = Forecaster.Load(_folder.File("m.dmf"));
        Assert.Equal(forecaster.LastDay, again.LastDay);
        Assert.Equal(Ranks(forecaster), Ranks(again));
        DatedFact[] next = [new("Land0", "accuses", "Land3", forecaster.LastDay + 1), new("Police (Land1)", "arrests", "Citizen (Land1)", forecaster.LastDay + 2)];
        Assert.Empty(forecaster.Add(next, learn: true));
        Assert.Empty(again.Add(next, learn: true));
        Assert.Equal(Ranks(forecaster), Ranks(again));
        Assert.Equal(forecaster.Probability("Land0", "meets", "Land1", 30), again.Probability("Land0", "meets", "Land1", 30));
    }

    [Fact]
    public void Every_score_is_the_sum_of_its_parts_and_the_first_have_dated_facts()
    {
        var forecasts = s_trained.Value.Score("Land0", "meets", most: 5);
        var root = forecasts[0].Score - forecasts[0].Parts.Sum(p => p.Value);
        Assert.All(forecasts, f => Assert.Equal(root, f.Score - f.Parts.Sum(p => p.Value), 1e-3));
        Assert.Equal("Land1", forecasts[0].Entity);
        Assert.NotEmpty(forecasts[0].Reasons);
        Assert.All(forecasts[0].Reasons.SelectMany(r => r.Facts), f => Assert.True(f.Day <= s_trained.Value.LastDay));
        Assert.Contains(forecasts[0].Reasons.SelectMany(r => r.Facts), f => f is { Source: "Land0", Relation: "meets", Target: "Land1" } or { Source: "Land1", Relation: "meets", Target: "Land0" });
    }

    [Fact]
    public void Shares_of_all_candidates_sum_to_one()
    {
        var all = s_trained.Value.Score("Land0", "meets", most: 1000);
        Assert.Equal(1, all.Sum(f => f.Share), 1e-6);
    }

    [Fact]
    public void A_chance_within_days_grows_with_the_days_and_stays_a_chance()
    {
        var forecaster = s_trained.Value;
        double[] days = [0, 0.5, 1, 2, 5, 10, 30, 100, 365];
        var chances = Array.ConvertAll(days, h => forecaster.Probability("Land0", "meets", "Land1", h)!.Value);
        Assert.Equal(0, chances[0]);
        Assert.All(chances, p => Assert.InRange(p, 0, 1));
        Assert.Equal(chances.Order(), chances);
        Assert.True(forecaster.Probability("Land0", "meets", "Land1", 7) > forecaster.Probability("Land0", "accuses", "Citizen (Land5)", 7));
    }

    [Fact]
    public void Further_ahead_is_asked_of_the_same_history()
    {
        var later = s_trained.Value.Score("Land0", "meets", s_trained.Value.LastDay + 400, most: 3);
        Assert.Equal(3, later.Count);
        Assert.All(later, f => Assert.False(double.IsNaN(f.Score)));
    }

    [Fact]
    public void What_cannot_be_asked_is_told_with_the_value()
    {
        var forecaster = s_trained.Value;
        Assert.Contains("'Atlantis'", Assert.Throws<ArgumentException>(() => forecaster.Score("Atlantis", "meets")).Message);
        Assert.Contains("'dances'", Assert.Throws<ArgumentException>(() => forecaster.Score("Land0", "dances")).Message);
        Assert.Contains($"day {forecaster.LastDay}", Assert.Throws<ArgumentException>(() => forecaster.Score("Land0", "meets", forecaster.LastDay)).Message);
    }

    static List<(string, double)> Ranks(Forecaster forecaster) =>
        [.. new[] { "Land0", "Land3", "Police (Land2)" }.SelectMany(s => SmallWorld.Relations.SelectMany(r => forecaster.Score(s, r, forecaster.LastDay + 1))).Select(f => (f.Entity, f.Score))];
}
