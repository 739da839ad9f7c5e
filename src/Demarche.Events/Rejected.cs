namespace Demarche;

/// <summary>An input that could not be read, with the reason. Reading goes on with the next.</summary>
/// <param name="Origin">File, address or line.</param>
/// <param name="Code">Stable short code such as <c>binary</c> or <c>too-large</c>.</param>
/// <param name="Message">What was wrong with which value, and what to do; one line.</param>
public sealed record Rejected(string Origin, string Code, string Message);
