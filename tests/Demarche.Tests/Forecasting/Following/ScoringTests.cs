using Demarche.Forecasting.Following;
using Demarche.Forecasting.Following.Learning;
using Demarche.Forecasting.Following.Scoring;

namespace Demarche.Tests.Forecasting.Following;

public class ScoringTests
{
    [Fact]
    public void Ties_share_their_area()
    {
        ScoredForecast[] forecasts = [new(0, 0.9f, 0, 0, true), new(1, 0.5f, 0, 0, true), new(2, 0.5f, 0, 0, false), new(3, 0.1f, 0, 0, false)];
        Assert.Equal((4 - 0.5) / 4, Scores.AucOf(forecasts));
        Assert.Null(Scores.AucOf([new(0, 0.9f, 0, 0, false)]));
    }

    [Fact]
    public void Scores_are_means_over_forecasts()
    {
        var scores = Scores.Of([new ScoredStep(default, 1, [new(0, 0.5f, 0.25f, 0.5f, true), new(1, 0.5f, 0.25f, 0, false)], [1], default)]);
        Assert.Equal(0.25, scores.Brier, 6);
        Assert.Equal(((0.75 * 0.75) + (0.25 * 0.25)) / 2, scores.BrierClimatology, 6);
        Assert.Equal(Math.Log(2), scores.Log, 6);
        Assert.Equal((1.0, 1), scores.FirstTen);
    }

    [Fact]
    public void Calibration_finds_the_line_that_was_laid()
    {
        var random = new Random(7);
        List<(double, bool, double)> rows = [];
        for (var i = 0; i < 40_000; i++)
        {
            var x = (random.NextDouble() * 8) - 5;
            rows.Add((x, random.NextDouble() < 1 / (1 + Math.Exp(-(0.4 + (0.7 * x)))), 1));
        }

        var found = Calibration.Fit(rows);
        Assert.Equal(0.4, found.Intercept, 0.1);
        Assert.Equal(0.7, found.Slope, 0.05);
        Assert.Equal(0, found.Bend, 0.1);
    }

    [Fact]
    public void What_is_told_too_surely_is_bent_back_and_never_turned_round()
    {
        var random = new Random(8);
        List<(double, bool, double)> rows = [];
        for (var i = 0; i < 40_000; i++)
        {
            // Past the knee nothing more is known, however sure the raw forecast is.
            var x = (random.NextDouble() * 8) - 6;
            rows.Add((x, random.NextDouble() < 1 / (1 + Math.Exp(-Math.Min(x, Calibration.Knee))), 1));
        }

        var found = Calibration.Fit(rows);
        Assert.Equal(found.Apply(Calibration.Knee), found.Apply(1), 0.6);
        Assert.Equal(-5, found.Apply(-5), 0.4);
        double[] steps = [.. Enumerable.Range(-12, 16).Select(x => found.Apply(x))];
        Assert.Equal(steps.Order(), steps);
    }

    [Fact]
    public void Chances_above_two_in_five_are_bent_on_their_own()
    {
        var random = new Random(9);
        List<(double, bool, double)> rows = [];
        for (var i = 0; i < 60_000; i++)
        {
            var x = (random.NextDouble() * 5) - 3;
            rows.Add((x, random.NextDouble() < 1 / (1 + Math.Exp(-Math.Min(x, Calibration.Brow))), 1));
        }

        var found = Calibration.Fit(rows);
        Assert.Equal(-2, found.Apply(-2), 0.15);
        Assert.Equal(Calibration.Brow, found.Apply(1.5), 0.3);
    }

    [Fact]
    public void The_kin_weighted_rate_keeps_the_mean_of_climatology()
    {
        var rates = Climatology.KinWeighted(0.05, [0, 0.1, 0.4]);
        Assert.Equal(0.05, rates.Average(), 9);
        Assert.True(rates[0] < rates[1] && rates[1] < rates[2]);
    }

    [Fact]
    public void Climatology_never_counts_the_cascade_itself_or_a_twin()
    {
        var climatology = new Climatology();
        var (own, twin, other) = (Shipped.Cascade("ABKHAZIA-RECOGNITION"), Shipped.Cascade("SOUTH-OSSETIA-RECOGNITION"), Shipped.Cascade("GUAIDO-RECOGNITION"));
        climatology.Add(own, own.Start, 100, 90);
        climatology.Add(twin, twin.Start, 100, 90);
        climatology.Add(other, other.Start, 100, 10);
        Assert.Equal(0.1, climatology.Rate(own, own.Start), 6);
        Assert.Equal(1, climatology.Others(own));
    }
}
