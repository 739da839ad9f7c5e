namespace Demarche.Merging.Happenings;

/// <summary>Two tellings that may be one happening.</summary>
/// <param name="A">Event id, the lesser of the two.</param>
/// <param name="B">Event id.</param>
/// <param name="Likeness">Probability that they are one.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record Link(string A, string B, double Likeness, string Reason);
