namespace Demarche.Coding.Actors;

internal sealed partial class Reading
{
    /// <summary>
    /// The parts of "A, B and C"; null when the phrase is not coordinated or a part says nothing.
    /// A head shared to the right ("Russian and Belarusian soldiers") or to the left ("leaders of Germany and France") is given to each part.
    /// </summary>
    List<List<Item>>? Coordinated()
    {
        if (!_items.Exists(i => i.Is(Particle.And)))
        {
            return null;
        }

        var parts = Parts();
        if (parts.Count < 2)
        {
            return null;
        }

        ShareRight(parts);
        ShareLeft(parts);
        parts.RemoveAll(p => Segment(p) is null);
        return parts.Count < 2 ? null : parts;
    }

    /// <summary>The stretches between commas and "and".</summary>
    List<List<Item>> Parts()
    {
        var parts = new List<List<Item>>();
        var current = new List<Item>();
        foreach (var item in _items)
        {
            if (item.Is(Particle.And) || item.Comma)
            {
                if (current.Count > 0)
                {
                    parts.Add(current);
                    current = [];
                }
            }

            if (!item.Is(Particle.And))
            {
                current.Add(item with { Comma = false });
            }
        }

        if (current.Count > 0)
        {
            parts.Add(current);
        }

        return parts;
    }

    /// <summary>An adjective alone takes the head of the last part.</summary>
    void ShareRight(List<List<Item>> parts)
    {
        var last = parts[^1];
        var state = last.FindIndex(i => i.Kind == ItemKind.State && i.Use is StateUse.Adjective or StateUse.Region);
        if (state < 0 || state + 1 >= last.Count || last[state + 1].Kind != ItemKind.Agent)
        {
            return;
        }

        var head = last.GetRange(state + 1, last.Count - state - 1);
        foreach (var part in parts)
        {
            if (part != last && part.Exists(IsAdjective) && part.TrueForAll(i => i.Kind is ItemKind.State or ItemKind.Particle))
            {
                part.AddRange(head);
            }
        }
    }

    /// <summary>Also names that serve as adjectives ("US and British troops").</summary>
    bool IsAdjective(Item item)
    {
        if (item.Kind != ItemKind.State)
        {
            return false;
        }

        for (var e = item.Chain; e >= 0; e = _catalog.Entry(e).Next)
        {
            if (_catalog.Entry(e) is { Kind: NameKind.State, Use: StateUse.Adjective or StateUse.Region })
            {
                return true;
            }
        }

        return item.Use is StateUse.Adjective or StateUse.Region;
    }

    /// <summary>A bare state takes "leaders of" from the first part.</summary>
    static void ShareLeft(List<List<Item>> parts)
    {
        var first = parts[0];
        var of = first.FindIndex(i => i.Is(Particle.Of));
        if (of < 1 || first[of - 1].Kind != ItemKind.Agent)
        {
            return;
        }

        foreach (var part in parts.Skip(1))
        {
            if (part.TrueForAll(i => i.Kind is ItemKind.State || i.Is(Particle.Article)))
            {
                part.InsertRange(0, first.GetRange(0, of + 1));
            }
        }
    }
}
