namespace Demarche;

/// <summary>How finely a place is known.</summary>
public enum PlacePrecision
{
    /// <summary>A site.</summary>
    Point,

    /// <summary>A town.</summary>
    City,

    /// <summary>A first-level division.</summary>
    Admin1,

    /// <summary>Only the country.</summary>
    Country,
}

/// <summary>Where something happened.</summary>
/// <param name="Text">Words of the text.</param>
/// <param name="Name">Gazetteer name.</param>
/// <param name="Country">ISO alpha-3, or null at sea and where unknown.</param>
/// <param name="Admin1">First-level division, when known.</param>
/// <param name="GeoNamesId">GeoNames id, when known.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Precision">How finely it is known.</param>
public sealed record Place(string Text, string Name, string? Country, string? Admin1, long? GeoNamesId, double? Latitude, double? Longitude, PlacePrecision Precision);
