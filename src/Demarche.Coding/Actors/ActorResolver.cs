namespace Demarche.Coding.Actors;

/// <summary>Says who is meant by the words of a noun phrase on a given day. Thread-safe.</summary>
/// <param name="catalog">Who can act, and under what names.</param>
public sealed partial class ActorResolver(ActorCatalog catalog)
{
    /// <summary>Longest phrase read, in words; what follows is left out.</summary>
    const int MaxAtoms = 400;

    /// <summary>The catalogue in use.</summary>
    public ActorCatalog Catalog => catalog;

    /// <summary>The actor a phrase stands for; of coordinated actors, one that stands for all with the first one's sector.</summary>
    /// <param name="phrase">The words, such as "Iranian Foreign Minister Javad Zarif".</param>
    /// <param name="context">Other words that may say which country is meant; null for none.</param>
    /// <param name="on">Day for which roles are asked; null asks for the latest known.</param>
    /// <returns>Null when nothing in the phrase is understood.</returns>
    public Actor? Resolve(string phrase, string? context = null, DateOnly? on = null)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        var reading = new Reading(catalog, phrase, on, CountryOf(context, on));
        return reading.Whole();
    }

    /// <summary>Every actor of a coordinated phrase ("Russian and Belarusian soldiers" gives two); one for a simple phrase, none when nothing is understood.</summary>
    /// <inheritdoc cref="Resolve"/>
    public IReadOnlyList<Actor> ResolveAll(string phrase, string? context = null, DateOnly? on = null)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return new Reading(catalog, phrase, on, CountryOf(context, on)).All();
    }

    /// <summary>The country that a text speaks of first, or null.</summary>
    string? CountryOf(string? context, DateOnly? on)
    {
        if (string.IsNullOrEmpty(context))
        {
            return null;
        }

        var atoms = new List<Atom>();
        Atoms.Cut(context, 0, Math.Min(context.Length, 4000), atoms);
        foreach (var item in ItemReader.Read(catalog, atoms, 0, Math.Min(atoms.Count, MaxAtoms), on ?? DateOnly.MaxValue, lax: false))
        {
            if (item.Kind == ItemKind.State)
            {
                return catalog.States[item.Ref].Country;
            }
        }

        return null;
    }
}
