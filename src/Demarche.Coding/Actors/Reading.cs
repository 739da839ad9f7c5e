namespace Demarche.Coding.Actors;

/// <summary>
/// One phrase being resolved. The phrase is read as: core, then what "of", "in" or "from" adds, then appositions.
/// In the core the last word that names a kind of actor is its head; states, institutions and groups before it give country and sector.
/// </summary>
internal sealed partial class Reading
{
    const int MaxAtoms = 400;

    readonly ActorCatalog _catalog;
    readonly string _text;
    readonly List<Atom> _atoms;
    readonly DateOnly _on;
    readonly bool _dated;
    readonly string? _context;
    readonly List<Item> _items;

    /// <summary>Reads a phrase that stands alone.</summary>
    public Reading(ActorCatalog catalog, string text, DateOnly? on, string? context)
        : this(catalog, text, CutAll(text), [], on)
    {
        _context = context;
        var lax = !_atoms.Exists(a => a.Is(AtomShape.Capital));
        _items = ItemReader.Read(catalog, _atoms, 0, Math.Min(MaxAtoms, _atoms.Count), _on, lax);
    }

    /// <summary>Reads items of a longer text.</summary>
    public Reading(ActorCatalog catalog, string text, List<Atom> atoms, List<Item> items, DateOnly? on)
    {
        (_catalog, _text, _atoms, _items, _on, _dated) = (catalog, text, atoms, items, on ?? DateOnly.MaxValue, on is not null);
    }

    /// <summary>The one actor of the phrase.</summary>
    public Actor? Whole() => One(_items);

    /// <summary>The actors of a coordinated phrase.</summary>
    public List<Actor> All()
    {
        var parts = Coordinated();
        if (parts is null)
        {
            // "Putin and Johnson" of no day: one of the two is known.
            return (One(_items) ?? Known()) is { } one ? [one] : [];
        }

        var actors = new List<Actor>();
        foreach (var part in parts)
        {
            if (One(part) is { } actor && !actors.Contains(actor))
            {
                actors.Add(actor);
            }
        }

        return actors;
    }

    /// <summary>The one party of a coordination that is understood; null when the phrase is none.</summary>
    Actor? Known() => _items.Exists(i => i.Is(Particle.And)) ? Parts().Select(One).FirstOrDefault(a => a is not null) : null;

    /// <summary>One actor: first segment, completed by appositions after commas.</summary>
    Actor? One(List<Item> items)
    {
        Actor? actor = null;
        for (var start = 0; start < items.Count;)
        {
            var stop = start + 1;
            while (stop < items.Count && !items[stop].Comma)
            {
                stop++;
            }

            if (Segment(items.GetRange(start, stop - start)) is { } found && (start == 0 || actor is not null || found.Sectors.Count > 0))
            {
                actor = actor is null ? found : Complete(actor, found);
                if (actor.Country is not null && actor.Sectors.Count > 0)
                {
                    break;
                }
            }

            start = stop;
        }

        return actor is { Country: null } && _context is not null ? actor with { Country = _context } : actor;
    }

    static Actor Complete(Actor actor, Actor apposition) => actor with
    {
        Country = actor.Country ?? apposition.Country,
        Sectors = actor.Sectors.Count > 0 ? actor.Sectors : apposition.Sectors,
        Role = actor.Role ?? apposition.Role,
    };

    static List<Atom> CutAll(string text)
    {
        var atoms = new List<Atom>();
        Atoms.Cut(text, 0, Math.Min(text.Length, 4000), atoms);
        return atoms;
    }

    /// <summary>The words from the first to the last item, without article.</summary>
    string Words(List<Item> items)
    {
        var first = 0;
        while (first < items.Count - 1 && (items[first].Is(Particle.Article) || items[first].Kind == ItemKind.Genitive))
        {
            first++;
        }

        var last = items.Count - 1;
        while (last > first && items[last].Kind == ItemKind.Genitive)
        {
            last--;
        }

        var words = "";
        for (var i = first; i <= last; i++)
        {
            // A head shared with the next name ("Russian and Belarusian soldiers") stands apart.
            var from = i;
            while (i < last && items[i + 1].First == items[i].End)
            {
                i++;
            }

            words += " " + _text[_atoms[items[from].First].Start.._atoms[items[i].End - 1].End];
        }

        return words.Trim();
    }
}
