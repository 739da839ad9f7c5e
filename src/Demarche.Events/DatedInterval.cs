namespace Demarche;

/// <summary>Where an event's date was taken from.</summary>
public enum DateSource
{
    /// <summary>A date expression in the clause or sentence.</summary>
    Text,

    /// <summary>A dateline at the head of the article.</summary>
    Dateline,

    /// <summary>The day of publication, because the act is told as news and nothing else is said.</summary>
    Publication,

    /// <summary>The time line of the story: "the next day", "in the aftermath of the attack".</summary>
    Narrative,

    /// <summary>Nothing tells.</summary>
    None,
}

/// <summary>Which end of an interval is open.</summary>
public enum OpenEnd
{
    /// <summary>Both ends are known.</summary>
    None,

    /// <summary>At some time up to <see cref="DatedInterval.To"/>.</summary>
    Before,

    /// <summary>At some time from <see cref="DatedInterval.From"/> on.</summary>
    After,
}

/// <summary>Days on which something happened, both ends inclusive, local to the place.</summary>
public sealed record DatedInterval
{
    /// <summary>First day.</summary>
    public DateOnly? From { get; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly? To { get; }

    /// <summary>How finely the text tells it.</summary>
    public DatePrecision Precision { get; }

    /// <summary>Where it was taken from.</summary>
    public DateSource Source { get; init; }

    /// <summary>Which end is open.</summary>
    public OpenEnd Open { get; init; }

    /// <summary>Makes an interval.</summary>
    /// <exception cref="ArgumentException">When <paramref name="to"/> lies before <paramref name="from"/>.</exception>
    public DatedInterval(DateOnly? from, DateOnly? to, DatePrecision precision, DateSource source = DateSource.Text, OpenEnd open = OpenEnd.None)
    {
        if (from is { } f && to is { } t && t < f)
        {
            throw new ArgumentException($"The last day {t:yyyy-MM-dd} lies before the first {f:yyyy-MM-dd}.", nameof(to));
        }

        From = from;
        To = to;
        Precision = precision;
        Source = source;
        Open = open;
    }

    /// <summary>No date is told.</summary>
    public static DatedInterval Unknown { get; } = new(null, null, DatePrecision.Unknown, DateSource.None);

    /// <summary>One day.</summary>
    public static DatedInterval OnDay(DateOnly day, DateSource source = DateSource.Text) => new(day, day, DatePrecision.Day, source);

    /// <summary>True when both intervals could hold the same day. An unknown date fits anything.</summary>
    public bool MayCoincideWith(DatedInterval other) =>
        (From is null || other.To is null || From <= other.To) && (To is null || other.From is null || other.From <= To);
}
