namespace Demarche.Merging.Happenings;

/// <summary>Days on which a telling may have happened, and how sure that is.</summary>
/// <param name="From">First day, counted from 1970.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Told">The words tell the day; false when it is only the day of publication or a wide interval.</param>
readonly record struct Window(int From, int To, bool Told)
{
    /// <summary>Longest interval that is compared by its days; a longer one ("in 1979") only meets an equal one.</summary>
    public const int Widest = 45;

    static readonly int s_epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The window of a date; null when nothing is known.</summary>
    public static Window? Of(DatedInterval date)
    {
        ArgumentNullException.ThrowIfNull(date);
        var (from, to) = (date.From?.DayNumber - s_epoch, date.To?.DayNumber - s_epoch);
        if (date.Source == DateSource.Publication && to is { } day)
        {
            // Told as news: an outlet prints on the day or on one of the two days after it.
            return new Window((from ?? day) - 2, day, Told: false);
        }

        return (from, to) switch
        {
            ({ } f, { } t) => new Window(f, t, Told: f == t && date.Source != DateSource.Narrative),
            (null, { } t) => new Window(t - 14, t, Told: false),
            ({ } f, null) => new Window(f, f + 14, Told: false),
            _ => null,
        };
    }

    /// <summary>Wider than days can tell.</summary>
    public bool IsWide => To - From > Widest;

    /// <summary>Days between the two; 0 when they share one.</summary>
    public static int Gap(Window a, Window b) => Math.Max(0, Math.Max(a.From - b.To, b.From - a.To));
}
