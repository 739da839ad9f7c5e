namespace Demarche.Coding.Actors;

/// <summary>Reads atoms as names, words for actors and small words: longest match first, from left to right.</summary>
internal static class ItemReader
{
    /// <summary>Items of a range of atoms, in order, covering it without overlap.</summary>
    /// <param name="catalog">Names.</param>
    /// <param name="atoms">Atoms of the phrase or sentence.</param>
    /// <param name="first">First atom.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="on">Day on which names must hold.</param>
    /// <param name="lax">Also take a name without capitals that begins the text.</param>
    public static List<Item> Read(ActorCatalog catalog, List<Atom> atoms, int first, int end, DateOnly on, bool lax)
    {
        var items = new List<Item>();
        for (var i = first; i < end;)
        {
            var atom = atoms[i];
            var comma = atom.Is(AtomShape.AfterBreak) && i > first;
            if (atom.Is(AtomShape.Genitive))
            {
                items.Add(new Item(ItemKind.Genitive, i, i + 1));
                i++;
                continue;
            }

            var particle = catalog.ParticleOf(atom);
            particle = particle == Particle.Player ? Particle.None : particle;
            var hyphen = atom.Is(AtomShape.AfterHyphen);
            if (particle is Particle.Support or Particle.Base && hyphen)
            {
                items.Add(new Item(ItemKind.Particle, i, i + 1, Particle: particle));
                i++;
                continue;
            }

            if (Match(catalog, atoms, items, i, end, on, lax) is { } found)
            {
                items.Add(found with { Comma = comma });
                i = found.End;
                continue;
            }

            if (particle == Particle.Against && !(i + 1 < end && atoms[i + 1].Is(AtomShape.AfterHyphen)))
            {
                particle = Particle.None;
            }

            if (particle is not (Particle.None or Particle.Support or Particle.Base or Particle.Name))
            {
                items.Add(new Item(ItemKind.Particle, i, i + 1, Particle: particle, Comma: comma));
                i++;
                continue;
            }

            var capital = atom.Is(AtomShape.Capital) || (particle == Particle.Name && i + 1 < end && atoms[i + 1].Is(AtomShape.Capital));
            var joins = items.Count > 0 && items[^1] is { Kind: ItemKind.Unknown } last && last.End == i && !comma;
            if (capital && joins)
            {
                items[^1] = items[^1] with { End = i + 1 };
            }
            else
            {
                items.Add(new Item(capital ? ItemKind.Unknown : ItemKind.Other, i, i + 1, Comma: comma));
            }

            i++;
        }

        return items;
    }

    static Item? Match(ActorCatalog catalog, List<Atom> atoms, List<Item> before, int i, int end, DateOnly on, bool lax)
    {
        if (!catalog.Begins(atoms[i].Key, out var lengths))
        {
            return null;
        }

        System.Span<ulong> keys = stackalloc ulong[12];
        var longest = 0;
        var key = Atoms.Empty;
        for (var n = 0; n < 12 && i + n < end && lengths >> n != 0; n++)
        {
            keys[n] = key = Atoms.Extend(key, atoms[i + n].Key);
            longest = n + 1;
        }

        for (var n = longest; n >= 1; n--)
        {
            if ((lengths & (1 << (n - 1))) == 0)
            {
                continue;
            }

            var head = catalog.Find(keys[n - 1]);
            var best = -1;
            var bestScore = int.MinValue;
            for (var e = head; e >= 0; e = catalog.Entry(e).Next)
            {
                var entry = catalog.Entry(e);
                if (!Fits(catalog, atoms, before, entry, i, i + n, end, on, lax))
                {
                    continue;
                }

                var score = Score(catalog, entry, on);
                if (score > bestScore)
                {
                    bestScore = score;
                    best = e;
                }
            }

            if (best >= 0)
            {
                var entry = catalog.Entry(best);
                if (entry.Kind == NameKind.State && entry.Use is StateUse.Region or StateUse.Seat && i + n < end && catalog.ParticleOf(atoms[i + n]) == Particle.Player)
                {
                    return new Item(ItemKind.Other, i, i + n); // "a Liverpool winger" plays for a club and may be anybody's
                }

                var kind = entry.Kind switch { NameKind.State => ItemKind.State, NameKind.Party => ItemKind.Party, _ => catalog.Agents[entry.Ref].Kind == AgentKind.None ? ItemKind.Other : ItemKind.Agent };
                return new Item(kind, i, i + n, entry.Ref, head, entry.Use);
            }
        }

        return null;
    }

    static bool Fits(ActorCatalog catalog, List<Atom> atoms, List<Item> before, in NameEntry entry, int i, int stop, int end, DateOnly on, bool lax)
    {
        if (on < entry.From || on > entry.To)
        {
            return false;
        }

        if (entry.NeedsCapitals)
        {
            if (!atoms[i].Is(AtomShape.AllCapitals))
            {
                return false;
            }
        }
        else if (entry.NeedsCapital && !atoms[i].Is(AtomShape.Capital) && !(lax && i == 0 && !entry.Ambiguous && atoms[i].End - atoms[i].Start > 3))
        {
            return false;
        }

        if (entry.SecondCapital && !lax && (i == 0 || catalog.ParticleOf(atoms[i]) == Particle.Article) && !atoms[i + 1].Is(AtomShape.Capital))
        {
            // The first word of a sentence, or an article, is no name by its capital: "The Hindu community", "National action was asked for".
            return false;
        }

        for (var k = i + 1; k < stop; k++)
        {
            if (atoms[k].Is(AtomShape.AfterBreak) && !entry.Breaks)
            {
                return false;
            }
        }

        if (entry.Ambiguous && !lax)
        {
            var afterName = before.Count > 0 && before[^1].Kind == ItemKind.Unknown && before[^1].End == i && !atoms[i].Is(AtomShape.AfterBreak);
            var beforeName = stop < end && atoms[stop].Is(AtomShape.Capital) && !atoms[stop].Is(AtomShape.AfterBreak) && !catalog.Begins(atoms[stop].Key, out _);
            return !afterName && !beforeName;
        }

        return true;
    }

    /// <summary>Among bearers of one name: groups and organisations, then people in office on the day, then states; words for kinds of actors last.</summary>
    static int Score(ActorCatalog catalog, in NameEntry entry, DateOnly on)
    {
        if (entry.Kind == NameKind.Agent)
        {
            return catalog.Agents[entry.Ref].Kind == AgentKind.Modifier ? 0 : 1;
        }

        if (entry.Kind == NameKind.State)
        {
            return 40 + (entry.To != DateOnly.MaxValue ? 2 : 0) - (int)entry.Use / 4 + (entry.Use == StateUse.Name ? 1 : 0);
        }

        var party = catalog.Parties[entry.Ref];
        if (party.Kind == PartyKind.Group)
        {
            return 60;
        }

        if (party.Kind != PartyKind.Person)
        {
            return 30;
        }

        var score = 10;
        foreach (var p in party.Periods)
        {
            if (p.From <= on && on <= p.To)
            {
                score = Math.Max(score, 29 - p.Rank);
            }
        }

        return score;
    }
}
