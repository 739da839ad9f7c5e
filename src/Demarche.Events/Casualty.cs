namespace Demarche;

/// <summary>A number of people killed, injured, detained or displaced.</summary>
/// <param name="Kind"><c>killed</c>, <c>injured</c>, <c>detained</c> or <c>displaced</c>.</param>
/// <param name="N">The number, or the lower end of a range.</param>
/// <param name="NMax">The upper end of a range; null for one number.</param>
/// <param name="Qualifier"><c>exact</c>, <c>about</c>, <c>at_least</c> or <c>at_most</c>.</param>
/// <param name="Who">The words for the people, such as <c>Soviet soldiers</c>.</param>
public sealed record Casualty(string Kind, int N, int? NMax, string Qualifier, string? Who);
