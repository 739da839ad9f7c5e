namespace Demarche.Store;

/// <summary>Days as whole numbers since 1970-01-01, negative before: the same in every store.</summary>
static class Days
{
    const int Epoch = 719162; // DayNumber of 1970-01-01

    public static int Of(DateOnly day) => day.DayNumber - Epoch;

    public static int? Of(DateOnly? day) => day is { } d ? Of(d) : null;

    public static DateOnly Day(int days) => DateOnly.FromDayNumber(days + Epoch);
}
