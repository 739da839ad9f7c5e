using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Api.Asking;

/// <summary>The parameters of a request, each checked against what its route declares.</summary>
sealed class Query
{
    readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    readonly Dictionary<string, Parameter> _known;

    Query(IReadOnlyList<Parameter> known) => _known = known.ToDictionary(p => p.Name, StringComparer.Ordinal);

    /// <summary>Reads and checks all of them.</summary>
    /// <exception cref="Refused">With the first that is unknown, given twice, missing or means nothing.</exception>
    public static Query Read(HttpRequest request, IReadOnlyList<Parameter> known)
    {
        var query = new Query(known);
        foreach (var (name, values) in request.Query)
        {
            if (!query._known.TryGetValue(name, out var parameter))
            {
                throw new Refused(400, "unknown-parameter", $"there is no parameter '{Refused.Shown(name)}' here", known.Count == 0 ? "leave it out" : $"use {string.Join(", ", known.Select(p => p.Name))}");
            }

            if (values is not [{ } value])
            {
                throw Refused.Parameter(name, values.ToString(), "give it once");
            }

            if (value.Length == 0)
            {
                continue;
            }

            Check(parameter, value);
            query._values[name] = value;
        }

        return known.FirstOrDefault(p => p.Required && !query._values.ContainsKey(p.Name)) is { } missing
            ? throw new Refused(400, "missing-parameter", $"{missing.Name} is missing", missing.Wanted)
            : query;
    }

    /// <summary>A text; null when not given.</summary>
    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <summary>A day.</summary>
    public DateOnly? Day(string name) => Text(name) is { } text ? ParseDay(text, _known[name].Kind == ParameterKind.LastDay) : null;

    /// <summary>A whole number.</summary>
    public int? Integer(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A number.</summary>
    public double? Number(string name) => Text(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>True or false.</summary>
    public bool? Flag(string name) => Text(name) is { } text ? text == "true" : null;

    /// <summary>Checks the part of an address that names something.</summary>
    /// <exception cref="Refused">When it holds what no id or name holds.</exception>
    public static string Id(string value, string name)
    {
        if (value.Length is 0 or > 200 || value.Any(char.IsControl) || HasHalfPair(value))
        {
            throw Refused.Parameter(name, value, "give an id or a name of at most 200 characters");
        }

        return value;
    }

    static void Check(Parameter parameter, string value)
    {
        var right = parameter.Values is not null ? parameter.Values.Contains(value) : parameter.Kind switch
        {
            ParameterKind.Day => ParseDay(value, last: false) is not null,
            ParameterKind.LastDay => ParseDay(value, last: true) is not null,
            ParameterKind.Integer => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) && n >= parameter.Least && n <= parameter.Most,
            ParameterKind.Number => double.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var x) && x >= parameter.Least && x <= parameter.Most,
            ParameterKind.Flag => value is "true" or "false",
            _ => value.Length <= parameter.Most && !value.Any(char.IsControl) && !HasHalfPair(value),
        };
        if (!right)
        {
            throw Refused.Parameter(parameter.Name, value, parameter.Wanted);
        }
    }

    static bool HasHalfPair(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]) && !(char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[++i])))
            {
                return true;
            }
        }

        return false;
    }

    static DateOnly? ParseDay(string text, bool last)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return last ? month.AddDays(DateTime.DaysInMonth(month.Year, month.Month) - 1) : month;
        }

        return text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0
            ? (last ? new DateOnly(year, 12, 31) : new DateOnly(year, 1, 1))
            : null;
    }
}
