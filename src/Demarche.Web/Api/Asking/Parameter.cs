namespace Demarche.Web.Api.Asking;

/// <summary>What a parameter's value must be.</summary>
enum ParameterKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A day, a month (its first day) or a year.</summary>
    Day,

    /// <summary>The same, standing for its last day.</summary>
    LastDay,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Flag,
}

/// <summary>One query parameter of a route: read by <see cref="Query"/>, shown in the OpenAPI document.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it asks for.</param>
/// <param name="Kind">What its value must be.</param>
/// <param name="Values">The only values it takes; null for any.</param>
/// <param name="Least">Least number.</param>
/// <param name="Most">Greatest number, or most characters of a text.</param>
/// <param name="Required">Must be given.</param>
sealed record Parameter(string Name, string Meaning, ParameterKind Kind = ParameterKind.Text, IReadOnlyList<string>? Values = null, double Least = 0, double Most = 200, bool Required = false)
{
    /// <summary>Rows of a page.</summary>
    public static Parameter Limit { get; } = new("limit", "Rows of a page, 1 to 500; 50 when left out.", ParameterKind.Integer, Least: 1, Most: 500);

    /// <summary>Where a page begins.</summary>
    public static Parameter Cursor { get; } = new("cursor", "Opaque; taken from the page before. Stays right while data is added.");

    /// <summary>The same in words, for a hint.</summary>
    public string Wanted => Values is not null ? $"give one of {string.Join(", ", Values)}" : Kind switch
    {
        ParameterKind.Day or ParameterKind.LastDay => "give a day as YYYY-MM-DD, YYYY-MM or YYYY",
        ParameterKind.Integer => $"give a whole number from {Least:0} to {Most:0}",
        ParameterKind.Number => $"give a number from {Least:0.##} to {Most:0.##}",
        ParameterKind.Flag => "give true or false",
        _ => $"give at most {Most:0} characters, no control characters among them",
    };
}
