namespace Demarche.Forecasting.Following;

/// <summary>A state of states.tsv.</summary>
/// <param name="Id">Country code.</param>
/// <param name="Name">English name.</param>
/// <param name="From">First day it exists.</param>
/// <param name="To">First day it does not; null while it lasts.</param>
/// <param name="Region">Continent.</param>
/// <param name="Subregion">United Nations subregion.</param>
/// <param name="Latitude">Of the capital, degrees.</param>
/// <param name="Longitude">Of the capital, degrees.</param>
/// <param name="Languages">Of government.</param>
/// <param name="Rulers">States that ruled it in modern times.</param>
/// <param name="Continues">States whose acts it has inherited.</param>
public sealed record State(string Id, string Name, DateOnly From, DateOnly? To, string Region, string Subregion, double Latitude, double Longitude, IReadOnlyList<string> Languages, IReadOnlyList<string> Rulers, IReadOnlyList<string> Continues);
