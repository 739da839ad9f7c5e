namespace Demarche.Forecasting.Following;

/// <summary>One dated act of a cascade.</summary>
/// <param name="Actor">Who did it: a country's code, or an actor's id.</param>
/// <param name="From">First day it may have happened.</param>
/// <param name="Known">Last day it may have happened: from the end of this day on it counts as known.</param>
/// <param name="Precision">Day, month or year.</param>
/// <param name="ObjectId">Toward whom or what.</param>
/// <param name="Kind">A kind of kinds.tsv.</param>
/// <param name="Source">A file with its key, an event of the record, or <c>recalled</c>.</param>
/// <param name="Note">What a reader should know besides.</param>
public sealed record Act(string Actor, DateOnly From, DateOnly Known, DatePrecision Precision, string ObjectId, string Kind, string Source, string Note = "")
{
    /// <summary>True when nobody has checked it: used as evidence, in no score.</summary>
    public bool Recalled => Source == "recalled";

    /// <summary>Reads a date of four, seven or ten characters; null when it is none.</summary>
    public static (DateOnly From, DateOnly Known, DatePrecision Precision)? Days(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('-');
        if (parts.Length is 0 or > 3 || !int.TryParse(parts[0], out var year) || year is < 1500 or > 2200)
        {
            return null;
        }

        if (parts.Length == 1)
        {
            return (new(year, 1, 1), new(year, 12, 31), DatePrecision.Year);
        }

        if (!int.TryParse(parts[1], out var month) || month is < 1 or > 12)
        {
            return null;
        }

        var first = new DateOnly(year, month, 1);
        if (parts.Length == 2)
        {
            return (first, first.AddMonths(1).AddDays(-1), DatePrecision.Month);
        }

        return int.TryParse(parts[2], out var day) && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? (new(year, month, day), new(year, month, day), DatePrecision.Day)
            : null;
    }

    /// <summary>The date as fine as it is known.</summary>
    public string DateText => Precision switch { DatePrecision.Year => From.ToString("yyyy"), DatePrecision.Month => From.ToString("yyyy-MM"), _ => From.ToString("yyyy-MM-dd") };
}
