using Demarche.Language;

namespace Demarche.Coding.Places;

/// <summary>How often a document names each country; tells the Tripoli of Libya from that of Lebanon. Build once per document, then only read.</summary>
public sealed class PlaceContext
{
    readonly Dictionary<string, int> _countries = [];

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

    /// <summary>Counts the countries that sentences name by themselves, and those of capitals and of the largest towns.</summary>
    public static PlaceContext Of(PlaceFinder finder, IEnumerable<Sentence> sentences)
    {
        var context = new PlaceContext();
        foreach (var sentence in sentences)
        {
            foreach (var mention in finder.Find(sentence))
            {
                context.Add(mention.Place.Country);
            }
        }

        return context;
    }
}
