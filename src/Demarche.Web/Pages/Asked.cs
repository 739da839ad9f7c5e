using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Pages;

/// <summary>Reads what an address asks for. A value that means nothing is told, not guessed.</summary>
static class Asked
{
    /// <summary>The value, or null when absent or empty.</summary>
    /// <exception cref="FormatException">When it is longer than 200 characters.</exception>
    public static string? Text(IQueryCollection query, string name) =>
        query[name].ToString().Trim() is not { Length: > 0 } text ? null
        : text.Length <= 200 ? text.Replace("\0", "", StringComparison.Ordinal) : throw new FormatException($"{name} is longer than 200 characters");

    /// <summary>A day, month or year; <paramref name="last"/> takes the last day of the month or year.</summary>
    /// <exception cref="FormatException">When it is none.</exception>
    public static DateOnly? Day(IQueryCollection query, string name, bool last = false)
    {
        if (Text(query, name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return last ? new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month)) : month;
        }

        return text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0
            ? last ? new DateOnly(year, 12, 31) : new DateOnly(year, 1, 1)
            : throw new FormatException($"{name} is “{Short(text)}”, no day; write 2024-05-28, 2024-05 or 2024");
    }

    /// <summary>One of a few values; the first when absent.</summary>
    /// <exception cref="FormatException">When it is another.</exception>
    public static string OneOf(IQueryCollection query, string name, params ReadOnlySpan<string> values)
    {
        var text = Text(query, name);
        if (text is null)
        {
            return values[0];
        }

        foreach (var v in values)
        {
            if (v == text)
            {
                return v;
            }
        }

        throw new FormatException($"{name} is “{Short(text)}”; it can be {string.Join(", ", values)}");
    }

    /// <summary>A number from 0 to 1; null when absent.</summary>
    /// <exception cref="FormatException">When it is none.</exception>
    public static double? Share(IQueryCollection query, string name) =>
        Text(query, name) is not { } text ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var v) && v is >= 0 and <= 1 ? v
        : throw new FormatException($"{name} is “{Short(text)}”; it can be 0 to 1");

    /// <summary>Classes of acts asked for; all four when none is named.</summary>
    /// <exception cref="FormatException">When one is unknown.</exception>
    public static IReadOnlySet<int> Classes(IQueryCollection query)
    {
        var named = query["quad"].Where(q => !string.IsNullOrEmpty(q)).Select(q => Parts.QuadClass.Parse(q) ?? throw new FormatException($"quad is “{Short(q!)}”; it can be vc, mc, vf, mf")).ToHashSet();
        return named.Count > 0 ? named : Parts.QuadClass.All.ToHashSet();
    }

    /// <summary>A value in a message.</summary>
    public static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
