namespace Demarche.Forecasting.Following.Learning;

/// <summary>Builds the rows that models are fitted to.</summary>
public sealed class Trainer(StepBuilder builder, TrainingOptions options)
{
    /// <summary>Rows of one cascade.</summary>
    public RowSet Rows(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var cascade = timeline.Cascade;
        var set = new RowSet { Cascade = cascade };
        var (year, habits) = (0, (HabitsOf?)null);
        foreach (var (day, stands) in Calendar.Thinned(cascade))
        {
            var y = day.Month == 12 ? day.Year + 1 : day.Year;
            if (y != year || habits is null)
            {
                (year, habits) = (y, builder.HabitsFor(cascade, day));
            }

            var step = builder.Build(timeline, day, habits);
            if (step.Candidates.Length < Backtest.FewestCandidates)
            {
                continue;
            }

            for (var k = 0; k < step.Candidates.Length; k++)
            {
                var state = step.Candidates[k];
                if (Outcomes.Follows(timeline, state, day) is not { } follows)
                {
                    continue;
                }

                if (follows || Kept(state, day))
                {
                    set.Add(step.Row(k), follows, stands * (follows ? 1 : options.KeepOneIn), timeline.MayScore(state), day.AddMonths(12));
                }
            }
        }

        set.Seal();
        var total = set.Weights.Sum();
        var rows = total > 0 ? Math.Pow(total / 5000, options.Balance) * 1000 / total : 0;
        for (var i = 0; i < set.Count; i++)
        {
            set.Weights[i] *= (float)rows;
        }

        return set;
    }

    /// <summary>A fixed sample of the rows that end in nothing, spread evenly over states and days.</summary>
    bool Kept(int state, DateOnly day) => (((uint)state * 2654435761u) + ((uint)day.DayNumber * 2246822519u) >> 8) % (uint)options.KeepOneIn == 0;
}
