namespace Demarche;

/// <summary>How finely the text tells a date.</summary>
public enum DatePrecision
{
    /// <summary>One day.</summary>
    Day,

    /// <summary>A week.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A quarter.</summary>
    Quarter,

    /// <summary>A season.</summary>
    Season,

    /// <summary>A year.</summary>
    Year,

    /// <summary>A decade.</summary>
    Decade,

    /// <summary>Two ends named by the text.</summary>
    Interval,

    /// <summary>Not told.</summary>
    Unknown,
}
