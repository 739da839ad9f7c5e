namespace Demarche.Store;

/// <summary>One act of a country toward another, without words.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Day">From when it is known: the last day it may have happened, or the day of the document that tells of it, whichever is later.</param>
/// <param name="Source">Country that acted.</param>
/// <param name="Target">Country it acted toward.</param>
/// <param name="Quad">1 or 2 cooperation by word or deed, 3 or 4 conflict.</param>
/// <param name="Cameo">Code of the act.</param>
/// <param name="ObjectId">What is recognised, listed or sent a mission; null when the act says none.</param>
public sealed record CountryAct(string EventId, DateOnly Day, string Source, string Target, int Quad, string Cameo, string? ObjectId);
