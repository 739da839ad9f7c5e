namespace Demarche.Coding.Places;

/// <summary>
/// What a document tells about its places: how often it names each country (which tells the Tripoli of Libya from that of Lebanon),
/// and towns that it has placed itself. One for a document; not thread-safe.
/// </summary>
public sealed class PlaceContext
{
    /// <summary>Named in so much news that naming it says little about where a town lies.</summary>
    const string Everywhere = "USA";

    /// <summary>What one naming of a country is worth as a sign of where a place lies.</summary>
    internal static double Weight(string? country) => country == Everywhere ? 0.4 : 1;

    readonly Dictionary<string, int> _countries = [];
    Dictionary<string, Place>? _towns;

    /// <summary>Adds one naming of a country.</summary>
    /// <param name="country">ISO alpha-3 code; null is ignored.</param>
    public void Add(string? country)
    {
        if (country is not null)
        {
            _countries[country] = _countries.GetValueOrDefault(country) + 1;
        }
    }

    /// <summary>Namings of a country.</summary>
    public int Of(string? country) => country is null ? 0 : _countries.GetValueOrDefault(country);

    /// <summary>Remembers a town that the document has placed.</summary>
    internal void Learn(string words, Place place) => (_towns ??= new(StringComparer.Ordinal))[words] = place;

    /// <summary>The town of a name that the document has placed before; null when it has not.</summary>
    internal Place? Learnt(string words) => _towns?.GetValueOrDefault(words);

    /// <summary>How much the document speaks for a place in a country, in powers of ten of its people: 0 to about 4.</summary>
    internal double For(string? country)
    {
        var n = Of(country);
        return n == 0 ? 0 : (3 + 0.2 * Math.Min(4, n - 1)) * Weight(country);
    }
}
