using Demarche.Forecasting.Following;
using Demarche.Forecasting.Following.Learning;

namespace Demarche.Tests.Forecasting.Following;

public class LearningTests
{
    static RowSet Rows(Cascade cascade, int seed, int count = 1500)
    {
        var random = new Random(seed);
        var set = new RowSet { Cascade = cascade };
        var x = new float[Features.Count];
        for (var r = 0; r < count; r++)
        {
            for (var i = 0; i < x.Length; i++)
            {
                x[i] = i < 3 ? (float)((random.NextDouble() * 4) - 2) : 0;
            }

            var p = 1 / (1 + Math.Exp(-(-1 + (1.5 * x[0]) - x[1])));
            set.Add(x, random.NextDouble() < p, 1, true, new DateOnly(2000 + seed, 1, 1));
        }

        set.Seal();
        return set;
    }

    static IReadOnlyList<RowSet> Sets() => [.. new[] { "KOSOVO-RECOGNITION", "GUAIDO-RECOGNITION", "LIBYA-NTC-RECOGNITION", "SYRIA-COALITION-RECOGNITION", "PALESTINE-RECOGNITION" }.Select((id, i) => Rows(Shipped.Cascade(id), i))];

    [Fact]
    public void Coefficients_are_found_again()
    {
        var beta = Fit.Of(Sets(), new TrainingOptions { Ridge = 1, FamilyRidge = 1 }, DateOnly.MaxValue, 1).Strands[Strand.Friendly];
        Assert.Equal(1.5, beta[0], 0.15);
        Assert.Equal(-1, beta[1], 0.15);
        Assert.Equal(0, beta[2], 0.15);
        Assert.Equal(-1, beta[Features.Count], 0.15);
    }

    [Fact]
    public void A_cascade_left_out_is_as_if_it_had_never_been_there()
    {
        var sets = Sets();
        var options = new TrainingOptions();
        var without = Fit.Of(sets, options, DateOnly.MaxValue, 1).With(Strand.Friendly, [1, 1, 0, 1, 1], 3);
        var never = Fit.Of([sets[0], sets[1], sets[3], sets[4]], options, DateOnly.MaxValue, 1).Strands[Strand.Friendly];
        Assert.All(Enumerable.Range(0, Features.Count + 1), i => Assert.Equal(never[i], without[i], 0.02));
    }

    [Fact]
    public void Rows_whose_outcome_came_later_teach_nothing()
    {
        var sets = Sets();
        var options = new TrainingOptions();
        var early = Fit.Of(sets, options, new DateOnly(2002, 1, 1), 1).Shared;
        var never = Fit.Of([sets[0], sets[1], sets[2]], options, DateOnly.MaxValue, 1).Shared;
        Assert.Equal(never, early);
    }

    [Fact]
    public void A_model_written_and_read_forecasts_the_same()
    {
        var sets = Sets();
        var fit = Fit.Of(sets, new TrainingOptions(), DateOnly.MaxValue, 1);
        var model = new StrandModel(Strand.Friendly, new DateOnly(2020, 1, 1), 5, fit.Strands[Strand.Friendly], [fit.Shared, fit.Strands[Strand.Friendly]], new Calibration(-0.1, 0.9, -0.4, -0.2), [new Calibration(-0.2, 0.8, -0.5, 0.1), Calibration.None], [0.1, 0.3, 0.6, 1, 1.5, 2, 3], [.. Enumerable.Repeat(0.02, 11)]);
        var writer = new StringWriter();
        new FollowModel(Scale.Of(sets), [model]).Save(writer);
        var read = FollowModel.Load(new StringReader(writer.ToString()), "following.tsv");
        Assert.Null(read.For(Strand.Friendly, new DateOnly(2019, 12, 31)));
        var again = read.For(Strand.Friendly, new DateOnly(2025, 1, 1))!;
        Assert.Equal(model.Probability(sets[0].Row(3)), again.Probability(sets[0].Row(3)), 0.001);
        Assert.Equal(model.Interval(sets[0].Row(3)).High, again.Interval(sets[0].Row(3)).High, 0.001);
    }

    [Fact]
    public void What_the_draws_disagree_about_is_told_with_less_confidence()
    {
        var sure = new double[RowSet.Width];
        var unsure = new double[RowSet.Width];
        (sure[0], unsure[0]) = (3, 3);
        var other = new double[RowSet.Width];
        other[0] = -3;
        var row = new float[RowSet.Width];
        row[0] = 1;
        Assert.Equal(3, Bag.LogOdds(row, [sure, sure]), 9);
        Assert.Equal(0, Bag.LogOdds(row, [unsure, other]), 9);
    }

    [Fact]
    public void Where_the_curves_of_draws_part_the_interval_is_wide_about_the_forecast()
    {
        var beta = new double[RowSet.Width];
        beta[0] = 1;
        // Of one mind up to one in thirty, apart beyond: some draws bend, some do not.
        Calibration[] curves = [Calibration.None, new Calibration(0, 1, -0.9)];
        var model = new StrandModel(Strand.Friendly, default, 9, beta, [beta, beta], new Calibration(0, 1, -0.8), curves, [0.12, 0.35, 0.62, 1, 1.6, 2, 2.7], []);
        var row = new float[RowSet.Width];
        (double P, double Low, double High) At(float x)
        {
            row[0] = x;
            var (low, high) = model.Interval(row);
            return (model.Probability(row), low, high);
        }

        var (sure, unsure) = (At(-5), At(0));
        Assert.Equal(sure.Low, sure.High, 9);
        Assert.True(unsure.Low < unsure.P && unsure.P < unsure.High);
        static double LogOdds(double p) => Math.Log(p / (1 - p));
        Assert.Equal(LogOdds(unsure.P) - LogOdds(unsure.Low), LogOdds(unsure.High) - LogOdds(unsure.P), 9);
        Assert.True(unsure.High > 2 * unsure.P, $"{unsure}");
    }

    [Fact]
    public void A_curve_drawn_from_one_cascade_is_that_cascades_curve()
    {
        List<(double X, bool Follows, double Weight)> rows = [.. Enumerable.Range(0, 4000).Select(i => (-6 + (i % 200 * 0.04), i % 7 == 0, 1.0))];
        var whole = Calibration.Fit(rows);
        Assert.All(Calibration.Draw([rows], 3), c => Assert.Equal(Logistic.Sigmoid(whole.Apply(-1)), Logistic.Sigmoid(c.Apply(-1)), 0.01));
    }

    [Fact]
    public void A_longer_horizon_is_never_less_likely()
    {
        var model = new StrandModel(Strand.Friendly, default, 9, [], [], Calibration.None, [], [0.12, 0.35, 0.62, 1, 1.6, 2, 2.7], []);
        double[] within = [.. new[] { 1, 2, 3, 6, 9, 12, 18, 24, 36, 60 }.Select(m => model.Within(0.1, m))];
        Assert.Equal(within.Order(), within);
        Assert.Equal(0.1, model.Within(0.1, 12), 9);
    }
}
