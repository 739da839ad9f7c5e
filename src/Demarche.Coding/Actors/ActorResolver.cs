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
        return ById(phrase, on) ?? new Reading(catalog, phrase, on, CountryOf(context, on)).Whole();
    }

    /// <summary>Every actor of a coordinated phrase ("Russian and Belarusian soldiers" gives two); one for a simple phrase, none when nothing is understood.</summary>
    /// <inheritdoc cref="Resolve"/>
    public IReadOnlyList<Actor> ResolveAll(string phrase, string? context = null, DateOnly? on = null)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return ById(phrase, on) is { } one ? [one] : new Reading(catalog, phrase, on, CountryOf(context, on)).All();
    }

    /// <summary>The same actor as of another day: sectors and office then.</summary>
    /// <returns>The actor itself when the catalogue does not know its id or nothing changes.</returns>
    public Actor AsOf(Actor actor, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Id is { } id && catalog.PartyById(id) is { Kind: PartyKind.Person or PartyKind.Group } ? ById(id, on) ?? actor : actor;
    }

    /// <summary>What followed states that ended, by id: the one successor, or the first named.</summary>
    public IReadOnlyDictionary<string, string> Successors => catalog.Successors;

    /// <summary>The bearer of a catalogue id ("UKR", "AFG.taliban", "p.some-name").</summary>
    Actor? ById(string id, DateOnly? on)
    {
        if (catalog.PartyById(id) is { } party)
        {
            return Reading.Known(catalog, party, on);
        }

        return catalog.StateById(id) is { } state ? new Actor(state.Id, state.Name, state.Country, state.Sectors) : null;
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
