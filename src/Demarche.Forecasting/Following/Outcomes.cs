namespace Demarche.Forecasting.Following;

/// <summary>What became of the candidates of a step.</summary>
public static class Outcomes
{
    /// <summary>True when the state moved within the months after the step; null when the step cannot tell, because the act is known to its year only.</summary>
    public static bool? Follows(Timeline timeline, int state, DateOnly asOf, int months = 12)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var act = timeline.First[state];
        if (act is not null && act.Precision == DatePrecision.Year && (asOf.Month != 12 || months % 12 != 0))
        {
            return null;
        }

        return timeline.MovedOn[state] > asOf.DayNumber && timeline.MovedOn[state] <= asOf.AddMonths(months).DayNumber;
    }
}
